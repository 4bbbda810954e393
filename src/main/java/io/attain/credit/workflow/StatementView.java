package io.attain.credit.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.TermsInWords;
import io.attain.credit.Statement;
import io.attain.credit.StatementTerms;
import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Role;
import io.attain.terms.Agreement.Silence;
import io.attain.terms.Objective;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the form of a statement shows.
 *
 * @param reference the agreement's reference
 * @param title its title
 * @param provider who owes the credit
 * @param period the period's short name
 * @param headline what is owed, by whom
 * @param change what was settled before and why that changes, empty where this is the first statement
 * @param claimUntil until when the statement can be disputed
 * @param silence what it means not to answer
 * @param verdicts one line for each objective and scope
 * @param steps how each credit comes about
 * @param document where more can be read, relative to the host
 */
record StatementView(
        String reference,
        String title,
        String provider,
        String period,
        String headline,
        String change,
        String claimUntil,
        String silence,
        List<Line> verdicts,
        List<Step> steps,
        String document) {

    record Line(String objective, String promise, String figure, String counted, String verdict, String credit) {}

    record Step(String objective, String rule, String amount) {}

    static StatementView of(AgreementVersion version, Statement statement, Role side, boolean lateAdjustment) {
        Agreement terms = version.terms();
        return new StatementView(
                version.reference(),
                terms.title(),
                new TermsInWords(terms).parties(Role.PROVIDER),
                statement.period(),
                headline(statement, side),
                change(statement),
                DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH)
                                .format(statement.claimUntil().atZone(terms.zone()))
                        + " (" + terms.zone() + ")",
                silence(terms, lateAdjustment),
                statement.verdicts().stream()
                        .map(verdict -> line(terms, verdict))
                        .toList(),
                steps(terms, statement),
                "/agreements/" + version.reference() + "/statements/" + statement.close());
    }

    private static String headline(Statement statement, Role side) {
        String amount = statement.open().abs().toPlainString() + " " + statement.currency();
        if (statement.open().signum() < 0) {
            return amount + " too much was credited for " + statement.period();
        }
        return amount
                + (side == Role.CUSTOMER ? " back to you for " : " back to the customer for ")
                + statement.period();
    }

    private static String silence(Agreement terms, boolean lateAdjustment) {
        if (lateAdjustment) {
            return "it changes a period whose claim window is over, so it is booked only if both sides accept it";
        }
        return StatementTerms.silence(terms) == Silence.ACCEPTED
                ? "if you do not answer by then, it counts as accepted"
                : "if you do not answer by then, it is not booked";
    }

    private static String change(Statement statement) {
        if (statement.reason().isEmpty()) {
            return "";
        }
        return "The credit for this period is now " + statement.total().toPlainString() + " " + statement.currency()
                + ", of which " + statement.settled().toPlainString() + " were settled before. Why it has changed: "
                + statement.reason();
    }

    private static Line line(Agreement terms, JsonNode verdict) {
        return new Line(
                name(terms, verdict),
                promise(verdict),
                figure(terms, verdict),
                verdict.path("counted").asText(),
                verdict.path("verdict").asText(),
                credit(verdict));
    }

    private static List<Step> steps(Agreement terms, Statement statement) {
        List<Step> steps = new ArrayList<>();
        for (JsonNode verdict : statement.verdicts()) {
            for (JsonNode step : verdict.path("credit").path("steps")) {
                steps.add(new Step(
                        name(terms, verdict),
                        step.path("rule").asText(),
                        step.path("amount").asText()));
            }
        }
        return steps;
    }

    private static String name(Agreement terms, JsonNode verdict) {
        String id = verdict.path("objective").asText();
        String scope = verdict.path("scope").properties().stream()
                .map(entry -> entry.getValue().asText())
                .collect(Collectors.joining(", "));
        String name = terms.objective(id).map(Objective::name).orElse(id);
        return scope.isEmpty() ? name : name + " (" + scope + ")";
    }

    private static String promise(JsonNode verdict) {
        JsonNode target = verdict.path("target");
        String unit = target.path("unit").asText("");
        String bound = target.has("atMost")
                ? "at most " + target.path("atMost").asText()
                : "at least " + target.path("atLeast").asText();
        return (bound + "\u00a0" + unit).strip();
    }

    private static String figure(Agreement terms, JsonNode verdict) {
        String figure = verdict.path("figure").asText("");
        if (figure.isEmpty() || verdict.path("figure").isNull()) {
            return "–";
        }
        boolean percent = terms.objective(verdict.path("objective").asText())
                .filter(objective -> objective.indicator().isPercent())
                .isPresent();
        return percent ? new BigDecimal(figure).stripTrailingZeros().toPlainString() + "\u00a0%" : figure;
    }

    private static String credit(JsonNode verdict) {
        JsonNode credit = verdict.path("credit");
        return credit.isObject()
                ? credit.path("amount").asText() + " " + credit.path("currency").asText()
                : "–";
    }
}
