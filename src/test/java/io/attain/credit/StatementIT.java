package io.attain.credit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.attain.Http;
import io.attain.RunningApplication;
import io.attain.RunningApplication.Database;
import io.attain.access.Visitor;
import io.attain.commandline.Run;
import io.attain.terms.CanonicalHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Statements to be read, and what is paid of them, on each database that we support. */
class StatementIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String AGREEMENT = "/api/agreements/PAPER-2026";
    private static final Map<Database, RunningApplication> RUNNING =
            Collections.synchronizedMap(new EnumMap<>(Database.class));

    @AfterAll
    static void stop() {
        RUNNING.values().forEach(RunningApplication::close);
        RUNNING.clear();
    }

    /** The application with the paper supply in force, of which April is closed and settled. */
    private static RunningApplication application(Database database) {
        return RUNNING.computeIfAbsent(database, StatementIT::start);
    }

    private static Http http(Database database) {
        return application(database).http();
    }

    private static RunningApplication start(Database database) {
        RunningApplication application = RunningApplication.on(database, "camunda.bpm.job-execution.enabled=false");
        Http manager = application.http().as("manager");
        holds(manager.post(
                "/api/agreements?signed=2025-12-20", example("paper-supply.yaml"), "Content-Type", "application/yaml"));
        for (String series : new String[] {"deliveries", "reports"}) {
            holds(manager.post(
                    "/api/series/paper." + series + "/measurements",
                    example("paper-" + series + ".csv"),
                    "Content-Type",
                    "text/csv"));
        }
        holds(manager.post(AGREEMENT + "/periods/close", "{\"period\": \"2026-04\"}"));
        application.bean(TransactionTemplate.class).executeWithoutResult(status -> application
                .bean(PeriodCloses.class)
                .conclude(april(application.http()), Statement.Status.SETTLED, "manager", "for the test"));
        return application;
    }

    private static String example(String file) {
        try {
            return Files.readString(Path.of("examples", file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void holds(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }

    private static JsonNode read(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static long april(Http http) {
        return read(http.as("auditor").get(AGREEMENT + "/credits"))
                .at("/statements/0/close")
                .asLong();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void aStatementIsReadAsJsonAsAPageAndOnPaperInBothLanguages(Database database) throws IOException {
        Http http = http(database);
        String path = AGREEMENT + "/statements/" + april(http);
        JsonNode statement = read(http.as("customer-receiver").get(path));
        assertThat(statement.at("/statement/total").asText()).isEqualTo("144.00");
        assertThat(statement.at("/lines/0/steps/0/rule").asText()).contains("6 times 24.00");
        assertThat(statement.at("/lines/0/derivation").asText()).startsWith("sha256:");
        assertThat(statement.at("/bookings").findValuesAsText("kind")).containsExactly("ACCRUED", "SETTLED");

        assertThat(http.as("auditor").get(path + "/document?lang=en").body())
                .contains("Statement on 2026-04", "It is settled.", "Reams delivered", "6 times 24.00");
        assertThat(http.as("auditor").get(path + "/document?lang=zh-TW").body()).contains("結算單 2026-04", "已結清");
        byte[] pdf = application(database)
                .bean(StatementDocument.class)
                .pdf("PAPER-2026", april(http), Locale.TRADITIONAL_CHINESE);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("結算單 2026-04", "144.00 USD", "Hudson Paper Mill");
        }
        assertThat(http.as("auditor").get(path + "/document?format=docx").statusCode())
                .isEqualTo(400);
        assertThat(http.as("auditor").get(AGREEMENT + "/statements/4711").statusCode())
                .isEqualTo(404);
        assertThat(page(http, "/agreements/PAPER-2026/statements/" + april(http)))
                .contains("It is settled.", "144.00 USD", "which counts as acceptance", "to-recomputation")
                .doesNotContain("whoever does not answer");
    }

    private static String page(Http http, String path) {
        Visitor auditor = new Visitor(http.port());
        auditor.logIn("auditor", "demo");
        return auditor.get(path).body();
    }

    private static HttpResponse<String> pay(Http http, String user, String payment) {
        return http.as(user).post(AGREEMENT + "/payments", payment);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void whatIsDueIsPaidOnceAndNoMoreThanThat(Database database) {
        Http http = http(database);
        assertThat(read(http.as("auditor").get(AGREEMENT + "/credits"))
                        .at("/books/0/due")
                        .asText())
                .isEqualTo("144.00");
        for (String user : new String[] {"auditor", "customer-receiver"}) {
            assertThat(pay(http, user, "{\"means\":\"PAID\",\"amount\":\"1.00\",\"invoice\":\"T-0\"}")
                            .statusCode())
                    .as(user)
                    .isEqualTo(403);
        }
        for (String refused : new String[] {
            "{}",
            "{\"means\":\"PAID\",\"amount\":\"1.00\"}",
            "{\"means\":\"PAID\",\"amount\":\"-1.00\",\"invoice\":\"T-1\"}",
            "{\"means\":\"PAID\",\"amount\":\"0.001\",\"invoice\":\"T-1\"}",
            "{\"means\":\"GOLD\",\"amount\":\"1.00\",\"invoice\":\"T-1\"}",
            "{\"means\":\"PAID\",\"amount\":\"NaN\",\"invoice\":\"T-1\"}",
            "{\"means\":\"PAID\",\"amount\":\"1e999999999\",\"invoice\":\"T-1\"}",
            "{\"means\":\"PAID\",\"amount\":\"144.01\",\"invoice\":\"T-1\"}",
            "{\"means\":\"PAID\",\"amount\":\"1.00\",\"invoice\":\"T-1\",\"provider\":\"nobody\"}"
        }) {
            assertThat(pay(http, "provider-owner", refused).statusCode())
                    .as(refused)
                    .isBetween(400, 422);
        }
        String setOff = "{\"means\":\"SET_OFF\",\"amount\":\"100.00\",\"invoice\":\"發票 2026-05\"}";
        holds(pay(http, "provider-owner", setOff));
        holds(pay(http, "provider-owner", setOff));
        assertThat(pay(http, "manager", setOff.replace("100.00", "44.00")).statusCode())
                .isEqualTo(409);
        holds(pay(http, "manager", "{\"means\":\"PAID\",\"amount\":\"44.00\",\"invoice\":\"T-2\"}"));
        JsonNode credits = read(http.as("auditor").get(AGREEMENT + "/credits"));
        assertThat(credits.at("/books/0/due").asText()).isEqualTo("0.00");
        assertThat(credits.at("/books/0/paid").asText()).isEqualTo("144.00");
        assertThat(credits.at("/ledger").findValuesAsText("note")).contains("invoice 發票 2026-05", "transfer T-2");
        JsonNode before = read(http.as("auditor").get(AGREEMENT + "/credits?at=2026-01-01T00:00:00Z"));
        assertThat(before.at("/books")).isEmpty();
        assertThat(before.at("/ledger")).isEmpty();
        assertThat(before.at("/atRisk/amount").asText()).isEqualTo("0.00");
        assertThat(read(http.as("auditor").get(AGREEMENT + "/credits?at=2026-06-15T00:00:00Z"))
                        .at("/atRisk/amount")
                        .asText())
                .isEqualTo("1200.00");
        assertThat(page(http, "/agreements/PAPER-2026/ledger")).contains("發票 2026-05");
        assertThat(page(http, "/agreements/PAPER-2026/ledger?at=2026-01-01")).contains("Nothing is booked.");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void everythingIsDerivedAgainAndWhatSomebodyChangedIsFound(Database database, @TempDir Path directory)
            throws IOException {
        Http http = http(database);
        JsonNode equal = read(http.as("auditor").get(AGREEMENT + "/recomputation"));
        assertThat(equal.path("differences")).isEmpty();
        assertThat(equal.path("equal").asBoolean()).isTrue();
        assertThat(equal.path("verdicts").asInt()).isGreaterThan(1);
        assertThat(http.as("customer-owner").get(AGREEMENT + "/recomputation").statusCode())
                .isEqualTo(403);
        assertThat(page(http, "/agreements/PAPER-2026/recomputation")).contains("comes out as it is recorded");

        Path token = directory.resolve("token");
        Files.writeString(
                token,
                read(http.as("auditor").post("/api/tokens", "{\"label\": \"recompute\", \"scope\": \"READ\"}"))
                        .path("token")
                        .asText());
        String[] command = {
            "recompute", "PAPER-2026", "--server", "http://localhost:" + http.port(), "--token-file", token.toString()
        };
        Run yes = Run.of(command);
        assertThat(yes.code()).as(yes.err()).isZero();
        assertThat(yes.out()).contains("PAPER-2026: ", "all as recorded");
        command[1] = "NOBODYS";
        assertThat(Run.of(command).code()).isEqualTo(3);
        command[1] = "PAPER-2026";

        JdbcClient jdbc = application(database).bean(JdbcClient.class);
        // Each is changed where the application cannot see it, found, and put right again.
        changed(database, jdbc, "verdict", "content = replace(content, '144.00', '143.99')", "144.00", () -> {
            Run no = Run.of(command);
            assertThat(no.code()).as(no.err()).isEqualTo(1);
            assertThat(no.lines())
                    .anyMatch(it -> it.contains("2026-04") && it.contains("credit") && it.contains("143.99"));
            assertThat(found(http)).containsExactly("credit");
            assertThat(page(http, "/agreements/PAPER-2026/recomputation")).contains("143.99", "Recorded otherwise");
        });
        changed(database, jdbc, "verdict", "outcome = 'MET'", "BREACHED", () -> assertThat(found(http))
                .contains("outcome"));
        changed(
                database,
                jdbc,
                "verdict",
                "derivation_content = replace(derivation_content, '\"asOf\"', '\"as0f\"')",
                "",
                () -> assertThat(found(http)).contains("derivation"));
        changed(database, jdbc, "ledger_entry", "amount = amount + 1", "", () -> assertThat(found(http))
                .anyMatch(it -> it.startsWith("ledger")));
        changed(database, jdbc, "statement", "total = total + 0.01", "", () -> assertThat(found(http))
                .containsExactly("statement"));
        assertThat(found(http)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void everythingIsTakenAlongWithHashes(Database database) throws IOException {
        Http http = http(database);
        JsonNode dossier = read(http.as("auditor").get(AGREEMENT + "/dossier"));
        ArrayNode hashes = JSON.createArrayNode();
        for (JsonNode part : dossier.path("parts")) {
            assertThat(part.path("hash").asText())
                    .as(part.path("name").asText())
                    .isEqualTo(CanonicalHash.of(part.path("content")));
            hashes.addObject()
                    .put("name", part.path("name").asText())
                    .put("hash", part.path("hash").asText());
        }
        assertThat(dossier.path("hash").asText()).isEqualTo(CanonicalHash.of(hashes));
        assertThat(hashes.findValuesAsText("name"))
                .contains(
                        "terms",
                        "signatures",
                        "verdicts",
                        "derivations",
                        "statements",
                        "ledger",
                        "processes",
                        "record");
        assertThat(dossier.path("parts").findValuesAsText("kind")).contains("ACCRUED", "SETTLED");
        assertThat(http.as("customer-owner").get(AGREEMENT + "/dossier").statusCode())
                .isEqualTo(403);
        byte[] pdf = http.as("manager")
                .getBytes(AGREEMENT + "/dossier.pdf?lang=zh-TW")
                .body();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", ""))
                    .contains("卷宗", "推導過程", "協議PAPER-2026", "144.00", "記錄時間", "期間的結算", "違約的升級處理")
                    .doesNotContain("Nothingowed");
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void whatTheProcessesDidIsForAuditors(Database database) {
        Http http = http(database);
        JsonNode found = read(http.as("auditor").get("/api/history?agreement=PAPER-2026&process=PeriodClose"))
                .path("instances");
        assertThat(found).isNotEmpty();
        String instance = "/api/history/" + found.path(0).path("id").asText();
        assertThat(read(http.as("auditor").get(instance)).at("/path/steps")).isNotEmpty();
        assertThat(http.as("auditor").get("/api/history/none").statusCode()).isEqualTo(404);
        assertThat(read(http.as("auditor")
                                .get("/api/history?agreement=paper-2026&process=periodclose&person=Customer-Owner"))
                        .path("instances"))
                .as("who could have answered, in whatever case")
                .isNotEmpty();
        assertThat(http.as("auditor")
                        .get("/api/history?outcome=PeriodClose:End_Nowhere")
                        .body())
                .contains("There is no outcome End_Nowhere", "End_Settled");
        assertThat(page(http, "/history?agreement=PAPER-2026&process=PeriodClose"))
                .contains("period 2026-04");
        assertThat(http.as("auditor").get("/api/history?after=yesterday").statusCode())
                .isEqualTo(400);
        for (String user : new String[] {"manager", "customer-owner", "administrator"}) {
            assertThat(http.as(user).get("/api/history").statusCode()).as(user).isEqualTo(403);
            assertThat(http.as(user).get(instance).statusCode()).as(user).isEqualTo(403);
        }
        assertThat(page(http, "/history?agreement=PAPER-2026&outcome=&from=&until=&state="))
                .contains("PAPER-2026", "Close of a period");
        String page = instance.replace("/api", "");
        assertThat(page(http, page)).contains("What the record says of it", "Judge the objectives");
        whatTheProcessesDidIsReadInChinese(http, page);
    }

    private static void whatTheProcessesDidIsReadInChinese(Http http, String page) {
        Visitor auditor = new Visitor(http.port());
        auditor.logIn("auditor", "demo");
        assertThat(auditor.get("/history?agreement=PAPER-2026", "zh-TW").body())
                .contains("期間的結算", "無應付款項", "已獲准")
                .doesNotContain("Close of a period", "Nothing owed", ">Granted<");
        assertThat(auditor.get(page, "zh-TW").body())
                .contains("期間的結算", "判定各項目標")
                .doesNotContain("Judge the objectives");
        assertThat(auditor.get(page + ".bpmn", "zh-TW").body())
                .contains("判定各項目標")
                .doesNotContain("Judge the objectives");
        String escalation = "/history/"
                + read(http.as("auditor").get("/api/history?agreement=PAPER-2026&process=BreachEscalation"))
                        .at("/instances/0/id")
                        .asText();
        assertThat(auditor.get(escalation, "zh-TW").body())
                .contains("違約的升級處理", "目標未達成")
                .doesNotContain("Escalation of a breach", "A target was missed");
    }

    private static List<String> found(Http http) {
        return read(http.as("auditor").get(AGREEMENT + "/recomputation"))
                .path("differences")
                .findValuesAsText("what");
    }

    /** Does something while rows of a table are changed behind the application's back. */
    private static void changed(
            Database database, JdbcClient jdbc, String table, String change, String holding, Runnable meanwhile) {
        String column = table.equals("verdict") ? "content" : "'' ";
        String key = table.equals("statement") ? "close_number" : "number";
        boolean h2 = database == Database.H2;
        jdbc.sql(
                        h2
                                ? "drop trigger " + table + "_append_only"
                                : "alter table " + table + " disable trigger " + table + "_append_only")
                .update();
        jdbc.sql("create table kept as select * from " + table).update();
        try {
            int rows = jdbc.sql("update " + table + " set " + change + " where " + column + " like :holding")
                    .param("holding", "%" + holding + "%")
                    .update();
            assertThat(rows).isPositive();
            meanwhile.run();
        } finally {
            Set<String> columns =
                    jdbc.sql("select * from kept").query().listOfRows().get(0).keySet();
            columns.stream().filter(it -> !it.equalsIgnoreCase(key)).forEach(it -> jdbc.sql(
                            "update " + table + " set " + it + " = (select k." + it + " from kept k where k." + key
                                    + " = " + table + "." + key + ")")
                    .update());
            jdbc.sql("drop table kept").update();
            jdbc.sql(
                            h2
                                    ? "create trigger " + table + "_append_only before update, delete on " + table
                                            + " for each row call \"io.attain.audit.store.AppendOnly\""
                                    : "alter table " + table + " enable trigger " + table + "_append_only")
                    .update();
        }
    }
}
