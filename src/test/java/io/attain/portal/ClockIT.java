package io.attain.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.attain.Http;
import io.attain.access.Visitor;
import io.attain.workflow.MovedClock;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/** The clock of the demonstration, with the application's own job executor. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.datasource.url=jdbc:h2:mem:clock;DB_CLOSE_DELAY=-1")
@DirtiesContext
class ClockIT {

    @RegisterExtension
    static final MovedClock CLOCK = new MovedClock();

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @LocalServerPort
    private int port;

    private Http as(String user) {
        return Http.at(port).as(user);
    }

    @Test
    void itMovesForwardAndRunsOnFromThere() {
        Instant to = Instant.now().plus(Duration.ofDays(3));
        HttpResponse<String> moved = as("manager").post("/api/clock", "{\"to\": \"" + to + "\"}");
        assertThat(moved.statusCode()).as(moved.body()).isEqualTo(200);
        assertThat(standing()).isAfterOrEqualTo(to.minusMillis(1)).isBefore(to.plusSeconds(60));
        Instant before = standing();
        await().atMost(PATIENCE).until(() -> standing().isAfter(before));
        assertThat(as("manager").get("/api/clock").body()).contains("\"ahead\":");

        HttpResponse<String> back = as("manager").post("/api/clock", "{\"to\": \"" + Instant.now() + "\"}");
        assertThat(back.statusCode()).isEqualTo(422);
        assertThat(back.body()).contains("only goes forward");
        assertThat(as("manager")
                        .post("/api/clock", "{\"to\": \"9999-01-01T00:00:00Z\"}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(as("manager").post("/api/clock", "{}").statusCode()).isEqualTo(422);
        assertThat(as("manager").post("/api/clock", "{\"to\": \"tomorrow\"}").statusCode())
                .isEqualTo(400);
        assertThat(standing()).isBefore(to.plusSeconds(60));
    }

    private Instant standing() {
        return Instant.parse(JsonPath.read(as("administrator").get("/api/clock").body(), "$.now"));
    }

    @Test
    void deadlinesPassAndPeriodsCloseWhenItIsMoved() throws IOException {
        LocalDate thisMonth = LocalDate.now(ZoneOffset.UTC).withDayOfMonth(1);
        String document = Files.readString(Path.of("examples/paper-supply.yaml"))
                .replace(
                        "from: 2026-01-01, until: 2027-01-01",
                        "from: " + thisMonth + ", until: " + thisMonth.plusYears(1));
        propose(
                document.replace("PAPER-2026", "DRAFT")
                        .replace("id: paper.", "id: draft.")
                        .replace("series: paper.", "series: draft."),
                "");
        propose(document, "?signed=" + thisMonth.minusDays(5));
        assertThat(tasks("provider-owner")).contains("State needs and limits: DRAFT");
        assertThat(tasks("provider-data")).isEmpty();

        Visitor manager = new Visitor(port);
        manager.logIn("manager", "demo");
        assertThat(manager.submit("/clock", "/clock/by", "by", "P1M").body())
                .contains("What is due by then is being done");
        assertThat(manager.submit("/clock", "/clock/by", "by", "P7D").body()).contains("moved ahead of real time");
        // Nobody has said what they need in time, so the draft is written without it.
        await().atMost(PATIENCE).until(() -> tasks("provider-owner").contains("Draft the terms: DRAFT"));
        // The month is over, and nothing has been measured.
        await().atMost(PATIENCE).until(() -> !tasks("provider-data").isEmpty());
    }

    private void propose(String document, String query) {
        HttpResponse<String> answer =
                as("manager").post("/api/agreements" + query, document, "Content-Type", "application/yaml");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private List<String> tasks(String user) {
        return JsonPath.read(
                as(user).get("/engine-rest/task?candidateUser=" + user + "&includeAssignedTasks=true")
                        .body(),
                "$[*].name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"provider-owner", "auditor", "mediator"})
    void nobodyElseMovesIt(String user) {
        assertThat(as(user).get("/api/clock").statusCode()).isEqualTo(403);
        assertThat(as(user).post("/api/clock", "{\"to\": \"" + Instant.now().plusSeconds(3600) + "\"}")
                        .statusCode())
                .isEqualTo(403);
        Visitor visitor = new Visitor(port);
        assertThat(visitor.logIn(user, "demo").body()).doesNotContain("href=\"/clock\"");
        assertThat(visitor.get("/clock").statusCode()).isEqualTo(403);
        assertThat(visitor.submit("/agreements", "/clock/by", "by", "P1D").statusCode())
                .isEqualTo(403);
        assertThat(Http.at(port).get("/api/clock").statusCode()).isEqualTo(401);
    }

    @Test
    void whoMayMoveItFindsThePageAndIsToldWhatItMeans() {
        for (String user : List.of("administrator", "manager")) {
            Visitor visitor = new Visitor(port);
            assertThat(visitor.logIn(user, "demo").body()).contains("href=\"/clock\"");
            assertThat(visitor.get("/clock").body())
                    .contains("It cannot be taken back", "After a restart", "real time");
            assertThat(visitor.submit("/clock", "/clock/to", "to", "2020-01-01T00:00")
                            .body())
                    .contains("only goes forward");
            assertThat(visitor.submit("/clock", "/clock/to", "to", "soon").body())
                    .contains("Give a date and a time");
            assertThat(visitor.submit("/clock", "/clock/by", "by", "P999999999Y")
                            .body())
                    .contains("Give a date and a time");
            assertThat(visitor.submit("/clock", "/clock/by", "by", "P-1D").body())
                    .contains("only goes forward");
        }
    }
}
