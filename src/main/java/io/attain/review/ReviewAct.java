package io.attain.review;

import java.time.Instant;

/**
 * Something that was done in a review.
 *
 * @param number under which it is recorded
 * @param review the review's number
 * @param kind what
 * @param account who did it, or {@code engine} where time did
 * @param about what it was about: what should change, who was reminded, the number of the version that is drafted; empty for
 *     nothing else
 * @param words in words, empty for none
 * @param recordedAt when
 */
public record ReviewAct(
        long number, long review, Kind kind, String account, String about, String words, Instant recordedAt) {

    /** What is done in a review. */
    public enum Kind {
        /** A reviewer would keep the terms. */
        KEEP(false),
        /** A reviewer would change something. */
        CHANGE(false),
        /** A reviewer who has not answered was reminded. */
        REMINDED(false),
        /** An owner decided that the terms stay. */
        KEPT(true),
        /** An owner decided to have them changed. */
        AMENDED(true),
        /** An owner decided to have the agreement renewed after its term. */
        RENEWED(true),
        /** The agreement was ended, by right of its terms. */
        TERMINATED(true),
        /** An owner wants to end the agreement, which takes the other side's consent. */
        CONSENT_WANTED(false),
        /** The other side consented to the end. */
        CONSENTED(true),
        /** The other side did not, so the terms stay. */
        NOT_CONSENTED(true),
        /** The other side did not answer in time, so the terms stay. */
        CONSENT_LAPSED(true),
        /** Nobody decided in time, so the terms stay. */
        LAPSED(true),
        /** The agreement ended before the review did. */
        ENDED(true);

        private final boolean last;

        Kind(boolean last) {
            this.last = last;
        }

        /** Returns whether the review is over with it. */
        public boolean isLast() {
            return last;
        }

        /** Returns whether it is what a reviewer says. */
        public boolean isAnswer() {
            return this == KEEP || this == CHANGE;
        }
    }
}
