package io.attain.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attain.evaluation.InputReport;
import io.attain.evaluation.InputReport.Refusal;
import io.attain.evaluation.Measurement;
import io.attain.evaluation.MeasurementSource;
import io.attain.evaluation.Moment;
import io.attain.evaluation.UnreadableSourceException;
import io.attain.terms.Documents;
import io.attain.terms.SeriesDefinition;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as suppliers send them: read as they are, or refused with the place and the reason. */
class ForeignFilesTest {

    private static final String SAMPLE = "{shape: sample, times: {at: {column: at}}, value: {column: value}}";

    /** What came of a file. */
    private static final class Read implements MeasurementSource.Sink {

        private final List<Measurement> measurements = new ArrayList<>();
        private InputReport report = new InputReport("", "", "", 0, 0, 0, 0, 0, 0, List.of());

        @Override
        public void accept(Measurement measurement) {
            measurements.add(measurement);
        }

        @Override
        public void restart() {
            measurements.clear();
        }

        List<String> values() {
            return measurements.stream().map(it -> String.valueOf(it.value())).toList();
        }

        List<String> attributes() {
            return measurements.stream().map(it -> it.attribute(0)).toList();
        }

        Instant time() {
            Moment moment = Objects.requireNonNull(measurements.get(0).time(0));
            return Instant.EPOCH.plus(moment.micros(ZoneOffset.UTC), ChronoUnit.MICROS);
        }
    }

