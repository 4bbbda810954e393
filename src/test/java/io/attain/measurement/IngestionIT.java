package io.attain.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attain.Http;
import io.attain.RunningApplication;
import io.attain.RunningApplication.Database;
import io.attain.access.Visitor;
import io.attain.evaluation.InputReport;
import io.attain.evaluation.Measurement;
import io.attain.evaluation.MeasurementSource;
import io.attain.evaluation.Moment;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Measurements over HTTP and in the database, on each that we support. */
class IngestionIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<Database, RunningApplication> RUNNING =
            Collections.synchronizedMap(new java.util.EnumMap<>(Database.class));

    private static final String KEYED =
            """
            {"apiVersion": "attain/v1", "kind": "Series", "id": "%s", "shape": "status", "key": ["at", "service"],
             "state": {"column": "state", "down": ["down"]}, "attributes": {"service": "service"},
             "value": {"column": "ms"}, "subject": ["service"]}
            """;
    private static final String CASES =
            """
            {"apiVersion": "attain/v1", "kind": "Series", "id": "%s", "shape": "case", "key": ["number"],
             "times": {"opened": "opened", "resolved": "resolved"}, "attributes": {"priority": "priority"}}
            """;
    private static final String UNKEYED =
            """
            {"apiVersion": "attain/v1", "kind": "Series", "id": "%s", "shape": "sample", "value": {"column": "value"}}
            """;

    @AfterAll
    static void stop() {
        RUNNING.values().forEach(RunningApplication::close);
        RUNNING.clear();
    }

    private static RunningApplication on(Database database) {
        return RUNNING.computeIfAbsent(
                database, it -> RunningApplication.on(it, "camunda.bpm.job-execution.enabled=false"));
    }

    private static int series;

    /** Defines a series of its own for each test. */
    private static String define(Database database, String definition) {
        String id = "s" + ++series;
        HttpResponse<String> answer = on(database)
                .http()
                .as("manager")
                .put("/api/series/" + id, definition.formatted(id), "Content-Type", "application/json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return id;
    }

    private static HttpResponse<String> post(Database database, String id, String csv, String query) {
        return on(database)
                .http()
                .as("manager")
                .post("/api/series/" + id + "/measurements" + query, csv, "Content-Type", "text/csv");
    }

    private static JsonNode send(Database database, String id, String csv) {
        HttpResponse<String> answer = post(database, id, csv, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return read(answer);
    }

    private static JsonNode read(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException unreadable) {
            throw new IllegalStateException(answer.body(), unreadable);
        }
    }

    private static String counts(JsonNode receipt) {
        return "new %d, unchanged %d, corrected %d, refused %d"
                .formatted(
                        receipt.path("new").asLong(),
                        receipt.path("unchanged").asLong(),
                        receipt.path("corrected").asLong(),
                        receipt.path("refused").asLong());
    }

    /** What streams to the core: time and value or state of each measurement. */
    private static List<String> stream(Database database, String id) {
        List<String> all = new ArrayList<>();
        Map<String, InputReport> reports = on(database)
                .bean(MeasurementStore.class)
                .read(List.of(new MeasurementStore.Reading(id, null, null, sink(all))));
        InputReport report = reports.get(id);
        assertThat(report).isNotNull();
        return all;
    }

    private static MeasurementSource.Sink sink(List<String> all) {
        return new MeasurementSource.Sink() {
            @Override
            public void accept(Measurement measurement) {
                Object what = measurement.state() == null ? measurement.value() : measurement.state();
                Moment first = measurement.time(0);
                all.add((first == null ? "-" : first.value()) + " " + (what == null ? measurement.attribute(0) : what));
            }

            @Override
            public void restart() {
                all.clear();
            }
        };
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatIsSentAgainChangesNothing(Database database) {
        String id = define(database, KEYED);
        String csv =
                "at,service,state,ms\n2026-01-01T00:00:00Z,a,up,12\n2026-01-01T00:05:00Z,a,down,\n2026-01-01T00:00:00Z,b,up,9.5\n";
        assertThat(counts(send(database, id, csv))).isEqualTo("new 3, unchanged 0, corrected 0, refused 0");
        List<String> first = stream(database, id);
        assertThat(first).hasSize(3);
        assertThat(counts(send(database, id, csv))).isEqualTo("new 0, unchanged 3, corrected 0, refused 0");
        assertThat(stream(database, id)).isEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource
    void aCorrectionSupersedesAndTheOldStaysReadable(Database database) {
        String id = define(database, KEYED);
        send(database, id, "at,service,state,ms\n2026-01-01T00:00:00Z,a,up,12\n2026-01-01T00:05:00Z,a,down,1\n");
        JsonNode receipt =
                send(database, id, "at,service,state,ms\n2026-01-01T00:05:00Z,a,up,7\n2026-01-01T00:10:00Z,a,up,8\n");
        assertThat(counts(receipt)).isEqualTo("new 1, unchanged 0, corrected 1, refused 0");
        assertThat(stream(database, id))
                .containsExactly("1767225600000000 UP", "1767225900000000 UP", "1767226200000000 UP");
        JsonNode superseded =
                read(on(database).http().as("auditor").get("/api/series/" + id + "/measurements?superseded=true"));
        assertThat(superseded).hasSize(1);
        assertThat(superseded.path(0).path("state").asText()).isEqualTo("down");
        assertThat(superseded.path(0).path("value").asText()).isEqualTo("1");
        assertThat(superseded.path(0).path("supersededBy").asLong())
                .isEqualTo(receipt.path("upload").asLong());
    }

    @ParameterizedTest
    @EnumSource
    void aCaseMayChangeItsTimesUnderTheSameKey(Database database) {
        String id = define(database, CASES);
        send(
                database,
                id,
                "number,opened,resolved,priority\nINC1,2026-01-01T08:00:00Z,,2\nINC2,2026-01-02T08:00:00Z,,3\n");
        JsonNode receipt = send(
                database,
                id,
                "number,opened,resolved,priority\nINC1,2026-01-03T08:00:00Z,2026-01-04T08:00:00Z,1\nINC1,2026-01-03T08:00:00Z,2026-01-05T08:00:00Z,1\nINC2,2026-01-02T08:00:00Z,,3\n");
        assertThat(counts(receipt)).isEqualTo("new 0, unchanged 1, corrected 2, refused 0");
        assertThat(stream(database, id)).containsExactly("1767340800000000 3", "1767427200000000 1");
        assertThat(read(on(database).http().as("auditor").get("/api/series/" + id + "/measurements?superseded=true")))
                .hasSize(2)
                .allSatisfy(it -> assertThat(it.path("key").asText()).isEqualTo("INC1"));
    }

    @ParameterizedTest
    @EnumSource
    void aRowThatIsKnownAndThenCorrectedInTheSameFileCountsOnce(Database database) {
        String id = define(database, KEYED);
        send(database, id, "at,service,state,ms\n2026-01-01T00:00:00Z,a,up,12\n");
        JsonNode receipt = send(
                database, id, "at,service,state,ms\n2026-01-01T00:00:00Z,a,up,12\n2026-01-01T00:00:00Z,a,down,12\n");
        assertThat(counts(receipt)).isEqualTo("new 0, unchanged 1, corrected 1, refused 0");
        assertThat(stream(database, id)).containsExactly("1767225600000000 DOWN");
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatNamesAKeyTwiceChangesNothingWhenItIsSentAgain(Database database) {
        String id = define(database, KEYED);
        String csv = "at,service,state,ms\n2026-01-01T00:00:00Z,a,up,12\n2026-01-01T00:00:00Z,a,down,12\n";
        assertThat(counts(send(database, id, csv))).isEqualTo("new 1, unchanged 0, corrected 1, refused 0");
        assertThat(counts(send(database, id, csv))).isEqualTo("new 0, unchanged 2, corrected 0, refused 0");
        assertThat(stream(database, id)).containsExactly("1767225600000000 DOWN");
    }

    @ParameterizedTest
    @EnumSource
    void theLastRowOfAKeyCountsHoweverFarApartTheyStandInTheFile(Database database) {
        String id = define(database, CASES);
        StringBuilder csv = new StringBuilder("number,opened,resolved,priority\n")
                .append("INC1,2026-01-05T08:00:00Z,,1\nINC1,2026-01-03T08:00:00Z,,2\n");
        // More rows than are taken in together.
        for (int i = 0; i < 50_000; i++) {
            csv.append("R").append(i).append(",2026-02-01T00:00:00Z,,5\n");
        }
        csv.append("INC1,2026-01-04T08:00:00Z,,3\n");
        assertThat(counts(send(database, id, csv.toString())))
                .isEqualTo("new 50001, unchanged 0, corrected 2, refused 0");
        assertThat(stream(database, id)).hasSize(50_001).startsWith("1767513600000000 3");
    }

    @ParameterizedTest
    @EnumSource
    void equalRowsWithoutAKeyAreToldApartByTheirPosition(Database database) {
        String id = define(database, UNKEYED);
        String samples = "at,value\n" + "2026-01-01T00:00:00Z,45.8\n".repeat(12);
        assertThat(counts(send(database, id, samples))).isEqualTo("new 12, unchanged 0, corrected 0, refused 0");
        assertThat(counts(send(database, id, samples + "2026-01-01T00:00:00Z,45.8\n2026-01-01T00:05:00Z,45.8\n")))
                .isEqualTo("new 2, unchanged 12, corrected 0, refused 0");
        assertThat(stream(database, id)).hasSize(14);
    }

    @ParameterizedTest
    @EnumSource
    void oneRowThatIsNoMeasurementRefusesTheWholeFileUnlessTheRestIsAccepted(Database database) {
        String id = define(database, UNKEYED);
        String csv =
                "at,value\n2026-01-01T00:00:00Z,1\n2026-01-01T00:05:00Z,many\nyesterday,3\n2026-01-01T00:10:00Z,4\n";
        HttpResponse<String> refusal = post(database, id, csv, "");
        assertThat(refusal.statusCode()).isEqualTo(422);
        JsonNode errors = read(refusal).path("errors");
        assertThat(errors).hasSize(2);
        assertThat(errors.path(0).path("line").asInt()).isEqualTo(3);
        assertThat(errors.path(0).path("column").asText()).isEqualTo("value");
        assertThat(errors.path(0).path("value").asText()).isEqualTo("many");
        assertThat(errors.path(0).path("reason").asText()).isNotEmpty();
        assertThat(stream(database, id)).isEmpty();

        JsonNode receipt = read(post(database, id, csv, "?mode=accept-the-rest"));
        assertThat(counts(receipt)).isEqualTo("new 2, unchanged 0, corrected 0, refused 2");
        assertThat(receipt.path("refusals").path(1).path("value").asText()).isEqualTo("yesterday");
        assertThat(stream(database, id)).hasSize(2);
        assertThat(post(database, id, csv, "?mode=whatever").statusCode()).isEqualTo(422);
    }

    @ParameterizedTest
    @EnumSource
    void manyRowsInAnyOrderComeOutInOrderOfTime(Database database) {
        String id = define(database, UNKEYED);
        List<String> rows = IntStream.range(0, 120_000)
                .mapToObj(i -> java.time.Instant.ofEpochSecond(1_767_225_600L + (i * 7_919L) % 120_000) + "," + i)
                .collect(Collectors.toList());
        assertThat(send(database, id, "at,value\n" + String.join("\n", rows))
                        .path("new")
                        .asInt())
                .isEqualTo(120_000);
        Collections.shuffle(rows, new java.util.Random(7));
        rows.set(5, "2026-03-01T00:00:00Z,-1");
        assertThat(counts(send(database, id, "at,value\n" + String.join("\n", rows))))
                .isEqualTo("new 1, unchanged 119999, corrected 0, refused 0");
        List<String> streamed = stream(database, id);
        assertThat(streamed).hasSize(120_001);
        assertThat(streamed).isSortedAccordingTo(java.util.Comparator.comparing(it -> it.substring(0, 16)));
    }

    @ParameterizedTest
    @EnumSource
    void theSameFileTwiceAtOnceIsKeptOnce(Database database) throws Exception {
        String id = define(database, UNKEYED);
        String csv = "at,value\n"
                + IntStream.range(0, 30_000)
                        .mapToObj(i -> java.time.Instant.ofEpochSecond(1_767_225_600L + i) + "," + i)
                        .collect(Collectors.joining("\n"));
        ExecutorService senders = Executors.newFixedThreadPool(4);
        try {
            List<Callable<JsonNode>> sendings = Collections.nCopies(4, () -> send(database, id, csv));
            long added = 0;
            for (Future<JsonNode> sent : senders.invokeAll(sendings)) {
                added += sent.get().path("new").asLong();
            }
            assertThat(added).isEqualTo(30_000);
        } finally {
            senders.shutdownNow();
        }
        assertThat(stream(database, id)).hasSize(30_000);
    }

    @ParameterizedTest
    @EnumSource
    void anUploadThatBreaksOffKeepsNothing(Database database) throws Exception {
        String id = define(database, UNKEYED);
        Http http = on(database).http();
        String start = "at,value\n2026-01-01T00:00:00Z,1\n";
        try (Socket socket = new Socket("localhost", http.port())) {
            String request = "POST /api/series/" + id + "/measurements HTTP/1.1\r\nHost: localhost\r\n"
                    + "Authorization: Basic "
                    + Base64.getEncoder().encodeToString("manager:demo".getBytes(StandardCharsets.UTF_8))
                    + "\r\nContent-Type: text/csv\r\nContent-Length: 1000\r\n\r\n" + start;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains(" 400 ");
        }
        assertThat(stream(database, id)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aSeriesIsNotReadOtherwiseUnderStoredMeasurements(Database database) {
        String id = define(database, UNKEYED);
        send(database, id, "at,value\n2026-01-01T00:00:00Z,1\n");
        Http manager = on(database).http().as("manager");
        HttpResponse<String> refusal = manager.put(
                "/api/series/" + id,
                UNKEYED.formatted(id).replace("\"value\"}", "\"amount\"}"),
                "Content-Type",
                "application/json");
        assertThat(refusal.statusCode()).isEqualTo(409);
        assertThat(read(refusal).path("detail").asText()).contains("read by another definition");
        assertThat(manager.put(
                                "/api/series/" + id,
                                UNKEYED.formatted(id).replace("\"shape\"", "\"due\": \"P3D\", \"shape\""),
                                "Content-Type",
                                "application/json")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void completenessIsDeclaredWithOrWithoutAFileAndNeverTakenBack(Database database) {
        String id = define(database, UNKEYED);
        assertThat(post(database, id, "at,value\n2026-01-01T00:00:00Z,1\n", "?completeUntil=2026-02-01")
                        .statusCode())
                .isEqualTo(201);
        Http manager = on(database).http().as("manager");
        manager.post("/api/series/" + id + "/completeness", "{\"until\": \"2026-01-15\"}");
        assertThat(read(manager.get("/api/series/" + id)).path("completeUntil").asText())
                .startsWith("2026-02-01T00:00:00");
        manager.post("/api/series/" + id + "/completeness", "{\"until\": \"2026-03-01T12:00:00+01:00\"}");
        assertThat(read(manager.get("/api/series/" + id)).path("completeUntil").asText())
                .startsWith("2026-03-01T11:00:00");
        assertThat(manager.post("/api/series/" + id + "/completeness", "{\"until\": \"soon\"}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(post(database, id, "at,value\n", "?completeUntil=2026-13-01").statusCode())
                .isEqualTo(422);
    }

    @Test
    void aDatabaseThatGoesAwayInTheMiddleKeepsNothingAndSaysSo() throws Exception {
        String id = define(Database.POSTGRES, UNKEYED);
        String csv = "at,value\n"
                + IntStream.range(0, 400_000)
                        .mapToObj(i -> java.time.Instant.ofEpochSecond(1_767_225_600L + i) + "," + i)
                        .collect(Collectors.joining("\n"));
        ExecutorService sender = Executors.newSingleThreadExecutor();
        try (Connection operator = Objects.requireNonNull(on(Database.POSTGRES).postgres())
                        .getPostgresDatabase()
                        .getConnection();
                Statement statement = operator.createStatement()) {
            Future<HttpResponse<String>> sending = sender.submit(() -> post(Database.POSTGRES, id, csv, ""));
            // As soon as the upload writes, its connection is ended from outside.
            boolean ended = false;
            while (!ended && !sending.isDone()) {
                try (ResultSet result = statement.executeQuery(
                        "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and query like 'insert into measurement_block%'")) {
                    ended = result.next();
                }
            }
            HttpResponse<String> answer = sending.get();
            assertThat(ended).isTrue();
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(read(answer).path("detail").asText()).contains("nothing of it was kept");
        } finally {
            sender.shutdownNow();
        }
        assertThat(stream(Database.POSTGRES, id)).isEmpty();
        assertThat(send(Database.POSTGRES, id, csv).path("new").asInt()).isEqualTo(400_000);
    }

    @ParameterizedTest
    @EnumSource
    void namesAndBodiesThatAreNoneAreAnsweredAsSuch(Database database) {
        String id = define(database, UNKEYED);
        String csv = "at,value\n2026-01-01T00:00:00Z,1\n";
        assertThat(post(database, id, csv, "?name=" + "n".repeat(3000) + "%0A").statusCode())
                .isEqualTo(201);
        assertThat(post(database, id, "", "").statusCode()).isEqualTo(422);
        HttpResponse<String> asForm = on(database)
                .http()
                .as("manager")
                .post("/api/series/" + id + "/measurements", csv, "Content-Type", "application/x-www-form-urlencoded");
        assertThat(asForm.statusCode()).isEqualTo(422);
        assertThat(read(asForm).path("detail").asText()).contains("not as a form");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void aTextWithU0000IsRefusedInEachFormat(Database database) {
        String keyed = "{\"at\": \"2026-03-01T00:0%d:00Z\", \"service\": \"shop%s\", \"state\": \"up\", \"ms\": \"5\"}";
        String good = keyed.formatted(1, "");
        String bad = keyed.formatted(2, "\\u0000");
        Map<String, String> files = Map.of(
                "csv",
                "at,service,state,ms\n2026-03-01T00:01:00Z,shop,up,5\n2026-03-01T00:02:00Z,shop\u0000,up,5\n",
                "ndjson",
                good + "\n" + bad + "\n",
                "json",
                "[" + good + "," + bad + "]");
        files.forEach((format, file) -> {
            String id = define(database, KEYED.replace("\"shape\"", "\"format\": \"" + format + "\", \"shape\""));
            HttpResponse<String> refusal = post(database, id, file, "");
            assertThat(refusal.statusCode()).as(format + ": " + refusal.body()).isEqualTo(422);
            JsonNode error = read(refusal).path("errors").path(0);
            assertThat(error.path("line").asInt()).isEqualTo(format.equals("csv") ? 3 : 2);
            assertThat(error.path("column").asText()).isEqualTo("service");
            assertThat(error.path("reason").asText()).contains("U+0000");
            HttpResponse<String> rest = post(database, id, file, "?mode=accept-the-rest");
            assertThat(rest.statusCode()).as(format + ": " + rest.body()).isEqualTo(201);
            assertThat(counts(read(rest))).isEqualTo("new 1, unchanged 0, corrected 0, refused 1");
        });
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void aFileNameWithU0000IsABadRequest(Database database) {
        String id = define(database, UNKEYED);
        for (String name : List.of("filename=\"a\u0000b.csv\"", "filename*=UTF-8''a%00b.csv")) {
            String form = "--x\r\nContent-Disposition: form-data; name=\"file\"; " + name
                    + "\r\nContent-Type: text/csv\r\n\r\nat,value\n\r\n--x--\r\n";
            HttpResponse<String> backtest = on(database)
                    .http()
                    .as("manager")
                    .post("/api/backtests", form, "Content-Type", "multipart/form-data; boundary=x");
            assertThat(backtest.statusCode()).as(name + ": " + backtest.body()).isEqualTo(400);
            Visitor manager = new Visitor(on(database).http().port());
            manager.logIn("manager", "demo");
            HttpResponse<String> page =
                    manager.upload("/series/" + id, "/series/" + id + "/measurements", name, "at,value\n");
            assertThat(page.statusCode()).as(name + ": " + page.body()).isEqualTo(400);
        }
        assertThat(post(database, id, "at,value\n", "?name=a%00b").statusCode()).isEqualTo(400);
    }
}
