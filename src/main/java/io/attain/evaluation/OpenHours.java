package io.attain.evaluation;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.attain.terms.Calendar;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.PeriodDuration;

/** The clock of a business calendar. */
final class OpenHours extends BusinessTime {

    /** Time outside these years is closed: far enough for any agreement, near enough for an index in memory. */
    static final int FIRST_YEAR = 1900;

    static final int LAST_YEAR = 2199;

    private static final int KNOWN = 100;

    /** One has looked up years of holidays and hours, which are the same for whoever asks next. */
    private static final LoadingCache<Local, OpenHours> CLOCKS =
            Caffeine.newBuilder().maximumSize(KNOWN).build(it -> new OpenHours(it.calendar(), it.zone()));

    /** What a clock is of. */
    private record Local(Calendar calendar, ZoneId zone) {}

    private final Calendar calendar;
    private final ZoneId zone;
    private final @Nullable PublicHolidays holidays;
    private final Map<Integer, Map<LocalDate, String>> holidaysByYear = new ConcurrentHashMap<>();
    private final long first;
    private final long last;
    // Grows with the years that are asked for; each state is immutable, and any state gives the same answers.
    private volatile @Nullable OpenIndex index;

    private OpenHours(Calendar calendar, ZoneId zone) {
        this.calendar = calendar;
        this.zone = zone;
        this.holidays = calendar.holidays() == null ? null : new PublicHolidays(calendar.holidays());
        this.first = LocalDate.of(FIRST_YEAR, 1, 1).atStartOfDay(zone).toEpochSecond();
        this.last = LocalDate.of(LAST_YEAR + 1, 1, 1).atStartOfDay(zone).toEpochSecond();
    }

    static OpenHours known(Calendar calendar, ZoneId zone) {
        return CLOCKS.get(new Local(calendar, zone));
    }

    @Override
    public ZoneId zone() {
        return zone;
    }

    @Override
    public Duration openTime(Instant from, Instant until) {
        if (!until.isAfter(from)) {
            return Duration.ZERO;
        }
        OpenIndex covering = covering(from.getEpochSecond(), until.getEpochSecond());
        long seconds = covering.openSecondsBefore(until) - covering.openSecondsBefore(from);
        long nanos = (long) covering.openNanosBefore(until) - covering.openNanosBefore(from);
        return Duration.ofSeconds(seconds, nanos);
    }

    @Override
    public String version(Instant from, Instant until) {
        int firstYear = yearOf(from);
        int lastYear = Math.max(firstYear, yearOf(until));
        StringBuilder text = new StringBuilder();
        text.append("id=").append(calendar.id()).append('\n');
        text.append("zone=").append(zone.getId()).append('\n');
        text.append("hours=").append(calendar.hours()).append('\n');
        text.append("closed=").append(calendar.closed()).append('\n');
        text.append("open=").append(calendar.open()).append('\n');
        for (int year = firstYear; year <= lastYear; year++) {
            holidays(year)
                    .forEach(
                            (date, name) -> text.append("holiday=").append(date).append('\n'));
        }
        Instant end = LocalDate.of(lastYear + 1, 1, 1).atStartOfDay(zone).toInstant();
        Instant at = LocalDate.of(firstYear, 1, 1).atStartOfDay(zone).toInstant();
        text.append("offset=").append(zone.getRules().getOffset(at)).append('\n');
        ZoneOffsetTransition change = zone.getRules().nextTransition(at);
        while (change != null && change.getInstant().isBefore(end)) {
            text.append("change=")
                    .append(change.getInstant())
                    .append(change.getOffsetAfter())
                    .append('\n');
            change = zone.getRules().nextTransition(change.getInstant());
        }
        return calendar.id() + " sha256:" + sha256(text.toString());
    }

    @Override
    Instant deadline(Instant from, PeriodDuration within, boolean endOfDay) {
        int days = days(within);
        Duration time = within.getDuration();
        boolean backwards = days < 0 || (days == 0 && time.isNegative());
        Instant due = backwards ? closingBefore(from) : openingAfter(from);
        LocalDate date = dateOf(due);
        if (days != 0) {
            LocalDate start = date;
            date = workingDay(start, days);
            due = sameWallTime(due, start, date);
        }
        if (!time.isZero()) {
            due = time.isNegative() ? retreat(due, time.negated()) : advance(due, time);
            date = dateOf(due);
        }
        return endOfDay ? closingOn(date) : due;
    }

