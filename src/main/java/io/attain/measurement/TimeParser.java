package io.attain.measurement;

import io.attain.evaluation.Moment;
import io.attain.terms.Decimals;
import io.attain.terms.SeriesDefinition.TimeColumn;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;

/**
 * Reads timestamps of one column. A local time in a gap moves forward by the gap; of one that exists twice the earlier
 * offset holds. Dates that do not exist are refused.
 */
abstract class TimeParser {

    /**
     * Returns a parser.
     *
     * @param format as {@link TimeColumn#format()} says it
     * @param zone of local times
     * @throws IllegalArgumentException when the format is none
     */
    static TimeParser of(String format, ZoneId zone) {
        return switch (format) {
            case TimeColumn.ISO -> new Iso(zone);
            case TimeColumn.EPOCH_SECONDS -> new Epoch(6);
            case TimeColumn.EPOCH_MILLIS -> new Epoch(3);
            default -> new Pattern(format, zone);
        };
    }

    /**
     * Reads a single time in ISO 8601; a date is its first instant.
     *
     * @param text the text
     * @param zone of a date, and of a time without an offset
     * @throws DateTimeException when it is none
     * @throws IllegalArgumentException when it is none
     */
    static Instant instant(String text, ZoneId zone) {
        long micros = of(TimeColumn.ISO, zone).parse(text.strip()).micros(zone);
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /**
     * Reads a timestamp.
     *
     * @param text the text, without surrounding blanks
     * @throws DateTimeException when it is none
     * @throws IllegalArgumentException when it is none
     */
    abstract Moment parse(String text);

    /** Tells whether some time so far had no offset, so that the zone mattered. */
    boolean usedZone() {
        return false;
    }

    /** Turns local times into instants; most days have one offset, so the last day's is kept. */
    private static final class LocalClock {

        private static final long MICROS = 1_000_000;

        private final ZoneId zone;
        private long day = Long.MIN_VALUE;
        private int offsetSeconds;
        private boolean used;

        LocalClock(ZoneId zone) {
            this.zone = zone;
        }

        Moment moment(long epochDay, int secondOfDay, int micros) {
            used = true;
            if (epochDay != day && !keepOffset(epochDay)) {
                LocalDateTime local = LocalDate.ofEpochDay(epochDay).atTime(LocalTime.ofSecondOfDay(secondOfDay));
                long second = ZonedDateTime.of(local, zone).toEpochSecond();
                return new Moment(second * MICROS + micros, false);
            }
            return new Moment((epochDay * 86_400 + secondOfDay - offsetSeconds) * MICROS + micros, false);
        }

        private boolean keepOffset(long epochDay) {
            LocalDate date = LocalDate.ofEpochDay(epochDay);
            LocalDateTime start = date.atStartOfDay();
            boolean oneOffset = zone.getRules().getValidOffsets(start).size() == 1
                    && zone.getRules().getValidOffsets(start.plusDays(1)).size() == 1;
            ZoneOffset offset = zone.getRules().getOffset(start);
            if (!oneOffset || !offset.equals(zone.getRules().getOffset(start.plusDays(1)))) {
                return false;
            }
            day = epochDay;
            offsetSeconds = offset.getTotalSeconds();
            return true;
        }
    }

    /** ISO 8601 dates, and times with {@code T} or a blank between, with or without seconds, fraction and offset. */
    private static final class Iso extends TimeParser {

        private static final int DATE_LENGTH = 10;

        private final LocalClock clock;
        // Most rows have the day of the row before.
        private String lastDate = "";
        private long lastDay;

        Iso(ZoneId zone) {
            clock = new LocalClock(zone);
        }

        @Override
        Moment parse(String text) {
            int length = text.length();
            if (length < DATE_LENGTH || text.charAt(4) != '-' || text.charAt(7) != '-') {
                throw unfit(text);
            }
            long day = day(text);
            if (length == DATE_LENGTH) {
                return new Moment(day, true);
            }
            char separator = text.charAt(DATE_LENGTH);
            if ((separator != 'T' && separator != ' ' && separator != 't') || length < 16 || text.charAt(13) != ':') {
                throw unfit(text);
            }
            int hour = digits(text, 11, 13);
            int minute = digits(text, 14, 16);
            int second = 0;
            int micros = 0;
            int at = 16;
            if (at < length && text.charAt(at) == ':') {
                if (length < at + 3) {
                    throw unfit(text);
                }
                second = digits(text, at + 1, at + 3);
                at += 3;
                if (at < length && (text.charAt(at) == '.' || text.charAt(at) == ',')) {
                    int end = at + 1;
                    while (end < length && Character.isDigit(text.charAt(end))) {
                        end++;
                    }
                    micros = fraction(text, at + 1, end);
                    at = end;
                }
            }
            if (hour > 23 || minute > 59 || second > 59) {
                throw new DateTimeException("the time " + text.substring(DATE_LENGTH + 1) + " does not exist");
            }
            int secondOfDay = (hour * 60 + minute) * 60 + second;
            if (at == length) {
                return clock.moment(day, secondOfDay, micros);
            }
            long offset = offset(text, at);
            return new Moment((day * 86_400 + secondOfDay - offset) * 1_000_000 + micros, false);
        }

        @Override
        boolean usedZone() {
            return clock.used;
        }

        private long day(String text) {
            if (!text.regionMatches(0, lastDate, 0, DATE_LENGTH)) {
                lastDay = date(text, digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10))
                        .toEpochDay();
                lastDate = text.substring(0, DATE_LENGTH);
            }
            return lastDay;
        }

        private static LocalDate date(String text, int year, int month, int dayOfMonth) {
            try {
                return LocalDate.of(year, month, dayOfMonth);
            } catch (DateTimeException problem) {
                throw new IllegalArgumentException(
                        "the date " + text.substring(0, DATE_LENGTH) + " does not exist", problem);
            }
        }

        private static int offset(String text, int at) {
            if (text.charAt(at) == 'Z' && text.length() == at + 1) {
                return 0;
            }
            String offset = text.substring(at).strip();
            return offset.equalsIgnoreCase("Z") || offset.equals("UTC")
                    ? 0
                    : ZoneOffset.of(offset).getTotalSeconds();
        }

        private static int fraction(String text, int from, int until) {
            int micros = 0;
            for (int i = from; i < from + 6; i++) {
                micros = micros * 10 + (i < until ? digits(text, i, i + 1) : 0);
            }
            return micros;
        }

        private static int digits(String text, int from, int until) {
            int number = 0;
            for (int i = from; i < until; i++) {
                int digit = text.charAt(i) - '0';
                if (digit < 0 || digit > 9) {
                    throw unfit(text);
                }
                number = number * 10 + digit;
            }
            return number;
        }

        private static IllegalArgumentException unfit(String text) {
            return new IllegalArgumentException(
                    "expected an ISO 8601 date or time such as 2026-01-31 or 2026-01-31T08:30:00Z, found '" + text
                            + "'");
        }
    }

