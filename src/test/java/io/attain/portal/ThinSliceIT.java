package io.attain.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attain.Http;
import io.attain.RunningApplication;
import io.attain.RunningApplication.Database;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole slice over REST, with the job executor running, on each database that we support. */
class ThinSliceIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @EnumSource
    void works(Database database) throws Exception {
        try (RunningApplication application = RunningApplication.on(
                database,
                "camunda.bpm.job-execution.wait-time-in-millis=200",
                "camunda.bpm.job-execution.max-wait=200")) {
            walk(application.http());
        }
    }

    private static void walk(Http http) throws Exception {
        String document = Files.readString(Path.of("examples/paper-supply.yaml"));
        Http owner = http.as("provider-owner");
        assertThat(owner.post("/api/agreements", document, "Content-Type", "application/yaml")
                        .statusCode())
                .isEqualTo(201);
        assertThat(owner.post("/api/agreements", document, "Content-Type", "application/yaml")
                        .statusCode())
                .isEqualTo(409);
        complete(http, "provider-owner", "NOTHING_TO_SAY");
        complete(http, "customer-owner", "NOTHING_TO_SAY");
        complete(http, "provider-owner", "OFFERED");
        complete(http, "provider-legal", "APPROVED");
        complete(http, "customer-owner", "ACCEPTED");
        complete(http, "provider-signatory", "SIGNED");
        complete(http, "customer-signatory", "SIGNED");
        Http manager = http.as("manager");
        await().atMost(Duration.ofSeconds(30)).until(() -> read(manager.get("/api/agreements/PAPER-2026"))
                .path("status")
                .asText()
                .equals("IN_FORCE"));

        send(http.as("provider-data"), "paper.deliveries", "examples/paper-deliveries.csv");
        send(manager, "paper.reports", "examples/paper-reports.csv");
        assertThat(http.as("auditor")
                        .post("/api/series/paper.reports/measurements", "x", "Content-Type", "text/csv")
                        .statusCode())
                .isEqualTo(403);

        await().atMost(Duration.ofSeconds(60)).until(() -> read(manager.get("/api/agreements/PAPER-2026/periods"))
                .toString()
                .matches(".*2026-04[^}]*JUDGED.*2026-10[^}]*JUDGED.*"));
        assertThat(owner.post("/api/agreements/PAPER-2026/periods/close", "{\"period\":\"2026-04\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(manager.post("/api/agreements/PAPER-2026/periods/close", "{\"period\":\"2026-04\"}")
                        .statusCode())
                .isEqualTo(409);

        HttpResponse<String> claimWithoutGrounds = http.as("customer-owner")
                .post(
                        "/engine-rest/task/" + task(http, "customer-owner", "2026-04") + "/submit-form",
                        "{\"variables\":{\"decision\":{\"value\":\"DISPUTED\"},\"grounds\":{\"value\":\"WRONG_DATA\"}}}");
        assertThat(claimWithoutGrounds.statusCode()).isEqualTo(400);
        assertThat(read(claimWithoutGrounds).path("message").asText())
                .isEqualTo("A dispute needs its grounds, and a few words about what is wrong.");
        completeAbout(http, "customer-owner", "2026-04", "ACCEPTED");
        completeAbout(http, "provider-owner", "2026-04", "ACCEPTED");
        await().atMost(Duration.ofSeconds(30)).until(() -> read(manager.get("/api/agreements/PAPER-2026/credits"))
                .at("/statements/3/status")
                .asText()
                .equals("SETTLED"));
        JsonNode credits = read(http.as("customer-receiver").get("/api/agreements/PAPER-2026/credits"));
        assertThat(credits.at("/statements/3/period").asText()).isEqualTo("2026-04");
        assertThat(credits.at("/statements/3/status").asText()).isEqualTo("SETTLED");
        assertThat(credits.at("/books/0/due").asText()).isEqualTo("144.00");
        assertThat(credits.at("/ledger/0/kind").asText()).isEqualTo("ACCRUED");
        assertThat(credits.at("/ledger").findValuesAsText("note"))
                .contains("accepted by customer-owner and provider-owner");
        String derivation = credits.at("/statements/3/verdicts/0/derivation").asText();
        assertThat(manager.get("/api/agreements/PAPER-2026/derivations/" + derivation)
                        .statusCode())
                .isEqualTo(200);
        JsonNode record = read(http.as("auditor").get("/api/audit/verify"));
        assertThat(record.path("sound").asBoolean()).as(record.toString()).isTrue();
        assertThat(record.path("rows").asInt()).isGreaterThan(50);
        thePortfolioKnows(http);
    }

    private static void thePortfolioKnows(Http http) throws Exception {
        JsonNode line = read(http.as("manager").get("/api/portfolio?q=hudson+paper&order=OWED"))
                .at("/agreements/0");
        assertThat(line.path("reference").asText()).isEqualTo("PAPER-2026");
        assertThat(line.path("status").asText()).isEqualTo("IN_FORCE");
        assertThat(line.path("due").asText()).isEqualTo("144.00");
        assertThat(line.path("next").path("kind").asText()).isNotEmpty();
        assertThat(read(http.as("customer-receiver").get("/api/portfolio")).path("agreements"))
                .hasSize(1);
        for (String order : List.of("REFERENCE", "TITLE", "HEALTH", "NEXT", "AT_RISK", "OWED")) {
            assertThat(http.as("manager")
                            .get("/api/portfolio?limit=1&order=" + order)
                            .statusCode())
                    .as(order)
                    .isEqualTo(200);
        }
        assertThat(http.as("manager")
                        .get("/api/portfolio?order=NEXT&value=soon&after=X")
                        .statusCode())
                .isEqualTo(422);
        assertThat(http.as("manager").get("/api/portfolio.csv?status=IN_FORCE").body())
                .as("with a byte order mark, without which a spreadsheet does not read Chinese")
                .startsWith("\ufeffreference,version,title")
                .contains("nextDay,also,alsoDay,currency", "PAPER-2026,1,", "144.00");
    }

    private static void send(Http sender, String series, String file) throws Exception {
        HttpResponse<String> answer = sender.post(
                "/api/series/" + series + "/measurements", Files.readString(Path.of(file)), "Content-Type", "text/csv");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static void complete(Http http, String user, String decision) throws Exception {
        completeAbout(http, user, "", decision);
    }

    private static void completeAbout(Http http, String user, String period, String decision) throws Exception {
        // What comes between two people's tasks is done by jobs.
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !task(http, user, period).isEmpty());
        HttpResponse<String> answer = answer(http, user, period, decision);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private static HttpResponse<String> answer(Http http, String user, String period, String decision)
            throws Exception {
        String form = "{\"variables\":{\"decision\":{\"value\":\"" + decision
                + "\"},\"reason\":{\"value\":\"As it should be\"}}}";
        return http.as(user).post("/engine-rest/task/" + task(http, user, period) + "/submit-form", form);
    }

    private static String task(Http http, String user, String period) throws Exception {
        String about =
                period.isEmpty() ? "" : "&taskDefinitionKey=Task_AnswerStatement&descriptionLike=%25" + period + "%25";
        return read(http.as(user).get("/engine-rest/task?candidateUser=" + user + "&includeAssignedTasks=true" + about))
                .path(0)
                .path("id")
                .asText();
    }

    private static JsonNode read(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body());
    }
}
