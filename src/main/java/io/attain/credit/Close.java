package io.attain.credit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The close of a period: when it is over, and again for each time that new facts change its verdicts.
 *
 * @param number under which it is recorded
 * @param reference the agreement's reference
 * @param period the period's short name
 * @param start its first instant
 * @param end the first instant after it
 * @param cause 0 when the period is over, then counted from 1 for each time that new facts changed its verdicts
 * @param reason why, in words; empty when the period is over
 * @param actor the account that brought it about, or {@code engine} where time did
 * @param decision what both sides, or somebody for them, decided, such as {@code dispute 7}, so that nobody is asked about the
 *     difference; {@literal null} where nobody has
 */
public record Close(
        long number,
        String reference,
        String period,
        Instant start,
        Instant end,
        int cause,
        String reason,
        String actor,
        @Nullable String decision) {

    /** Returns the same close of a number. */
    public Close numbered(long given) {
        return new Close(given, reference, period, start, end, cause, reason, actor, decision);
    }

    /** Returns the same close of which people are asked all the same. */
    Close undecided() {
        return new Close(number, reference, period, start, end, cause, reason, actor, null);
    }
}
