package io.attain.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.Http;
import io.attain.RunningApplication;
import io.attain.RunningApplication.Database;
import io.attain.access.Visitor;
import io.attain.workflow.MovedClock;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Disputes and claimed exclusions over HTTP, with the job executor at work and the clock moved. */
@ExtendWith(MovedClock.class)
class DisputeIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PAPER = "/api/agreements/PAPER-2026";

    /** A picture of one dot. */
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static final String CLAIM =
            "{\"period\":\"2026-04\",\"grounds\":\"CALCULATION\",\"claimed\":168.00,\"words\":\"One more ream was wet.\"}";

    private Http http = Http.at(0);

    @ParameterizedTest
    @EnumSource
    void holdsOn(Database database) throws Exception {
        MovedClock.moveTo("2026-05-04T10:00:00Z");
        try (RunningApplication application = RunningApplication.on(
                database,
                "camunda.bpm.job-execution.wait-time-in-millis=100",
                "camunda.bpm.job-execution.max-wait=100")) {
            http = application.http();
            aprilOwes();
            claimsThatCannotBeAreRefused();
            sendingItTwiceBeginsOneDispute();
            eachReadsAndDoesWhatIsTheirs();
            filesAreWhatTheyPretendToBe();
            halfOfItIsAccepted();
            nothingIsAddedAfterwards();
            dossiersAreRecordedAsExports();
            exclusionsGoTheSameWay();
            theDeskListsThem();
            oneSecondLateIsTooLate();
            everythingIsOnRecord();
            theDatabaseRefusesToChangeIt(application.bean(JdbcClient.class));
            assertThat(read(http.as("manager").get("/engine-rest/incident/count"))
                            .path("count")
                            .asInt())
                    .isZero();
        }
    }

    private void aprilOwes() throws Exception {
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
                .until(() -> statement("2026-04").path("status").asText().equals("OPEN"));
    }

    /** The last statement on a period. */
    private JsonNode statement(String period) throws Exception {
        JsonNode last = JSON.createObjectNode();
        for (JsonNode it : read(http.as("manager").get(PAPER + "/credits")).path("statements")) {
            last = it.path("period").asText().equals(period) ? it : last;
        }
        return last;
    }

    private void claimsThatCannotBeAreRefused() throws Exception {
        Http customer = http.as("customer-owner");
        for (String amount : List.of("-1", "1e30", "1e2147483647", "-1e2147483647", "0.001", "1000000000000000")) {
            HttpResponse<String> answer = customer.post(PAPER + "/disputes", CLAIM.replace("168.00", amount));
            assertThat(answer.statusCode()).as(amount + ": " + answer.body()).isEqualTo(422);
            assertThat(read(answer).path("detail").asText())
                    .contains("such as 120.00")
                    .hasSizeLessThan(300);
        }
        for (String amount : List.of("NaN", "\"NaN\"", "\"Infinity\"", "\"much\"", "{}")) {
            assertThat(customer.post(PAPER + "/disputes", CLAIM.replace("168.00", amount))
                            .statusCode())
                    .as(amount)
                    .isEqualTo(400);
        }
        for (String wrong : List.of(
                "{}",
                CLAIM.replace("CALCULATION", "EXCLUSION").replace("168.00", "null"),
                CLAIM.replace("2026-04", "2031-01"),
                CLAIM.replace("One more ream was wet.", " "),
                CLAIM.replace("One more ream was wet.", "x".repeat(2001)),
                CLAIM.replace("\"words\"", "\"verdicts\":[null],\"words\""),
                CLAIM.replace("\"words\"", "\"exclusion\":\"force-majeure\",\"words\""),
                CLAIM.replace(
                        "\"words\"",
                        "\"exclusion\":\"force-majeure\",\"from\":\"-999999999-01-01T00:00\",\"until\":\"+999999999-12-31T23:59:59.999999999\",\"words\""))) {
            HttpResponse<String> answer = customer.post(PAPER + "/disputes", wrong);
            assertThat(answer.statusCode()).as(wrong + ": " + answer.body()).isIn(404, 422);
        }
        assertThat(customer.post(PAPER + "/disputes", CLAIM.replace("CALCULATION", "SPITE"))
                        .statusCode())
                .isEqualTo(400);
        for (String other : List.of("customer-receiver", "mediator", "manager", "auditor")) {
            assertThat(http.as(other).post(PAPER + "/disputes", CLAIM).statusCode())
                    .as(other)
                    .isEqualTo(403);
        }
        assertThat(read(customer.get(PAPER + "/disputes"))).isEmpty();
        assertThat(customer.get("/api/disputes/1").statusCode()).isEqualTo(404);
        assertThat(customer.get("/api/disputes/x").statusCode()).isEqualTo(400);
    }

    private void sendingItTwiceBeginsOneDispute() throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(2);
        ExecutorService people = Executors.newFixedThreadPool(2);
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            answers.add(people.submit(() -> {
                barrier.await();
                return http.as("customer-owner")
                        .post(PAPER + "/disputes", CLAIM)
                        .statusCode();
            }));
        }
        people.shutdown();
        assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(201, 409);
        JsonNode all = read(http.as("customer-owner").get(PAPER + "/disputes"));
        assertThat(all).hasSize(1);
        assertThat(all.at("/0/outcome").isNull()).isTrue();
        assertThat(all.at("/0/dispute/current").asText()).isEqualTo("144.00");
        assertThat(statement("2026-04").path("status").asText()).isEqualTo("DISPUTED");
    }

    private void eachReadsAndDoesWhatIsTheirs() throws Exception {
        String one = "/api/disputes/1";
        for (String reader :
                List.of("provider-owner", "customer-receiver", "mediator", "arbiter", "manager", "auditor")) {
            JsonNode dispute = read(http.as(reader).get(one));
            assertThat(dispute.at("/next/0/kind").asText()).as(reader).isEqualTo("RESPOND");
            assertThat(dispute.at("/next/0/people/0").asText()).isEqualTo("provider-owner");
            assertThat(dispute.at("/next/0/until").asText()).isEqualTo("2026-05-09T10:00:00Z");
            assertThat(dispute.at("/acts/0/kind").asText()).isEqualTo("CLAIMED");
        }
        assertThat(http.get(one).statusCode()).isEqualTo(401);
        Visitor administrator = visitor("administrator");
        administrator.submit(
                "/accounts",
                "/accounts",
                "name",
                "stranger",
                "displayName",
                "Stranger",
                "password",
                "9fK!strange-w0rd");
        new Visitor(http.port()).setOwnPassword("stranger", "9fK!strange-w0rd", "8gL!own-w0rd");
        Http stranger = http.as("stranger", "8gL!own-w0rd");
        for (String path : List.of(one, one + "/evidence/1", PAPER + "/disputes", PAPER + "/exclusions")) {
            assertThat(stranger.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(stranger.upload(one + "/evidence", "a.png", PNG).statusCode())
                .isEqualTo(404);
        assertThat(stranger.post(one + "/withdrawal", "{}").statusCode()).isEqualTo(404);
        for (String other : List.of("provider-owner", "customer-receiver", "mediator", "manager", "auditor")) {
            assertThat(http.as(other).post(one + "/withdrawal", "{}").statusCode())
                    .as(other)
                    .isEqualTo(403);
        }
        assertThat(http.as("administrator").get(one).statusCode()).isEqualTo(404);
        for (String other : List.of("manager", "auditor")) {
            assertThat(http.as(other).upload(one + "/evidence", "a.png", PNG).statusCode())
                    .as(other)
                    .isEqualTo(403);
        }
        for (String party : List.of("customer-receiver", "provider-data", "mediator", "arbiter")) {
            assertThat(http.as(party)
                            .upload(
                                    one + "/evidence",
                                    party + ".txt",
                                    ("Seen by " + party).getBytes(StandardCharsets.UTF_8))
                            .statusCode())
                    .as(party)
                    .isEqualTo(201);
        }
        assertThat(visitor("auditor").get("/disputes/1").body())
                .contains("One more ream was wet.")
                .doesNotContain("id=\"add-evidence\"", "id=\"withdraw\"");
        assertThat(visitor("customer-owner").get("/disputes/1").body())
                .contains("id=\"add-evidence\"", "id=\"withdraw\"", "168.00 USD", "24.00 USD");
    }

    private void filesAreWhatTheyPretendToBe() throws Exception {
        Http customer = http.as("customer-owner");
        String evidence = "/api/disputes/1/evidence";
        HttpResponse<String> added = customer.upload(evidence, "../../etc/w\u00e4t \u7d19.png", PNG);
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        assertThat(read(added).path("name").asText()).isEqualTo("w\u00e4t \u7d19.png");
        assertThat(read(added).path("mediaType").asText()).isEqualTo("image/png");
        HttpResponse<String> again = customer.upload(evidence, "another name.png", PNG);
        assertThat(read(again).path("number").asLong())
                .isEqualTo(read(added).path("number").asLong());
        String place = read(added).path("content").asText();
        HttpResponse<String> file = http.as("auditor").get(place, "Accept", "text/html");
        assertThat(file.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(file.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;")
                .contains("filename*=UTF-8''w%C3%A4t%20%E7%B4%99.png");
        String tag = file.headers().firstValue("ETag").orElseThrow();
        assertThat(tag).isEqualTo("\"" + read(added).path("sha256").asText() + "\"");
        assertThat(http.as("auditor").get(place, "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        Map<String, String> hostile = Map.of(
                "page.png", "<!DOCTYPE html><html><script>alert(1)</script></html>",
                "page.txt", "<html><body><script>alert(1)</script></body></html>",
                "drawing.png",
                        "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
                "drawing.txt", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"></svg>",
                "empty.txt", "",
                "script.pdf", "#!/bin/sh\nrm -rf /\n");
        hostile.forEach((name, content) -> {
            HttpResponse<String> answer = customer.upload(evidence, name, content.getBytes(StandardCharsets.UTF_8));
            assertThat(answer.statusCode()).as(name + ": " + answer.body()).isEqualTo(422);
        });
        HttpResponse<String> large = customer.upload(evidence, "large.txt", new byte[21 * 1024 * 1024]);
        assertThat(large.statusCode()).isEqualTo(422);
        assertThat(read(large).path("detail").asText()).contains("at most 20 MB");
        assertThat(customer.post(evidence, "{}").statusCode()).isEqualTo(415);
        assertThat(customer.get(evidence + "/4711").statusCode()).isEqualTo(404);
        JsonNode dispute = read(customer.get("/api/disputes/1"));
        assertThat(dispute.path("evidence")).hasSize(5);
        assertThat(dispute.path("acts").findValuesAsText("kind"))
                .containsExactly("CLAIMED", "EVIDENCE", "EVIDENCE", "EVIDENCE", "EVIDENCE", "EVIDENCE");
        assertThat(visitor("customer-owner").get("/disputes/1").body()).contains("w\u00e4t \u7d19.png");
    }

    private void halfOfItIsAccepted() throws Exception {
        complete(
                "provider-owner",
                "Task_Respond",
                Map.of("decision", "PROPOSED", "amount", "156.00", "reason", "Half of it was ours."));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> read(http.as("manager").get("/api/disputes/1"))
                        .at("/next/0/kind")
                        .asText()
                        .equals("NEGOTIATE"));
        assertThat(read(http.as("manager").get("/api/disputes/1"))
                        .at("/next/0/people/0")
                        .asText())
                .isEqualTo("customer-owner");
        theDeskSaysWhoseTurnItIs();
        customerAcceptsOnThePage();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> read(http.as("manager").get("/api/disputes/1"))
                        .path("outcome")
                        .asText()
                        .equals("PARTLY_ACCEPTED"));
        assertThat(statement("2026-04").path("status").asText()).isEqualTo("SETTLED");
        assertThat(statement("2026-04").path("total").asText()).isEqualTo("156.00");
        assertThat(visitor("customer-receiver").get("/disputes/1").body())
                .contains("partly accepted", "156.00 USD", "Half of it was ours.", "144.00 USD");
        assertThat(visitor("customer-receiver")
                        .get("/agreements/PAPER-2026/statements/"
                                + statement("2026-04").path("close").asLong())
                        .body())
                .contains("Earlier statements of the period", "Decided: 156.00 USD.", "href=\"/disputes/1\"")
                .doesNotContain("whoever does not answer");
    }

    private void theDeskSaysWhoseTurnItIs() {
        Visitor manager = visitor("manager");
        for (String filter : List.of("person=customer-owner&order=DUE", "step=NEGOTIATE", "order=STAKE&step=&after=")) {
            assertThat(manager.get("/disputes?" + filter).body()).as(filter).contains("/disputes/1");
        }
        for (String filter : List.of("person=provider-owner", "step=ARBITRATE&order=STAKE")) {
            assertThat(manager.get("/disputes?" + filter).body()).as(filter).contains("There are none.");
        }
        assertThat(manager.get("/disputes?order=DUE&page=1").body())
                .contains("No more claims follow here.", "To the first page");
        assertThat(manager.get("/disputes?order=LUCK").statusCode()).isEqualTo(400);
    }

    private void customerAcceptsOnThePage() {
        String act = "/disputes/1/answer";
        Visitor customer = visitor("customer-owner");
        String page = customer.get("/disputes/1").body();
        assertThat(page).contains("On the table: 156.00 USD", "raise it to the mediator");
        String task = page.replaceAll("(?s).*name=\"task\" value=\"([^\"]+)\".*", "$1");
        for (String other : List.of("provider-owner", "manager", "auditor")) {
            Visitor visitor = visitor(other);
            assertThat(visitor.get("/disputes/1").body()).doesNotContain("class=\"card stack answer\"");
            assertThat(visitor.submit("/disputes/1", act, "task", task, "decision", "ACCEPTED")
                            .statusCode())
                    .as(other)
                    .isEqualTo(403);
        }
        assertThat(visitor("provider-owner")
                        .submit("/disputes/1", "/disputes/1/handover", "task", task, "person", "x", "reason", "x")
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor("manager")
                        .submit("/disputes/1", "/disputes/1/handover", "task", task, "person", "x", "reason", "x")
                        .body())
                .contains("is nobody to whom this can be handed over");
        assertThat(customer.submit("/disputes/1", act, "task", task, "decision", "REJECTED", "amount", "1")
                        .body())
                .contains("Please say why")
                .contains("value=\"REJECTED\" checked");
        assertThat(customer.submit("/disputes/1", act, "task", task, "decision", "ACCEPTED")
                        .body())
                .contains("The answer is taken.");
        assertThat(customer.submit("/disputes/1", act, "task", task, "decision", "ACCEPTED")
                        .body())
                .contains("This is no longer asked");
    }

    private void dossiersAreRecordedAsExports() throws Exception {
        assertThat(read(http.as("auditor").get("/api/disputes/1/dossier")).toString())
                .contains("\"kind\":\"DISPUTE\",\"actor\":\"provider-owner\"");
        for (String path : List.of("/api/disputes/1/dossier", "/api/disputes/1/dossier.pdf")) {
            assertThat(http.as("auditor").get(path).statusCode()).isEqualTo(200);
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> read(http.as("auditor").get("/api/audit?kind=EXPORT&agreement=PAPER-2026"))
                            .path("entries")
                            .findValuesAsText("through")
                            .contains("GET " + path));
        }
    }

    private void nothingIsAddedAfterwards() {
        Http customer = http.as("customer-owner");
        assertThat(customer.upload("/api/disputes/1/evidence", "late.png", PNG).statusCode())
                .isEqualTo(409);
        assertThat(customer.post("/api/disputes/1/withdrawal", "{}").statusCode())
                .isEqualTo(409);
        assertThat(visitor("customer-owner").get("/disputes/1").body())
                .doesNotContain("id=\"add-evidence\"", "id=\"withdraw\"");
    }

    private void exclusionsGoTheSameWay() throws Exception {
        String claim =
                "{\"exclusion\":\"force-majeure\",\"from\":\"2026-02-09T00:00\",\"until\":\"2026-02-10T00:00\",\"noticeAt\":\"2026-02-10T12:00:00Z\",\"words\":\"The road was closed.\"}";
        Http provider = http.as("provider-owner");
        for (String wrong : List.of(
                "{}",
                claim.replace("2026-02-10T00:00\"", "2026-02-09T00:00\""),
                claim.replace("force-majeure", "office-closed"),
                claim.replace("2026-02-10T00:00\"", "+999999999-12-31T23:59\""),
                claim.replace("2026-02-10T12:00:00Z", "2031-02-10T12:00:00Z"),
                claim.replace("2026-02-10T12:00:00Z", "-1000000000-01-01T00:00:00Z"),
                claim.replace("\"words\"", "\"objectives\":[\"none\"],\"words\""),
                claim.replace("\"words\"", "\"objectives\":[null],\"words\""))) {
            HttpResponse<String> answer = provider.post(PAPER + "/exclusions", wrong);
            assertThat(answer.statusCode()).as(wrong + ": " + answer.body()).isEqualTo(422);
        }
        HttpResponse<String> elsewhere =
                provider.post(PAPER + "/exclusions", claim.replace("2026-02-09T00:00\"", "2026-02-09T00:00:00Z\""));
        assertThat(elsewhere.statusCode()).isEqualTo(400);
        assertThat(elsewhere.body()).contains("a local time without an offset");
        for (String other : List.of("provider-data", "manager", "auditor")) {
            assertThat(http.as(other).post(PAPER + "/exclusions", claim).statusCode())
                    .as(other)
                    .isEqualTo(403);
        }
        HttpResponse<String> withdrawn =
                provider.post(PAPER + "/exclusions", claim.replace("2026-02-10T00:00\"", "2026-02-09T12:00\""));
        assertThat(withdrawn.statusCode()).as(withdrawn.body()).isEqualTo(201);
        String first = withdrawn.headers().firstValue("Location").orElseThrow();
        assertThat(http.as("customer-owner").post(first + "/withdrawal", "{}").statusCode())
                .isEqualTo(403);
        assertThat(provider.post(first + "/withdrawal", "{\"reason\":\"" + "x".repeat(2001) + "\"}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(provider.post(first + "/withdrawal", "{\"reason\":\"Too short\"}")
                        .statusCode())
                .isEqualTo(204);
        HttpResponse<String> made = provider.post(PAPER + "/exclusions", claim);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String one = made.headers().firstValue("Location").orElseThrow();
        assertThat(provider.upload(one + "/evidence", "closed road.png", PNG).statusCode())
                .isEqualTo(201);
        assertThat(provider.post(PAPER + "/exclusions", claim).statusCode())
                .as("the same again, although something was done about it")
                .isEqualTo(409);
        JsonNode shown = read(http.as("customer-owner").get(one));
        assertThat(shown.at("/exclusion/noticed").asBoolean()).isTrue();
        assertThat(shown.at("/next/0/kind").asText()).isEqualTo("ASSESS");
        assertThat(shown.path("preview")).isNotEmpty();
        assertThat(shown.at("/preview/0/removed").asText())
                .isNotEqualTo(shown.at("/preview/0/now").asText());
        assertThat(visitor("customer-owner").get(one.replace("/api", "")).body())
                .contains("closed road.png", "With it counted as met", "The road was closed.");
        complete("customer-owner", "Task_AssessExclusion", Map.of("decision", "WHOLE", "reason", "So it was."));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> read(http.as("manager").get(one))
                        .at("/acts")
                        .findValuesAsText("kind")
                        .contains("APPLIED"));
        assertThat(read(provider.get(one)).path("outcome").asText()).isEqualTo("GRANTED");
        assertThat(provider.upload(one + "/evidence", "late.txt", "late".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(409);
        assertThat(provider.post(PAPER + "/exclusions", claim).statusCode()).isEqualTo(409);
        assertThat(read(provider.get(PAPER + "/exclusions"))).hasSize(2);
    }

    private void theDeskListsThem() throws Exception {
        Visitor manager = visitor("manager");
        assertThat(manager.get("/disputes").body()).contains("There are none.");
        assertThat(manager.get("/disputes?all=true").body())
                .contains("/disputes/1", "/exclusions/1", "/exclusions/2", "PAPER-2026");
        assertThat(manager.get("/disputes?all=true&after=EXCLUSION-1").body())
                .contains("/disputes/1")
                .doesNotContain("/exclusions/1\"", "/exclusions/2\"");
        assertThat(manager.get("/disputes?after=DISPUTE-99").statusCode()).isEqualTo(404);
        assertThat(manager.get("/disputes?after=%27--").statusCode()).isEqualTo(422);
        assertThat(manager.get("/disputes?reference=nobody").statusCode()).isEqualTo(404);
        Visitor stranger = new Visitor(http.port());
        stranger.logIn("stranger", "8gL!own-w0rd");
        assertThat(stranger.get("/disputes?all=true").body()).contains("There are none.");
        assertThat(stranger.get("/disputes?after=DISPUTE-1").statusCode()).isEqualTo(404);
        assertThat(manager.get("/agreements/PAPER-2026").body()).contains("id=\"claimed\"", "/disputes/1");
    }

    private void oneSecondLateIsTooLate() throws Exception {
        JsonNode march = statement("2026-03");
        String claim = CLAIM.replace("2026-04", "2026-03");
        assertThat(march.path("claimUntil").asText()).isEqualTo("2026-05-14T10:00:00Z");
        String form = "/agreements/PAPER-2026/statements/" + march.path("close").asLong() + "/dispute";
        MovedClock.moveTo("2026-05-14T10:00:00Z");
        HttpResponse<String> late = http.as("customer-owner").post(PAPER + "/disputes", claim);
        assertThat(late.statusCode()).as(late.body()).isEqualTo(409);
        assertThat(read(late).path("detail").asText()).contains("could be disputed until 2026-05-14T06:00-04:00");
        assertThat(visitor("customer-owner").get(form).body())
                .contains("could be disputed until")
                .doesNotContain("id=\"begin-dispute\"");
        MovedClock.moveTo("2026-05-14T09:59:59Z");
        Visitor customer = visitor("customer-owner");
        assertThat(customer.get(form).body()).contains("id=\"begin-dispute\"");
        assertThat(customer.submit(
                                form, form, "grounds", "CALCULATION", "claimed", "1,5", "words", "<script>x</script>")
                        .body())
                .contains("is no amount", "&lt;script&gt;x&lt;/script&gt;")
                .doesNotContain("<script>x");
        assertThat(visitor("auditor").get(form).statusCode()).isEqualTo(403);
        HttpResponse<String> begun =
                customer.submit(form, form, "grounds", "CALCULATION", "claimed", "5.00", "words", "<script>x</script>");
        assertThat(begun.body())
                .contains("The dispute has begun", "&lt;script&gt;x&lt;/script&gt;")
                .doesNotContain("<script>x");
        assertThat(visitor("provider-owner").get("/disputes").body()).contains("/disputes/2", "respond to the claim");
        String page = "/disputes/2";
        assertThat(customer.submit(page, page + "/withdrawal", "reason", "Never mind")
                        .body())
                .contains("The claim is withdrawn", "withdrawn");
    }

    private void everythingIsOnRecord() throws Exception {
        JsonNode history = read(http.as("auditor").get(PAPER + "/history"));
        assertThat(history.findValuesAsText("source"))
                .contains("credit", "ledger", "dispute", "exclusion", "escalation", "process");
        List<String> at = history.findValuesAsText("at");
        assertThat(at.stream().map(java.time.Instant::parse).toList()).isSorted();
        assertThat(history.toString())
                .contains(
                        "partly accepted, 156.00 USD",
                        "156.00 USD; Half of it was ours.",
                        "from accrued to due",
                        "exclusion claim 2");
        for (String kind : List.of("VERDICT", "STATEMENT", "LEDGER", "CLOSE")) {
            assertThat(read(http.as("auditor").get("/api/audit?kind=" + kind + "&agreement=PAPER-2026"))
                            .path("entries")
                            .size())
                    .as(kind)
                    .isGreaterThan(3);
        }
    }

    private static void theDatabaseRefusesToChangeIt(JdbcClient jdbc) {
        Map.of(
                        "escalation_act", "words",
                        "dispute", "words",
                        "dispute_act", "words",
                        "exclusion_claim", "words",
                        "exclusion_act", "words",
                        "evidence", "name",
                        "evidence_content", "sha256",
                        "decided_credit", "reference",
                        "granted_exclusion", "exclusion")
                .forEach((table, column) -> {
                    String update = "update " + table + " set " + column + " = " + column;
                    assertThatThrownBy(() -> jdbc.sql(update).update())
                            .as(update)
                            .hasStackTraceContaining("never changed or deleted");
                    assertThatThrownBy(() -> jdbc.sql("delete from " + table).update())
                            .as("delete from " + table)
                            .hasStackTraceContaining("never changed or deleted");
                });
    }

    private void complete(String user, String task, Map<String, String> form) throws Exception {
        await().atMost(Duration.ofSeconds(30)).until(() -> !task(user, task).isEmpty());
        ObjectNode variables = JSON.createObjectNode();
        form.forEach((field, value) -> variables.putObject(field).put("value", value));
        HttpResponse<String> answer = http.as(user)
                .post(
                        "/engine-rest/task/" + task(user, task) + "/submit-form",
                        JSON.createObjectNode()
                                .<ObjectNode>set("variables", variables)
                                .toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private String task(String user, String definition) throws Exception {
        return read(http.as(user)
                        .get("/engine-rest/task?candidateUser=" + user + "&includeAssignedTasks=true&taskDefinitionKey="
                                + definition))
                .path(0)
                .path("id")
                .asText();
    }

    private Visitor visitor(String name) {
        Visitor visitor = new Visitor(http.port());
        assertThat(visitor.logIn(name, "demo").statusCode()).isEqualTo(200);
        return visitor;
    }

    private static JsonNode read(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body());
    }
}
