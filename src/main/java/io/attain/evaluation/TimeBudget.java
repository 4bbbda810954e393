package io.attain.evaluation;

import io.attain.terms.Wording;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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

    /** Three such months. */
    public static final Duration QUARTER = MONTH.multipliedBy(3);

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
     * Returns a number of seconds as a duration.
     *
     * @param seconds the length, not negative
     * @return the length, cut off after nanoseconds so that no more is said than is allowed
     */
    public static Duration duration(BigDecimal seconds) {
        BigDecimal nanos = seconds.movePointRight(9).setScale(0, RoundingMode.DOWN);
        BigDecimal[] parts = nanos.divideAndRemainder(BigDecimal.TEN.pow(9));
        return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact());
    }

    /**
     * Returns a length of time in English words.
     *
     * @param seconds the length, not negative
     * @return such as {@code 5 min 15 s}, {@code 3 d 15 h 36 min} or {@code 25.92 s}; from a minute on without parts of
     *     a second, below with two decimals at most, both cut off so that no more is said than is allowed
     */
    public static String text(BigDecimal seconds) {
        return text(seconds, Locale.ENGLISH);
    }

    /**
     * Returns a length of time in words.
     *
     * @param seconds the length, not negative
     * @param reader the reader's language, never {@literal null}
     * @return as {@link #text(BigDecimal)} in that language
     */
    public static String text(BigDecimal seconds, Locale reader) {
        Wording wording = wording(reader);
        if (seconds.compareTo(MINUTE) < 0) {
            return wording.say("time.s", LintSubject.plain(seconds.setScale(2, RoundingMode.DOWN)));
        }
        Duration time = duration(seconds);
        List<String> parts = new ArrayList<>();
        add(parts, wording, time.toDays(), "d");
        add(parts, wording, time.toHoursPart(), "h");
        add(parts, wording, time.toMinutesPart(), "min");
        add(parts, wording, time.toSecondsPart(), "s");
        return String.join(" ", parts);
    }

    private static void add(List<String> parts, Wording wording, long number, String unit) {
        if (number > 0) {
            parts.add(wording.say("time." + unit, Long.toString(number)));
        }
    }

    /** Finds the messages of what targets mean. */
    static Wording wording(Locale reader) {
        return Wording.of("io.attain.evaluation.meaning", reader);
    }
}