    /** Seconds since 1970 in some decimal unit. */
    private static final class Epoch extends TimeParser {

        private final int digits;

        Epoch(int digits) {
            this.digits = digits;
        }

        @Override
        Moment parse(String text) {
            BigDecimal micros = Decimals.parse(text).movePointRight(digits).setScale(0, RoundingMode.FLOOR);
            if (micros.abs().precision() > 17) {
                throw new IllegalArgumentException("the time " + text + " lies thousands of years away");
            }
            return new Moment(micros.longValueExact(), false);
        }
    }

    /** A pattern of {@link DateTimeFormatter} with English names. */
    private static final class Pattern extends TimeParser {

        private final String pattern;
        private final DateTimeFormatter formatter;
        private final LocalClock clock;

        Pattern(String pattern, ZoneId zone) {
            this.pattern = pattern;
            this.clock = new LocalClock(zone);
            try {
                DateTimeFormatterBuilder builder =
                        new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern);
                String letters = pattern.replaceAll("'[^']*'", "");
                if (letters.contains("y") && !letters.contains("G")) {
                    builder.parseDefaulting(ChronoField.ERA, 1);
                }
                if (letters.matches("[^DwWYeEcqQ]*") || letters.matches("[^DwWYecqQ]*d[^DwWYecqQ]*")) {
                    if (!letters.matches(".*[ML].*")) {
                        builder.parseDefaulting(ChronoField.MONTH_OF_YEAR, 1);
                    }
                    if (!letters.contains("d")) {
                        builder.parseDefaulting(ChronoField.DAY_OF_MONTH, 1);
                    }
                }
                formatter = builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
            } catch (IllegalArgumentException problem) {
                throw new IllegalArgumentException(
                        "'" + pattern + "' is no pattern for dates and times: " + problem.getMessage(), problem);
            }
        }

        @Override
        boolean usedZone() {
            return clock.used;
        }

        @Override
        Moment parse(String text) {
            TemporalAccessor parsed;
            try {
                parsed = formatter.parse(text);
            } catch (DateTimeException problem) {
                throw new IllegalArgumentException(
                        "expected a date or time like " + pattern + " that exists, found '" + text + "'", problem);
            }
            LocalDate date = parsed.query(TemporalQueries.localDate());
            if (date == null && parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
                return new Moment(parsed.getLong(ChronoField.INSTANT_SECONDS) * 1_000_000, false);
            }
            if (date == null) {
                throw new IllegalArgumentException("the pattern " + pattern + " gives no date");
            }
            LocalTime time = parsed.query(TemporalQueries.localTime());
            if (time == null && parsed.isSupported(ChronoField.HOUR_OF_DAY)) {
                time = LocalTime.of(parsed.get(ChronoField.HOUR_OF_DAY), 0);
            }
            if (time == null) {
                return Moment.of(date);
            }
            ZoneId zone = parsed.query(TemporalQueries.zone());
            if (zone != null) {
                return Moment.of(ZonedDateTime.of(date, time, zone).toInstant());
            }
            int micros = time.get(ChronoField.MICRO_OF_SECOND);
            return clock.moment(date.toEpochDay(), time.toSecondOfDay(), micros);
        }
    }
}
