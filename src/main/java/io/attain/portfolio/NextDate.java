package io.attain.portfolio;

import java.time.Instant;

/**
 * What comes next in an agreement.
 *
 * @param kind what it is
 * @param at when
 */
public record NextDate(Kind kind, Instant at) {

    /** What may come. */
    public enum Kind {
        /** The term begins. */
        BEGINS,
        /** Until when a statement that is open can be contested. */
        CLAIM_UNTIL,
        /** A report falls due. */
        REPORT,
        /** A review is due. */
        REVIEW,
        /** Until when notice can be given. */
        NOTICE_UNTIL,
        /** The term ends. */
        ENDS
    }
}
