package io.attain.dispute;

import io.attain.terms.Exclusion.Window;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did about a claimed exclusion, or time did.
 *
 * @param number under which it is recorded
 * @param claim the claim's number
 * @param kind what was done
 * @param account who did it, or {@code engine} where time did
 * @param window the time that is granted, {@literal null} where none is
 * @param words in words, empty for none
 * @param recordedAt when
 */
public record ExclusionAct(
        long number, long claim, Kind kind, String account, @Nullable Window window, String words, Instant recordedAt) {

    /** What can be done. */
    public enum Kind {
        /** It is claimed. */
        CLAIMED,
        /** The task of whoever is asked is given to somebody else with the same duty. */
        HANDED_OVER,
        /** A file is added that proves something. */
        EVIDENCE,
        /** It is granted, as a whole or for a part of the time. */
        GRANTED,
        /** It is refused. */
        REFUSED,
        /** It was not assessed in time. */
        SILENT,
        /** The claimant withdraws it. */
        WITHDRAWN,
        /** It is applied, and the periods that it touches are judged anew. */
        APPLIED
    }
}
