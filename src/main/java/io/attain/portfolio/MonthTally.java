package io.attain.portfolio;

import java.time.YearMonth;

/**
 * What the verdicts on periods that begin in a month say.
 *
 * @param month in the agreement's zone
 * @param met how many targets were met
 * @param breached how many were missed
 * @param undetermined of how many nothing can be said
 */
public record MonthTally(YearMonth month, int met, int breached, int undetermined) {

    /** Returns the worst of them. */
    public Health worst() {
        if (breached > 0) {
            return Health.BREACHED;
        }
        if (undetermined > 0) {
            return Health.UNDETERMINED;
        }
        return met > 0 ? Health.MET : Health.NOT_JUDGED;
    }

    /** Returns how many there are. */
    public int all() {
        return met + breached + undetermined;
    }
}
