package io.attain.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attain.ApplicationOnH2;
import io.attain.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.util.HtmlUtils;

@ApplicationOnH2
@TestPropertySource(properties = "server.forward-headers-strategy=native")
class AccessIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Accounts accounts;

    @LocalServerPort
    private int port;

    @Test
    void healthAnswersToEverybody() {
        assertThat(Http.at(port).get("/actuator/health").body()).contains("UP");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/agreements",
                "/api/openapi",
                "/api/ui",
                "/api/swagger-ui/index.html",
                "/engine-rest",
                "/engine-rest/engine",
                "/engine-rest/task",
                "/camunda/api/engine/engine/",
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/admin/auth/user/default"
            })
    void machinesAreToldToLogIn(String path) {
        HttpResponse<String> answer = Http.at(port).get(path);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/agreements",
                "/accounts",
                "/camunda",
                "/camunda/app/tasklist/default/",
                "/camunda/app/cockpit/default/",
                "/camunda/app/admin/default/setup/",
                "/camunda/lib/deps.js",
                "/swagger-ui/index.html",
                "/webjars/bpmn-js/8.0.0/dist/bpmn-viewer.production.min.js",
                "/actuator",
                "/actuator/env",
                "/h2-console",
                "/nothing-here"
            })
    void browsersAreSentToTheLoginPage(String path) {
        HttpResponse<String> answer = Http.at(port).get(path, "Accept", "text/html");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).contains("/login");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/camunda/app/tasklist/default/", "/engine-rest/task", "/api/openapi"})
    void aWrongPasswordOpensNothing(String path) {
        assertThat(Http.at(port).as("manager", "wrong").get(path).statusCode()).isIn(302, 401);
    }

    @Test
    void oneLoginServesRestAndEngine() {
        Http manager = Http.at(port).as("manager");
        assertThat(manager.get("/api/openapi").statusCode()).isEqualTo(200);
        assertThat(manager.get("/engine-rest/task").statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyIsAlmighty() {
        Http administrator = Http.at(port).as("administrator");
        assertThat(administrator
                        .get("/engine-rest/user/count?memberOfGroup=camunda-admin")
                        .body())
                .contains("\"count\":0");
        assertThat(administrator
                        .post(
                                "/engine-rest/user/create",
                                "{\"profile\":{\"id\":\"x\"},\"credentials\":{\"password\":\"y\"}}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(administrator
                        .post(
                                "/engine-rest/authorization/create",
                                "{\"type\":1,\"permissions\":[\"ALL\"],\"userId\":\"administrator\",\"resourceType\":7,\"resourceId\":\"*\"}")
                        .statusCode())
                .isEqualTo(403);
    }

    /** Whoever may count what runs would else guess a text letter by letter. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET  | /engine-rest/process-instance/count?variables=reason_like_A%25 | ''",
                "GET  | /engine-rest/execution/count?processVariables=reason_neq_A | ''",
                "GET  | /engine-rest/task?taskVariables=amount_eq_1 | ''",
                "POST | /engine-rest/process-instance | {'variables':[{'name':'reason','operator':'like','value':'A%'}]}",
                "POST | /engine-rest/process-instance/count | {'orQueries':[{'variables':[{'name':'a','operator':'eq','value':'b'}]}]}",
                "POST | /engine-rest/execution/count | {'processVariables':[{'name':'a','operator':'eq','value':'b'}]}"
            })
    void onlyThoseWhoReadAllVariablesPickByThem(String method, String path, String body) {
        for (String name : List.of("administrator", "customer-owner")) {
            HttpResponse<String> answer = ask(name, method, path, body.replace('\'', '"'));
            assertThat(answer.statusCode()).as(name).isEqualTo(403);
            assertThat(answer.body()).contains("What variables hold");
        }
        for (String name : List.of("manager", "auditor")) {
            assertThat(ask(name, method, path, body.replace('\'', '"')).statusCode())
                    .as(name)
                    .isEqualTo(200);
        }
    }

    @Test
    void aQuestionWithoutVariablesIsStillAsked() {
        assertThat(ask("administrator", "POST", "/engine-rest/process-instance/count", "{\"variables\":[]}")
                        .body())
                .contains("\"count\"");
        assertThat(ask(
                                "customer-owner",
                                "POST",
                                "/engine-rest/task",
                                "{\"sorting\":[{\"sortBy\":\"created\",\"sortOrder\":\"asc\"}]}")
                        .statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> ask(String name, String method, String path, String body) {
        Http http = Http.at(port).as(name);
        return method.equals("GET") ? http.get(path) : http.post(path, body);
    }

    @Test
    void aStakeholderSeesNoOtherAccounts() {
        assertThat(Http.at(port).as("provider-owner").get("/engine-rest/user").body())
                .contains("provider-owner")
                .doesNotContain("customer-owner");
    }

    @Test
    void aTokenLogsAMachineIn() throws Exception {
        HttpResponse<String> issued =
                Http.at(port).as("manager").post("/api/tokens", "{\"label\":\"pipeline\",\"days\":1}");
        assertThat(issued.statusCode()).isEqualTo(201);
        String token = new ObjectMapper().readTree(issued.body()).path("token").asText();
        assertThat(Http.at(port).withToken(token).get("/engine-rest/task").statusCode())
                .isEqualTo(200);
        assertThat(Http.at(port).withToken(token + "x").get("/engine-rest/task").statusCode())
                .isEqualTo(401);
    }

    @Test
    void aForgedRequestIsRefusedThoughTheBrowserRepeatsBasicCredentials() {
        Http manager = Http.at(port).as("manager");
        assertThat(manager.post("/api/tokens", "{}", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(manager.post("/engine-rest/task/x/claim", "{}", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void wrongTokenLifetimesAreRefusedWithTheReason() {
        HttpResponse<String> answer = Http.at(port).as("manager").post("/api/tokens", "{\"days\":100000}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("1 to 366 days").doesNotContain("Exception");
    }

    @Test
    void aTokenOpensNoMoreThanItsScope() throws Exception {
        assertThat(Http.at(port)
                        .withToken(token("EVERYTHING"))
                        .post("/api/tokens", "{}")
                        .statusCode())
                .as("a token for a token")
                .isEqualTo(403);
        Http reader = Http.at(port).withToken(token("READ"));
        assertThat(reader.get("/api/agreements").statusCode()).isEqualTo(200);
        assertThat(reader.post("/engine-rest/task", "{}").statusCode())
                .as("a long query")
                .isEqualTo(200);
        HttpResponse<String> refused = reader.post("/api/tokens", "{}");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("scope");
        assertThat(reader.put("/api/series/x", "x: 1").statusCode()).isEqualTo(403);

        Http sender = Http.at(port).withToken(token("MEASUREMENTS"));
        assertThat(sender.get("/api/series").statusCode()).isEqualTo(200);
        assertThat(sender.post("/api/series/none/completeness", "{\"until\": \"2026-01-01\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(sender.put("/api/series/x", "x: 1").statusCode()).isEqualTo(403);
        assertThat(sender.get("/api/agreements").statusCode()).isEqualTo(403);
        assertThat(sender.get("/engine-rest/task").statusCode()).isEqualTo(403);

        Http all = Http.at(port).withToken(token("EVERYTHING"));
        assertThat(all.put("/api/series/x", "x: 1", "Content-Type", "application/yaml")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void tokensAreListedWithoutWhatTheyAreAndWithdrawnOneByOne() throws Exception {
        String token = token("READ");
        Visitor manager = new Visitor(port);
        manager.logIn("manager", "demo");
        HttpResponse<String> page = manager.submit(
                "/me/tokens", "/me/tokens", "label", "<b>nightly</b>", "days", "7", "scope", "MEASUREMENTS");
        assertThat(page.body()).contains("&lt;b&gt;nightly&lt;/b&gt;").containsPattern("id=\"token\">attain_[^<]+<");
        assertThat(manager.get("/me/tokens").body()).doesNotContain("attain_");

        JsonNode listed =
                JSON.readTree(Http.at(port).as("manager").get("/api/tokens").body());
        assertThat(listed.get(0).path("label").asText()).isEqualTo("<b>nightly</b>");
        assertThat(listed.toString()).doesNotContain(token);
        assertThat(Http.at(port).withToken(token).get("/api/agreements").statusCode())
                .isEqualTo(200);
        long number = listed.get(1).path("number").asLong();
        assertThat(new Visitor(port).logIn("auditor", "demo").body()).contains("<h1>");
        assertThat(manager.submit("/me/tokens", "/me/tokens/" + number + "/withdrawal")
                        .body())
                .contains("The token is withdrawn.");
        assertThat(Http.at(port).withToken(token).get("/api/agreements").statusCode())
                .isEqualTo(401);
    }

    private String token(String scope) throws Exception {
        return JSON.readTree(Http.at(port)
                        .as("manager")
                        .post("/api/tokens", "{\"label\": \"test\", \"scope\": \"" + scope + "\"}")
                        .body())
                .path("token")
                .asText();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login",
                "/agreements",
                "/me/tokens",
                "/api/agreements",
                "/engine-rest/task",
                "/camunda/app/tasklist/default/",
                "/camunda/api/engine/engine/default/task"
            })
    void everyAnswerCarriesTheHeadersThatProtectIt(String path) {
        Session manager = new Session(port).logIn("manager");
        HttpHeaders headers = manager.send("GET", path, null, "", it -> it.header("X-Forwarded-Proto", "https"))
                .headers();
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Permissions-Policy")).isPresent();
        assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Content-Security-Policy")).isPresent();
        assertThat(headers.allValues("Strict-Transport-Security")).hasSize(1);
        if (!path.startsWith("/camunda")) {
            assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'")
                    .doesNotContain("script-src");
        }
    }

    @Test
    void cookiesStayWithTheServerAndUnderTls() {
        List<String> cookies = new Session(port)
                .send("GET", "/agreements", null, "", it -> it.header("X-Forwarded-Proto", "https")
                        .header("Accept", "text/html"))
                .headers()
                .allValues("Set-Cookie");
        assertThat(cookies)
                .anySatisfy(it -> assertThat(it).contains("JSESSIONID", "HttpOnly", "Secure", "SameSite=Lax"))
                .anySatisfy(it -> assertThat(it).contains("ATTAIN-CSRF", "Secure", "SameSite=Strict"));
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedBeforeItIsRead() {
        String large = "x".repeat(10 * 1024 * 1024 + 1);
        HttpResponse<String> answer =
                Http.at(port).as("manager").post("/api/agreements/validate", large, "Content-Type", "application/yaml");
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    }

    @Test
    void noPageHasAScriptOrAStyleWithinItself() throws IOException {
        try (Stream<Path> templates = Files.walk(Path.of("src/main/resources/templates"))) {
            assertThat(templates.filter(it ->
                            it.toString().endsWith(".html") && !it.toString().contains("mail")))
                    .isNotEmpty()
                    .allSatisfy(it -> assertThat(Files.readString(it))
                            .doesNotContainPattern("<script(?![^>]*src=)[^>]*>")
                            .doesNotContainPattern("\\son[a-z]+=\"")
                            .doesNotContain("th:utext"));
        }
    }

    /** Markup, expressions of the templates and of the models, a spreadsheet's formula, a path, SQL, other alphabets, and other directions. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "</textarea></title><svg/onload=alert(1)>",
                "javascript:alert(1)",
                "${7*7} #{7*7} @{7*7} ~{layout} *{7*7}",
                "[[${7*7}]] [(${7*7})] __${7*7}__",
                "{{7*7}} <%= 7*7 %>",
                "${execution.getProcessEngineServices()}",
                "= 7*7 + if true then 1 else 2",
                "=cmd|' /C calc'!A0",
                "+1-1@SUM(A1:A9)",
                "../../../../etc/passwd",
                "'; drop table account; --",
                "%s%n%x {0} \\u0041",
                "\u0430dministr\u0430tor",
                "\u202Etxt.exe\u202C \u200Fשלום\u200E",
                "𝕊𝕃𝔸 🚀 服務水準"
            })
    void whateverIsTypedIsShownAsText(String text) throws Exception {
        String reference = "HOSTILE-" + Integer.toHexString(text.hashCode()).toUpperCase(Locale.ROOT);
        Http customer = Http.at(port).as("customer-owner");
        String body = JSON.createObjectNode()
                .put("reference", reference)
                .put("title", text)
                .put("template", "it-operations")
                .put("side", "CUSTOMER")
                .put("counterpart", "provider-owner")
                .put("from", "2026-01-01")
                .put("until", "2027-01-01")
                .put("needs", text)
                .toString();
        HttpResponse<String> asked = customer.post("/api/agreements/requests", body);
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
        assertThat(JSON.readTree(customer.get("/api/agreements/" + reference).body())
                        .path("title")
                        .asText())
                .isEqualTo(text);

        Visitor person = new Visitor(port);
        person.logIn("customer-owner", "demo");
        String escaped = HtmlUtils.htmlEscape(text, "UTF-8");
        for (String page : List.of("/agreements", "/agreements/" + reference, "/agreements/" + reference + "/draft")) {
            assertThat(person.get(page).body())
                    .as(page)
                    .contains(escaped)
                    .doesNotContain("<script>alert", "<img src=x", "<svg/onload");
        }
        JsonNode task = JSON.readTree(customer.get("/engine-rest/task?processInstanceBusinessKey=" + reference)
                        .body())
                .get(0);
        assertThat(customer.get("/engine-rest/task/" + task.path("id").asText() + "/form-variables")
                        .statusCode())
                .isEqualTo(200);

        HttpResponse<String> withdrawn =
                person.submit("/agreements/" + reference, "/agreements/" + reference + "/withdrawal", "reason", text);
        assertThat(withdrawn.body()).contains(escaped).doesNotContain("<script>alert");
        assertThat(JSON.readTree(customer.get("/api/agreements/" + reference + "/history")
                                .body())
                        .findValuesAsText("words"))
                .contains(text);

        accounts.save("hostile", text, DemoPeople.PASSWORD, Set.of(), true);
        Visitor administrator = new Visitor(port);
        administrator.logIn("administrator", "demo");
        assertThat(administrator.get("/accounts").body()).contains(escaped).doesNotContain("<script>alert");
        assertThat(JSON.readTree(Http.at(port)
                                .as("manager")
                                .get("/engine-rest/user/hostile/profile")
                                .body())
                        .path("firstName")
                        .asText())
                .isEqualTo(text);
    }

    @Test
    void aClaimedTaskIsGivenBackByWhoClaimedIt() throws Exception {
        Http customer = Http.at(port).as("customer-owner");
        String reference = "GIVEN-BACK";
        assertThat(customer.post("/api/agreements", example(reference), "Content-Type", "application/yaml")
                        .statusCode())
                .isEqualTo(201);
        String task = "/engine-rest/task/"
                + JSON.readTree(customer.get(
                                        "/engine-rest/task?candidateUser=customer-owner&processInstanceBusinessKey="
                                                + reference)
                                .body())
                        .path(0)
                        .path("id")
                        .asText();
        assertThat(customer.post(task + "/unclaim", "{}").statusCode()).isEqualTo(403);
        assertThat(customer.post(task + "/claim", "{\"userId\": \"customer-owner\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(Http.at(port)
                        .as("provider-owner")
                        .post(task + "/unclaim", "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(customer.post(task + "/unclaim", "{}").statusCode()).isEqualTo(204);
        assertThat(JSON.readTree(customer.get(task).body()).path("assignee").isNull())
                .isTrue();
    }

    @Test
    void aJobIsTriedAgainAndItsTimeIsNotMoved() throws Exception {
        Http administrator = Http.at(port).as("administrator");
        assertThat(Http.at(port)
                        .as("customer-owner")
                        .post("/api/agreements", example("TIMED"), "Content-Type", "application/yaml")
                        .statusCode())
                .isEqualTo(201);
        JsonNode job = JSON.readTree(administrator
                        .get("/engine-rest/job?timers=true&processDefinitionKey=AgreementDrafting")
                        .body())
                .path(0);
        String path = "/engine-rest/job/" + job.path("id").asText();
        assertThat(administrator
                        .put(path + "/retries", "{\"retries\": 3, \"dueDate\": \"2020-01-01T00:00:00.000+0000\"}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(administrator.put(path + "/retries", "{\"retries\": 3}").statusCode())
                .isEqualTo(204);
        assertThat(Http.at(port)
                        .as("customer-owner")
                        .post(path + "/execute", "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(JSON.readTree(administrator.get(path).body()).path("dueDate"))
                .isEqualTo(job.path("dueDate"));
    }

    @Test
    void nobodyAgreesWithHimselfOnWhatOthersMeasure() {
        accounts.save("stranger", "Stranger", DemoPeople.PASSWORD, Set.of(), true);
        assertThat(Http.at(port)
                        .as("customer-owner")
                        .post("/api/agreements", example("MEASURED"), "Content-Type", "application/yaml")
                        .statusCode())
                .isEqualTo(201);
        HttpResponse<String> own = Http.at(port)
                .as("stranger")
                .post(
                        "/api/agreements",
                        example("HIS-OWN").replaceAll("user: (customer|provider)-\\w+", "user: stranger"),
                        "Content-Type",
                        "application/yaml");
        assertThat(own.statusCode()).as(own.body()).isEqualTo(403);
        assertThat(own.body()).contains("paper.deliveries", "kept for others");
    }

    @Test
    void whatIsNotThereOrHasNoTypeIsNoFaultOfTheServer() {
        Http manager = Http.at(port).as("manager");
        assertThat(manager.post("/api/tokens", "{}", "Content-Type", "*/*").statusCode())
                .isEqualTo(415);
        assertThat(manager.get("/engine-rest/task/nope/variables").statusCode()).isEqualTo(400);
        assertThat(manager.post("/api/webhooks", "null").body()).contains("A body is missing");
        String large = "{\"label\": \"" + "x".repeat(10 * 1024 * 1024) + "\"}";
        assertThat(manager.postInChunks("/api/tokens", large).statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource({
        "/agreements/%00, 400",
        "/agreements/a%2fb, 400",
        "/agreements/%ff, 400",
        "/%65ngine-rest/task, 404",
        "/camunda/%61pi/engine/engine/default/task, 404",
        "/%2e%2e/engine-rest/task, 404"
    })
    void anAddressThatNobodyHasIsRefusedInOurWords(String path, int status) {
        HttpResponse<String> machine = Http.at(port).as("manager").get(path, "Accept-Language", "zh-TW");
        assertThat(machine.statusCode()).as(machine.body()).isEqualTo(status);
        assertThat(machine.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(machine.body()).contains("此網址不可能有內容");
        HttpResponse<String> browser = Http.at(port).as("manager").get(path, "Accept", "text/html");
        assertThat(browser.statusCode()).isEqualTo(status);
        assertThat(browser.body())
                .contains("There can be nothing at this address")
                .doesNotContain("Tomcat", "HTTP Status");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/engine-rest/task/x/complete | null | not “null”",
                "/engine-rest/task/x/submit-form | {\"variables\": {\"decision\": null}} | decision",
                "/engine-rest/task/x/complete | {\"variables\": {\"a\": {\"value\": \"x\", \"type\": \"Object\"}}} | “a”",
                "/engine-rest/task | {\"taskVariables\": [{}]} | taskvariables",
                "/engine-rest/history/task | {\"a\": | ends before"
            })
    void theEngineIsSentNothingThatItFailsAt(String path, String body, String words) {
        HttpResponse<String> answer = Http.at(port).as("manager").post(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(words).doesNotContain("Exception");
        String deep = "{\"orQueries\": " + "[".repeat(3000) + "]".repeat(3000) + "}";
        assertThat(Http.at(port).as("manager").post("/engine-rest/task", deep).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/history?until=%2B999999999-12-31",
                "/api/audit?until=%2B1000000000-12-31T23:59:59Z",
                "/api/audit?from=-1000000000-01-01T00:00:00Z"
            })
    void aDayThatLiesThousandsOfYearsAwayIsNone(String path) {
        HttpResponse<String> answer = Http.at(port).as("auditor").get(path);
        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 422);
        assertThat(answer.body()).contains("such as 2026-");
    }

    private static String example(String reference) {
        try {
            return Files.readString(Path.of("examples/paper-supply.yaml")).replace("PAPER-2026", reference);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
