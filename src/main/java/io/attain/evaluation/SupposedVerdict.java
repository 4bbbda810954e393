package io.attain.evaluation;

import io.attain.evaluation.CreditFold.Entry;
import io.attain.terms.Agreement;
import io.attain.terms.Objective;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What evidence that is only supposed would come to: judged and credited by the same code as what was measured. Caps that add
 * up several verdicts hold, with nothing booked before.
 *
 * @param judgement the judgement
 * @param uncapped what it costs before caps over several verdicts, {@literal null} for nothing
 * @param credit the credit that is left after caps and rounding, {@literal null} for none
 */
record SupposedVerdict(Judgement judgement, @Nullable UncappedCredit uncapped, @Nullable Credit credit) {

    static SupposedVerdict of(
            Agreement agreement, Objective objective, Scope scope, EvaluationPeriod period, Evidence evidence) {
        Judgement judgement = Judgement.of(objective, evidence, period, agreement.stub());
        UncappedCredit uncapped = CreditCalculator.of(agreement, objective, period, evidence, judgement);
        Credit credit = uncapped == null
                ? null
                : CreditFold.of(List.of(new Entry(agreement, objective, scope, period, judgement.outcome(), uncapped)))
                        .get(0)
                        .credit();
        return new SupposedVerdict(judgement, uncapped, credit);
    }
}
