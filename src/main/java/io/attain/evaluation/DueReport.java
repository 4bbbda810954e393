package io.attain.evaluation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A report that falls due.
 *
 * @param occurrence the day that the recurrence rule names
 * @param day the day on which it is due, which differs where the receiver does not work on the other
 * @param time the local time of that day, {@literal null} where the whole day is in time
 * @param zone the agreement's zone
 */
public record DueReport(LocalDate occurrence, LocalDate day, @Nullable LocalTime time, ZoneId zone)
        implements Comparable<DueReport> {

    /** Returns when it is due as local text, a date or a date with its time; of one report no two are the same. */
    public String text() {
        return time == null ? day.toString() : day.atTime(time).toString();
    }

    /**
     * Returns the instant up to which it is in time: the one that the rule names (the later one where the clocks skip it,
     * the first one where it comes twice), or the end of the day, which is not in time itself.
     */
    public Instant at() {
        return time == null
                ? day.plusDays(1).atStartOfDay(zone).toInstant()
                : day.atTime(time).atZone(zone).toInstant();
    }

    @Override
    public int compareTo(DueReport other) {
        return text().compareTo(other.text());
    }
}
