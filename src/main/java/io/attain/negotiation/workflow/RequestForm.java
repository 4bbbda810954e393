package io.attain.negotiation.workflow;

import io.attain.negotiation.AgreementRequest;
import io.attain.negotiation.Sides;
import io.attain.negotiation.WishedLevel;
import io.attain.problem.Problem;
import io.attain.terms.Agreement.Role;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.VariableScope;

/** Reads what the form that asks for an agreement sends. */
final class RequestForm {

    private static final String COPY = "copy";
    private static final Pattern LEVEL = Pattern.compile("([^:]+):([^,]*)(?:,\\s*price\\s+(.+))?");
    private static final int LONGEST_TEXT = 2000;

    private RequestForm() {}

    static AgreementRequest read(VariableScope scope) {
        String template = text(scope, "template");
        return new AgreementRequest(
                text(scope, "reference"),
                text(scope, "title"),
                template.equals(COPY) ? text(scope, "copied") : template,
                side(text(scope, "side")),
                text(scope, "counterpart"),
                day(text(scope, "from")),
                day(text(scope, "until")),
                text(scope, "needs"),
                levels(text(scope, "levels")));
    }

    /** One level on each line, such as “on-time: 98” or “on-time: 98, price 120.00”. */
    private static List<WishedLevel> levels(String text) {
        List<WishedLevel> levels = new ArrayList<>();
        for (String line : text.lines().filter(it -> !it.isBlank()).toList()) {
            Matcher level = LEVEL.matcher(line.strip());
            if (!level.matches()) {
                throw Problem.refused(
                        "A wished level is written as “on-time: 98” or “on-time: 98, price 120.00”, with the"
                                + " objective's id before the colon; this is something else: “" + line.strip() + "”.");
            }
            levels.add(new WishedLevel(level.group(1), level.group(2), level.group(3)));
        }
        return levels;
    }

    private static String text(VariableScope scope, String field) {
        String text = scope.getVariable(field) instanceof String given ? given.strip() : "";
        if (text.length() > LONGEST_TEXT) {
            throw Problem.refused("The field " + field + " takes at most " + LONGEST_TEXT + " characters.");
        }
        return text;
    }

    private static Role side(String side) {
        return Sides.ALL.stream()
                .filter(it -> it.name().equals(side))
                .findFirst()
                .orElseThrow(() -> Problem.refused("You speak for the PROVIDER or for the CUSTOMER."));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException unreadable) {
            throw Problem.refused("A day is written as 2027-01-31, not as “" + text + "”.");
        }
    }
}
