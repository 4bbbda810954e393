package io.attain.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.Http;
import io.attain.RunningApplication;
import io.attain.RunningApplication.Database;
import io.attain.access.Visitor;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Escalations over HTTP, with the job executor at work: what each may read and do, bad input, people at the same time. */
class EscalationIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PAPER = "PAPER-2026";

    private Http http = Http.at(0);

    @ParameterizedTest
    @EnumSource
    void holdsOn(Database database) throws Exception {
        try (RunningApplication application = RunningApplication.on(
                database,
                "camunda.bpm.job-execution.wait-time-in-millis=100",
                "camunda.bpm.job-execution.max-wait=100")) {
            http = application.http();
            breachInApril();
            eachReadsTheEscalationsOfTheirAgreements();
            pagesStayTheSameWhileOthersCome();
            badInputGetsAClearAnswer();
            onlyThoseWhoHaveItAcknowledge();
            peopleAtTheSameTimeDoNotBreakIt();
            factsThatChangeWithdrawIt();
            assertThat(read(http.as("manager").get("/engine-rest/incident/count"))
                            .path("count")
                            .asInt())
                    .isZero();
        }
    }

    private void breachInApril() throws Exception {
        HttpResponse<String> takenOver = http.as("manager")
                .post(
                        "/api/agreements?signed=2025-12-20",
                        Files.readString(Path.of("examples/paper-supply.yaml")),
                        "Content-Type",
                        "application/yaml");
        assertThat(takenOver.statusCode()).as(takenOver.body()).isEqualTo(201);
        send("paper.deliveries", Files.readString(Path.of("examples/paper-deliveries.csv")));
        send("paper.reports", Files.readString(Path.of("examples/paper-reports.csv")));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> april("manager", "reams").path("severity").isTextual());
    }

    private void send(String series, String csv) {
        HttpResponse<String> sent =
                http.as("manager").post("/api/series/" + series + "/measurements", csv, "Content-Type", "text/csv");
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
    }

    private JsonNode april(String user, String objective) throws Exception {
        return escalation(user, objective, "2026-04");
    }

    private JsonNode escalation(String user, String objective, String period) throws Exception {
        for (JsonNode it :
                read(http.as(user).get("/api/escalations?reference=" + PAPER)).path("escalations")) {
            if (it.path("period").asText().equals(period)
                    && it.path("objective").asText().equals(objective)) {
                return it;
            }
        }
        return MissingNode.getInstance();
    }

    private void eachReadsTheEscalationsOfTheirAgreements() throws Exception {
        JsonNode reams = april("customer-receiver", "reams");
        assertThat(reams.path("status").asText()).isEqualTo("OPEN");
        assertThat(reams.path("level").asInt()).isEqualTo(1);
        assertThat(reams.path("people").toString()).isEqualTo("[\"provider-owner\"]");
        assertThat(reams.path("credit").asText()).isEqualTo("144.00");
        assertThat(reams.path("atRisk").asText()).isEqualTo("1200.00");
        assertThat(escalation("manager", "confirmed", "2026-03").path("people").toString())
                .as("the office has to confirm receipts")
                .isEqualTo("[\"customer-owner\"]");
        String one = "/api/escalations/" + reams.path("number").asLong();
        JsonNode detail = read(http.as("auditor").get(one));
        assertThat(detail.at("/ladder/0/state").asText()).isEqualTo("RUNNING");
        assertThat(detail.at("/ladder/1/state").asText()).isEqualTo("NOT_REACHED");
        assertThat(detail.at("/acts/0/act").asText()).isEqualTo("ASSESSED");
        assertThat(detail.path("headline").asText()).startsWith("Missed by 12 % of the target");
        assertThat(read(http.as("auditor").get(one, "Accept-Language", "zh-TW"))
                        .path("headline")
                        .asText())
                .startsWith("未達目標");
        assertThat(read(http.as("auditor").get("/api/escalations")).path("escalations"))
                .isNotEmpty();
        assertThat(read(http.as("administrator").get("/api/escalations")).path("escalations"))
                .isEmpty();
        assertThat(http.get("/api/escalations").statusCode()).isEqualTo(401);
        // Somebody who has no part in any agreement.
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
        assertThat(read(stranger.get("/api/escalations")).path("escalations")).isEmpty();
        assertThat(stranger.get(one).statusCode()).isEqualTo(404);
        assertThat(stranger.get("/api/escalations?reference=" + PAPER).statusCode())
                .isEqualTo(404);
    }

    private void theBoardIsOrderedAndSaysWhoseTurnItIs(Visitor manager) {
        List<Long> all = listed(manager, "order=NUMBER");
        assertThat(all).isSorted().hasSizeGreaterThan(3);
        for (String order : List.of("URGENCY", "NEXT", "CREDIT")) {
            assertThat(listed(manager, "order=" + order)).as(order).containsExactlyInAnyOrderElementsOf(all);
        }
        List<Long> byCredit = listed(manager, "order=CREDIT");
        assertThat(listed(manager, "order=CREDIT&after=USD+300.00&number=" + byCredit.get(0)))
                .isEqualTo(byCredit.subList(1, byCredit.size()));
        assertThat(listed(manager, "order=NEXT&after=2000-01-01T00:00:00Z&number=0"))
                .isEqualTo(listed(manager, "order=NEXT"));
        List<Long> ofCustomer = listed(manager, "person=customer-owner");
        assertThat(ofCustomer).isNotEmpty();
        assertThat(listed(manager, "person=provider-owner&order=NEXT"))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(ofCustomer);
        assertThat(listed(manager, "person=nobody")).isEmpty();
        assertThat(manager.get("/escalations?order=NEXT&after=9999-12-31T00:00:00Z&number=999999")
                        .body())
                .contains("No more escalations follow here.");
        for (String wrong : List.of("order=CREDIT&after=x", "order=NEXT&after=USD+1", "order=URGENCY&after=%27--")) {
            assertThat(manager.get("/escalations?number=1&" + wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(422);
        }
        assertThat(manager.get("/escalations?order=LUCK").statusCode()).isEqualTo(400);
    }

    private static List<Long> listed(Visitor visitor, String query) {
        return Pattern.compile("data-escalation=\"([0-9]+)\"")
                .matcher(visitor.get("/escalations?" + query).body())
                .results()
                .map(it -> Long.valueOf(it.group(1)))
                .toList();
    }

    private void pagesStayTheSameWhileOthersCome() throws Exception {
        List<Long> all = new ArrayList<>();
        read(http.as("manager").get("/api/escalations"))
                .path("escalations")
                .forEach(it -> all.add(it.path("number").asLong()));
        assertThat(all).hasSizeGreaterThan(1).isSorted();
        List<Long> paged = new ArrayList<>();
        JsonNode page;
        String next = "0";
        do {
            page = read(http.as("manager").get("/api/escalations?limit=1&after=" + next));
            page.path("escalations").forEach(it -> paged.add(it.path("number").asLong()));
            next = page.path("next").asText();
        } while (!page.path("next").isNull());
        assertThat(paged).isEqualTo(all);
        assertThat(read(http.as("manager").get("/api/escalations?status=CLOSED"))
                        .path("escalations"))
                .isEmpty();
        assertThat(read(http.as("manager").get("/api/escalations?status=RUNNING"))
                        .path("escalations"))
                .hasSameSizeAs(all);
    }

    private void badInputGetsAClearAnswer() throws Exception {
        for (String wrong : List.of("status=open", "status='--", "limit=0", "limit=1001", "limit=-1")) {
            HttpResponse<String> answer = http.as("manager").get("/api/escalations?" + wrong.replace("'", "%27"));
            assertThat(answer.statusCode()).as(wrong).isEqualTo(422);
            assertThat(read(answer).path("detail").asText()).isNotBlank();
        }
        for (String wrong : List.of("/abc", "/1%27%20or%201=1", "?after=x", "?limit=99999999999999999999")) {
            assertThat(http.as("manager").get("/api/escalations" + wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(http.as("manager").get("/api/escalations/999999").statusCode())
                .isEqualTo(404);
        assertThat(http.as("manager").get("/api/escalations?reference=../etc").statusCode())
                .isEqualTo(404);
        Visitor manager = visitor("manager");
        String page = page();
        assertThat(manager.post(page + "/acts", "deed", "RAISE", "reason", "x").statusCode())
                .as("without the form's token")
                .isEqualTo(403);
        assertThat(manager.submit(page, page + "/acts", "deed", "DELETE").statusCode())
                .isEqualTo(400);
        assertThat(act(manager, "RAISE", "reason", " ").body()).contains("A reason is needed");
        assertThat(act(manager, "RAISE", "reason", "x".repeat(2001)).body()).contains("at most 2000 characters");
        assertThat(act(manager, "LOWER", "reason", "x").body()).contains("Level 1 is the first");
        assertThat(act(manager, "HAND_OVER", "person", "ghost", "reason", "x").body())
                .contains("has no part on the side");
        assertThat(act(manager, "ACKNOWLEDGE").statusCode())
                .as("it is not the manager's")
                .isEqualTo(403);
        assertThat(manager.get("/escalations?level=1&over=false&reference=" + PAPER)
                        .body())
                .contains("Reams delivered");
        assertThat(manager.get("/escalations?level=x").statusCode()).isEqualTo(400);
        theBoardIsOrderedAndSaysWhoseTurnItIs(manager);
        assertThat(manager.get("/escalations?reference=nobody").statusCode()).isEqualTo(404);
        assertThat(april("manager", "reams").path("status").asText()).isEqualTo("OPEN");
    }

    private void onlyThoseWhoHaveItAcknowledge() throws Exception {
        for (String other : List.of("auditor", "customer-receiver", "provider-legal")) {
            Visitor visitor = visitor(other);
            assertThat(visitor.get(page()).body()).as(other).contains("Minutes").doesNotContain("id=\"raise\"");
            for (String deed : List.of("ACKNOWLEDGE", "RAISE", "LOWER", "HAND_OVER")) {
                assertThat(visitor.submit("/agreements", page() + "/acts", "deed", deed, "reason", "x", "person", "x")
                                .statusCode())
                        .as(other + " " + deed)
                        .isEqualTo(403);
            }
        }
        String task = task("provider-owner");
        assertThat(submit("customer-owner", task, Map.of("decision", "ACKNOWLEDGED"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(submit("provider-owner", task, Map.of("decision", "AGREED")).statusCode())
                .isEqualTo(400);
        HttpResponse<String> script =
                act(visitor("customer-owner"), "RAISE", "reason", "<script>alert(1)</script> 請儘快處理");
        assertThat(script.body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; 請儘快處理")
                .doesNotContain("<script>alert");
        assertThat(april("manager", "reams").path("level").asInt()).isEqualTo(2);
        assertThat(act(visitor("manager"), "LOWER", "reason", "Not that bad").statusCode())
                .isEqualTo(200);
    }

    /** An owner acknowledges by the task while others raise it: each gets a clear answer, and the record fits together. */
    private void peopleAtTheSameTimeDoNotBreakIt() throws Exception {
        for (int round = 0; round < 3; round++) {
            String task = task("provider-owner");
            Visitor manager = visitor("manager");
            Visitor customer = visitor("customer-owner");
            CyclicBarrier barrier = new CyclicBarrier(3);
            ExecutorService people = Executors.newFixedThreadPool(3);
            List<Future<Integer>> answers = List.of(
                    people.submit(() -> {
                        barrier.await();
                        return submit("provider-owner", task, Map.of("decision", "ACKNOWLEDGED"))
                                .statusCode();
                    }),
                    people.submit(() -> {
                        barrier.await();
                        return act(manager, "RAISE", "reason", "Now").statusCode();
                    }),
                    people.submit(() -> {
                        barrier.await();
                        return act(customer, "RAISE", "reason", "Now").statusCode();
                    }));
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isIn(200, 204, 400, 403);
            }
            people.shutdown();
            JsonNode reams = april("manager", "reams");
            assertThat(reams.path("status").asText()).isIn("OPEN", "ACKNOWLEDGED");
            if (reams.path("level").asInt() == 1) {
                act(visitor("manager"), "RAISE", "reason", "Again");
            }
            while (april("manager", "reams").path("level").asInt() > 1) {
                assertThat(act(visitor("manager"), "LOWER", "reason", "Again").statusCode())
                        .isEqualTo(200);
            }
            assertThat(april("manager", "reams").path("status").asText()).isEqualTo("OPEN");
            assertThat(april("manager", "reams").path("level").asInt()).isEqualTo(1);
        }
    }

    private void factsThatChangeWithdrawIt() throws Exception {
        boolean[] done = new boolean[1];
        StringBuilder corrected = new StringBuilder();
        Files.readAllLines(Path.of("examples/paper-deliveries.csv")).forEach(line -> {
            boolean first = !done[0] && line.contains(",2026-04-");
            done[0] |= first;
            corrected
                    .append(first ? line.replaceFirst("(?<=,)(\\d+),(north|south)", "20,$2") : line)
                    .append('\n');
        });
        String page = page();
        send("paper.deliveries", corrected.toString());
        await().atMost(Duration.ofSeconds(60))
                .until(() -> april("manager", "reams").path("status").asText().equals("WITHDRAWN"));
        Visitor manager = visitor("manager");
        assertThat(manager.submit("/agreements", page + "/acts", "deed", "RAISE", "reason", "x")
                        .body())
                .contains("is over");
        assertThat(manager.get("/agreements/" + PAPER).body()).contains("withdrawn");
        assertThat(http.as("manager")
                        .get("/api/agreements/" + PAPER + "/history")
                        .body())
                .contains("STEP_NOT_FIRED");
    }

    private String page() throws Exception {
        return "/escalations/" + april("manager", "reams").path("number").asLong();
    }

    private HttpResponse<String> act(Visitor visitor, String deed, String... fields) throws Exception {
        List<String> all = new ArrayList<>(List.of("deed", deed));
        all.addAll(List.of(fields));
        return visitor.submit(page(), page() + "/acts", all.toArray(String[]::new));
    }

    private Visitor visitor(String name) {
        Visitor visitor = new Visitor(http.port());
        assertThat(visitor.logIn(name, "demo").statusCode()).isEqualTo(200);
        return visitor;
    }

    private String task(String user) throws Exception {
        return read(http.as(user)
                        .get("/engine-rest/task?candidateUser=" + user
                                + "&includeAssignedTasks=true&taskDefinitionKey=Task_Acknowledge&nameLike=%25Reams%25"
                                + "&descriptionLike=%252026-04%25"))
                .path(0)
                .path("id")
                .asText();
    }

    private HttpResponse<String> submit(String user, String task, Map<String, String> form) {
        ObjectNode variables = JSON.createObjectNode();
        form.forEach((field, value) -> variables.putObject(field).put("value", value));
        return http.as(user)
                .post(
                        "/engine-rest/task/" + task + "/submit-form",
                        JSON.createObjectNode()
                                .<ObjectNode>set("variables", variables)
                                .toString());
    }

    private static JsonNode read(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body());
    }
}
