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
        Parts time = parts(seconds);
        List<String> parts = new ArrayList<>();
        add(parts, wording, time.days(), "d");
        add(parts, wording, time.hours(), "h");
        add(parts, wording, time.minutes(), "min");
        if (time.seconds().signum() > 0 || parts.isEmpty()) {
            parts.add(wording.say("time.s", time.seconds().toPlainString()));
        }
        return String.join(" ", parts);
    }

    /**
     * A length of time as people say it.
     *
     * @param days whole days of 24 hours
     * @param hours whole hours beside them
     * @param minutes whole minutes beside those
     * @param seconds what is left, with decimals only where there is no minute
     */
    public record Parts(long days, int hours, int minutes, BigDecimal seconds) {}

    /**
     * Parts a length of time, with the precision of {@link #text(BigDecimal)}.
     *
     * @param seconds the length, not negative
     */
    public static Parts parts(BigDecimal seconds) {
        if (seconds.compareTo(MINUTE) < 0) {
            BigDecimal cut = seconds.setScale(2, RoundingMode.DOWN);
            BigDecimal shown = cut.signum() == 0 ? BigDecimal.ZERO : cut.stripTrailingZeros();
            return new Parts(0, 0, 0, shown.scale() < 0 ? shown.setScale(0) : shown);
        }
        Duration time =
                Duration.ofSeconds(seconds.setScale(0, RoundingMode.DOWN).longValueExact());
        return new Parts(
                time.toDays(), time.toHoursPart(), time.toMinutesPart(), BigDecimal.valueOf(time.toSecondsPart()));
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
