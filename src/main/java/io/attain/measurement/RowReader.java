package io.attain.measurement;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.attain.evaluation.UnreadableSourceException;
import io.attain.problem.BrokenJson;
import io.attain.terms.SeriesDefinition;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a file, one after the other. */
abstract class RowReader {

    /** The longest line or field; a longer one is no measurement. */
    private static final int MAXIMUM_LENGTH = 16 * 1024 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** A line is one value; what stands behind it would otherwise be left out without a word. */
    private static final ObjectReader LINE = JSON.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Returns the reader of a series' files. */
    static RowReader of(SeriesDefinition series, RowMapper mapper) {
        return switch (series.format()) {
            case CSV -> new Csv(series, mapper);
            case NDJSON -> new Ndjson(mapper.columns());
            case JSON -> new Json(mapper.columns(), series.path());
        };
    }

    /**
     * Reads all rows.
     *
     * @param name the file's name, for messages
     * @param text the file's text
     * @param rows takes the rows
     * @throws UnreadableSourceException when the file cannot be read to its end
     * @throws IOException when it cannot be read at all
     */
    abstract void read(String name, Reader text, Consumer<Row> rows) throws IOException;

    /** Delimited text with a header. */
    private static final class Csv extends RowReader {

        private final char delimiter;
        private final List<String> columns;
        private final List<List<String>> required;
        private final String series;

        Csv(SeriesDefinition series, RowMapper mapper) {
            this.delimiter = series.delimiter();
            this.columns = mapper.columns();
            this.required = mapper.requiredColumns(series);
            this.series = series.id();
        }

        @Override
        void read(String name, Reader text, Consumer<Row> rows) throws IOException {
            try {
                // Whoever opened the file closes it: what is left of it still goes into its hash.
                CsvReader<CsvRecord> reader = CsvReader.builder()
                        .fieldSeparator(delimiter)
                        .skipEmptyLines(true)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowUnclosedQuote(false)
                        .maxBufferSize(MAXIMUM_LENGTH)
                        .ofCsvRecord(text);
                int[] places = null;
                int width = 0;
                for (CsvRecord row : reader) {
                    if (places == null) {
                        places = places(name, row.getFields());
                        width = row.getFieldCount();
                    } else {
                        rows.accept(row(row, places, width));
                    }
                }
                if (places == null) {
                    throw new UnreadableSourceException(name
                            + ": the file is empty; expected a header with the columns " + String.join(", ", columns));
                }
            } catch (CsvParseException problem) {
                throw new UnreadableSourceException(name + ": " + reason(problem), problem);
            } catch (UncheckedIOException problem) {
                throw problem.getCause();
            }
        }

        private static String reason(CsvParseException problem) {
            Throwable cause = problem;
            if (String.valueOf(problem.getMessage()).contains("maximum buffer size")) {
                return "a field is longer than " + MAXIMUM_LENGTH
                        + " characters; perhaps a quotation mark is not closed ("
                        + String.valueOf(problem.getMessage()).replaceAll("(?s).*\\((.*)\\)", "$1") + ")";
            }
            StringBuilder reason = new StringBuilder(String.valueOf(problem.getMessage()));
            while (cause.getCause() != null) {
                cause = cause.getCause();
                if (cause instanceof java.nio.charset.CharacterCodingException) {
                    return reason + ": " + WRONG_ENCODING;
                }
                reason.append(": ").append(cause.getMessage());
            }
            return reason.toString();
        }

        private int[] places(String name, List<String> header) {
            List<String> stripped = header.stream().map(String::strip).toList();
            int[] places = new int[columns.size()];
            for (int i = 0; i < places.length; i++) {
                int exact = header.indexOf(columns.get(i));
                places[i] = exact >= 0 ? exact : stripped.indexOf(columns.get(i));
                if (places[i] >= 0 && header.lastIndexOf(columns.get(i)) > exact && exact >= 0) {
                    throw new UnreadableSourceException(
                            name + ": the header has the column '" + columns.get(i) + "' twice");
                }
            }
            for (List<String> any : required) {
                if (any.stream().noneMatch(it -> places[columns.indexOf(it)] >= 0)) {
                    throw new UnreadableSourceException(name + ": the column '" + String.join("' or '", any)
                            + "' of the series '" + series + "' is not in the header; there are: "
                            + shortened(String.join(", ", header)));
                }
            }
            return places;
        }

