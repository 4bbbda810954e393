package io.attain.agreement.contract;

import static io.attain.agreement.contract.Phrase.decimal;
import static io.attain.agreement.contract.Phrase.quoted;
import static io.attain.agreement.contract.Phrase.say;

import io.attain.agreement.contract.Phrase.Link;
import io.attain.evaluation.TimeBudget;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.PeriodDuration;

/** Lengths of time, days of the week and recurrences in words. */
final class TimeWords {

    private static final String DAY_CODES = "(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU))*";

    private TimeWords() {}

    /** Puts a length of real time, or of days by the calendar, in words. */
    static Phrase length(PeriodDuration length) {
        return length(length, "day", "hour");
    }

    /** Puts a length of real time in words. */
    static Phrase length(Duration length) {
        return length(PeriodDuration.of(length));
    }

    /** Puts a length of time in words that is counted by a business calendar, or by none. */
    static Phrase length(PeriodDuration length, @Nullable String calendar) {
        return calendar == null
                ? length(length)
                : say("time.by-calendar", length(length, "working-day", "open-hour"), quoted(calendar));
    }

    private static Phrase length(PeriodDuration length, String day, String hour) {
        Period period = length.getPeriod();
        Duration time = length.getDuration();
        List<Phrase> parts = new ArrayList<>();
        add(parts, "year", period.getYears());
        add(parts, "month", period.getMonths());
        add(parts, day, period.getDays());
        add(parts, hour, time.toHours());
        add(parts, "minute", time.toMinutesPart());
        BigDecimal seconds = BigDecimal.valueOf(time.toSecondsPart()).add(BigDecimal.valueOf(time.toNanosPart(), 9));
        if (seconds.signum() != 0 || parts.isEmpty()) {
            parts.add(seconds(seconds));
        }
        return Phrase.several(Link.AND, parts);
    }

    /** Puts what a target leaves in words, as exactly as {@link TimeBudget} says it. */
    static Phrase budget(BigDecimal seconds) {
        TimeBudget.Parts budget = TimeBudget.parts(seconds);
        List<Phrase> parts = new ArrayList<>();
        add(parts, "budget-day", budget.days());
        add(parts, "budget-hour", budget.hours());
        add(parts, "budget-minute", budget.minutes());
        if (budget.seconds().signum() != 0 || parts.isEmpty()) {
            parts.add(say("time.budget-second", decimal(budget.seconds())));
        }
        return parts.size() == 1 ? parts.get(0) : new Phrase.Several(parts, Link.TIME);
    }

    private static void add(List<Phrase> parts, String unit, long number) {
        if (number != 0) {
            parts.add(say("time." + unit, number));
        }
    }

    private static Phrase seconds(BigDecimal seconds) {
        BigDecimal stripped = seconds.stripTrailingZeros();
        boolean one = stripped.compareTo(BigDecimal.ONE) == 0;
        return say(
                one ? "time.second.one" : "time.second",
                decimal(stripped.scale() < 0 ? stripped.setScale(0) : stripped));
    }

    /** Names a day of the week. */
    static Phrase day(DayOfWeek day) {
        return say("day." + day);
    }

    /** Names days of the week in their order, a run of three or more by its ends. */
    static Phrase days(Collection<DayOfWeek> days) {
        List<DayOfWeek> ordered = days.stream().sorted().distinct().toList();
        List<Phrase> parts = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < ordered.size(); i++) {
            boolean ends = i + 1 == ordered.size()
                    || ordered.get(i + 1).getValue() != ordered.get(i).getValue() + 1;
            if (ends && i - first >= 2) {
                parts.add(say("day.range", day(ordered.get(first)), day(ordered.get(i))));
                first = i + 1;
            } else if (ends) {
                ordered.subList(first, i + 1).forEach(it -> parts.add(day(it)));
                first = i + 1;
            }
        }
        return Phrase.several(Link.AND, parts);
    }

    /**
     * Puts a recurrence rule in words.
     *
     * @param rule by RFC 5545
     * @return the words where the rule is a simple one, else the rule itself
     */
    static Phrase recurrence(String rule) {
        return simple(rule).orElseGet(() -> say("every.rule", Phrase.own(rule)));
    }

    private static Optional<Phrase> simple(String rule) {
        Map<String, String> parts = new HashMap<>();
        for (String part : rule.split(";", -1)) {
            String[] sides = part.split("=", 2);
            if (sides.length == 2) {
                parts.put(sides[0], sides[1]);
            }
        }
        String interval = parts.getOrDefault("INTERVAL", "1");
        String frequency = parts.getOrDefault("FREQ", "");
        boolean known = List.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY").contains(frequency)
                && interval.matches("[1-9]\\d{0,3}")
                && List.of("FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY").containsAll(parts.keySet());
        if (!known) {
            return Optional.empty();
        }
        Phrase every = say("every." + frequency, Long.parseLong(interval));
        String days = parts.get("BYDAY");
        String dates = parts.get("BYMONTHDAY");
        if (days == null && dates == null) {
            return Optional.of(every);
        }
        if (days != null && dates == null && frequency.equals("WEEKLY") && days.matches(DAY_CODES)) {
            List<DayOfWeek> named = Arrays.stream(days.split(",", -1))
                    .flatMap(it -> Arrays.stream(DayOfWeek.values())
                            .filter(day -> day.name().startsWith(it)))
                    .toList();
            return Optional.of(say("every.on", every, days(named)));
        }
        if (days == null && frequency.equals("MONTHLY") && dates != null && dates.matches("\\d\\d?(,\\d\\d?)*")) {
            List<Phrase> named = Arrays.stream(dates.split(",", -1))
                    .map(it -> say("every.day-of-month", Phrase.own(it)))
                    .toList();
            return Optional.of(say("every.on", every, Phrase.several(Link.AND, named)));
        }
        return Optional.empty();
    }
}
