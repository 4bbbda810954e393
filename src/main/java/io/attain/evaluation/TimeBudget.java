package io.attain.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a target in percent allows to go wrong, in time: 99.999 % of a year is 5 min 15 s. Exact decimals; only the text
 * is rounded.
 */
public final class TimeBudget {

    /** A day without a change of the clock. */
    public static final Duration DAY = Duration.ofDays(1);

    /** Seven days. */
    public static final Duration WEEK = Duration.ofDays(7);

    /** A month of 30 days, the usual basis of published tables. */
    public static final Duration MONTH = Duration.ofDays(30);

    /** A year of 365 days. */
    public static final Duration YEAR = Duration.ofDays(365);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MINUTE = BigDecimal.valueOf(60);

    private TimeBudget() {}

    /**
     * Returns how long something may be down.
     *
     * @param target percent of the time that it must be up, from 0 to 100
     * @param time how long it is watched
     * @return the downtime allowed in seconds, exactly
     * @throws IllegalArgumentException when the target is no percentage from 0 to 100
     */
    public static BigDecimal allowed(BigDecimal target, Duration time) {
        if (target.signum() < 0 || target.compareTo(HUNDRED) > 0) {
            throw new IllegalArgumentException("a share of time is a percentage from 0 to 100, not " + target);
        }
        return HUNDRED.subtract(target).movePointLeft(2).multiply(seconds(time)).stripTrailingZeros();
    }

    /**
     * Returns a length of time in seconds, exactly.
     *
     * @param time the length
     */
    public static BigDecimal seconds(Duration time) {
        return BigDecimal.valueOf(time.getSeconds()).add(BigDecimal.valueOf(time.getNano(), 9));
    }

    /**
     * Returns a length of time in words.
     *
     * @param seconds the length, not negative
     * @return such as {@code 5 min 15 s}, {@code 3 d 15 h 36 min} or {@code 25.92 s}; from a minute on without parts of
     *     a second, below with two decimals at most, both cut off so that no more is said than is allowed
     */
    public static String text(BigDecimal seconds) {
        if (seconds.compareTo(MINUTE) < 0) {
            BigDecimal cut = seconds.setScale(2, RoundingMode.DOWN);
            return (cut.signum() == 0 ? BigDecimal.ZERO : cut.stripTrailingZeros()).toPlainString() + " s";
        }
        long whole = seconds.setScale(0, RoundingMode.DOWN).longValueExact();
        Duration time = Duration.ofSeconds(whole);
        List<String> parts = new ArrayList<>();
        add(parts, time.toDays(), "d");
        add(parts, time.toHoursPart(), "h");
        add(parts, time.toMinutesPart(), "min");
        add(parts, time.toSecondsPart(), "s");
        return String.join(" ", parts);
    }

    private static void add(List<String> parts, long number, String unit) {
        if (number > 0) {
            parts.add(number + " " + unit);
        }
    }
}
