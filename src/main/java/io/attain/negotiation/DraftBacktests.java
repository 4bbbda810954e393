package io.attain.negotiation;

import io.attain.agreement.AgreementAccess;
import io.attain.agreement.AgreementVersion;
import io.attain.evaluation.PastTerms;
import io.attain.measurement.BacktestInWords;
import io.attain.measurement.StoredBacktest;
import io.attain.problem.Problem;
import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Role;
import io.attain.workflow.EngineSession;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Runs drafts on the measurements that are kept, and records what came of it for the side whose draft it is. */
@Component
public class DraftBacktests {

    private final AgreementAccess access;
    private final StoredBacktest backtest;
    private final BacktestInWords words;
    private final NegotiationRecord record;
    private final Clock clock;

    DraftBacktests(
            AgreementAccess access,
            StoredBacktest backtest,
            BacktestInWords words,
            NegotiationRecord record,
            Clock clock) {
        this.access = access;
        this.backtest = backtest;
        this.words = words;
        this.record = record;
        this.clock = clock;
    }

    /**
     * Runs terms on the past. Terms that cannot be run say why in place of a result.
     *
     * @param version the revision that the draft began at, never {@literal null}
     * @param draft its terms, never {@literal null}
     * @param side whose draft it is, and who alone reads the result, never {@literal null}
     * @param actor the account that drafted; what it may not read is not run, never {@literal null}
     */
    public void run(AgreementVersion version, Agreement draft, Role side, String actor) {
        record.add(version, Act.BACKTESTED, side, EngineSession.ENGINE, "", summary(draft, actor));
    }

    private String summary(Agreement draft, String actor) {
        if (!access.reads(actor, PastTerms.series(draft))) {
            return "Not run, since " + actor + " may not read all of its series.";
        }
        try {
            return words.summary(backtest.run(draft, clock.instant()), Locale.ENGLISH);
        } catch (Problem problem) {
            return problem.detail();
        } catch (IllegalArgumentException unfit) {
            return Objects.requireNonNullElse(unfit.getMessage(), "These terms cannot be run on the past.");
        }
    }

    /**
     * Returns what came of the last run that a side may read.
     *
     * @param version of which version, never {@literal null}
     * @param side who reads, never {@literal null}
     * @return in words, empty if nothing has been run yet
     */
    public String last(AgreementVersion version, Role side) {
        return last(version, record.of(version.reference(), List.of(side)));
    }

    /**
     * Returns what came of the last run among some acts.
     *
     * @param version of which version, never {@literal null}
     * @param acts in the order in which they were done, never {@literal null}
     * @return in words, empty if nothing has been run yet
     */
    public static String last(AgreementVersion version, List<NegotiationAct> acts) {
        return acts.stream()
                .filter(it -> it.act() == Act.BACKTESTED && it.version() == version.version())
                .map(NegotiationAct::words)
                .reduce("", (one, other) -> other);
    }
}
