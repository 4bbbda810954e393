package io.attain.credit;

import io.attain.evaluation.CreditFold.Parts;
import io.attain.evaluation.EvaluationPeriod;
import io.attain.evaluation.Scope;
import io.attain.evaluation.UncappedCredit;
import io.attain.evaluation.VerdictDocument;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A verdict that is to be recorded.
 *
 * @param objective the objective's id
 * @param scope by what it is judged separately
 * @param period the period
 * @param document the verdict with its derivation
 * @param uncapped what its own credit or reward comes to before others have a say, {@literal null} for nothing
 * @param credit what it costs, negative where the provider earns it
 * @param parts what that is made of
 * @param supersedes the verdict that it supersedes, {@literal null} for none
 */
public record NewVerdict(
        String objective,
        Scope scope,
        EvaluationPeriod period,
        VerdictDocument document,
        @Nullable UncappedCredit uncapped,
        BigDecimal credit,
        Parts parts,
        @Nullable StoredVerdict supersedes) {

    /** Returns what it adds to, or takes from, what was credited before. */
    public BigDecimal difference() {
        return supersedes == null ? credit : credit.subtract(supersedes.credit());
    }
}
