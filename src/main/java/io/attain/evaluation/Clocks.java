package io.attain.evaluation;

import io.attain.terms.Agreement;
import io.attain.terms.Calendar;
import io.attain.terms.Durations;
import io.attain.terms.Elapsed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.PeriodDuration;

/**
 * The clocks of one agreement: all hours, and those of its calendars. With a calendar PTnH is open time and PnD counts
 * working days; without one PTnH is real time and PnD counts local calendar days. Between two dates time elapses in whole
 * days. Where one moment is a date and the other an instant, both are taken as dates.
 */
final class Clocks {

    private static final long MICROS_PER_DAY = Duration.ofDays(1).toSeconds() * Moment.MICROS_PER_SECOND;

    private final ZoneId zone;
    private final BusinessTime always;
    private final Map<String, BusinessTime> calendars = new HashMap<>();

    Clocks(Agreement agreement) {
        zone = agreement.zone();
        always = BusinessTime.always(zone);
        for (Calendar calendar : agreement.calendars()) {
            calendars.put(calendar.id(), BusinessTime.of(calendar, zone));
        }
    }

    ZoneId zone() {
        return zone;
    }

    /** Returns the clock of a calendar, or of all hours for none. */
    BusinessTime clock(@Nullable String calendar) {
        if (calendar == null) {
            return always;
        }
        BusinessTime clock = calendars.get(calendar);
        if (clock == null) {
            throw new IllegalArgumentException("there is no calendar '" + calendar + "' in the agreement");
        }
        return clock;
    }

    /** Tells whether one moment is not later than another plus an amount of calendar time. */
    boolean isNotAfter(Moment time, Moment by, @Nullable PeriodDuration plus) {
        if (areDates(time, by)) {
            LocalDate limit = by.date(zone);
            return plus == null ? !time.date(zone).isAfter(limit) : !isDateAfter(time.date(zone), limit, plus);
        }
        return plus == null
                ? time.value() <= by.value()
                : !Moment.instant(time.value())
                        .isAfter(always.deadline(Moment.instant(by.value()), plus, false, List.of()));
    }

    /** Tells whether the time between two moments is within a limit; on the limit is within, negative counts as zero. */
    boolean isWithin(
            Elapsed elapsed, Moment from, Moment until, List<Pause> pauses, PeriodDuration atMost, boolean endOfDay) {
        boolean hasDays = !atMost.getPeriod().isZero();
        if (areDates(from, until)) {
            if (elapsed.calendar() == null) {
                return !isDateAfter(until.date(zone), from.date(zone), atMost);
            }
            long days = workingDays(clock(elapsed.calendar()), from.date(zone), until.date(zone));
            return days * MICROS_PER_DAY <= micros(atMost);
        }
        if (hasDays || endOfDay) {
            if (until.value() <= from.value()) {
                return true;
            }
            Instant end = Moment.instant(until.value());
            Instant deadline = clock(elapsed.calendar())
                    .deadline(
                            Moment.instant(from.value()),
                            atMost,
                            endOfDay,
                            elapsed.pauses() ? endedBy(end, pauses) : List.of());
            return !end.isAfter(deadline);
        }
        return micros(elapsed, from, until, pauses) <= micros(atMost);
    }

    /** A pause that has not ended lasts until the end, as it does where elapsed time is counted. */
    private static List<Pause> endedBy(Instant end, List<Pause> pauses) {
        return pauses.stream()
                .map(it -> it.until() == null ? new Pause(it.from(), end) : it)
                .toList();
    }

    private static boolean isDateAfter(LocalDate date, LocalDate from, PeriodDuration plus) {
        LocalDate limit = from.plus(plus.getPeriod());
        return ChronoUnit.DAYS.between(limit, date) * MICROS_PER_DAY
                > plus.getDuration().toNanos() / 1000;
    }

    private static boolean areDates(Moment one, Moment other) {
        return one.isDate() || other.isDate();
    }

    /** Returns the microseconds between two instants by a clock, less the pauses, never negative. */
    private long micros(Elapsed elapsed, Moment from, Moment until, List<Pause> pauses) {
        List<Pause> counted = elapsed.pauses() ? pauses : List.of();
        if (elapsed.calendar() == null && counted.isEmpty()) {
            return Math.max(0, until.value() - from.value());
        }
        return clock(elapsed.calendar())
                        .openTime(Moment.instant(from.value()), Moment.instant(until.value()), counted)
                        .toNanos()
                / 1000;
    }

    /** Returns the length of a duration without months, a day taken as 24 hours. */
    static long micros(PeriodDuration duration) {
        return Durations.exact(duration).toNanos() / 1000;
    }

    /**
     * Returns the time between two moments in microseconds on the clock on which a unit is {@link #micros(PeriodDuration)}
     * long, never negative: for units of days without a calendar the wall clock, on which every day has 24 hours, and with
     * one full working days.
     *
     * @param elapsed by which clock
     * @param from the earlier moment
     * @param until the later moment
     * @param pauses what may be taken out
     * @param unit the unit
     */
    long micros(Elapsed elapsed, Moment from, Moment until, List<Pause> pauses, PeriodDuration unit) {
        if (areDates(from, until)) {
            LocalDate start = from.date(zone);
            LocalDate end = until.date(zone);
            long days = elapsed.calendar() == null
                    ? ChronoUnit.DAYS.between(start, end)
                    : workingDays(clock(elapsed.calendar()), start, end);
            return Math.max(0, days) * MICROS_PER_DAY;
        }
        boolean inDays = unit.getDuration().isZero();
        if (inDays && elapsed.calendar() != null) {
            return fullWorkingDays(clock(elapsed.calendar()), from, until) * MICROS_PER_DAY;
        }
        if (inDays && !(elapsed.pauses() && !pauses.isEmpty())) {
            return Math.max(0, wallClock(until) - wallClock(from));
        }
        return micros(elapsed, from, until, pauses);
    }

    private long wallClock(Moment instant) {
        LocalDateTime local = LocalDateTime.ofInstant(Moment.instant(instant.value()), zone);
        return Moment.micros(local.toInstant(ZoneOffset.UTC));
    }

    /** How many working days lie after one date and not after another. */
    private long workingDays(BusinessTime clock, LocalDate from, LocalDate until) {
        long days = 0;
        for (LocalDate date = from.plusDays(1); !date.isAfter(until); date = date.plusDays(1)) {
            Instant start = date.atStartOfDay(zone).toInstant();
            Instant end = date.plusDays(1).atStartOfDay(zone).toInstant();
            if (!clock.openTime(start, end).isZero()) {
                days++;
            }
        }
        return days;
    }

    /** How many working days, each at the same wall time, have passed. */
    private long fullWorkingDays(BusinessTime clock, Moment from, Moment until) {
        Instant end = Moment.instant(until.value());
        if (end.isBefore(Moment.instant(from.value()))) {
            return 0;
        }
        long days = workingDays(clock, from.date(zone), until.date(zone));
        while (days > 0
                && clock.deadline(
                                Moment.instant(from.value()),
                                PeriodDuration.of(Period.ofDays(Math.toIntExact(days))),
                                false,
                                List.of())
                        .isAfter(end)) {
            days--;
        }
        return days;
    }

    /** Names the calendar as it was for some instants, for derivations. */
    String version(@Nullable String calendar, Instant from, Instant until) {
        return clock(calendar).version(from, until);
    }
}
