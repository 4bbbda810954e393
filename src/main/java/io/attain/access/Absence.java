package io.attain.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time for which somebody is away, and who stands in.
 *
 * @param number by which it is named
 * @param account who is away
 * @param deputy who does their tasks, in their name
 * @param from when it begins
 * @param until when it is over
 * @param ended when the one who was away came back before, or called it off; {@literal null} as long as they did not
 */
public record Absence(
        long number, String account, String deputy, Instant from, Instant until, @Nullable Instant ended) {

    /**
     * Tells whether somebody stands in at a time.
     *
     * @param now never {@literal null}
     */
    public boolean holds(Instant now) {
        return isOpen(now) && !from.isAfter(now);
    }

    /**
     * Tells whether it still holds, or is still to come.
     *
     * @param now never {@literal null}
     */
    public boolean isOpen(Instant now) {
        return ended == null && until.isAfter(now);
    }
}
