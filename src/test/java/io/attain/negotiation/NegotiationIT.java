package io.attain.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.Http;
import io.attain.RunningApplication;
import io.attain.RunningApplication.Database;
import io.attain.access.DemoPeople;
import io.attain.access.Role;
import io.attain.access.Visitor;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two sides negotiate over HTTP, with the job executor at work: what each may read, who signs at the same time, bad input. */
class NegotiationIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static int number;

    /** One at a time: the engine's REST interface finds its engine by a name that is the same for all in one JVM. */
    private static @Nullable RunningApplication running;

    private static @Nullable Database on;

    private Http http = Http.at(0);
    private String reference = "";

    @AfterAll
    static void stop() {
        if (running != null) {
            running.close();
        }
        running = null;
    }

    private void ask(Database database) {
        if (running == null || on != database) {
            stop();
            on = database;
            running = RunningApplication.on(
                    database,
                    "camunda.bpm.job-execution.wait-time-in-millis=100",
                    "camunda.bpm.job-execution.max-wait=100");
        }
        http = running.http();
        reference = "IT-" + ++number;
        HttpResponse<String> asked = request("customer-owner", Map.of());
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
    }

    private HttpResponse<String> request(String user, Map<String, String> other) {
        ObjectNode body = request();
        other.forEach(body::put);
        return http.as(user).post("/api/agreements/requests", body.toString());
    }

    private ObjectNode request() {
        return JSON.createObjectNode()
                .put("reference", reference)
                .put("title", "Shop")
                .put("template", "it-operations")
                .put("side", "CUSTOMER")
                .put("counterpart", "provider-owner")
                .put("from", "2026-01-01")
                .put("until", "2027-01-01")
                .put("needs", "Open day and night");
    }

    @ParameterizedTest
    @EnumSource
    void holdsOn(Database database) throws Exception {
        neitherSideReadsTheOthersNotesDraftOrBacktest(database);
        signaturesAtTheSameTimeAllCount(database);
        badInputGetsAClearAnswerAndLeavesNoIncident(database);
        aRequestCarriesWishedLevels(database);
        whatNoDatabaseKeepsIsRefusedInWords(database);
        formsComeInTheLanguageThatTheirReaderChose(database);
    }

    private void neitherSideReadsTheOthersNotesDraftOrBacktest(Database database) throws Exception {
        ask(database);
        complete("customer-owner", Map.of("decision", "STATED", "limits", "CUSTOMERSECRET"));
        complete("provider-owner", Map.of("decision", "STATED", "limits", "PROVIDERSECRET"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !tasks("customer-owner").isEmpty());
        Visitor customer = visitor("customer-owner");
        Visitor provider = visitor("provider-owner");
        String draft = "/agreements/" + reference + "/draft";
        assertThat(customer.get(draft).body()).contains("CUSTOMERSECRET").doesNotContain("PROVIDERSECRET");
        assertThat(provider.get(draft).body()).contains("PROVIDERSECRET").doesNotContain("CUSTOMERSECRET");
        String document = http.as("customer-owner")
                        .get("/api/agreements/" + reference + "/document")
                        .body()
                + "\n# DRAFTSECRET\n";
        assertThat(provider.submit(draft, draft, "revision", "1", "document", document)
                        .statusCode())
                .isEqualTo(403);
        assertThat(customer.submit(draft, draft, "revision", "1", "document", document)
                        .body())
                .contains("DRAFTSECRET");
        assertThat(provider.get(draft).body()).doesNotContain("DRAFTSECRET");
        for (String unreadable : List.of("", "curency: USD", "a: [", document.replace("currency:", "curency:"))) {
            HttpResponse<String> kept = customer.submit(draft, draft, "revision", "1", "document", unreadable);
            assertThat(kept.statusCode()).as(unreadable).isIn(200, 400);
            assertThat(customer.get(draft).statusCode()).as(unreadable).isEqualTo(200);
        }
        customer.submit(draft, draft, "revision", "1", "document", document);
        complete("customer-owner", Map.of("decision", "OFFERED", "reason", "WARNINGSECRET"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !tasks("provider-owner").isEmpty());
        for (String page : List.of("", "/draft", "/history", "/backtest")) {
            String seen = provider.get("/agreements/" + reference + page).body();
            assertThat(seen).as(page).contains(reference).doesNotContain("CUSTOMERSECRET", "WARNINGSECRET");
        }
        for (String place : List.of(
                "/api/agreements/" + reference + "/history",
                "/engine-rest/task/" + tasks("provider-owner").get(0) + "/variables",
                "/engine-rest/task/" + tasks("provider-owner").get(0) + "/form-variables",
                "/engine-rest/variable-instance",
                "/engine-rest/history/variable-instance",
                "/engine-rest/history/detail",
                "/engine-rest/history/task")) {
            assertThat(http.as("provider-owner").get(place).body())
                    .as(place)
                    .doesNotContain("CUSTOMERSECRET", "WARNINGSECRET");
        }
        onlyAuditorsReadVariables();
        assertThat(http.as("provider-owner")
                        .get("/api/agreements/" + reference + "/history")
                        .body())
                .contains("Task_AnswerOffer")
                .doesNotContain("Task_LegalCheck", "Task_Draft\"", "Task_Backtest");
        assertThat(provider.get("/agreements/" + reference + "/history").body())
                .contains("Task_AnswerOffer")
                .doesNotContain("Task_LegalCheck", "Flow_Counsel", "Flow_NoCounsel");
        assertThat(http.as("auditor")
                        .get("/api/agreements/" + reference + "/history")
                        .body())
                .contains("CUSTOMERSECRET", "PROVIDERSECRET", "WARNINGSECRET");
        assertThat(http.as("mediator")
                        .get("/api/agreements/" + reference + "/history")
                        .statusCode())
                .isEqualTo(404);
    }

    /** Whoever may read tasks and instances in the engine does not read what a side was shown and said. */
    private void onlyAuditorsReadVariables() throws IOException {
        String[] secrets = {"CUSTOMERSECRET", "PROVIDERSECRET", "WARNINGSECRET"};
        String task = tasks("provider-owner").get(0);
        for (DemoPeople.Person account : DemoPeople.ALL) {
            for (String place : List.of(
                    "/engine-rest/task/" + task + "/variables",
                    "/engine-rest/task/" + task + "/localVariables",
                    "/engine-rest/task/" + task + "/form-variables",
                    "/engine-rest/variable-instance?deserializeValues=false",
                    "/engine-rest/history/variable-instance?deserializeValues=false",
                    "/engine-rest/history/detail?deserializeValues=false",
                    "/engine-rest/history/task",
                    "/engine-rest/history/user-operation",
                    "/engine-rest/history/activity-instance")) {
                String body = http.as(account.name()).get(place).body();
                if (account.roles().contains(Role.AUDITOR) && place.contains("/history/variable")) {
                    assertThat(body).contains(secrets);
                } else if (account.name().startsWith("provider")) {
                    assertThat(body).as(account.name() + place).doesNotContain("CUSTOMERSECRET", "WARNINGSECRET");
                } else if (!account.roles().contains(Role.AUDITOR)) {
                    assertThat(body).as(account.name() + place).doesNotContain(secrets);
                }
            }
        }
    }

    private void signaturesAtTheSameTimeAllCount(Database database) throws Exception {
        for (int round = 0; round < 3; round++) {
            ask(database);
            agree();
            List<String> signatories = List.of("customer-owner", "provider-owner");
            CyclicBarrier barrier = new CyclicBarrier(signatories.size());
            ExecutorService people = Executors.newFixedThreadPool(signatories.size());
            List<Future<Integer>> answers = new ArrayList<>();
            for (String signatory : signatories) {
                String task = tasks(signatory).get(0);
                answers.add(people.submit(() -> {
                    barrier.await();
                    return submit(signatory, task, Map.of("decision", "SIGNED")).statusCode();
                }));
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(204);
            }
            people.shutdown();
            await().atMost(Duration.ofSeconds(30)).until(() -> status().equals("IN_FORCE"));
        }
        assertThat(incidents()).isZero();
    }

    private void badInputGetsAClearAnswerAndLeavesNoIncident(Database database) throws Exception {
        ask(database);
        assertThat(request("customer-owner", Map.of()).statusCode()).isEqualTo(409);
        reference = reference + "-B";
        for (Map<String, String> wrong : List.of(
                Map.of("template", "nonsense"),
                Map.of("counterpart", "ghost"),
                Map.of("counterpart", "customer-owner"),
                Map.of("until", "2025-01-01"),
                Map.of("reference", "../../etc"),
                Map.of("title", ""))) {
            HttpResponse<String> answer = request("customer-owner", wrong);
            assertThat(answer.statusCode()).as(wrong + ": " + answer.body()).isEqualTo(422);
            assertThat(JSON.readTree(answer.body()).path("detail").asText()).isNotBlank();
        }
        assertThat(http.as("customer-owner")
                        .post("/api/agreements/requests", "{\"reference\":\"X\",\"level\":\"99\"}")
                        .statusCode())
                .isEqualTo(400);
        reference = reference.substring(0, reference.length() - 2);
        String task = tasks("customer-owner").get(0);
        assertThat(submit("provider-owner", task, Map.of("decision", "NOTHING_TO_SAY"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(submit("customer-owner", task, Map.of("decision", "OFFERED")).statusCode())
                .isEqualTo(400);
        assertThat(submit("customer-owner", task, Map.of("decision", "NOTHING_TO_SAY"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(submit("customer-owner", task, Map.of("decision", "NOTHING_TO_SAY"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(withdraw("provider-signatory", "x").statusCode()).isEqualTo(404);
        assertThat(withdraw("provider-owner", "").statusCode()).isEqualTo(422);
        assertThat(withdraw("provider-owner", "Not needed").statusCode()).isEqualTo(204);
        assertThat(withdraw("provider-owner", "Not needed").statusCode()).isEqualTo(409);
        assertThat(status()).isEqualTo("WITHDRAWN");
        assertThat(tasks("provider-owner")).isEmpty();
        assertThat(incidents()).isZero();
    }

    private void aRequestCarriesWishedLevels(Database database) throws Exception {
        ask(database);
        String first = reference;
        reference = first + "-L";
        HttpResponse<String> wished =
                wish("[{\"objective\": \"availability\", \"target\": 99.90, \"price\": \"1200\"}]");
        assertThat(wished.statusCode()).as(wished.body()).isEqualTo(201);
        assertThat(http.as("provider-owner")
                        .get("/api/agreements/" + reference + "/document")
                        .body())
                .contains("atLeast: '99.90'", "price: '1200'");
        assertThat(http.as("provider-owner")
                        .get("/api/agreements/" + reference + "/history")
                        .body())
                .contains("at least 99.90", "for 1200 EUR");
        reference = first + "-M";
        HttpResponse<String> unknown = wish(
                "[{\"objective\": \"latency\", \"target\": \"400\"}, {\"objective\": \"speed\", \"target\": \"fast\"}]");
        assertThat(unknown.statusCode()).isEqualTo(422);
        JsonNode error = JSON.readTree(unknown.body());
        assertThat(error.path("detail").asText()).contains("there is no objective “speed”, only availability, outages");
        assertThat(error.at("/errors/0/pointer").asText()).isEqualTo("/levels/1/objective");
        HttpResponse<String> none = wish("[{\"objective\": \"latency\", \"target\": \"fast\"}]");
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(none.body()).at("/errors/0/pointer").asText()).isEqualTo("/levels/0/target");

        Visitor customer = visitor("customer-owner");
        assertThat(customer.get("/agreements/requests/levels?template=it-operations")
                        .body())
                .contains("name=\"levels[4].target\"", "value=\"latency\"", "Price in EUR");
        assertThat(onThePage(customer, "fast").body()).contains("expected a number, found", "value=\"" + reference);
        assertThat(onThePage(customer, "99.95").body()).contains("99.95");
    }

    private void whatNoDatabaseKeepsIsRefusedInWords(Database database) throws Exception {
        ask(database);
        String first = reference;
        String task = tasks("customer-owner").get(0);
        for (String field : List.of("needs", "limits", "stranger")) {
            HttpResponse<String> answer = submit("customer-owner", task, Map.of("decision", "STATED", field, "a\0b"));
            assertThat(answer.statusCode()).as(field + answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("U+0000");
        }
        HttpResponse<String> error =
                http.as("customer-owner").post("/engine-rest/task/" + task + "/bpmnError", "{\"errorCode\": \"X\"}");
        assertThat(error.statusCode()).as(error.body()).isEqualTo(403);
        HttpResponse<String> escalation = http.as("customer-owner")
                .post("/engine-rest/task/" + task + "/bpmnEscalation", "{\"escalationCode\": \"X\"}");
        assertThat(escalation.statusCode()).as(escalation.body()).isEqualTo(403);
        assertThat(withdraw("customer-owner", "a\0b").statusCode()).isEqualTo(400);
        reference = first + "-N";
        for (String field : List.of("reference", "title", "template", "counterpart", "needs")) {
            HttpResponse<String> answer = request("customer-owner", Map.of(field, "a\0b"));
            assertThat(answer.statusCode()).as(field + answer.body()).isEqualTo(400);
            assertThat(JSON.readTree(answer.body()).path("detail").asText())
                    .startsWith("The field “" + field + "” takes a text without the character U+0000");
        }
        Map.of(
                        "{\"from\": \"soon\"}", "The field “from” takes a day such as 2027-01-31, not “soon”",
                        "{\"side\": \"BOTH\"}", "The field “side” takes one of PROVIDER, CUSTOMER",
                        "{\"levels\": 3}", "The field “levels” takes a list",
                        "{\"levels\": [{\"goal\": 1}]}",
                                "There is no field “goal” in “levels[0]”, only objective, price, target",
                        "[]", "The body is an object with fields",
                        "{\"title\": ", "The body is no JSON: it ends before it is complete (line 1, column 11).",
                        "{\"title\": \"shop\",",
                                "The body is no JSON: it ends before it is complete (line 1, column 18).",
                        "{\n  \"title\": }", "The body is no JSON: “}” does not belong there (line 2, column 12).",
                        "{\"title\": shop}", "The body is no JSON: “shop” does not belong there (line 1, column 11).",
                        "{\"levels\": [{\"price\": \"1",
                                "The body is no JSON: it ends before it is complete (line 1, column 25).")
                .forEach((body, said) -> {
                    HttpResponse<String> answer = http.as("customer-owner").post("/api/agreements/requests", body);
                    assertThat(answer.statusCode()).isEqualTo(400);
                    assertThat(answer.body()).contains(said).doesNotContain("io.attain", "java.", "Source:");
                });
        String document = http.as("customer-owner")
                .get("/api/agreements/" + first + "/document")
                .body()
                .replaceFirst("title: .*", "title: \"a\\\\0b\"")
                .replace("reference: " + first, "reference: " + reference);
        HttpResponse<String> proposed =
                http.as("customer-owner").post("/api/agreements", document, "Content-Type", "application/yaml");
        assertThat(proposed.statusCode()).as(proposed.body()).isEqualTo(422);
        assertThat(proposed.body()).contains("/title", "U+0000");
        Visitor customer = visitor("customer-owner");
        String page = "/agreements/" + first;
        assertThat(customer.submit(page, page + "/withdrawal", "reason", "a\0b").statusCode())
                .isEqualTo(400);
        assertThat(incidents()).isZero();
    }

    private void formsComeInTheLanguageThatTheirReaderChose(Database database) throws Exception {
        ask(database);
        visitor("customer-owner")
                .submit(
                        "/me/notifications",
                        "/me/notifications",
                        "delivery",
                        "SINGLE",
                        "hour",
                        "8",
                        "zone",
                        "Asia/Taipei",
                        "language",
                        "zh-TW");
        formsAre("customer-owner", "state-needs.zh_TW", "承諾內容", "request-agreement.zh_TW", "編號");
        formsAre("provider-owner", "state-needs", "What is promised", "request-agreement", "Reference");
        assertThat(taskName("customer-owner")).startsWith("說明需求與限制：");
        assertThat(taskName("provider-owner")).startsWith("State needs and limits: ");
        assertThat(json("customer-owner", "/engine-rest/filter").findValuesAsText("name"))
                .contains("我的工作")
                .allMatch(it -> it.codePoints().anyMatch(Character::isIdeographic));
        assertThat(json("provider-owner", "/engine-rest/filter").findValuesAsText("name"))
                .contains("My work");
        assertThat(shown("customer-owner", "/zh_TW/side")).isEqualTo("客戶方");
        assertThat(shown("customer-owner", "/side")).isEqualTo("customer");
        assertThat(refusal("customer-owner", "decision", "NEITHER"))
                .isEqualTo("請在欄位「您有話要說嗎？」中選擇下列其中一項：STATED, NOTHING_TO_SAY");
        assertThat(refusal("customer-owner", "decision", "STATED")).isEqualTo("請寫下貴方的需求，或選擇沒有要補充的");
        assertThat(refusal("provider-owner", "decision", "NEITHER"))
                .isEqualTo("Please choose one of STATED, NOTHING_TO_SAY in the field “Do you have something to say?”");
    }

    private String taskName(String reader) throws IOException {
        String task = "/engine-rest/task/" + tasks(reader).get(0);
        String name = json(reader, task).path("name").asText();
        assertThat(json(reader, "/engine-rest/task").findValuesAsText("name")).contains(name);
        return name;
    }

    private String shown(String reader, String place) throws IOException {
        String variables = "/engine-rest/task/" + tasks(reader).get(0) + "/form-variables?deserializeValues=false";
        return JSON.readTree(json(reader, variables).at("/view/value").asText())
                .at(place)
                .asText();
    }

    private String refusal(String user, String field, String value) throws IOException {
        HttpResponse<String> answer = submit(user, tasks(user).get(0), Map.of(field, value));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        return JSON.readTree(answer.body()).path("message").asText();
    }

    private void formsAre(String reader, String taskForm, String taskLabel, String startForm, String startLabel)
            throws IOException {
        String task = "/engine-rest/task/" + tasks(reader).get(0);
        String start = "/engine-rest/process-definition/key/AgreementLifecycle";
        for (String place : List.of(task, task + "/form")) {
            assertThat(json(reader, place).at("/camundaFormRef/key").asText()).isEqualTo(taskForm);
        }
        assertThat(json(reader, task + "/deployed-form").findPath("label").asText())
                .isEqualTo(taskLabel);
        assertThat(json(reader, start + "/startForm").at("/camundaFormRef/key").asText())
                .isEqualTo(startForm);
        assertThat(json(reader, start + "/deployed-start-form")
                        .findPath("label")
                        .asText())
                .isEqualTo(startLabel);
    }

    private JsonNode json(String reader, String path) throws IOException {
        return JSON.readTree(http.as(reader).get(path).body());
    }

    private HttpResponse<String> onThePage(Visitor visitor, String target) {
        return visitor.submit(
                "/agreements/new",
                "/agreements/requests",
                "reference",
                reference,
                "title",
                "Shop",
                "template",
                "it-operations",
                "side",
                "CUSTOMER",
                "counterpart",
                "provider-owner",
                "from",
                "2026-01-01",
                "until",
                "2027-01-01",
                "needs",
                "",
                "levels[0].objective",
                "availability",
                "levels[0].target",
                target,
                "levels[0].price",
                "",
                "levels[1].objective",
                "outages",
                "levels[1].target",
                "",
                "levels[1].price",
                "");
    }

    private HttpResponse<String> wish(String levels) {
        String body = request().toString().replaceFirst("}$", ", \"levels\": " + levels + "}");
        return http.as("customer-owner").post("/api/agreements/requests", body);
    }

    private Visitor visitor(String name) {
        Visitor visitor = new Visitor(http.port());
        assertThat(visitor.logIn(name, "demo").statusCode()).isEqualTo(200);
        return visitor;
    }

    private HttpResponse<String> withdraw(String user, String reason) {
        return http.as(user)
                .post(
                        "/api/agreements/" + reference + "/withdrawal",
                        JSON.createObjectNode().put("reason", reason).toString());
    }

    private void agree() throws Exception {
        complete("customer-owner", Map.of("decision", "NOTHING_TO_SAY"));
        complete("provider-owner", Map.of("decision", "NOTHING_TO_SAY"));
        complete("customer-owner", Map.of("decision", "OFFERED", "reason", "Fine as it is"));
        complete("provider-owner", Map.of("decision", "ACCEPTED"));
        await().atMost(Duration.ofSeconds(30)).until(() -> status().equals("AGREED"));
    }

    private void complete(String user, Map<String, String> form) throws Exception {
        await().atMost(Duration.ofSeconds(30)).until(() -> !tasks(user).isEmpty());
        HttpResponse<String> answer = submit(user, tasks(user).get(0), form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
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

    /** The tasks of somebody about the agreement of this test. */
    private List<String> tasks(String user) throws IOException {
        List<String> ids = new ArrayList<>();
        JsonNode found = JSON.readTree(http.as(user)
                .get("/engine-rest/task?candidateUser=" + user
                        + "&includeAssignedTasks=true&processInstanceBusinessKey=" + reference)
                .body());
        found.forEach(it -> ids.add(it.path("id").asText()));
        return ids;
    }

    private String status() throws IOException {
        return JSON.readTree(
                        http.as("manager").get("/api/agreements/" + reference).body())
                .path("status")
                .asText();
    }

    private int incidents() throws IOException {
        return JSON.readTree(
                        http.as("manager").get("/engine-rest/incident/count").body())
                .path("count")
                .asInt();
    }
}
