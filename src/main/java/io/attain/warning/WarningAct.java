package io.attain.warning;

import java.time.Instant;

/**
 * What became of a warning.
 *
 * @param warning its number
 * @param kind what happened
 * @param account who did it, {@code engine} where time did
 * @param words a note, empty for none
 * @param recordedAt when
 */
public record WarningAct(long warning, Kind kind, String account, String words, Instant recordedAt) {

    /** What happens to a warning. */
    public enum Kind {
        /** Somebody has looked at it. */
        SEEN,
        /** The period was over before anybody did. */
        UNSEEN,
        /** The budget does not burn so fast any more. */
        CALMED
    }
}
