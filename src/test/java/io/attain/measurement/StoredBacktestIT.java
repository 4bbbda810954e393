package io.attain.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attain.Http;
import io.attain.RunningApplication;
import io.attain.RunningApplication.Database;
import io.attain.access.Visitor;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The back-test of a draft on what the server keeps, on each database that we support, and who may see it. */
class StoredBacktestIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<Database, RunningApplication> RUNNING =
            Collections.synchronizedMap(new EnumMap<>(Database.class));
    private static final String BOUNDARY = "----------attain";
    private static final String NOW = "?asOf=2026-11-24T12:00:00Z";

    /** One delivery of April with two reams more. */
    private static final String CORRECTION =
            """
            number,due,delivered,confirmed,reams,address,hindrance
            D027,2026-04-06 17:00,2026-04-06 09:49,2026-04-06 10:01,9,north,
            """;

    @AfterAll
    static void stop() {
        RUNNING.values().forEach(RunningApplication::close);
        RUNNING.clear();
    }

    /** The application with the paper supply's draft and measurements, one of them corrected. */
    private static Http http(Database database) {
        return RUNNING.computeIfAbsent(database, StoredBacktestIT::start).http();
    }

    private static RunningApplication start(Database database) {
        RunningApplication application = RunningApplication.on(database, "camunda.bpm.job-execution.enabled=false");
        Http http = application.http();
        propose(http.as("provider-owner"), example("paper-supply.yaml"));
        send(http, "paper.deliveries", example("paper-deliveries.csv"));
        send(http, "paper.deliveries", CORRECTION);
        send(http, "paper.reports", example("paper-reports.csv"));
        return application;
    }

    private static String example(String name) {
        try {
            return Files.readString(Path.of("examples").resolve(name));
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private static void propose(Http account, String document) {
        HttpResponse<String> answer = account.post("/api/agreements", document, "Content-Type", "application/yaml");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static void send(Http http, String series, String csv) {
        HttpResponse<String> answer =
                http.as("manager").post("/api/series/" + series + "/measurements", csv, "Content-Type", "text/csv");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static String part(String name, String content) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n";
    }

    private static HttpResponse<String> backtest(Http account, String query, String... parts) {
        return account.post(
                "/api/backtests" + query,
                String.join("", parts) + "--" + BOUNDARY + "--\r\n",
                "Content-Type",
                "multipart/form-data; boundary=" + BOUNDARY);
    }

    private static JsonNode read(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** The paper supply with the term of the next year. */
    private static String draft() {
        return example("paper-supply.yaml")
                .replace("PAPER-2026", "PAPER-2027")
                .replace("{from: 2026-01-01, until: 2027-01-01}", "{from: 2027-01-01, until: 2028-01-01}");
    }

    /** Without what defines the series, and named for some people only. */
    private static String reading(String reference, String owner) {
        String document = draft().replace("PAPER-2027", reference);
        int series = document.indexOf("\nseries:");
        String without = document.substring(0, series) + document.substring(document.indexOf("\nobjectives:", series));
        int people = without.indexOf("\npeople:");
        return without.substring(0, people)
                + "\npeople:\n  - {user: " + owner + ", party: mill, duties: [owner, signatory]}\n  - {user: " + owner
                + ", party: office, duties: [owner, signatory]}\n"
                + without.substring(without.indexOf("\ncalendars:", people));
    }

    @ParameterizedTest
    @EnumSource
    void aDraftOfTheFutureGivesWhatFilesOfTheSameRowsGiveOverTheSameTerm(Database database) throws IOException {
        Http owner = http(database).as("provider-owner");
        JsonNode stored = read(backtest(owner, NOW + "&derivations=true", part("agreement", draft())));
        assertThat(stored.at("/past/from").asText()).isEqualTo("2026-01-01");
        assertThat(stored.at("/past/until").asText()).isEqualTo("2026-11-01");
        assertThat(stored.at("/series/0/series").asText()).isEqualTo("paper.deliveries");
        assertThat(stored.at("/series/0/measurements").asInt()).isPositive();
        assertThat(stored.at("/objectives/0/unknown").asInt()).isZero();

        String overThePast =
                draft().replace("{from: 2027-01-01, until: 2028-01-01}", "{from: 2026-01-01, until: 2026-11-01}");
        JsonNode files = read(backtest(
                owner,
                "",
                part("agreement", overThePast),
                part("paper.deliveries", example("paper-deliveries.csv")),
                part("paper.deliveries", CORRECTION),
                part("paper.reports", example("paper-reports.csv"))));
        List<String> expected = new ArrayList<>();
        files.get("verdicts")
                .forEach(it -> expected.add(it.path("objective").asText() + " "
                        + it.path("period").path("label").asText() + " " + it.path("scope") + " "
                        + it.path("counted").decimalValue().toPlainString() + " "
                        + it.path("figure").asText() + " " + it.path("exact").asText() + " "
                        + it.path("verdict").asText() + " " + it.path("reason").asText() + " "
                        + it.path("credit").path("amount").asText("0.00")
                        + it.path("credit").path("steps")));
        List<String> found = new ArrayList<>();
        for (JsonNode objective : stored.get("objectives")) {
            for (JsonNode scope : objective.get("scopes")) {
                for (JsonNode it : scope.get("verdicts")) {
                    found.add(objective.path("objective").asText() + " "
                            + it.path("period").asText() + " " + scope.path("scope") + " "
                            + it.path("counted").decimalValue().toPlainString() + " "
                            + it.path("figure").asText() + " "
                            + it.path("exact").asText() + " "
                            + it.path("verdict").asText() + " "
                            + it.path("reason").asText() + " "
                            + it.path("credit").asText()
                            + (it.path("steps").isEmpty()
                                    ? ""
                                    : it.path("steps").toString()));
                    assertThat(stored.get("derivations")
                                    .has(it.path("derivation").asText()))
                            .isTrue();
                }
            }
        }
        assertThat(found).hasSizeGreaterThan(40).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(found).anyMatch(it -> it.contains("BREACHED")).anyMatch(it -> it.contains("cap "));
        assertThat(stored.at("/total/tally/credit").asText())
                .isEqualTo(files.at("/totals/credits/0/amount").asText());
        assertThat(stored.at("/total/stake/fees").asText()).isEqualTo("12000.00");
        assertThat(stored.at("/total/cappedPeriods").asInt()).isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void whereNothingIsStoredNothingIsKnown(Database database) throws IOException {
        JsonNode unknown = read(backtest(
                http(database).as("provider-owner"), NOW, part("agreement", draft().replace("paper.", "cardboard."))));
        assertThat(unknown.get("past").isNull()).isTrue();
        assertThat(unknown.get("total").isNull()).isTrue();
        assertThat(unknown.at("/series/0/measurements").asInt()).isZero();
        assertThat(unknown.get("findings").toString()).contains("NO_HISTORY", "cardboard.deliveries");

        JsonNode earlier = read(backtest(
                http(database).as("provider-owner"), "?asOf=2025-06-01T00:00:00Z", part("agreement", draft())));
        assertThat(earlier.get("past").isNull()).isTrue();
    }

    @Test
    void whatTheLinterFindsIsHandedAlong() throws IOException {
        JsonNode answer = read(backtest(
                http(Database.H2).as("provider-owner"),
                NOW,
                part(
                        "agreement",
                        draft().replaceFirst(
                                                "(?m)^( +)missing:",
                                                "$1warn: [{budget: \"50\", calendar: none}]\n$1missing:")
                                + "\ncredits: {atRisk: {percent: \"10\"}}\n")));
        assertThat(answer.get("findings").toString()).contains("CALENDAR_UNKNOWN", "/warn/0/calendar");
        assertThat(answer.at("/total/stake/atRisk").asText()).isEqualTo("1200.00");
    }

    /** To administrators it looks as if there were no agreement. */
    @ParameterizedTest
    @CsvSource({
        "manager, 200, 200",
        "auditor, 200, 200",
        "administrator, 403, 404",
        "provider-owner, 200, 200",
        "customer-legal, 200, 200",
        "customer-reviewer, 200, 200",
        "customer-receiver, 403, 403",
        "provider-data, 403, 403",
        "arbiter, 403, 403"
    })
    void measurementsAreSeenByThoseWhoDraftWhatReadsThemHereAndOnThePage(String account, int status, int ofPage) {
        Http somebody = http(Database.H2).as(account);
        assertThat(backtest(somebody, NOW, part("agreement", draft())).statusCode())
                .isEqualTo(status);
        Visitor visitor = new Visitor(somebody.port());
        visitor.logIn(account, "demo");
        assertThat(visitor.get("/agreements/PAPER-2026/backtest").statusCode()).isEqualTo(ofPage);
    }

    /** Proposed or not, a document that somebody wrote for himself opens nobody else's series. */
    @ParameterizedTest
    @EnumSource
    void aDocumentThatAStrangerWroteOpensNothing(Database database) throws IOException {
        try (RunningApplication application =
                RunningApplication.on(database, "camunda.bpm.job-execution.enabled=false")) {
            Http http = application.http();
            propose(
                    http.as("provider-owner"),
                    example("paper-supply.yaml")
                            .replace(
                                    "user: arbiter, party: chamber, duties: [arbiter]",
                                    "user: mediator, party: chamber, duties: [legal]"));
            send(http, "paper.deliveries", example("paper-deliveries.csv"));
            Http stranger = http.as("arbiter");
            String own = reading("OWN-2027", "arbiter");
            assertThat(backtest(stranger, NOW, part("agreement", own)).statusCode())
                    .isEqualTo(403);
            HttpResponse<String> refused = stranger.post("/api/agreements", own, "Content-Type", "application/yaml");
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("paper.deliveries", "kept for others");
            assertThat(backtest(http.as("mediator"), NOW, part("agreement", own))
                            .statusCode())
                    .isEqualTo(200);

            propose(
                    http.as("provider-owner"),
                    "# named by one who may\n"
                            + reading("SHARED-2027", "arbiter")
                                    .replace("user: arbiter, party: mill", "user: provider-owner, party: mill"));
            assertThat(read(backtest(stranger, NOW, part("agreement", own)))
                            .at("/past/from")
                            .asText())
                    .isEqualTo("2026-01-01");
            propose(stranger, own);
        }
    }
}
