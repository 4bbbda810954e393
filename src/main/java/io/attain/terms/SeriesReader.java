package io.attain.terms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.terms.SeriesDefinition.Format;
import io.attain.terms.SeriesDefinition.NumberColumns;
import io.attain.terms.SeriesDefinition.Shape;
import io.attain.terms.SeriesDefinition.StateColumn;
import io.attain.terms.SeriesDefinition.TimeColumn;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the definition of a series. */
final class SeriesReader {

    /** Fields that say nothing about how a file becomes measurements. */
    private static final List<String> NO_READING = List.of("apiVersion", "kind", "owner", "due", "supplyWithin");

    private SeriesReader() {}

    static SeriesDefinition read(Cursor place) {
        Shape shape = place.choice("shape", Shape.class);
        return new SeriesDefinition(
                place.text("id"),
                shape,
                place.choice("format", Format.CSV),
                place.text("path", ""),
                place.has("encoding") ? place.at("encoding").as(SeriesReader::charset) : null,
                place.has("delimiter") ? delimiter(place.at("delimiter")) : ',',
                place.has("zone") ? place.at("zone").as(SeriesReader::zone) : null,
                place.has("decimal") ? character(place.at("decimal")) : '.',
                place.has("absent") ? place.textSet("absent") : Set.of(""),
                place.texts("key"),
                place.textSets("skip"),
                times(place, shape),
                number(place, "value", shape == Shape.SAMPLE),
                number(place, "good", shape == Shape.TALLY && !place.has("bad")),
                number(place, "bad", false),
                number(place, "total", shape == Shape.TALLY),
                state(place, shape),
                place.texts("subject"),
                place.has("pauses") ? column(place.at("pauses")) : null,
                place.has("attributes") ? place.at("attributes").fields((name, value) -> column(value)) : Map.of(),
                place.maybeText("owner"),
                place.maybeDuration("due"),
                place.maybeDuration("supplyWithin"),
                readingHash(place.node()),
                CanonicalHash.of(place.node()));
    }

    private static String readingHash(JsonNode definition) {
        ObjectNode reading = definition.deepCopy();
        return CanonicalHash.of(reading.without(NO_READING));
    }

    /** Reads a time zone. */
    static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (java.time.DateTimeException problem) {
            throw new IllegalArgumentException(
                    "unknown time zone '" + text + "'; expected one of the IANA database, such as Europe/Berlin",
                    problem);
        }
    }

    private static Charset charset(String text) {
        try {
            return Charset.forName(text);
        } catch (IllegalArgumentException problem) {
            throw new IllegalArgumentException(
                    "unknown encoding '" + text + "'; expected for example UTF-8, windows-1252 or Big5", problem);
        }
    }

    private static char delimiter(Cursor place) {
        char delimiter = character(place);
        if (delimiter == '"' || delimiter == '\n' || delimiter == '\r') {
            throw place.fail(
                    "a quotation mark or the end of a line cannot stand between columns; expected for example ; or |");
        }
        return delimiter;
    }

    private static char character(Cursor place) {
        String text = place.text();
        if (text.length() != 1) {
            throw place.fail("expected one character, found '" + text + "'");
        }
        return text.charAt(0);
    }

    private static Map<String, TimeColumn> times(Cursor place, Shape shape) {
        if (place.has("times")) {
            return place.at("times").fields((name, value) -> time(value));
        }
        Map<String, TimeColumn> usual = new LinkedHashMap<>();
        for (String name : shape == Shape.OUTAGE ? List.of("from", "until") : List.of("at")) {
            usual.put(name, new TimeColumn(List.of(name), false, TimeColumn.ISO));
        }
        return usual;
    }

    private static TimeColumn time(Cursor place) {
        if (place.isText()) {
            return new TimeColumn(List.of(place.text()), false, TimeColumn.ISO);
        }
        boolean joined = place.has("columns");
        List<String> columns = place.texts(joined ? "columns" : "column");
        if (columns.isEmpty()) {
            throw place.fail("expected 'column' or 'columns'");
        }
        return new TimeColumn(
                columns,
                joined,
                place.has("format") ? place.at("format").as(SeriesReader::timeFormat) : TimeColumn.ISO);
    }

    private static String timeFormat(String text) {
        if (!Set.of(TimeColumn.ISO, TimeColumn.EPOCH_SECONDS, TimeColumn.EPOCH_MILLIS)
                .contains(text)) {
            try {
                var unused = DateTimeFormatter.ofPattern(text, Locale.ENGLISH);
            } catch (IllegalArgumentException problem) {
                throw new IllegalArgumentException(
                        "'" + text + "' is no pattern for dates and times: " + problem.getMessage(), problem);
            }
        }
        return text;
    }

    private static @Nullable NumberColumns number(Cursor place, String name, boolean usual) {
        Cursor number = place.maybe(name);
        if (number == null) {
            return usual ? new NumberColumns(List.of(name), List.of()) : null;
        }
        if (number.isText()) {
            return new NumberColumns(List.of(number.text()), List.of());
        }
        List<String> plus = number.texts(number.has("column") ? "column" : "plus");
        if (plus.isEmpty()) {
            throw number.fail("expected 'column' or 'plus'");
        }
        return new NumberColumns(plus, number.texts("minus"));
    }

    private static @Nullable StateColumn state(Cursor place, Shape shape) {
        Cursor state = place.maybe("state");
        if (state == null) {
            return shape == Shape.STATUS ? new StateColumn("state", Set.of("down"), Map.of()) : null;
        }
        if (state.isText()) {
            return new StateColumn(state.text(), Set.of("down"), Map.of());
        }
        return new StateColumn(
                column(state.at("column")),
                state.has("down") ? state.textSet("down") : Set.of("down"),
                state.textSets("ended"));
    }

    private static String column(Cursor place) {
        return place.isText() ? place.text() : place.text("column");
    }
}
