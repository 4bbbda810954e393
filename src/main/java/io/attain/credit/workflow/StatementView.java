package io.attain.credit.workflow;

import io.attain.credit.Statement;
import io.attain.credit.StatementPaper;
import io.attain.problem.EngineWords;
import io.attain.terms.Agreement.Role;
import io.attain.workflow.FormWords;
import java.math.BigDecimal;
import java.util.List;
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

    static StatementView of(StatementPaper paper, Role side, FormWords words) {
        Statement statement = paper.statement();
        return new StatementView(
                statement.reference(),
                paper.title(),
                paper.provider(),
                statement.period(),
                headline(statement, side, words),
                change(statement, words),
                words.time(statement.claimUntil().atZone(paper.zone()).toLocalDateTime()) + " (" + paper.zone() + ")",
                words.say("form.statement.silence." + paper.silence()),
                paper.lines().stream()
                        .map(it -> new Line(
                                name(it),
                                it.promise(),
                                it.figure(),
                                it.counted(),
                                words.say("outcome." + it.outcome()),
                                amount(it.credit(), statement.currency())))
                        .toList(),
                paper.lines().stream()
                        .flatMap(line -> line.steps().stream().map(it -> new Step(name(line), it.rule(), it.amount())))
                        .toList(),
                "/agreements/" + statement.reference() + "/statements/" + statement.close());
    }

    private static String headline(Statement statement, Role side, FormWords words) {
        String amount = statement.open().abs().toPlainString() + " " + statement.currency();
        String kind = statement.open().signum() > 0
                ? "back." + side
                : statement.settled().signum() > 0 ? "tooMuch" : "earned";
        return words.say("form.statement." + kind, amount, statement.period());
    }

    private static String change(Statement statement, FormWords words) {
        return statement.reason().isEmpty()
                ? ""
                : words.say(
                        "form.statement.change",
                        statement.total().toPlainString() + " " + statement.currency(),
                        statement.settled().toPlainString(),
                        EngineWords.reason(words.locale(), statement.reason()));
    }

    private static String name(StatementPaper.Line line) {
        return line.scope().isEmpty() ? line.objective() : line.objective() + " (" + line.scope() + ")";
    }

    private static String amount(@Nullable BigDecimal credit, String currency) {
        return credit == null ? "–" : credit.toPlainString() + " " + currency;
    }
}
