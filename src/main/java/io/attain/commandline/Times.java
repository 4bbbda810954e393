package io.attain.commandline;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Times as people write and read them on a command line. */
final class Times {

    private static final Pattern OFFSET = Pattern.compile(".*T.*(Z|[+-]\\d\\d(:?\\d\\d)?)", Pattern.CASE_INSENSITIVE);
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss", Locale.ENGLISH);

    private Times() {}

    /**
     * Reads a time.
     *
     * @param text a local time ({@code 2026-01-12T10:00}), a date for its start, or a time with its offset from UTC
     * @param zone the zone of local times; one in a gap moves forward, of one that exists twice the first holds
     * @return the instant
     * @throws IllegalArgumentException when the text is no time
     */
    static Instant instant(String text, ZoneId zone) {
        String time = text.strip().replace(' ', 'T');
        try {
            if (!time.toUpperCase(Locale.ROOT).contains("T")) {
                return LocalDate.parse(time).atStartOfDay(zone).toInstant();
            }
            return OFFSET.matcher(time).matches()
                    ? OffsetDateTime.parse(time).toInstant()
                    : LocalDateTime.parse(time).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no time: expected a local time that exists as in 2026-01-12T10:00, or one with"
                            + " its offset as in 2026-01-12T10:00Z",
                    e);
        }
    }

    /** Returns an instant as its local time with the day of the week, and with seconds where there are any. */
    static String local(Instant instant, ZoneId zone) {
        return (instant.getEpochSecond() % 60 == 0 && instant.getNano() == 0 ? MINUTES : SECONDS)
                .format(instant.atZone(zone));
    }

    /** Returns an instant in ISO 8601 with the zone's offset. */
    static String iso(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
    }
}
