package io.attain.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attain.RunningApplication;
import io.attain.RunningApplication.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/**
 * Taking in a million rows over HTTP, against the fastest way to get the same rows into a table without keys: COPY of the
 * very file on PostgreSQL, batches of inserts of its typed columns on H2. Medians of several runs, in turn.
 */
class IngestionBenchmark {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int ROWS = 1_000_000;
    private static final int RUNS = 5;
    private static final double OF_COPY = 0.4;
    private static final double OF_COPY_WITH_A_TENTH_KNOWN = 0.2;
    private static final double OF_BATCHES = 0.6;

    private static final String SERIES =
            """
            {"apiVersion": "attain/v1", "kind": "Series", "id": "%s", "shape": "status", "key": %s,
             "times": {"at": {"column": "at"}}, "value": {"column": "ms"}, "state": {"column": "status", "down": ["down"]},
             "subject": ["service"], "attributes": {"service": "service"}}
            """;
    private static final String BY_TIME = "[\"at\", \"service\"]";
    private static final String BY_ID = "[\"id\"]";

    @TempDir
    private Path folder = Path.of("");

    private int series;

    @Test
    void keepsUpWithCopyOnPostgres() throws Exception {
        Path file = folder.resolve("rows.csv");
        MeasurementRows.write(file, ROWS);
        Path tenth = tenth(file);
        try (RunningApplication application = RunningApplication.on(Database.POSTGRES)) {
            List<Double> copy = new ArrayList<>();
            List<Double> byTime = new ArrayList<>();
            List<Double> byId = new ArrayList<>();
            List<Double> tenthKnown = new ArrayList<>();
            List<Double> tenthKnownById = new ArrayList<>();
            for (int run = 0; run < RUNS; run++) {
                copy.add(copy(application, file));
                byTime.add(send(application, define(application, BY_TIME), file, 0));
                copy.add(copy(application, file));
                byId.add(send(application, define(application, BY_ID), file, 0));
                String known = define(application, BY_TIME);
                send(application, known, tenth, 0);
                tenthKnown.add(send(application, known, file, ROWS / 10));
                String knownById = define(application, BY_ID);
                send(application, knownById, tenth, 0);
                tenthKnownById.add(send(application, knownById, file, ROWS / 10));
            }
            double floor = median(copy);
            report("PostgreSQL, raw COPY", floor, floor);
            report("all new, key with time", median(byTime), floor);
            report("all new, key without time", median(byId), floor);
            report("a tenth known, key with time", median(tenthKnown), floor);
            report("a tenth known, key without time", median(tenthKnownById), floor);
            assertThat(floor / median(byTime)).isGreaterThanOrEqualTo(OF_COPY);
            assertThat(floor / median(byId)).isGreaterThanOrEqualTo(OF_COPY);
            assertThat(floor / median(tenthKnown)).isGreaterThanOrEqualTo(OF_COPY_WITH_A_TENTH_KNOWN);
            assertThat(floor / median(tenthKnownById)).isGreaterThanOrEqualTo(OF_COPY_WITH_A_TENTH_KNOWN);
        }
    }

    @Test
    void keepsUpWithBatchesOnH2() throws Exception {
        Path file = folder.resolve("rows.csv");
        MeasurementRows.write(file, ROWS);
        try (RunningApplication application = RunningApplication.on(
                Database.H2,
                "spring.datasource.url=jdbc:h2:file:" + folder.resolve("h2")
                        + ";WRITE_DELAY=0;LOCK_TIMEOUT=60000;DB_CLOSE_ON_EXIT=FALSE")) {
            List<Double> batches = new ArrayList<>();
            List<Double> byTime = new ArrayList<>();
            for (int run = 0; run < RUNS; run++) {
                batches.add(insertBatches(application, file));
                byTime.add(send(application, define(application, BY_TIME), file, 0));
            }
            double floor = median(batches);
            report("H2, batches of inserts", floor, floor);
            report("all new", median(byTime), floor);
            assertThat(floor / median(byTime)).isGreaterThanOrEqualTo(OF_BATCHES);
        }
    }

