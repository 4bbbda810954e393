package io.attain.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attain.Http;
import io.attain.RunningApplication;
import io.attain.RunningApplication.Database;
import io.attain.access.Visitor;
import io.attain.workflow.MovedClock;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reviews, changes and notice over HTTP, with the job executor at work and the clock moved. */
@ExtendWith(MovedClock.class)
class ReviewIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PAPER = "/api/agreements/PAPER-2026";
    private static final String NEED = "{\"occasion\":\"need\",\"words\":\"We have a third building.\"}";

    private Http http = Http.at(0);

    @ParameterizedTest
    @EnumSource
    void holdsOn(Database database) throws Exception {
        MovedClock.moveTo("2026-06-09T10:00:00Z");
        try (RunningApplication application = RunningApplication.on(
                database,
                "camunda.bpm.job-execution.wait-time-in-millis=100",
                "camunda.bpm.job-execution.max-wait=100")) {
            http = application.http();
            fiveMonthsAreJudged();
            whatCannotBeReviewedIsRefused();
            aReviewIsRaisedAndASecondTriggerJoinsIt();
            everybodyReadsTheSameScorecard(application);
            theBoardHasWhatIsOpenAndComes();
            aChangeIsDraftedWhileTheTermsInForceHold();
            noticeHasItsTime();
            theBoardHasWhatWasDecided(application);
            theRecordCannotBeChanged(application);
            assertThat(read(http.as("manager").get("/engine-rest/incident/count"))
                            .path("count")
                            .asInt())
                    .isZero();
        }
    }

    private void fiveMonthsAreJudged() throws Exception {
        HttpResponse<String> takenOver = http.as("manager")
                .post(
                        "/api/agreements?signed=2025-12-20",
                        Files.readString(Path.of("examples/paper-supply.yaml")),
                        "Content-Type",
                        "application/yaml");
        assertThat(takenOver.statusCode()).as(takenOver.body()).isEqualTo(201);
        for (String series : List.of("deliveries", "reports")) {
            HttpResponse<String> sent = http.as("manager")
                    .post(
                            "/api/series/paper." + series + "/measurements",
                            Files.readString(Path.of("examples/paper-" + series + ".csv")),
                            "Content-Type",
                            "text/csv");
            assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> read(http.as("manager").get(PAPER + "/verdicts"))
                        .path("verdicts")
                        .toString()
                        .contains("2026-05"));
    }

    private void whatCannotBeReviewedIsRefused() throws Exception {
        Http customer = http.as("customer-owner");
        for (String wrong : List.of(
                "{}",
                NEED.replace("need", "boredom"),
                NEED.replace("need", "technology"),
                NEED.replace("We have a third building.", " "),
                NEED.replace("We have a third building.", "x".repeat(2001)))) {
            HttpResponse<String> answer = customer.post(PAPER + "/reviews", wrong);
            assertThat(answer.statusCode()).as(wrong + ": " + answer.body()).isEqualTo(422);
            assertThat(read(answer).path("detail").asText()).containsAnyOf("“occasion”", "“words”");
        }
        for (String other : List.of("customer-receiver", "mediator", "manager", "auditor")) {
            assertThat(http.as(other).post(PAPER + "/reviews", NEED).statusCode())
                    .as(other)
                    .isEqualTo(403);
            assertThat(http.as(other)
                            .post(PAPER + "/amendments", "{\"words\":\"More\"}")
                            .statusCode())
                    .as(other)
                    .isEqualTo(403);
            assertThat(http.as(other)
                            .post(PAPER + "/notice", "{\"words\":\"More\"}")
                            .statusCode())
                    .as(other)
                    .isEqualTo(403);
        }
        assertThat(customer.post("/api/agreements/NOWHERE-1/reviews", NEED).statusCode())
                .isEqualTo(404);
        assertThat(customer.get(PAPER + "/reviews/1").statusCode()).isEqualTo(404);
        assertThat(customer.get(PAPER + "/reviews").body()).isEqualTo("[]");
    }

    private void aReviewIsRaisedAndASecondTriggerJoinsIt() throws Exception {
        HttpResponse<String> raised = http.as("customer-reviewer").post(PAPER + "/reviews", NEED);
        assertThat(raised.statusCode()).as(raised.body()).isEqualTo(201);
        assertThat(raised.headers().firstValue("Location")).contains(PAPER + "/reviews/1");
        HttpResponse<String> joined =
                http.as("provider-owner").post(PAPER + "/reviews", NEED.replace("need", "workload"));
        assertThat(joined.statusCode()).isEqualTo(200);
        assertThat(read(joined).path("triggers")).hasSize(2);
        assertThat(read(joined).path("outcome").isNull()).isTrue();
        assertThat(visitor("customer-reviewer").get("/agreements/PAPER-2026").body())
                .contains("id=\"review-list\"")
                .contains("raise-review");
        assertThat(visitor("customer-receiver").get("/agreements/PAPER-2026").body())
                .doesNotContain("review-list")
                .doesNotContain("raise-review");
    }

    private void everybodyReadsTheSameScorecard(RunningApplication application) throws Exception {
        for (String reader : List.of("customer-owner", "customer-reviewer", "provider-owner", "manager", "auditor")) {
            JsonNode detail = read(http.as(reader).get(PAPER + "/reviews/1"));
            assertThat(detail.path("scorecard").path("objectives"))
                    .as(reader)
                    .isNotEmpty()
                    .allSatisfy(it -> assertThat(it.path("met").asInt()
                                    + it.path("breached").asInt()
                                    + it.path("undetermined").asInt())
                            .isPositive());
        }
        for (String other : List.of("customer-receiver", "mediator")) {
            assertThat(http.as(other).get(PAPER + "/reviews/1").statusCode())
                    .as(other)
                    .isEqualTo(403);
            assertThat(visitor(other).get("/agreements/PAPER-2026/reviews/1").statusCode())
                    .as(other)
                    .isEqualTo(403);
        }
        Visitor auditor = visitor("auditor");
        assertThat(auditor.get("/agreements/PAPER-2026/reviews/1").body())
                .contains("Attainment of each objective")
                .contains("Reams delivered")
                .contains("We have a third building.");

        assertThat(pdf(application, Locale.ENGLISH)).contains("Review 1").contains("Reams delivered");
        assertThat(pdf(application, Locale.TRADITIONAL_CHINESE))
                .contains("第 1 次審查")
                .contains("各項目標的達成情形");
    }

    private void theBoardHasWhatIsOpenAndComes() throws Exception {
        JsonNode open = board("provider-owner", "").path("reviews");
        assertThat(open).hasSize(1);
        assertThat(open.at("/0/reference").asText()).isEqualTo("PAPER-2026");
        assertThat(open.at("/0/occasions").toString()).isEqualTo("[\"NEED\",\"WORKLOAD\"]");
        assertThat(open.at("/0/waitsFor/0/step").asText()).isEqualTo("ANSWER");
        assertThat(open.at("/0/waitsFor/0/people").toString()).isEqualTo("[\"customer-reviewer\",\"provider-owner\"]");
        // Reviewers and owners have two weeks each.
        assertThat(open.at("/0/decideUntil").asText()).startsWith("2026-07-07T10:00");
        assertThat(http.as("provider-owner").get("/api/reviews?limit=0").body()).contains("The limit is from 1 to 500");
        assertThat(http.as("provider-owner").get("/api/reviews?after=x").body()).contains("“after”");
        assertThat(http.as("provider-owner").get("/api/reviews?which=SOME").body())
                .contains("which is one of OPEN, SCHEDULED, DECIDED");
        for (String other : List.of("customer-receiver", "mediator")) {
            assertThat(http.as(other).get("/api/reviews").body()).doesNotContain("PAPER-2026");
            assertThat(visitor(other).get("/reviews").body())
                    .contains("No review is open")
                    .doesNotContain("PAPER-2026");
            assertThat(http.as(other).get("/api/reviews?reference=PAPER-2026").statusCode())
                    .isEqualTo(403);
        }
        assertThat(visitor("customer-owner").get("/reviews").body())
                .contains("href=\"/agreements/PAPER-2026/reviews/1\"")
                .contains("customer-reviewer, provider-owner")
                .contains("to answer until 2026-06-23")
                .contains("2026-07-01", "on schedule", "No review has been decided yet");
        assertThat(visitor("customer-owner")
                        .get("/reviews?reference=PAPER-2026", "zh-TW")
                        .body())
                .contains("依條款的下次審查", "回覆期限：2026-06-23");
        assertThat(visitor("customer-owner").get("/reviews?reference=NONE").statusCode())
                .isEqualTo(404);
        aPageFollowsTheOther();
    }

    private void aPageFollowsTheOther() throws Exception {
        assertThat(http.as("manager")
                        .post(
                                "/api/agreements?signed=2025-12-20",
                                Files.readString(Path.of("examples/paper-supply.yaml"))
                                        .replace("PAPER-2026", "PAPER-TWO"),
                                "Content-Type",
                                "application/yaml")
                        .statusCode())
                .isEqualTo(201);
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        board("manager", "?which=SCHEDULED").path("reviews").size() == 2);
        JsonNode first = board("manager", "?which=SCHEDULED&limit=1");
        JsonNode second = board(
                "manager",
                "?which=SCHEDULED&limit=1&after="
                        + URLEncoder.encode(first.path("next").asText(), StandardCharsets.UTF_8));
        // Both are due at the same time.
        assertThat(first.at("/reviews/0/reference").asText()).isEqualTo("PAPER-2026");
        assertThat(second.at("/reviews/0/reference").asText()).isEqualTo("PAPER-TWO");
        assertThat(second.path("next").isNull()).isTrue();
    }

    private void theBoardHasWhatWasDecided(RunningApplication application) throws Exception {
        Reviews reviews = application.bean(Reviews.class);
        reviews.decide(reviews.get("PAPER-2026", 1), "customer-owner", Reviews.Decision.KEEP, null, "");
        JsonNode decided = board("customer-reviewer", "?which=DECIDED").path("reviews");
        assertThat(decided).hasSize(1);
        assertThat(decided.at("/0/decision").asText()).isEqualTo("KEPT");
        assertThat(board("customer-reviewer", "").path("reviews")).isEmpty();
        assertThat(visitor("auditor").get("/reviews?which=DECIDED").body())
                .contains("terms kept", "Review 1")
                .doesNotContain("Next by the terms</h2>");
        HttpResponse<String> file = http.as("auditor").get(PAPER + "/reviews/1/document?format=exe");
        assertThat(file.statusCode()).isEqualTo(400);
        assertThat(read(file).path("detail").asText()).isEqualTo("format is one of html, pdf, not “exe”.");
    }

    private String pdf(RunningApplication application, Locale language) throws Exception {
        HttpResponse<String> sent =
                http.as("auditor").get(PAPER + "/reviews/1/document?format=pdf&lang=" + language.toLanguageTag());
        assertThat(sent.headers().firstValue("Content-Type")).contains("application/pdf");
        Review review = application.bean(Reviews.class).get("PAPER-2026", 1);
        try (PDDocument document =
                Loader.loadPDF(application.bean(ReviewPapers.class).pdf(review, language))) {
            return new PDFTextStripper().getText(document);
        }
    }

    private void aChangeIsDraftedWhileTheTermsInForceHold() throws Exception {
        Http customer = http.as("customer-owner");
        for (String wrong : List.of(
                "{}",
                "{\"words\":\"More\",\"effective\":\"2027-01-01\"}",
                "{\"words\":\"More\",\"until\":\"2026-01-01\"}",
                "{\"words\":\"More\",\"document\":\"kind: Agreement\",\"until\":\"2028-01-01\"}",
                "{\"words\":\"More\",\"document\":\"not: an agreement\"}")) {
            HttpResponse<String> answer = customer.post(PAPER + "/amendments", wrong);
            assertThat(answer.statusCode()).as(wrong + ": " + answer.body()).isEqualTo(422);
        }
        assertThat(customer.post(PAPER + "/amendments", "{\"words\":\"More\",\"effective\":\"soon\"}")
                        .statusCode())
                .isEqualTo(400);
        HttpResponse<String> proposed = customer.post(PAPER + "/amendments", "{\"words\":\"Three addresses\"}");
        assertThat(proposed.statusCode()).as(proposed.body()).isEqualTo(201);
        assertThat(read(proposed).path("version").asInt()).isEqualTo(2);
        assertThat(customer.post(PAPER + "/amendments", "{\"words\":\"Again\"}").statusCode())
                .isEqualTo(409);
        assertThat(read(customer.get(PAPER)).path("version").asInt()).isEqualTo(1);
        assertThat(read(customer.get(PAPER)).path("status").asText()).isEqualTo("IN_FORCE");
        assertThat(customer.get(PAPER + "/document").body()).contains("version: 1");
        assertThat(customer.get(PAPER + "/document?version=2").body()).contains("effective: 2026-07-01");
        assertThat(read(customer.get(PAPER + "/versions"))).hasSize(2);
        assertThat(visitor("customer-owner").get("/agreements/PAPER-2026").body())
                .contains("id=\"pending-change\"")
                .doesNotContain("id=\"propose-change\"");
        assertThat(visitor("customer-owner").get("/agreements/PAPER-2026/draft").body())
                .contains("effective: 2026-07-01");
        assertThat(customer.post(PAPER + "/withdrawal", "{\"reason\":\"Later\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(read(customer.get(PAPER)).path("status").asText()).isEqualTo("IN_FORCE");
    }

    private void noticeHasItsTime() throws Exception {
        assertThat(http.as("auditor").get(PAPER + "/history").body())
                .contains("\"source\":\"review\"")
                .contains("We have a third building.");
        assertThat(http.as("customer-receiver").get(PAPER + "/history").body()).doesNotContain("\"source\":\"review\"");
        HttpResponse<String> answer = http.as("customer-owner").post(PAPER + "/notice", "{\"words\":\"We move\"}");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("ends with its term");
    }

    private static void theRecordCannotBeChanged(RunningApplication application) {
        var record = application.bean(ReviewRecord.class);
        assertThat(record.of("PAPER-2026")).hasSize(1);
        var jdbc = application.bean(JdbcTemplate.class);
        for (String table : List.of("review", "review_trigger", "review_scorecard")) {
            assertThatThrownBy(() -> jdbc.update("delete from " + table))
                    .as(table)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    private Visitor visitor(String name) {
        Visitor visitor = new Visitor(http.port());
        assertThat(visitor.logIn(name, "demo").statusCode()).isEqualTo(200);
        return visitor;
    }

    private JsonNode board(String account, String query) throws Exception {
        HttpResponse<String> answer = http.as(account).get("/api/reviews" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return read(answer);
    }

    private static JsonNode read(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body().getBytes(StandardCharsets.UTF_8));
    }
}
