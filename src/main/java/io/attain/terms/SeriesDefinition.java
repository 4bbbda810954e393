package io.attain.terms;

import java.nio.charset.Charset;
import java.time.Period;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.PeriodDuration;

/**
 * A named stream of facts, and how foreign columns become its measurements.
 *
 * @param id its id
 * @param shape what one fact is
 * @param format the format of its files
 * @param path JSON pointer to the array of facts in a JSON file, empty for the file itself
 * @param encoding of its files, {@literal null} for UTF-8 or what a byte-order mark says
 * @param delimiter of CSV columns
 * @param zone of local times, {@literal null} for the agreement's
 * @param decimal the decimal mark, {@code .} or {@code ,}
 * @param absent texts that mean: not there
 * @param key columns that identify a fact; empty where content and position do
 * @param skip columns and the values that mark rows that are no measurements
 * @param times where each timestamp comes from, in the order of the document
 * @param value where the value comes from, {@literal null} when there is none
 * @param good where the good part of a tally comes from, {@literal null} when there is none
 * @param bad where the bad part of a tally comes from, {@literal null} when there is none
 * @param total where the total of a tally comes from, {@literal null} when there is none
 * @param state where the state comes from, {@literal null} when there is none
 * @param subject attributes that say whose state it is
 * @param pauses the column with a list of pauses, {@literal null} when there is none
 * @param attributes name and column of each attribute
 * @param owner the party whose people are asked for missing data, {@literal null} when not said
 * @param due after a period's end the series is taken as complete by then, {@literal null} when not said
 * @param supplyWithin how long its owner has to supply missing data once asked, {@literal null} when not said
 * @param readingHash the hash of what says how columns become measurements, without owner and deadlines
 * @param hash SHA-256 of the RFC 8785 canonical JSON of the definition, as {@code sha256:…}
 */
public record SeriesDefinition(
        String id,
        Shape shape,
        Format format,
        String path,
        @Nullable Charset encoding,
        char delimiter,
        @Nullable ZoneId zone,
        char decimal,
        Set<String> absent,
        List<String> key,
        Map<String, Set<String>> skip,
        Map<String, TimeColumn> times,
        @Nullable NumberColumns value,
        @Nullable NumberColumns good,
        @Nullable NumberColumns bad,
        @Nullable NumberColumns total,
        @Nullable StateColumn state,
        List<String> subject,
        @Nullable String pauses,
        Map<String, String> attributes,
        @Nullable String owner,
        @Nullable PeriodDuration due,
        @Nullable PeriodDuration supplyWithin,
        String readingHash,
        String hash) {

    /** Copies the collections and keeps their order. */
    public SeriesDefinition {
        absent = Set.copyOf(absent);
        key = List.copyOf(key);
        skip = Collections.unmodifiableMap(new LinkedHashMap<>(skip));
        times = Collections.unmodifiableMap(new LinkedHashMap<>(times));
        subject = List.copyOf(subject);
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /** Returns the name of the timestamp that puts a measurement into a period where an objective does not say. */
    public String usualTime() {
        String usual = shape == Shape.OUTAGE ? "from" : "at";
        if (shape != Shape.CASE || times.isEmpty() || times.containsKey(usual)) {
            return usual;
        }
        return times.keySet().iterator().next();
    }

    /** Returns how long its owner has to supply missing data once asked: what is written, else a working week's five days. */
    public PeriodDuration timeToSupply() {
        return supplyWithin == null ? PeriodDuration.of(Period.ofDays(5)) : supplyWithin;
    }

    /** What one fact of a series is. */
    public enum Shape {
        /** A value at an instant. */
        SAMPLE,
        /** How many of a total were good or bad. */
        TALLY,
        /** A stretch of downtime. */
        OUTAGE,
        /** A state that holds until the next one. */
        STATUS,
        /** Something with several named times. */
        CASE
    }

    /** The format of a file. */
    public enum Format {
        /** Delimited text with a header. */
        CSV,
        /** A JSON object a line. */
        NDJSON,
        /** A JSON array of objects. */
        JSON
    }

    /**
     * Where a timestamp comes from.
     *
     * @param columns the columns
     * @param joined whether their texts are joined with a blank; else the first that is there counts
     * @param format {@code iso}, {@code epoch-seconds}, {@code epoch-millis} or a pattern of
     *     {@link java.time.format.DateTimeFormatter} with English names
     */
    public record TimeColumn(List<String> columns, boolean joined, String format) {

        /** ISO 8601 dates and times, the default format. */
        public static final String ISO = "iso";

        /** Seconds since 1970-01-01T00:00:00Z. */
        public static final String EPOCH_SECONDS = "epoch-seconds";

        /** Milliseconds since 1970-01-01T00:00:00Z. */
        public static final String EPOCH_MILLIS = "epoch-millis";

        /** Copies the list. */
        public TimeColumn {
            columns = List.copyOf(columns);
        }
    }

    /**
     * Where a number comes from: the sum of some columns less the sum of others. An absent term is 0 as long as the
     * first is there.
     *
     * @param plus columns that are added, at least one
     * @param minus columns that are taken off
     */
    public record NumberColumns(List<String> plus, List<String> minus) {

        /** Copies the lists. */
        public NumberColumns {
            plus = List.copyOf(plus);
            minus = List.copyOf(minus);
        }
    }

    /**
     * Where a state comes from.
     *
     * @param column the column
     * @param down the texts that mean down; anything else is up
     * @param ended columns and the values that stop the monitoring of the subject
     */
    public record StateColumn(String column, Set<String> down, Map<String, Set<String>> ended) {

        /** Copies the collections. */
        public StateColumn {
            down = Set.copyOf(down);
            ended = Collections.unmodifiableMap(new LinkedHashMap<>(ended));
        }
    }
}