    private static void report(String what, double seconds, double floor) {
        BacktestBenchmark.print(
                "%-32s %6.2f s  %,12.0f rows/s  ratio %.2f", what, seconds, ROWS / seconds, floor / seconds);
    }

    private static double median(List<Double> seconds) {
        List<Double> sorted = new ArrayList<>(seconds);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    /** Every tenth row, so that known ones are everywhere. */
    private Path tenth(Path file) throws IOException {
        Path tenth = folder.resolve("tenth.csv");
        List<String> lines = Files.readAllLines(file);
        List<String> some = new ArrayList<>(List.of(lines.get(0)));
        for (int i = 1; i < lines.size(); i += 10) {
            some.add(lines.get(i));
        }
        return Files.write(tenth, some);
    }

    private String define(RunningApplication application, String key) {
        String id = "series-" + ++series;
        assertThat(application
                        .http()
                        .as("manager")
                        .put("/api/series/" + id, SERIES.formatted(id, key), "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(200);
        return id;
    }

    /** As machines log in; a password costs a tenth of a second each time. */
    private static String token(RunningApplication application) throws IOException {
        String answer = application
                .http()
                .as("manager")
                .post("/api/tokens", "{\"label\": \"benchmark\", \"scope\": \"MEASUREMENTS\"}")
                .body();
        return new ObjectMapper().readTree(answer).path("token").asText();
    }

    private static double send(RunningApplication application, String series, Path file, int known) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        "http://localhost:" + application.http().port() + "/api/series/" + series + "/measurements"))
                .header("Authorization", "Bearer " + token(application))
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofFile(file))
                .build();
        long start = System.nanoTime();
        var answer = CLIENT.send(request, BodyHandlers.ofString());
        double seconds = (System.nanoTime() - start) / 1e9;
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode receipt = new ObjectMapper().readTree(answer.body());
        assertThat(receipt.path("unchanged").asInt()).isEqualTo(known);
        assertThat(receipt.path("new").asInt()).isEqualTo(receipt.path("rows").asInt() - known);
        return seconds;
    }

    private static double copy(RunningApplication application, Path file) throws Exception {
        try (Connection connection = application.bean(DataSource.class).getConnection();
                Statement statement = connection.createStatement();
                InputStream content = Files.newInputStream(file)) {
            statement.execute("drop table if exists floor");
            statement.execute(
                    "create table floor (id text, at timestamp with time zone, service text, status text, ms numeric)");
            long start = System.nanoTime();
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy floor from stdin with (format csv, header)", content, 1 << 16);
            return (System.nanoTime() - start) / 1e9;
        }
    }

    /** The rows are typed before the clock starts: what counts is the database. */
    private static double insertBatches(RunningApplication application, Path file) throws IOException, SQLException {
        try (Connection connection = application.bean(DataSource.class).getConnection();
                Statement statement = connection.createStatement();
                BufferedReader lines = Files.newBufferedReader(file)) {
            statement.execute("drop table if exists floor");
            statement.execute(
                    "create table floor (id varchar(40), at timestamp with time zone, service varchar(40), status varchar(10), ms numeric(20, 4))");
            List<Object[]> rows =
                    lines.lines().skip(1).map(IngestionBenchmark::typed).toList();
            connection.setAutoCommit(false);
            long start = System.nanoTime();
            try (PreparedStatement insert = connection.prepareStatement("insert into floor values (?, ?, ?, ?, ?)")) {
                int sent = 0;
                for (Object[] row : rows) {
                    for (int column = 0; column < 5; column++) {
                        insert.setObject(column + 1, row[column]);
                    }
                    insert.addBatch();
                    if (++sent % 1000 == 0) {
                        insert.executeBatch();
                    }
                }
                insert.executeBatch();
            }
            connection.commit();
            double seconds = (System.nanoTime() - start) / 1e9;
            connection.setAutoCommit(true);
            return seconds;
        }
    }

    private static Object[] typed(String line) {
        String[] texts = line.split(",", -1);
        return new Object[] {texts[0], OffsetDateTime.parse(texts[1]), texts[2], texts[3], new BigDecimal(texts[4])};
    }
}