    @Override
    Instant advance(Instant from, Duration amount) {
        OpenIndex covering = covering(from.getEpochSecond(), from.getEpochSecond());
        while (true) {
            Instant at = covering.forward(from, amount);
            if (at != null) {
                return at;
            }
            covering = later(covering);
        }
    }

    private Instant retreat(Instant from, Duration amount) {
        OpenIndex covering = covering(from.getEpochSecond(), from.getEpochSecond());
        while (true) {
            Instant at = covering.backward(from, amount);
            if (at != null) {
                return at;
            }
            covering = earlier(covering);
        }
    }

    @Override
    List<Step> explainCount(Instant from, PeriodDuration within, boolean endOfDay) {
        List<Step> steps = new ArrayList<>();
        int days = days(within);
        Duration time = within.getDuration();
        boolean backwards = days < 0 || (days == 0 && time.isNegative());
        Instant at = backwards ? closingBefore(from) : openingAfter(from);
        if (at.isAfter(from)) {
            steps.addAll(stretches(from, at));
        } else if (at.isBefore(from)) {
            steps.add(new Step(Step.Kind.CLOSED, from, at, Duration.ZERO, "outside hours: back to the closing before"));
        }
        LocalDate start = dateOf(at);
        Instant wall = at;
        LocalDate date = start;
        for (int counted = 1; counted <= Math.abs(days); counted++) {
            int direction = Integer.signum(days);
            LocalDate next = workingDay(date, direction);
            for (LocalDate skipped = date.plusDays(direction);
                    !skipped.equals(next);
                    skipped = skipped.plusDays(direction)) {
                Day closed = day(skipped);
                Instant begin = skipped.atStartOfDay(zone).toInstant();
                Instant end = skipped.plusDays(1).atStartOfDay(zone).toInstant();
                steps.add(new Step(Step.Kind.CLOSED, begin, end, Duration.ZERO, closed.reason()));
            }
            Instant reached = sameWallTime(wall, start, next);
            steps.add(new Step(
                    Step.Kind.DAYS,
                    at,
                    reached,
                    Duration.ZERO,
                    "working day " + counted + " of " + Math.abs(days) + (days < 0 ? ", backwards" : "")));
            date = next;
            at = reached;
        }
        if (time.isNegative()) {
            Instant due = retreat(at, time.negated());
            steps.addAll(stretches(due, at));
            at = due;
        } else if (!time.isZero()) {
            Instant due = advance(at, time);
            steps.addAll(stretches(at, due));
            at = due;
        }
        if (endOfDay) {
            LocalDate day = time.isZero() ? date : dateOf(at);
            steps.add(new Step(Step.Kind.DAYS, at, closingOn(day), Duration.ZERO, "that day's closing"));
        }
        return steps;
    }

    @Override
    List<Step> stretches(Instant from, Instant until) {
        List<Step> steps = new ArrayList<>();
        if (!until.isAfter(from)) {
            return steps;
        }
        OpenIndex covering = covering(from.getEpochSecond(), until.getEpochSecond());
        Instant at = from;
        for (int i = covering.firstEndingAfter(from); i < covering.size(); i++) {
            Instant opens = Instant.ofEpochSecond(covering.start(i));
            Instant closes = Instant.ofEpochSecond(covering.end(i));
            if (!opens.isBefore(until)) {
                break;
            }
            addClosed(steps, at, opens);
            Instant begin = opens.isAfter(at) ? opens : at;
            Instant end = closes.isBefore(until) ? closes : until;
            steps.add(new Step(Step.Kind.OPEN, begin, end, Duration.between(begin, end), "open"));
            at = end;
        }
        addClosed(steps, at, until);
        return steps;
    }

    private void addClosed(List<Step> steps, Instant from, Instant until) {
        if (!from.isBefore(until)) {
            return;
        }
        List<String> reasons = new ArrayList<>();
        LocalDate lastDate = until.minusNanos(1).atZone(zone).toLocalDate();
        for (LocalDate date = from.atZone(zone).toLocalDate(); !date.isAfter(lastDate); date = date.plusDays(1)) {
            Day day = day(date);
            if (day.stretches().isEmpty()) {
                reasons.add(day.reason());
            }
        }
        // The nights on either side of a closed day need no words of their own.
        String reason = reasons.isEmpty() ? "outside hours" : String.join("; ", reasons);
        steps.add(new Step(Step.Kind.CLOSED, from, until, Duration.ZERO, reason));
    }

