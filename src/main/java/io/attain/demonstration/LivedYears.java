package io.attain.demonstration;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The time that the demonstration has lived: whole months, and the running one.
 *
 * @param first its first day, the first of a month
 * @param today the day on which it ends
 */
public record LivedYears(LocalDate first, LocalDate today) {

    /** What {@link #story} calls the last whole month. */
    public static final int LAST_MONTH = 12;
    /** What it calls the running one. */
    public static final int RUNNING_MONTH = 13;

    /** When people see to what a day has brought, in UTC: it is the evening in Europe, the morning in America. */
    public static final LocalTime EVENING = LocalTime.of(15, 30);

    private static final int MONTHS_OF_YEAR = 12;
    private static final int MONTHS_OF_TERM = 18;
    private static final int DAY_OF_OUTAGES = 12;
    private static final int MONTH_OF_FLOOD = 6;
    /** A month in which nothing happens. */
    private static final int QUIET_MONTH = 2;

    /**
     * Returns the year before a day.
     *
     * @param today never {@literal null}
     * @return twelve whole months and the running one
     */
    public static LivedYears oneUntil(LocalDate today) {
        return new LivedYears(today.minusMonths(MONTHS_OF_YEAR).withDayOfMonth(1), today);
    }

    /**
     * Returns the last day whose evening is over, since nothing may have happened that is still to come.
     *
     * @param now never {@literal null}
     */
    public static LocalDate lastDay(Instant now) {
        LocalDateTime at = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
        return at.toLocalTime().isBefore(EVENING) ? at.toLocalDate().minusDays(1) : at.toLocalDate();
    }

    /** Returns the day after the last of the agreements' first term. */
    public LocalDate until() {
        return first.plusMonths(MONTHS_OF_TERM);
    }

    private int month(LocalDate day) {
        return 1 + (int) ChronoUnit.MONTHS.between(YearMonth.from(first), YearMonth.from(day));
    }

    /**
     * Tells which month of the stories a day is in. Each year tells them anew; the last months of all have their own.
     *
     * @param day never {@literal null}
     * @return from 1 to {@link #RUNNING_MONTH}
     */
    public int story(LocalDate day) {
        int beforeToday = month(today) - month(day);
        if (beforeToday <= 1) {
            return RUNNING_MONTH - Math.max(0, beforeToday);
        }
        int ofYear = 1 + (month(day) - 1) % MONTHS_OF_YEAR;
        return ofYear == LAST_MONTH ? QUIET_MONTH : ofYear;
    }

    /**
     * Tells whether a day is the one in its month on which something breaks down.
     *
     * @param day never {@literal null}
     */
    public static boolean isDayOfOutages(LocalDate day) {
        return day.getDayOfMonth() == DAY_OF_OUTAGES;
    }

    /** Returns when the flood of the first year begins, in local time. */
    public LocalDateTime flood() {
        return first.plusMonths(MONTH_OF_FLOOD - 1L)
                .withDayOfMonth(DAY_OF_OUTAGES)
                .atTime(10, 5);
    }

    /**
     * Tells whether the name of a task is about a month of the first year.
     *
     * @param name the task's name, never {@literal null}
     * @param reference the agreement's reference, never {@literal null}
     * @param month from 1
     */
    public boolean isAbout(String name, String reference, int month) {
        return name.contains(": " + reference + ",")
                && name.contains(YearMonth.from(first).plusMonths(month - 1L).toString());
    }

    /**
     * Tells whether the name of a task is about the last whole month.
     *
     * @param name the task's name, never {@literal null}
     */
    public boolean isAboutLastMonth(String name) {
        return name.contains(YearMonth.from(today).minusMonths(1).toString());
    }
}
