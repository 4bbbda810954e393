package io.attain.evaluation;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * A measurement period, [start, end) in local days of the agreement's zone.
 *
 * @param label a short name such as {@code 2011-Q1}
 * @param start its first day, cut to the term
 * @param end the day after its last, cut to the term
 * @param nominalStart the first day of the whole period that it is part of
 * @param nominalEnd the day after the last of that whole period
 * @param zone the agreement's zone
 */
public record EvaluationPeriod(
        String label, LocalDate start, LocalDate end, LocalDate nominalStart, LocalDate nominalEnd, ZoneId zone) {

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

    long startMicros() {
        return Moment.startOfDay(start, zone);
    }

    long endMicros() {
        return Moment.startOfDay(end, zone);
    }

    /** Tells whether the term cuts it. */
    boolean isPartial() {
        return !start.equals(nominalStart) || !end.equals(nominalEnd);
    }

    /** Returns its share of the whole period, by real length. */
    BigFraction share() {
        long real = endMicros() - startMicros();
        long nominal = Moment.startOfDay(nominalEnd, zone) - Moment.startOfDay(nominalStart, zone);
        return BigFraction.of(BigInteger.valueOf(real), BigInteger.valueOf(nominal));
    }
}
