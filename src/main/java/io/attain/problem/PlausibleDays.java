package io.attain.problem;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Days that somebody can mean, and that a database can keep. */
public final class PlausibleDays {

    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9998;

    private PlausibleDays() {}

    /**
     * Checks a day.
     *
     * @param day never {@literal null}
     * @return the same
     * @throws DateTimeException if it lies thousands of years away
     */
    public static LocalDate check(LocalDate day) {
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw new DateTimeException("The day " + day + " lies thousands of years away.");
        }
        return day;
    }

    /**
     * Checks an instant.
     *
     * @param instant never {@literal null}
     * @return the same
     * @throws DateTimeException if it lies thousands of years away
     */
    public static Instant check(Instant instant) {
        check(instant.atOffset(ZoneOffset.UTC).toLocalDate());
        return instant;
    }
}
