package io.attain.terms;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A business calendar as the agreement writes it: when somebody is at work. Its times are local times of the agreement's
 * zone; what they amount to in instants is worked out by {@code io.attain.evaluation.BusinessTime}.
 *
 * <p>A day is judged by the first of these that says something about it: an {@code open} rule for that very date, a
 * {@code closed} rule for that very date, an {@code open} rule for that day of every year, a {@code closed} rule for that
 * day of every year, the public holidays, the hours of its weekday.
 *
 * @param id the calendar's id within the agreement, not blank
 * @param hours the stretches of each weekday that has any, in order of the week and of the day
 * @param holidays the public holidays on which it is closed, {@literal null} for none
 * @param closed days on which it is closed
 * @param open days on which it is open whatever else is said; on a weekday without hours with {@link #makeUpHours()}
 */
public record Calendar(
        String id,
        Map<DayOfWeek, List<Stretch>> hours,
        @Nullable Holidays holidays,
        List<DayRule> closed,
        List<DayRule> open) {

    private static final Pattern STRETCH = Pattern.compile("(\\d{1,2}:\\d{2})\\s*-\\s*(\\d{1,2}:\\d{2})");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("H:mm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    /**
     * Copies and orders its parts.
     *
     * @throws IllegalArgumentException when the id is blank, no day has hours, or two stretches of a day overlap
     */
    public Calendar {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a calendar needs an id, a text that is not blank");
        }
        Map<DayOfWeek, List<Stretch>> ordered = new EnumMap<>(DayOfWeek.class);
        hours.forEach((day, stretches) -> {
            if (!stretches.isEmpty()) {
                ordered.put(day, inOrder(day, stretches));
            }
        });
        if (ordered.isEmpty()) {
            throw new IllegalArgumentException(
                    "calendar \"" + id + "\" is never open: expected hours on at least one day"
                            + " of the week, such as mon-fri: [\"08:00-18:00\"]");
        }
        hours = Collections.unmodifiableMap(ordered);
        closed = List.copyOf(closed);
        open = List.copyOf(open);
    }

    /**
     * Returns the hours of a weekday.
     *
     * @param day the day of the week
     * @return its stretches in order, empty when it has none
     */
    public List<Stretch> hoursOn(DayOfWeek day) {
        return hours.getOrDefault(day, List.of());
    }

    /**
     * Returns the hours that an {@code open} day takes when its weekday has none, as on make-up working days in Taiwan:
     * those of the week's first day, from Monday, that has any. The order in which the document lists its hours does not
     * matter, because the members of a JSON object have none and the version's hash ignores it.
     *
     * @return the stretches in order, at least one
     */
    public List<Stretch> makeUpHours() {
        return hours.values().iterator().next();
    }

    /**
     * Reads a day of the week or a range of them.
     *
     * @param text {@code mon} … {@code sun}, or two of them with a hyphen between; a range may run over the week's end,
     *     as in {@code fri-mon}
     * @return the days in the order in which the range runs, at least one
     * @throws IllegalArgumentException when the text is anything else
     */
    public static List<DayOfWeek> days(String text) {
        String[] ends = text.strip().toLowerCase(Locale.ROOT).split("-", -1);
        int first = DAYS.indexOf(ends[0].strip());
        int last = DAYS.indexOf(ends[ends.length - 1].strip());
        if (ends.length > 2 || first < 0 || last < 0) {
            throw new IllegalArgumentException("\"" + text + "\" is no day or range of days: expected one of "
                    + String.join(", ", DAYS) + ", or two of them as in mon-fri");
        }
        List<DayOfWeek> days = new ArrayList<>();
        for (int day = first; ; day = (day + 1) % DAYS.size()) {
            days.add(DayOfWeek.of(day + 1));
            if (day == last) {
                return List.copyOf(days);
            }
        }
    }

    /**
     * Reads a stretch of a day.
     *
     * @param text such as {@code 08:00-12:00}; the end may be {@code 24:00}
     * @return the stretch
     * @throws IllegalArgumentException when the text is anything else, or the stretch does not end after it begins
     */
    public static Stretch stretch(String text) {
        Matcher matcher = STRETCH.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no stretch of a day: expected two times as in 08:00-12:00 or 18:00-24:00");
        }
        LocalTime from = time(matcher.group(1), text);
        boolean untilMidnight = matcher.group(2).equals("24:00");
        LocalTime until = untilMidnight ? LocalTime.MIDNIGHT : time(matcher.group(2), text);
        // 00:00 as an end could mean either midnight, so it must be written as 24:00.
        if (!untilMidnight && !until.isAfter(from)) {
            throw new IllegalArgumentException("the stretch \"" + text + "\" does not end after it begins: expected a"
                    + " later end, at most 24:00; hours over midnight are two stretches, as in 22:00-24:00 on one day"
                    + " and 00:00-06:00 on the next");
        }
        return new Stretch(from, until);
    }

    /**
     * Reads a rule for a day.
     *
     * @param text a date ({@code 2026-12-24}) or a day of every year ({@code --12-24})
     * @return the rule
     * @throws IllegalArgumentException when the text is neither, or a date that does not exist
     */
    public static DayRule dayRule(String text) {
        String stripped = text.strip();
        try {
            return stripped.startsWith("--")
                    ? new EveryYear(MonthDay.parse(stripped))
                    : new OneDate(LocalDate.parse(stripped));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "\"" + text
                            + "\" is no day: expected a date that exists, as in 2026-12-24, or a day of every year, as"
                            + " in --12-24",
                    e);
        }
    }

    /**
     * Reads the hours of the week.
     *
     * @param texts stretches by day or range of days, as {@link #stretch} and {@link #days} read them; what several
     *     ranges say about one day is put together
     * @return the stretches by day, in no particular order
     * @throws IllegalArgumentException when one of the texts cannot be read
     */
    public static Map<DayOfWeek, List<Stretch>> hours(Map<String, List<String>> texts) {
        Map<DayOfWeek, List<Stretch>> hours = new EnumMap<>(DayOfWeek.class);
        texts.forEach((days, stretches) -> {
            for (DayOfWeek day : days(days)) {
                List<Stretch> ofDay = hours.computeIfAbsent(day, it -> new ArrayList<>());
                stretches.forEach(it -> ofDay.add(stretch(it)));
            }
        });
        return hours;
    }

    private static LocalTime time(String time, String text) {
        try {
            return LocalTime.parse(time, TIME);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "\"" + time + "\" in \"" + text
                            + "\" is no time of day: expected 00:00 to 23:59, or 24:00 as the end",
                    e);
        }
    }

    private static List<Stretch> inOrder(DayOfWeek day, List<Stretch> stretches) {
        List<Stretch> ordered =
                stretches.stream().sorted(Comparator.comparing(Stretch::from)).toList();
        for (int i = 1; i < ordered.size(); i++) {
            Stretch before = ordered.get(i - 1);
            Stretch after = ordered.get(i);
            if (before.untilMidnight() || before.until().isAfter(after.from())) {
                throw new IllegalArgumentException(
                        "the stretches " + before + " and " + after + " of " + DAYS.get(day.getValue() - 1)
                                + " overlap: expected each to begin when or after the one before ends");
            }
        }
        return ordered;
    }

    /**
     * A stretch of a day, [from, until) in local time.
     *
     * @param from its begin
     * @param until its end, later than {@code from}; 00:00 stands for the end of the day
     */
    public record Stretch(LocalTime from, LocalTime until) {

        /** Throws {@link IllegalArgumentException} when the stretch does not end after it begins. */
        public Stretch {
            if (!until.equals(LocalTime.MIDNIGHT) && !until.isAfter(from)) {
                throw new IllegalArgumentException(
                        "a stretch ends after it begins, not from " + from + " until " + until);
            }
        }

        /** Returns whether it lasts until the end of the day. */
        public boolean untilMidnight() {
            return until.equals(LocalTime.MIDNIGHT);
        }

        /** Returns it as the document writes it, such as {@code 18:00-24:00}. */
        @Override
        public String toString() {
            return from + "-" + (untilMidnight() ? "24:00" : until);
        }
    }

    /**
     * Whose public holidays count.
     *
     * @param country ISO 3166-1 code of the country, or the code of a trading place that the holiday library knows
     * @param region the region's code, such as {@code NY}, parts of it after a hyphen or slash; {@literal null} for the
     *     country's own holidays only
     */
    public record Holidays(String country, @Nullable String region) {

        /** Throws {@link IllegalArgumentException} when the country is blank. */
        public Holidays {
            if (country.isBlank()) {
                throw new IllegalArgumentException("holidays need a country, a code such as US");
            }
        }

        /** Returns it in short, such as {@code US/NY}. */
        @Override
        public String toString() {
            return region == null ? country : country + "/" + region;
        }
    }

    /** Which days a rule is about. */
    public sealed interface DayRule permits OneDate, EveryYear {

        /**
         * Returns whether the rule is about a date.
         *
         * @param date a local date of the agreement's zone
         */
        boolean covers(LocalDate date);
    }

    /**
     * One date.
     *
     * @param date the local date
     */
    public record OneDate(LocalDate date) implements DayRule {

        @Override
        public boolean covers(LocalDate other) {
            return date.equals(other);
        }

        @Override
        public String toString() {
            return date.toString();
        }
    }

    /**
     * A day of every year; the 29th of February only of those that have one.
     *
     * @param day month and day
     */
    public record EveryYear(MonthDay day) implements DayRule {

        @Override
        public boolean covers(LocalDate date) {
            return day.equals(MonthDay.from(date));
        }

        @Override
        public String toString() {
            return day.toString();
        }
    }
}
