package io.attain.terms;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.threeten.extra.PeriodDuration;

/** Lengths of time in words, with the units that they were written in: 36 hours are not a day and a half on every clock. */
final class DurationWords {

    private DurationWords() {}

    static String of(PeriodDuration length, Wording wording) {
        Period period = length.getPeriod();
        Duration time = length.getDuration();
        List<String> parts = new ArrayList<>();
        add(parts, wording, "years", period.getYears());
        add(parts, wording, "months", period.getMonths());
        add(parts, wording, "days", period.getDays());
        add(parts, wording, "hours", time.toHours());
        add(parts, wording, "minutes", time.toMinutesPart());
        BigDecimal seconds = BigDecimal.valueOf(time.toSecondsPart()).add(BigDecimal.valueOf(time.toNanosPart(), 9));
        if (seconds.signum() != 0 || parts.isEmpty()) {
            parts.add(wording.say(
                    "length.seconds", seconds, seconds.stripTrailingZeros().toPlainString()));
        }
        return String.join(" ", parts);
    }

    private static void add(List<String> parts, Wording wording, String unit, long number) {
        if (number != 0) {
            parts.add(wording.say("length." + unit, number, Long.toString(number)));
        }
    }
}