        private static Row row(CsvRecord row, int[] places, int width) {
            if (row.getFieldCount() != width) {
                return Row.broken(
                        row.getStartingLineNumber(),
                        "it has " + row.getFieldCount() + " fields where the header has " + width);
            }
            @Nullable String[] values = new @Nullable String[places.length];
            for (int i = 0; i < places.length; i++) {
                values[i] = places[i] < 0 ? null : row.getField(places[i]);
            }
            return new Row(row.getStartingLineNumber(), values, null);
        }
    }

    static final String WRONG_ENCODING =
            "there are bytes that the encoding does not know; say the right one with 'encoding:' in the series";

    /** Returns a text that is not too long to show. */
    static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }

    /** A JSON object a line. */
    private static final class Ndjson extends RowReader {

        private final List<String> columns;

        Ndjson(List<String> columns) {
            this.columns = columns;
        }

        @Override
        void read(String name, Reader text, Consumer<Row> rows) throws IOException {
            StringBuilder line = new StringBuilder();
            char[] buffer = new char[8192];
            long number = 1;
            int read;
            while ((read = text.read(buffer)) >= 0) {
                for (int i = 0; i < read; i++) {
                    if (buffer[i] == '\n') {
                        take(line, number++, rows);
                        line.setLength(0);
                    } else {
                        line.append(buffer[i]);
                    }
                }
                if (line.length() > MAXIMUM_LENGTH) {
                    throw new UnreadableSourceException(name + ": line " + number + " is longer than " + MAXIMUM_LENGTH
                            + " characters; expected one JSON object a line");
                }
            }
            take(line, number, rows);
        }

        private void take(StringBuilder line, long number, Consumer<Row> rows) {
            String text = line.toString().strip();
            if (text.isEmpty()) {
                return;
            }
            try {
                rows.accept(row(number, LINE.readTree(text), columns));
            } catch (JsonProcessingException problem) {
                rows.accept(Row.broken(number, "it is no JSON: " + BrokenJson.why(problem)));
            }
        }
    }

    /** A JSON array of objects, at the top or at a pointer. */
    private static final class Json extends RowReader {

        private final List<String> columns;
        private final String path;

        Json(List<String> columns, String path) {
            this.columns = columns;
            this.path = path;
        }

        @Override
        void read(String name, Reader text, Consumer<Row> rows) throws IOException {
            try (JsonParser parser = JSON.getFactory().createParser(text)) {
                if (!find(parser)) {
                    throw new UnreadableSourceException(name + ": there is no list "
                            + (path.isEmpty() ? "at the top of the file" : "at " + path)
                            + "; expected a JSON array of objects");
                }
                long number = 0;
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    number++;
                    JsonNode item = JSON.readTree(parser);
                    rows.accept(row(number, item, columns));
                }
                checkEnd(name, parser);
            } catch (JsonProcessingException problem) {
                throw new UnreadableSourceException(
                        name + ": no JSON" + place(problem.getLocation()) + ": " + BrokenJson.why(problem), problem);
            }
        }

        /** What surrounds the list must be whole, and behind the file's one value there is nothing: it would be lost. */
        private void checkEnd(String name, JsonParser parser) throws IOException {
            while (!parser.getParsingContext().inRoot()) {
                parser.nextToken();
            }
            if (parser.nextToken() != null) {
                throw new UnreadableSourceException(name + ": something stands behind the list"
                        + place(parser.currentLocation()) + "; expected one JSON array of objects");
            }
        }

        /** What exceeds a limit of the parser has no place. */
        private static String place(@Nullable JsonLocation location) {
            return location == null
                    ? " that can be read"
                    : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
        }

        /** Goes to the array; what stands before it is skipped without being kept. */
        private boolean find(JsonParser parser) throws IOException {
            JsonPointer wanted = JsonPointer.compile(path);
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_ARRAY
                        && parser.getParsingContext()
                                .getParent()
                                .pathAsPointer()
                                .equals(wanted)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static Row row(long number, JsonNode item, List<String> columns) {
        if (!item.isObject()) {
            return Row.broken(number, "expected a JSON object");
        }
        @Nullable String[] values = new @Nullable String[columns.size()];
        for (int i = 0; i < values.length; i++) {
            String column = columns.get(i);
            JsonNode value = column.startsWith("/") ? item.at(column) : item.get(column);
            if (value == null || value.isNull() || value.isMissingNode()) {
                values[i] = null;
            } else if (value.isBigDecimal()) {
                values[i] = value.decimalValue().toString();
            } else {
                values[i] = value.isValueNode() ? value.asText() : value.toString();
            }
        }
        return new Row(number, values, null);
    }
}
