package io.attain.access;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A time for which somebody is away, and who stands in.
 *
 * @param number by which it is named
 * @param account who is away
 * @param deputy who does their tasks, in their name
 * @param from when it begins: midnight of a day
 * @param until when it is over: midnight of a day
 * @param zone in which these days are
 * @param plannedBy who planned it: the one who is away, or somebody who looks after that account
 * @param ended when it was ended before its time, or called off; {@literal null} as long as it was not
 */
public record Absence(
        long number,
        String account,
        String deputy,
        Instant from,
        Instant until,
        ZoneId zone,
        String plannedBy,
        @Nullable Instant ended) {

    /** Returns its first day. */
    public LocalDate first() {
        return LocalDate.ofInstant(from, zone);
    }

    /** Returns its last day. */
    public LocalDate last() {
        return LocalDate.ofInstant(until, zone).minusDays(1);
    }

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
