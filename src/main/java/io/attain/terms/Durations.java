package io.attain.terms;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.threeten.extra.PeriodDuration;

/** ISO 8601 durations. */
public final class Durations {

    private Durations() {}

    /**
     * Reads a duration.
     *
     * @param text such as {@code PT8H}, {@code P3D} or {@code P1DT4H}
     * @return its days and time
     * @throws IllegalArgumentException when the text is no such duration
     */
    public static PeriodDuration parse(String text) {
        try {
            return PeriodDuration.parse(text);
        } catch (DateTimeException | ArithmeticException problem) {
            throw new IllegalArgumentException(
                    "expected an ISO 8601 duration such as PT8H, P3D or P6M, found '" + text + "'", problem);
        }
    }

    /**
     * Returns the length of a duration on a clock that knows no local days: a day has 24 hours.
     *
     * @param duration without months and years
     * @return its length
     * @throws IllegalArgumentException when it has months or years
     */
    public static Duration exact(PeriodDuration duration) {
        if (duration.getPeriod().toTotalMonths() != 0) {
            throw new IllegalArgumentException(
                    "expected a length in days, hours, minutes or seconds, found '" + duration + "'");
        }
        return duration.getDuration().plusDays(duration.getPeriod().getDays());
    }

    /**
     * Says how long something took by the symbols of units, which are the same in all languages.
     *
     * @param duration may be negative
     * @return such as {@code 40 h 5 min}; hours do not add up to days, which differ in length
     */
    public static String words(Duration duration) {
        if (duration.isNegative()) {
            return "-" + words(duration.negated());
        }
        List<String> words = new ArrayList<>();
        if (duration.toHours() > 0) {
            words.add(duration.toHours() + " h");
        }
        if (duration.toMinutesPart() > 0) {
            words.add(duration.toMinutesPart() + " min");
        }
        if (duration.toSecondsPart() > 0 || duration.toNanosPart() > 0) {
            String fraction = duration.toNanosPart() == 0
                    ? ""
                    : String.format(Locale.ROOT, ".%09d", duration.toNanosPart())
                            .replaceAll("0+$", "");
            words.add(duration.toSecondsPart() + fraction + " s");
        }
        return words.isEmpty() ? "0" : String.join(" ", words);
    }
}
