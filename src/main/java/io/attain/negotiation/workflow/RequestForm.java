package io.attain.negotiation.workflow;

import io.attain.negotiation.AgreementRequest;
import io.attain.negotiation.Sides;
import io.attain.problem.Problem;
import io.attain.terms.Agreement.Role;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.VariableScope;

/** Reads what the form that asks for an agreement sends. */
final class RequestForm {

    private static final String COPY = "copy";
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
                text(scope, "needs"));
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
