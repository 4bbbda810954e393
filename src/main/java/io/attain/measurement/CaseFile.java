package io.attain.measurement;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.attain.terms.SeriesDefinition;
import io.attain.terms.SeriesDefinition.Format;
import io.attain.terms.SeriesDefinition.TimeColumn;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.UnsupportedTemporalTypeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes one case as a file of its series, for facts that the server itself records: they come in the way that all others
 * do.
 */
public final class CaseFile {

    private CaseFile() {}

    /**
     * A time of the case.
     *
     * @param date the local date
     * @param instant the instant, {@literal null} where all of the day counts
     */
    public record Time(LocalDate date, @Nullable Instant instant) {}

    /**
     * Writes a case.
     *
     * @param series the series that it goes to, never {@literal null}
     * @param zone of its dates, never {@literal null}
     * @param key what the columns of the key get that no time and no attribute reads, never {@literal null}
     * @param times its times by their names; those that the series does not have are left out, never {@literal null}
     * @param attributes its attributes by their names; likewise, never {@literal null}
     * @return the file's bytes
     */
    public static byte[] of(
            SeriesRecord series, ZoneId zone, String key, Map<String, Time> times, Map<String, String> attributes) {
        SeriesDefinition definition = series.definition();
        String absent = definition.absent().contains("")
                ? ""
                : definition.absent().stream().sorted().findFirst().orElse("");
        Map<String, String> row = new LinkedHashMap<>();
        new RowMapper(definition, series.readingZone()).columns().forEach(it -> row.put(it, absent));
        definition.key().forEach(it -> row.put(it, key));
        definition.attributes().forEach((name, column) -> {
            if (attributes.containsKey(name)) {
                row.put(column, attributes.get(name));
            }
        });
        definition.times().forEach((name, column) -> {
            Time time = times.get(name);
            put(row, column, time == null ? absent : text(time, column.format(), zone, series.readingZone()));
        });
        Charset encoding = definition.encoding();
        return file(definition, row).getBytes(encoding == null ? StandardCharsets.UTF_8 : encoding);
    }

    private static void put(Map<String, String> row, TimeColumn column, String text) {
        if (!column.joined()) {
            row.put(column.columns().get(0), text);
            return;
        }
        String[] parts = text.split(" ", column.columns().size());
        for (int i = 0; i < column.columns().size(); i++) {
            row.put(column.columns().get(i), i < parts.length ? parts[i] : text);
        }
    }

    private static String text(Time time, String format, ZoneId zone, ZoneId readingZone) {
        Instant instant = time.instant();
        if (format.equals(TimeColumn.ISO)) {
            return instant == null ? time.date().toString() : instant.toString();
        }
        // Where only instants can be written, a date is its last second, so that the whole day is before it.
        ZonedDateTime at =
                instant == null ? time.date().atTime(LocalTime.of(23, 59, 59)).atZone(zone) : instant.atZone(zone);
        return switch (format) {
            case TimeColumn.EPOCH_SECONDS -> String.valueOf(at.toEpochSecond());
            case TimeColumn.EPOCH_MILLIS -> String.valueOf(at.toInstant().toEpochMilli());
            default -> formatted(DateTimeFormatter.ofPattern(format, Locale.ENGLISH), time, at, readingZone);
        };
    }

    private static String formatted(DateTimeFormatter pattern, Time time, ZonedDateTime at, ZoneId readingZone) {
        try {
            return pattern.format(time.date());
        } catch (UnsupportedTemporalTypeException hasHours) {
            return pattern.format(at.withZoneSameInstant(readingZone));
        }
    }

    private static String file(SeriesDefinition series, Map<String, String> row) {
        if (series.format() == Format.CSV) {
            StringWriter text = new StringWriter();
            try (CsvWriter writer = CsvWriter.builder()
                    .fieldSeparator(series.delimiter())
                    .lineDelimiter(LineDelimiter.LF)
                    .build(text)) {
                writer.writeRecord(List.copyOf(row.keySet())).writeRecord(List.copyOf(row.values()));
            } catch (IOException impossible) {
                throw new UncheckedIOException("Memory can be written.", impossible);
            }
            return text.toString();
        }
        ObjectNode fact = JsonNodeFactory.instance.objectNode();
        row.forEach(fact::put);
        return series.format() == Format.NDJSON ? fact + "\n" : within(series.path(), fact);
    }

    /** Puts the only fact where the JSON pointer says that the facts are. */
    private static String within(String path, ObjectNode fact) {
        ArrayNode facts = JsonNodeFactory.instance.arrayNode().add(fact);
        if (path.isEmpty()) {
            return facts.toString();
        }
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode at = root;
        String[] names = path.substring(1).split("/", -1);
        for (int i = 0; i < names.length - 1; i++) {
            at = at.putObject(name(names[i]));
        }
        at.set(name(names[names.length - 1]), facts);
        return root.toString();
    }

    private static String name(String token) {
        return token.replace("~1", "/").replace("~0", "~");
    }
}