    private int days(PeriodDuration within) {
        Period period = within.getPeriod();
        if (period.getYears() != 0 || period.getMonths() != 0) {
            throw new IllegalArgumentException("\"" + within + "\" cannot be counted on calendar \"" + calendar.id()
                    + "\": months and years are no number of working days; expected working days and open time, as in"
                    + " P5D or PT40H");
        }
        return period.getDays();
    }

    /** The instant itself when it is within hours, the moment of closing included; else the next opening. */
    private Instant openingAfter(Instant from) {
        // A second earlier, for a year that closes at 24:00 of its last day.
        OpenIndex covering = covering(from.getEpochSecond() - 1, from.getEpochSecond());
        while (true) {
            int i = covering.firstEndingAt(from);
            if (i < covering.size()) {
                Instant opens = Instant.ofEpochSecond(covering.start(i));
                return opens.isAfter(from) ? opens : from;
            }
            covering = later(covering);
        }
    }

    /** The instant itself when it is within hours, the moment of closing included; else the closing before. */
    private Instant closingBefore(Instant from) {
        OpenIndex covering = covering(from.getEpochSecond(), from.getEpochSecond());
        while (true) {
            int i = covering.lastStartingAt(from);
            if (i >= 0) {
                Instant closes = Instant.ofEpochSecond(covering.end(i));
                return closes.isBefore(from) ? closes : from;
            }
            covering = earlier(covering);
        }
    }

    /** The date that an instant within hours belongs to: its own, or the one before when that closed at 24:00. */
    private LocalDate dateOf(Instant at) {
        LocalDate date = at.atZone(zone).toLocalDate();
        if (day(date).stretches().isEmpty()
                || at.isBefore(beginOf(date, day(date).stretches().get(0)))) {
            LocalDate before = date.minusDays(1);
            List<Calendar.Stretch> stretches = day(before).stretches();
            if (!stretches.isEmpty()
                    && endOf(before, stretches.get(stretches.size() - 1)).equals(at)) {
                return before;
            }
        }
        return date;
    }

