package io.attain.evaluation;

import io.attain.terms.Objective.Target;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The verdict for one objective, scope and period.
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
 * @param credit what the provider owes for it, negative where it earns something back or a reward; {@literal null} for
 *     nothing at all
 * @param consequences what it sets off because breaches repeat
 * @param derivation how all of this came about
 */
public record Verdict(
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
        @Nullable Credit credit,
        List<SetOff> consequences,
        DerivationDocument derivation) {

    /** Copies the list. */
    public Verdict {
        consequences = List.copyOf(consequences);
    }
}