    private static Read read(String series, byte[]... files) {
        Documents documents = Documents.read(
                "series",
                "{apiVersion: attain/v1, kind: Series, id: s, " + series.strip().substring(1));
        assertThat(documents.findings()).as(series).isEmpty();
        SeriesDefinition definition = documents.series().get(0);
        List<MeasurementFile> opened = new ArrayList<>();
        for (byte[] file : files) {
            opened.add(new MeasurementFile("file", () -> new ByteArrayInputStream(file)));
        }
        Read read = new Read();
        read.report = new FileSource(definition, ZoneId.of("Europe/Berlin"), opened, bytes -> {}).read(read);
        return read;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return packed.toByteArray();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"UTF-8, Zürich 台北", "UTF-16LE, Zürich 台北", "UTF-16BE, Zürich 台北", "windows-1252, Zürich", "Big5, 台北"})
    void readsEncodings(String encoding, String city) {
        String series =
                "{shape: case, encoding: " + encoding + ", times: {at: {column: at}}, attributes: {city: city}}";
        byte[] file = ("at,city\n2026-01-05," + city + "\n").getBytes(Charset.forName(encoding));
        assertThat(read(series, file).attributes()).containsExactly(city);
    }

    @Test
    void aByteOrderMarkTellsTheEncodingAndIsNoPartOfTheHeader() {
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThat(read(SAMPLE, "\uFEFFat,value\n2026-01-05,1\n".getBytes(charset))
                            .values())
                    .containsExactly("1");
        }
    }

    @Test
    void bytesThatTheEncodingDoesNotKnowSayWhatToDo() {
        byte[] file = "at,value\n2026-01-05,1\n2026-01-06,Zürich\n".getBytes(Charset.forName("windows-1252"));
        assertThatThrownBy(() -> read(SAMPLE, file))
                .isInstanceOf(UnreadableSourceException.class)
                .hasMessageContaining("say the right one with 'encoding:'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void readsLineEndsOfEveryKindAndQuotes(String end) {
        String file =
                String.join(end, "at,city,value", "2026-01-05,\"a, \"\"b\"\"\nc\",1", "", "\"2026-01-06\",d,\"2\"");
        Read read = read(
                "{shape: sample, times: {at: {column: at}}, value: {column: value}, attributes: {city: city}}",
                utf8(file));
        assertThat(read.attributes()).containsExactly("a, \"b\"\nc", "d");
        assertThat(read.values()).containsExactly("1", "2");
    }

    @Test
    void readsDecimalCommasAndGroups() {
        Read read = read(
                "{shape: sample, delimiter: \";\", decimal: \",\", times: {at: {column: at}}, value: {column: value}}",
                utf8("at;value\n2026-01-05;1,5\n2026-01-05;1.234,50\n2026-01-05;1.5\n"));
        assertThat(read.values()).containsExactly("1.5", "1234.50");
        assertThat(read.report.refusals())
                .containsExactly(new Refusal(4, "value", "1.5", "expected a number with a decimal comma, found '1.5'"));
        assertThat(read(SAMPLE, utf8("at,value\n2026-01-05,\"1,234.5\"\n")).values())
                .containsExactly("1234.5");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-01-05,Weight Captured Separately | value | expected a number",
                "2026-01-05,NaN | value | expected a number",
                "2026-01-05,Infinity | value | expected a number",
                "2026-01-05,1e30 | value | too large",
                "2026-01-05,1e-999999999 | value | digits after the decimal point",
                "2026-01-05,0x1F | value | expected a number",
                "2026-02-30,1 | at | the date 2026-02-30 does not exist",
                "2026-13-01,1 | at | the date 2026-13-01 does not exist",
                "2026-01-05T25:00,1 | at | does not exist",
                "05.01.2026,1 | at | expected an ISO 8601 date",
                "Monday,1 | at | expected an ISO 8601 date"
            })
    void refusesARowWithLineColumnValueAndReason(String row, String column, String reason) {
        Read read = read(SAMPLE, utf8("at,value\n2026-01-01,7\n" + row + "\n2026-01-02,8\n"));
        assertThat(read.values()).containsExactly("7", "8");
        assertThat(read.report.refusedRows()).isEqualTo(1);
        Refusal refusal = read.report.refusals().get(0);
        assertThat(refusal.line()).isEqualTo(3);
        assertThat(refusal.column()).isEqualTo(column);
        assertThat(row).contains(refusal.value());
        assertThat(refusal.reason()).contains(reason);
    }

    @Test
    void absenceIsNoFaultButARowWithoutKeyAndTimeIs() {
        Read read = read(SAMPLE, utf8("at,value\n2026-01-05,\n,5\n"));
        assertThat(read.values()).containsExactly("null");
        assertThat(read.report.refusals().get(0).reason()).contains("neither a key nor any time");
    }

    @Test
    void aRowOfAnotherWidthIsBroken() {
        Read read = read(SAMPLE, utf8("at,value\n2026-01-05\n2026-01-05,1,2\n2026-01-05,3\n"));
        assertThat(read.values()).containsExactly("3");
        assertThat(read.report.refusals())
                .extracting(Refusal::line, Refusal::reason)
                .containsExactly(
                        Tuple.tuple(2L, "it has 1 fields where the header has 2"),
                        Tuple.tuple(3L, "it has 3 fields where the header has 2"));
    }

    @ParameterizedTest(name = "{0} as {1}")
    @CsvSource({
        "2026-01-05T08:00, iso, 2026-01-05T07:00:00Z",
        "2026-01-05 08:00:30, iso, 2026-01-05T07:00:30Z",
        "2026-01-05T08:00:00.123456789Z, iso, 2026-01-05T08:00:00.123456Z",
        "2026-01-05T08:00:00+07:00, iso, 2026-01-05T01:00:00Z",
        "2026-03-29T02:30, iso, 2026-03-29T01:30:00Z",
        "2026-10-25T02:30, iso, 2026-10-25T00:30:00Z",
        "2026-10-25T03:30, iso, 2026-10-25T02:30:00Z",
        "1767600000, epoch-seconds, 2026-01-05T08:00:00Z",
        "1767600000.5, epoch-seconds, 2026-01-05T08:00:00.500Z",
        "1767600000123, epoch-millis, 2026-01-05T08:00:00.123Z",
        "5/1/2026 8:00 AM, d/M/yyyy h:mm a, 2026-01-05T07:00:00Z",
        "05-JAN-26 08:00:00, dd-MMM-yy HH:mm:ss, 2026-01-05T07:00:00Z",
        "05/Jan/2026:08:00:00 +0100, dd/MMM/yyyy:HH:mm:ss Z, 2026-01-05T07:00:00Z",
    })
    void readsTimes(String text, String format, String expected) {
        String series =
                "{shape: sample, times: {at: {column: at, format: \"" + format + "\"}}, value: {column: value}}";
        assertThat(read(series, utf8("at,value\n\"" + text + "\",1\n")).time()).isEqualTo(Instant.parse(expected));
    }

    @Test
    void joinsColumnsAndTakesTheFirstThatIsThere() {
        Read joined = read(
                "{shape: tally, times: {at: {columns: [year, month], format: yyyy M}},"
                        + " good: {plus: [flights], minus: [late, lost]}, total: {column: flights}}",
                utf8("year,month,flights,late,lost\n2026,3,100,7,\n"));
        assertThat(joined.measurements.get(0).time(0)).isEqualTo(Moment.of(LocalDate.of(2026, 3, 1)));
        assertThat(joined.measurements.get(0).part()).isEqualByComparingTo("93");
        Read first = read(
                "{shape: case, times: {at: {column: [seen, noted]}}}",
                utf8("seen,noted\n,2026-01-06\n2026-01-05,2026-01-07\n"));
        assertThat(first.measurements)
                .extracting(it -> it.time(0))
                .containsExactly(Moment.of(LocalDate.of(2026, 1, 6)), Moment.of(LocalDate.of(2026, 1, 5)));
    }

    @Test
    void theLaterOfTwoEqualKeysWinsAlsoAcrossFiles() {
        String series = "{shape: sample, key: [id], times: {at: {column: at}}, value: {column: value}}";
        Read read = read(
                series,
                utf8("id,at,value\na,2026-01-05,1\nb,2026-01-05,2\na,2026-01-05,1\n"),
                utf8("id,at,value\nb,2026-01-06,3\nc,2026-01-06,4\n"));
        assertThat(read.values()).containsExactly("1", "3", "4");
        assertThat(read.report.measurements()).isEqualTo(3);
        assertThat(read.report.unchanged()).isEqualTo(1);
        assertThat(read.report.superseded()).isEqualTo(1);
    }

    @Test
    void rowsOfASourceWithoutKeyAreToldApartByTheirPosition() {
        assertThat(read(SAMPLE, utf8("at,value\n2026-01-05,1\n2026-01-05,1\n")).values())
                .containsExactly("1", "1");
    }

    @Test
    void readsPackedFilesAndNoticesDamage() {
        byte[] packed = gzip(utf8("at,value\n2026-01-05,1\n"));
        assertThat(read(SAMPLE, packed).values()).containsExactly("1");
        assertThatThrownBy(() -> read(SAMPLE, Arrays.copyOf(packed, packed.length - 12)))
                .isInstanceOf(UnreadableSourceException.class)
                .hasMessageContaining("cut off");
    }

    @Test
    void refusesAZipBomb() {
        byte[] zeros = gzip(new byte[100_000_000]);
        assertThatThrownBy(() ->
                        read("{shape: sample, format: ndjson, times: {at: {column: at}}, value: {column: v}}", zeros))
                .isInstanceOf(UnreadableSourceException.class);
    }

    @Test
    void refusesALineThatNeverEnds() {
        byte[] file = utf8("at,value\n2026-01-05," + "1".repeat(20_000_000) + "\n");
        assertThatThrownBy(() -> read(SAMPLE, file))
                .isInstanceOf(UnreadableSourceException.class)
                .hasMessageContaining("a field is longer than 16777216 characters")
                .hasMessageContaining("record starting at line 2");
        byte[] json = utf8("{\"at\": \"" + "1".repeat(20_000_000));
        assertThatThrownBy(() ->
                        read("{shape: sample, format: ndjson, times: {at: {column: at}}, value: {column: v}}", json))
                .isInstanceOf(UnreadableSourceException.class)
                .hasMessageContaining("line 1 is longer");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "at,value~2026-01-05,\"1~2026-01-06,2~ | quote",
                "'' | the file is empty",
                "when,value~2026-01-05,1 | the column 'at' of the series 's' is not in the header; there are: when, value",
                "at,at,value~2026-01-05,2026-01-06,1 | the header has the column 'at' twice"
            })
    void aFileThatIsNoTableSaysWhy(String file, String reason) {
        assertThatThrownBy(() -> read(SAMPLE, utf8(file.replace('~', '\n'))))
                .isInstanceOf(UnreadableSourceException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void readsJsonAtAPointerAndLinesOfJson() {
        String series = "{shape: sample, format: json, path: /data/items, key: [/id], times: {at: {column: /meta/at}},"
                + " value: {column: value}, attributes: {code: code}}";
        Read read = read(
                series,
                utf8("{\"items\": [1], \"data\": {\"items\": [{\"id\": 1, \"meta\": {\"at\": \"2026-01-05\"},"
                        + " \"value\": 1.50, \"code\": 403}, 7, {\"id\": 2, \"value\": null}]}}"));
        assertThat(read.values()).containsExactly("1.50", "null");
        assertThat(read.attributes()).containsExactly("403", "");
        assertThat(read.report.refusals()).containsExactly(new Refusal(2, "", "", "expected a JSON object"));

        Read lines = read(
                "{shape: sample, format: ndjson, times: {at: {column: at}}, value: {column: value}}",
                utf8(
                        "{\"at\": \"2026-01-05\", \"value\": 1}\n\n{\"at\": \"2026-01-0\n{\"at\": \"2026-01-06\", \"value\": \"2\"}"));
        assertThat(lines.values()).containsExactly("1", "2");
        assertThat(lines.report.refusals()).extracting(Refusal::line).containsExactly(3L);
    }

    @Test
    void aCutOffJsonFileIsNotJudgedByHalf() {
        assertThatThrownBy(() -> read(
                        "{shape: sample, format: json, times: {at: {column: at}}, value: {column: value}}",
                        utf8("[{\"at\": \"2026-01-05\", \"value\": 1}, {\"at\": \"2026")))
                .isInstanceOf(UnreadableSourceException.class)
                .hasMessageContaining("no JSON at line 1");
        assertThatThrownBy(() -> read(
                        "{shape: sample, format: json, path: /x, times: {at: {column: at}}, value: {column: value}}",
                        utf8("{\"y\": []}")))
                .isInstanceOf(UnreadableSourceException.class)
                .hasMessageContaining("there is no list at /x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | [{%s}]{} | something stands behind the list at line 1, column 36",
                "`` | [{%s}] [] | something stands behind the list",
                "`` | [{%s}] 7 | something stands behind the list",
                "`` | [{%s}]] | no JSON at line 1",
                "/x | {\"x\": [{%s}]}{\"x\": []} | something stands behind the list",
                "/x | {\"x\": [{%s}], \"y\": | no JSON at line 1",
                "/x | {\"x\": [{%s}] | no JSON at line 1",
            })
    void whatStandsBehindAJsonListIsNotLostWithoutAWord(String path, String file, String reason) {
        String series = "{shape: sample, format: json, path: \"" + path
                + "\", times: {at: {column: at}}, value: {column: value}}";
        byte[] json = utf8(file.formatted("\"at\": \"2026-01-05\", \"value\": 1"));
        assertThatThrownBy(() -> read(series, json))
                .isInstanceOf(UnreadableSourceException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void blanksBehindAJsonListAreNothing() {
        assertThat(read(
                                "{shape: sample, format: json, times: {at: {column: at}}, value: {column: value}}",
                                utf8("[{\"at\": \"2026-01-05\", \"value\": 1}]\n  \n"))
                        .values())
                .containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\": ", "9"})
    void jsonBeyondAllLimitsIsRefused(String start) {
        assertThatThrownBy(() -> read(
                        "{shape: sample, format: json, times: {at: {column: at}}, value: {column: value}}",
                        utf8("[{\"at\": \"2026-01-05\", \"value\": " + start.repeat(100_000))))
                .isInstanceOf(UnreadableSourceException.class)
                .hasMessageContaining("no JSON that can be read: ")
                .hasMessageContaining("something in it is longer or nested deeper than is read here");
    }

    @Test
    void readsPausesAndWhatEndsMonitoring() {
        Read read = read(
                "{shape: status, times: {at: {column: at}}, state: {column: state, down: [down], ended: {change: [D]}},"
                        + " pauses: {column: pauses}}",
                utf8(
                        """
                        at,state,change,pauses
                        2026-01-05T10:00Z,down,A,2026-01-05T10:00/2026-01-05T11:00;2026-01-06T10:00
                        2026-01-05T11:00Z,,D,
                        2026-01-05T12:00Z,odd,A,"[{""from"": ""2026-01-05T10:00"", ""until"": null}]"
                        """));
        assertThat(read.measurements)
                .extracting(Measurement::state)
                .containsExactly(Measurement.State.DOWN, Measurement.State.ENDED, Measurement.State.UP);
        assertThat(read.measurements.get(0).pauses()).hasSize(2);
        assertThat(read.measurements.get(2).pauses().get(0).from())
                .isEqualTo(LocalDate.of(2026, 1, 5).atTime(9, 0).toInstant(ZoneOffset.UTC));
    }
}
