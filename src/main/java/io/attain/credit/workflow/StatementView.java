package io.attain.credit.workflow;

import io.attain.credit.Statement;
import io.attain.credit.StatementPaper;
import io.attain.terms.Agreement.Role;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the form of a statement shows to one side.
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

    static StatementView of(StatementPaper paper, Role side, UnaryOperator<String> outcomes) {
        Statement statement = paper.statement();
        return new StatementView(
                statement.reference(),
                paper.title(),
                paper.provider(),
                statement.period(),
                headline(statement, side),
                change(statement),
                DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH)
                                .format(statement.claimUntil().atZone(paper.zone()))
                        + " (" + paper.zone() + ")",
                silence(paper),
                paper.lines().stream()
                        .map(it -> new Line(
                                name(it),
                                it.promise(),
                                it.figure(),
                                it.counted(),
                                outcomes.apply(it.outcome()),
                                amount(it.credit(), statement.currency())))
                        .toList(),
                paper.lines().stream()
                        .flatMap(line -> line.steps().stream().map(it -> new Step(name(line), it.rule(), it.amount())))
                        .toList(),
                "/agreements/" + statement.reference() + "/statements/" + statement.close());
    }

    private static String headline(Statement statement, Role side) {
        String amount = statement.open().abs().toPlainString() + " " + statement.currency();
        if (statement.open().signum() > 0) {
            return amount
                    + (side == Role.CUSTOMER ? " back to you for " : " back to the customer for ")
                    + statement.period();
        }
        return statement.settled().signum() > 0
                ? amount + " too much was credited for " + statement.period()
                : amount + " earned by the provider in " + statement.period();
    }

    private static String change(Statement statement) {
        if (statement.reason().isEmpty()) {
            return "";
        }
        return "The credit for this period is now " + statement.total().toPlainString() + " " + statement.currency()
                + ", of which " + statement.settled().toPlainString() + " were settled before. Why it has changed: "
                + statement.reason();
    }

    private static String silence(StatementPaper paper) {
        return switch (paper.silence()) {
            case ACCEPTS -> "if you do not answer by then, it counts as accepted";
            case REJECTS -> "if you do not answer by then, it is not booked";
            case BOTH_ACCEPT ->
                "it changes a period whose claim window is over, so it is booked only if both sides accept it";
        };
    }

    private static String name(StatementPaper.Line line) {
        return line.scope().isEmpty() ? line.objective() : line.objective() + " (" + line.scope() + ")";
    }

    private static String amount(@Nullable BigDecimal credit, String currency) {
        return credit == null ? "–" : credit.toPlainString() + " " + currency;
    }
}
