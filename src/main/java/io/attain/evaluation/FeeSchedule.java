package io.attain.evaluation;

import io.attain.terms.Agreement.Fee;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.apache.commons.numbers.fraction.BigFraction;

/** What a fee comes to over a stretch of time: whole months exactly, else by real length. */
final class FeeSchedule {

    private FeeSchedule() {}

    /**
     * Returns the fee for a period: of the whole period, in proportion where the term cuts it and the terms prorate.
     *
     * @param fee the fee
     * @param period the period
     * @param prorated whether a partial period costs its share only
     */
    static BigFraction of(Fee fee, EvaluationPeriod period, boolean prorated) {
        BigFraction whole = of(fee, period.nominalStart(), period.nominalEnd(), period.zone());
        return prorated ? whole.multiply(period.share()) : whole;
    }

    /**
     * Returns the fee for [from, until) in local days.
     *
     * @param fee the fee
     * @param from the first day
     * @param until the day after the last
     * @param zone the agreement's zone, which says how long a day is
     */
    static BigFraction of(Fee fee, LocalDate from, LocalDate until, ZoneId zone) {
        BigFraction amount = Fractions.of(fee.amount());
        int months = Math.toIntExact(ChronoUnit.MONTHS.between(YearMonth.from(from), YearMonth.from(until)));
        if (isWholeMonths(from, until, months)) {
            return amount.multiply(BigFraction.of(months, fee.per().months()));
        }
        BigFraction sum = BigFraction.ZERO;
        int step = fee.per().months();
        YearMonth unit = YearMonth.of(from.getYear(), (from.getMonthValue() - 1) / step * step + 1);
        while (unit.atDay(1).isBefore(until)) {
            LocalDate start = unit.atDay(1);
            LocalDate end = unit.plusMonths(step).atDay(1);
            LocalDate overlapStart = start.isBefore(from) ? from : start;
            LocalDate overlapEnd = end.isAfter(until) ? until : end;
            BigFraction share = length(overlapStart, overlapEnd, zone).divide(length(start, end, zone));
            sum = sum.add(amount.multiply(share));
            unit = unit.plusMonths(step);
        }
        return sum;
    }

    /** Months that are anchored on the 31st start and end on the last day of a shorter one, and are whole all the same. */
    private static boolean isWholeMonths(LocalDate from, LocalDate until, int months) {
        return months > 0
                && (from.plusMonths(months).equals(until)
                        || until.minusMonths(months).equals(from));
    }

    private static BigFraction length(LocalDate from, LocalDate until, ZoneId zone) {
        return BigFraction.of(BigInteger.valueOf(Moment.startOfDay(until, zone) - Moment.startOfDay(from, zone)));
    }
}
