package io.attain.evaluation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * When something happened: an instant, or a calendar date without time and zone. Instants have microseconds; finer
 * fractions are cut off.
 *
 * @param value microseconds since 1970-01-01T00:00:00Z, or days since 1970-01-01
 * @param isDate whether it is a date
 */
public record Moment(long value, boolean isDate) {

    /** Microseconds of a second. */
    static final long MICROS_PER_SECOND = 1_000_000;

    /** Returns an instant. */
    public static Moment of(Instant instant) {
        return new Moment(micros(instant), false);
    }

    /** Returns a date. */
    public static Moment of(LocalDate date) {
        return new Moment(date.toEpochDay(), true);
    }

    /** Returns the microseconds since the epoch of an instant. */
    static long micros(Instant instant) {
        // Counting the units between two instants goes by nanoseconds, which overflow after the year 2262.
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), MICROS_PER_SECOND), instant.getNano() / 1000);
    }

    /** Returns the instant of microseconds since the epoch. */
    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** Returns the microseconds since the epoch of a date's first instant in a zone. */
    static long startOfDay(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toEpochSecond() * MICROS_PER_SECOND;
    }

    /** Returns the instant, or the first instant of the date in a zone, in microseconds since the epoch. */
    public long micros(ZoneId zone) {
        return isDate ? startOfDay(LocalDate.ofEpochDay(value), zone) : value;
    }

    /** Returns the date, or the instant's date in a zone. */
    public LocalDate date(ZoneId zone) {
        return isDate
                ? LocalDate.ofEpochDay(value)
                : instant(value).atZone(zone).toLocalDate();
    }
}
