package io.attain.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.terms.Objective.Target;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the measurements of one objective, scope and period come to, before other verdicts have a say in its credit. It
 * becomes a {@link Verdict} with what the {@link CreditFold} makes of it.
 *
 * @param objective the objective's id
 * @param scope by what it is judged separately
 * @param version the agreement's version that judges
 * @param period the period
 * @param provisional whether the period is not over as of the evaluation
 * @param counted how many measurements count, the total of a tally, or milliseconds of availability by time
 * @param good how much of that is good, {@literal null} where the indicator does not tell
 * @param excluded how much does not count because of an exclusion or because it is open
 * @param refused how many measurements lack what the indicator reads
 * @param figure the exact figure, {@literal null} where there is none
 * @param target what it must reach by the terms
 * @param outcome met, breached or undetermined
 * @param reason why nobody can tell, {@literal null} where somebody can
 * @param delivered whether anything was delivered for the period, counted or not
 * @param credit what a breach costs, or a reward earns, before others have a say; {@literal null} for nothing
 * @param derivation how all of this came about, without the credit
 */
public record Assessment(
        String objective,
        Scope scope,
        int version,
        EvaluationPeriod period,
        boolean provisional,
        BigDecimal counted,
        @Nullable BigDecimal good,
        BigDecimal excluded,
        long refused,
        @Nullable Figure figure,
        Target target,
        Outcome outcome,
        @Nullable Reason reason,
        boolean delivered,
        @Nullable UncappedCredit credit,
        ObjectNode derivation) {

    /**
     * Returns the same with a credit that was decided instead of the one that was worked out.
     *
     * @param amount what the verdict costs before caps over several verdicts, in the currency's minor unit, not negative, never {@literal null}
     * @param decision what decided it, in words, never {@literal null}
     */
    public Assessment decided(BigDecimal amount, String decision) {
        return new Assessment(
                objective,
                scope,
                version,
                period,
                provisional,
                counted,
                good,
                excluded,
                refused,
                figure,
                target,
                outcome,
                reason,
                delivered,
                UncappedCredit.decided(credit, amount, decision),
                derivation);
    }

    /**
     * Returns the verdict.
     *
     * @param result what it comes to once other verdicts have had their say
     */
    public Verdict verdict(CreditFold.Result result) {
        return new Verdict(
                objective,
                scope,
                version,
                period,
                provisional,
                counted,
                good,
                excluded,
                refused,
                figure,
                target,
                outcome,
                reason,
                result.credit(),
                result.consequences(),
                DerivationDocument.of(Derivation.with(derivation, result)));
    }
}