    /** The wall time that an instant has on the date that it belongs to, on another date. */
    private Instant sameWallTime(Instant instant, LocalDate start, LocalDate target) {
        ZonedDateTime local = instant.atZone(zone);
        return local.toLocalDate().equals(start)
                ? ZonedDateTime.ofLocal(target.atTime(local.toLocalTime()), zone, null)
                        .toInstant()
                // It was that day's 24:00.
                : target.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private LocalDate workingDay(LocalDate from, int days) {
        OpenIndex covering = covering(
                from.atStartOfDay(zone).toEpochSecond(),
                from.plusDays(1).atStartOfDay(zone).toEpochSecond());
        while (true) {
            Long day = covering.workingDay(from.toEpochDay(), days);
            if (day != null) {
                return LocalDate.ofEpochDay(day);
            }
            covering = days > 0 ? later(covering) : earlier(covering);
        }
    }

    private Instant closingOn(LocalDate date) {
        List<Calendar.Stretch> stretches = day(date).stretches();
        if (stretches.isEmpty()) {
            // Only a wall time that the clocks moved over midnight can fall on a closed day.
            return openingAfter(date.atStartOfDay(zone).toInstant());
        }
        return endOf(date, stretches.get(stretches.size() - 1));
    }

    private int yearOf(Instant instant) {
        long second = Math.max(first, Math.min(last - 1, instant.getEpochSecond()));
        return Instant.ofEpochSecond(second).atZone(zone).getYear();
    }

    private OpenIndex covering(long from, long until) {
        long begin = Math.max(first, Math.min(last - 1, from));
        long end = Math.max(first, Math.min(last - 1, until));
        OpenIndex current = index;
        if (current != null && current.covers(begin, end)) {
            return current;
        }
        return grow(
                Instant.ofEpochSecond(begin).atZone(zone).getYear(),
                Instant.ofEpochSecond(end).atZone(zone).getYear());
    }

    private OpenIndex later(OpenIndex covering) {
        if (covering.lastYear() >= LAST_YEAR) {
            throw new IllegalArgumentException("calendar \"" + calendar.id()
                    + "\" has no such deadline before the year " + (LAST_YEAR + 1) + ": expected a smaller amount");
        }
        // Doubling keeps the number of times that it is built small, however far the deadline.
        int years = covering.lastYear() - covering.firstYear() + 1;
        return grow(covering.firstYear(), Math.min(LAST_YEAR, covering.lastYear() + years));
    }

    private OpenIndex earlier(OpenIndex covering) {
        if (covering.firstYear() <= FIRST_YEAR) {
            throw new IllegalArgumentException("calendar \"" + calendar.id() + "\" has no such deadline after the year "
                    + (FIRST_YEAR - 1) + ": expected a smaller amount");
        }
        int years = covering.lastYear() - covering.firstYear() + 1;
        return grow(Math.max(FIRST_YEAR, covering.firstYear() - years), covering.lastYear());
    }

    private synchronized OpenIndex grow(int firstYear, int lastYear) {
        OpenIndex current = index;
        int begin = current == null ? firstYear : Math.min(firstYear, current.firstYear());
        int end = current == null ? lastYear : Math.max(lastYear, current.lastYear());
        if (current != null && begin == current.firstYear() && end == current.lastYear()) {
            return current;
        }
        OpenIndex.Builder builder = new OpenIndex.Builder(begin, end, zone);
        LocalDate after = LocalDate.of(end + 1, 1, 1);
        for (LocalDate date = LocalDate.of(begin, 1, 1); date.isBefore(after); date = date.plusDays(1)) {
            for (Calendar.Stretch stretch : day(date).stretches()) {
                builder.add(
                        date,
                        beginOf(date, stretch).getEpochSecond(),
                        endOf(date, stretch).getEpochSecond());
            }
        }
        OpenIndex built = builder.build();
        index = built;
        return built;
    }

    private Instant beginOf(LocalDate date, Calendar.Stretch stretch) {
        return ZonedDateTime.ofLocal(date.atTime(stretch.from()), zone, null).toInstant();
    }

    private Instant endOf(LocalDate date, Calendar.Stretch stretch) {
        LocalTime until = stretch.until();
        return stretch.untilMidnight()
                ? date.plusDays(1).atStartOfDay(zone).toInstant()
                : ZonedDateTime.ofLocal(date.atTime(until), zone, null).toInstant();
    }

    /** What the calendar says about a date. */
    private Day day(LocalDate date) {
        DayOfWeek weekday = date.getDayOfWeek();
        List<Calendar.Stretch> hours = calendar.hoursOn(weekday);
        // A zone that changed sides of the date line has skipped a date.
        if (!date.atStartOfDay(zone).toLocalDate().equals(date)) {
            return new Day(List.of(), date + " does not exist in " + zone.getId());
        }
        boolean open = says(calendar.open(), Calendar.OneDate.class, date);
        if (!open && says(calendar.closed(), Calendar.OneDate.class, date)) {
            return new Day(List.of(), date + " is closed");
        }
        open = open || says(calendar.open(), Calendar.EveryYear.class, date);
        if (open) {
            return new Day(hours.isEmpty() ? calendar.makeUpHours() : hours, "open");
        }
        if (says(calendar.closed(), Calendar.EveryYear.class, date)) {
            return new Day(List.of(), date + " is closed every year");
        }
        String holiday = holidays(date.getYear()).get(date);
        if (holiday != null && !hours.isEmpty()) {
            return new Day(List.of(), date + " is a public holiday: " + holiday);
        }
        return hours.isEmpty() ? without(weekday) : new Day(hours, "open");
    }

    private static Day without(DayOfWeek weekday) {
        return new Day(List.of(), weekday.getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " has no hours");
    }

    private static boolean says(List<Calendar.DayRule> rules, Class<? extends Calendar.DayRule> kind, LocalDate date) {
        for (Calendar.DayRule rule : rules) {
            if (kind.isInstance(rule) && rule.covers(date)) {
                return true;
            }
        }
        return false;
    }

    private Map<LocalDate, String> holidays(int year) {
        PublicHolidays known = holidays;
        return known == null ? Map.of() : holidaysByYear.computeIfAbsent(year, known::in);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The hours of a date, and why it has none when it has none. */
    private record Day(List<Calendar.Stretch> stretches, String reason) {}
}
