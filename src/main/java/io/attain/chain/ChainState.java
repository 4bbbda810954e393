package io.attain.chain;

import io.attain.evaluation.Outcome;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;

/** How something in a chain stood in the last closed period, the better first. */
public enum ChainState {
    /** Nothing has been judged yet, or nobody here may see it. */
    NOT_JUDGED,
    /** It was kept. */
    MET,
    /** It was kept, and no more than a tenth of what the target leaves was left. */
    AT_RISK,
    /** Nobody can tell. */
    UNDETERMINED,
    /** It was missed. */
    BREACHED;

    private static final BigDecimal TENTH = BigDecimal.TEN;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * Tells how a verdict stands.
     *
     * @param verdict never {@literal null}
     */
    static ChainState of(ChainVerdict verdict) {
        Outcome outcome = verdict.judged().outcome();
        return switch (outcome) {
            case BREACHED -> BREACHED;
            case UNDETERMINED -> UNDETERMINED;
            case MET -> isClose(verdict) ? AT_RISK : MET;
        };
    }

    /** A target of 99.5 % leaves 0.5 points, one of 100 leads all of them; one that leaves nothing is never close. */
    private static boolean isClose(ChainVerdict verdict) {
        BigDecimal figure = verdict.figure();
        BigDecimal bound = verdict.judged().bound();
        if (figure == null) {
            return false;
        }
        BigDecimal leaves = verdict.percent() && !verdict.atMost() ? HUNDRED.subtract(bound) : bound;
        return leaves.signum() > 0
                && figure.subtract(bound).abs().multiply(TENTH).compareTo(leaves) <= 0;
    }

    /**
     * Returns the worst of several.
     *
     * @param states never {@literal null}
     * @return {@link #NOT_JUDGED} where there is none
     */
    static ChainState worst(Collection<ChainState> states) {
        return states.stream().max(Comparator.naturalOrder()).orElse(NOT_JUDGED);
    }
}
