package io.attain.credit;

import com.fasterxml.jackson.databind.JsonNode;
import io.attain.agreement.TermsInWords;
import io.attain.problem.EngineWords;
import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Role;
import io.attain.terms.Objective;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the document of a statement says, for a page, paper and tasks alike.
 *
 * @param statement the statement
 * @param terms the terms that judged
 * @param provider the providing parties
 * @param customer the receiving parties
 * @param lines one for each verdict, in the order of the terms
 * @param answers how the sides answered
 * @param bookings what is booked because of it
 * @param silence what it means not to answer
 * @param silent the sides whose silence counted as acceptance when it was settled
 * @param earlier the statements of the period that it replaces, in order
 * @param later the statements of the period that came after it, in order
 */
public record StatementPaper(
        Statement statement,
        Agreement terms,
        String provider,
        String customer,
        List<Line> lines,
        List<StatementAnswer> answers,
        List<LedgerEntry> bookings,
        Silence silence,
        List<Role> silent,
        List<Earlier> earlier,
        List<Statement> later) {

    /** Returns the agreement's title. */
    public String title() {
        return terms.title();
    }

    /** Returns the agreement's zone, in which times are shown. */
    public ZoneId zone() {
        return terms.zone();
    }

    /** Returns the same in another language. */
    public StatementPaper in(Locale locale) {
        return of(terms, statement, answers, bookings, silence, silent, earlier, later, locale);
    }

    /** Returns whether a side has answered it, or one that it replaces, or was silent and so accepted it. */
    public boolean isAnswered() {
        return !answers.isEmpty()
                || !silent.isEmpty()
                || earlier.stream().anyMatch(it -> !it.answers().isEmpty());
    }

    /**
     * A statement that was replaced.
     *
     * @param statement the statement
     * @param answers how the sides answered it
     */
    public record Earlier(Statement statement, List<StatementAnswer> answers) {}

    /** What silence means until the claim window ends. */
    public enum Silence {
        /** It counts as acceptance. */
        ACCEPTS,
        /** It does not, and nothing is booked. */
        REJECTS,
        /** The statement adjusts one whose claim window is over, so both sides have to accept it. */
        BOTH_ACCEPT
    }

    /**
     * A verdict.
     *
     * @param number under which it is recorded
     * @param objective the objective's name
     * @param scope the scope's values, empty for the whole
     * @param promise the target in words
     * @param figure the figure with its unit, a dash where there is none
     * @param counted how much was counted
     * @param outcome met, breached or undetermined, by its code
     * @param credit what it costs, negative where the provider earns it; {@literal null} for nothing
     * @param steps how the credit comes about, before and after each cap
     * @param consequences what repeated breaches set off
     * @param derivation the hash of its derivation
     */
    public record Line(
            long number,
            String objective,
            String scope,
            String promise,
            String figure,
            String counted,
            String outcome,
            @Nullable BigDecimal credit,
            List<Step> steps,
            List<String> consequences,
            String derivation) {}

    /**
     * A step of a credit.
     *
     * @param rule the rule in words
     * @param amount what the credit comes to after it
     */
    public record Step(String rule, String amount) {}

    static StatementPaper of(
            Agreement terms,
            Statement statement,
            List<StatementAnswer> answers,
            List<LedgerEntry> bookings,
            Silence silence,
            List<Role> silent,
            List<Earlier> earlier,
            List<Statement> later,
            Locale locale) {
        TermsInWords words = new TermsInWords(terms, locale);
        VerdictWords numbers = VerdictWords.of(terms, locale);
        List<String> order = terms.objectives().stream().map(Objective::id).toList();
        return new StatementPaper(
                statement,
                terms,
                words.parties(Role.PROVIDER),
                words.parties(Role.CUSTOMER),
                statement.verdicts().stream()
                        .sorted(Comparator.comparingInt(
                                it -> order.indexOf(it.path("objective").asText())))
                        .map(it -> line(terms, words, numbers, it, locale))
                        .toList(),
                List.copyOf(answers),
                List.copyOf(bookings),
                silence,
                List.copyOf(silent),
                List.copyOf(earlier),
                List.copyOf(later));
    }

    private static Line line(
            Agreement terms, TermsInWords words, VerdictWords numbers, JsonNode verdict, Locale locale) {
        String id = verdict.path("objective").asText();
        Objective objective = terms.objective(id).orElse(null);
        JsonNode credit = verdict.path("credit");
        List<Step> steps = new ArrayList<>();
        credit.path("steps")
                .forEach(it -> steps.add(new Step(
                        EngineWords.step(locale, it.path("rule").asText()),
                        it.path("amount").asText())));
        List<String> consequences = new ArrayList<>();
        verdict.path("consequences")
                .forEach(it -> consequences.add(EngineWords.step(
                        locale,
                        it.path("then").asText() + ": " + it.path("because").asText())));
        return new Line(
                verdict.path("number").asLong(),
                objective == null ? id : objective.name(),
                verdict.path("scope").properties().stream()
                        .map(it -> it.getValue().asText())
                        .collect(Collectors.joining(", ")),
                objective == null ? "" : words.promise(objective),
                numbers.figure(verdict),
                numbers.counted(verdict),
                verdict.path("verdict").asText(),
                credit.isObject() ? new BigDecimal(credit.path("amount").asText()) : null,
                steps,
                consequences,
                verdict.path("derivation").asText());
    }
}
