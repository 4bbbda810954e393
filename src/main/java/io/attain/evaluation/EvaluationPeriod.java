package io.attain.evaluation;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * A measurement period, [start, end) in local days of the agreement's zone.
 *
 * @param label a short name such as {@code 2011-Q1}
 * @param start its first day, cut to the term
 * @param end the day after its last, cut to the term
 * @param nominalStart the first day of the whole period that it is part of
 * @param nominalEnd the day after the last of that whole period
 * @param zone the agreement's zone
 * @param window the window that is measured where it rolls and the period says only when it is judged, {@literal null} where
 *     the period itself is measured
 */
public record EvaluationPeriod(
        String label,
        LocalDate start,
        LocalDate end,
        LocalDate nominalStart,
        LocalDate nominalEnd,
        ZoneId zone,
        @Nullable Window window) {

    /**
     * A window that ends with a period.
     *
     * @param from its first day, cut to the term
     * @param nominalFrom the first day of the whole window
     */
    public record Window(LocalDate from, LocalDate nominalFrom) {}

    /**
     * Returns a period that was judged once and that the terms may not have any more.
     *
     * @param label its short name, never {@literal null}
     * @param start its first instant, never {@literal null}
     * @param end the first instant after it, never {@literal null}
     * @param zone the zone in whose days it was judged, never {@literal null}
     */
    public static EvaluationPeriod past(String label, Instant start, Instant end, ZoneId zone) {
        LocalDate first = start.atZone(zone).toLocalDate();
        LocalDate until = end.atZone(zone).toLocalDate();
        return new EvaluationPeriod(label, first, until, first, until, zone, null);
    }

    /** Returns its first instant, local midnight or what comes next after it. */
    public Instant startInstant() {
        return start.atStartOfDay(zone).toInstant();
    }

    /** Returns the first instant after it. */
    public Instant endInstant() {
        return end.atStartOfDay(zone).toInstant();
    }

    /** Tells whether another period begins and ends at the same instants, whatever it is called. */
    public boolean isSameTimeAs(EvaluationPeriod other) {
        return start.equals(other.start) && end.equals(other.end) && zone.equals(other.zone);
    }

    /** Returns the first day that is measured. */
    public LocalDate measuredFrom() {
        return window == null ? start : window.from();
    }

    /** Returns the first instant that is measured. */
    public Instant measuredFromInstant() {
        return measuredFrom().atStartOfDay(zone).toInstant();
    }

    long startMicros() {
        return Moment.startOfDay(start, zone);
    }

    long measuredFromMicros() {
        return Moment.startOfDay(measuredFrom(), zone);
    }

    long endMicros() {
        return Moment.startOfDay(end, zone);
    }

    /** Tells whether the term cuts it, or the window that is measured. */
    boolean isPartial() {
        return !start.equals(nominalStart)
                || !end.equals(nominalEnd)
                || (window != null && !window.from().equals(window.nominalFrom()));
    }

    /** Returns its share of the whole period, by real length. */
    BigFraction share() {
        return share(start, nominalStart, nominalEnd);
    }

    /** Returns what share of the whole is measured, by real length. */
    BigFraction measuredShare() {
        return window == null ? share() : share(window.from(), window.nominalFrom(), end);
    }

    private BigFraction share(LocalDate from, LocalDate nominalFrom, LocalDate nominalUntil) {
        long real = endMicros() - Moment.startOfDay(from, zone);
        long nominal = Moment.startOfDay(nominalUntil, zone) - Moment.startOfDay(nominalFrom, zone);
        return BigFraction.of(BigInteger.valueOf(real), BigInteger.valueOf(nominal));
    }
}
