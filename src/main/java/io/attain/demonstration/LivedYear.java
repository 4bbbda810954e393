package io.attain.demonstration;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/**
 * The year that the demonstration has lived: twelve whole months, and the running one.
 *
 * @param today the day on which it ends
 */
public record LivedYear(LocalDate today) {

    /** The last whole month; the months count from 1. */
    public static final int LAST_MONTH = 12;

    private static final int MONTHS_OF_TERM = 18;
    private static final int DAY_OF_OUTAGES = 12;
    private static final int MONTH_OF_FLOOD = 6;

    /** Returns its first day. */
    public LocalDate first() {
        return today.minusMonths(LAST_MONTH).withDayOfMonth(1);
    }

    /** Returns the day after the last of the agreements' term. */
    public LocalDate until() {
        return first().plusMonths(MONTHS_OF_TERM);
    }

    /**
     * Counts the months.
     *
     * @param day never {@literal null}
     * @return from 1
     */
    public int month(LocalDate day) {
        return 1 + (int) ChronoUnit.MONTHS.between(YearMonth.from(first()), YearMonth.from(day));
    }

    /**
     * Tells whether a day is the one in its month on which something breaks down.
     *
     * @param day never {@literal null}
     */
    public static boolean isDayOfOutages(LocalDate day) {
        return day.getDayOfMonth() == DAY_OF_OUTAGES;
    }

    /** Returns when the flood begins, in local time. */
    public LocalDateTime flood() {
        return first().plusMonths(MONTH_OF_FLOOD - 1L).withDayOfMonth(DAY_OF_OUTAGES).atTime(10, 5);
    }

    /**
     * Tells whether the name of a task is about a month.
     *
     * @param name the task's name, never {@literal null}
     * @param month from 1
     */
    public boolean isAbout(String name, int month) {
        return name.contains(YearMonth.from(first()).plusMonths(month - 1L).toString());
    }

    /**
     * Tells whether the name of a task is about a month of an agreement.
     *
     * @param name the task's name, never {@literal null}
     * @param reference the agreement's reference, never {@literal null}
     * @param month from 1
     */
    public boolean isAbout(String name, String reference, int month) {
        return name.contains(": " + reference + ",") && isAbout(name, month);
    }
}
