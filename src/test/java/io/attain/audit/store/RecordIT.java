package io.attain.audit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attain.Http;
import io.attain.RunningApplication;
import io.attain.RunningApplication.Database;
import io.attain.access.Visitor;
import io.attain.audit.Act;
import io.attain.audit.Checkpoints;
import io.attain.commandline.Commands;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The record of a running application on PostgreSQL: who reads it, what is in it, and that it finds what was changed. */
@TestInstance(Lifecycle.PER_CLASS)
class RecordIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MANIPULATIONS = 200;
    private static final int ROWS = 4;

    @TempDir
    private static Path folder = Path.of("");

    private RunningApplication application;
    private Http http;

    @BeforeAll
    void start() throws Exception {
        application = RunningApplication.on(
                Database.POSTGRES,
                "attain.audit.key-file=" + folder.resolve("key"),
                "camunda.bpm.job-execution.enabled=false");
        http = application.http();
        HttpResponse<String> proposed = http.as("provider-owner")
                .post(
                        "/api/agreements",
                        Files.readString(Path.of("examples/paper-supply.yaml")),
                        "Content-Type",
                        "application/yaml");
        assertThat(proposed.statusCode()).as(proposed.body()).isEqualTo(201);
    }

    @AfterAll
    void stop() {
        application.close();
    }

    private static JsonNode read(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private JsonNode entries(String query) throws Exception {
        return read(http.as("auditor").get("/api/audit?" + query)).path("entries");
    }

    @Test
    void whatHappensIsRecordedWithWhoAndFromWhere() throws Exception {
        JsonNode terms = entries("agreement=PAPER-2026&kind=TERMS").path(0);
        assertThat(terms.path("actor").asText()).isEqualTo("provider-owner");
        assertThat(terms.path("through").asText()).isEqualTo("POST /api/agreements");
        assertThat(terms.path("address").asText()).isEqualTo("127.0.0.1");
        assertThat(terms.path("rows").toString()).contains("agreement_version ");

        Visitor visitor = new Visitor(http.port());
        visitor.logIn("manager", "wrong");
        visitor.logIn("nobody-at-all", "wrong");
        visitor.logIn("manager", "demo");
        assertThat(entries("kind=LOGIN_FAILED").findValuesAsText("actor")).contains("manager", "unknown account");
        assertThat(entries("kind=LOGIN&person=manager").findValuesAsText("through"))
                .contains("POST /login");
        HttpResponse<String> issued = http.as("manager").post("/api/tokens", "{\"label\":\"pipeline\",\"days\":3}");
        assertThat(issued.statusCode()).isLessThan(300);
        assertThat(entries("kind=TOKEN&person=manager").findValuesAsText("about"))
                .contains("manager, label pipeline");
        String token = JSON.readTree(issued.body()).path("token").asText();
        assertThat(http.withToken(token).get("/api/portfolio").statusCode()).isEqualTo(200);
        assertThat(entries("kind=LOGIN&person=manager").findValuesAsText("about"))
                .anyMatch(it -> it.startsWith("by a token for "));
        assertThat(entries("kind=ACCOUNT").size()).isPositive();

        String task = read(http.as("provider-owner")
                        .get("/engine-rest/task?candidateUser=provider-owner&includeAssignedTasks=true"))
                .path(0)
                .path("id")
                .asText();
        assertThat(http.as("provider-owner")
                        .post("/engine-rest/task/" + task + "/claim", "{\"userId\":\"provider-owner\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(entries("agreement=PAPER-2026&kind=TASK&person=provider-owner")
                        .findValuesAsText("about"))
                .singleElement()
                .asString()
                .contains(task)
                .endsWith("claimed");
        assertThat(http.as("provider-owner")
                        .post(
                                "/engine-rest/task/" + task + "/submit-form",
                                "{\"variables\":{\"decision\":{\"value\":\"NOTHING_TO_SAY\"}}}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(entries("agreement=PAPER-2026&kind=FORM&person=provider-owner")
                        .path(0)
                        .path("about")
                        .asText())
                .contains(task);
        Visitor reader = new Visitor(http.port());
        reader.logIn("customer-owner", "demo");
        assertThat(reader.get("/agreements/PAPER-2026").statusCode()).isEqualTo(200);
        assertThat(entries("agreement=PAPER-2026&kind=NEGOTIATION&person=customer-owner"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.path("about").asText()).startsWith("READ");
                    assertThat(it.path("actor").asText()).isEqualTo("customer-owner");
                    assertThat(it.path("through").asText()).isEqualTo("GET /agreements/PAPER-2026");
                });
        assertThat(http.as("auditor").get("/api/audit/checkpoints").statusCode())
                .isEqualTo(200);
        assertThat(entries("kind=EXPORT&person=auditor").findValuesAsText("through"))
                .contains("GET /api/audit/checkpoints");
        assertThat(http.as("auditor").get("/api/agreements/PAPER-2026/dossier").statusCode())
                .isEqualTo(200);
        await().atMost(Duration.ofSeconds(10)).until(() -> entries("kind=EXPORT&agreement=PAPER-2026")
                .findValuesAsText("through")
                .contains("GET /api/agreements/PAPER-2026/dossier"));
    }

    @Test
    void pagesFollowEachOther() throws Exception {
        JsonNode first = read(http.as("auditor").get("/api/audit?limit=3&until=2030-01-01"));
        JsonNode second = read(http.as("auditor")
                .get("/api/audit?limit=3&after=" + first.path("next").asText()));
        assertThat(first.path("entries")).hasSize(3);
        assertThat(second.path("entries").findValuesAsText("hash"))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(first.path("entries").findValuesAsText("hash"));
        assertThat(http.as("auditor").get("/api/audit?after=x").statusCode()).isEqualTo(422);
    }

    @Test
    void onlyAuditorsReadAllOfIt() throws Exception {
        assertThat(http.as("manager").get("/api/audit").statusCode()).isEqualTo(403);
        assertThat(http.as("manager").get("/api/audit/verify").statusCode()).isEqualTo(403);
        assertThat(http.as("manager").get("/api/audit/checkpoints").statusCode())
                .isEqualTo(403);
        JsonNode own = read(http.as("customer-owner").get("/api/audit?agreement=PAPER-2026"));
        assertThat(own.path("entries").findValuesAsText("kind"))
                .contains("TERMS")
                .doesNotContain("FORM", "NEGOTIATION");
        assertThat(own.path("entries").path(0).path("address").isNull()).isTrue();
        assertThat(http.as("customer-owner").get("/api/audit?agreement=OTHER").statusCode())
                .isEqualTo(404);
    }

    @Test
    void auditorsCheckItOnAPageAndFromAPipeline() throws Exception {
        assertThat(application.bean(Checkpoints.class).seal()).isNotNull();
        Visitor auditor = new Visitor(http.port());
        auditor.logIn("auditor", "demo");
        assertThat(auditor.get("/audit", "zh-TW").body()).contains("紀錄", "檢查紀錄");
        String page = auditor.submit("/audit", "/audit/verify").body();
        assertThat(page).contains("everything is as it was recorded", "agreement/PAPER-2026", "id=\"entries\"");

        Path file = folder.resolve("checkpoints.json");
        Files.writeString(file, http.as("auditor").get("/api/audit/checkpoints").body());
        String url = "http://localhost:" + http.port();
        assertThat(Commands.execute(new String[] {"verify", "--checkpoints", file.toString()}))
                .isZero();
        assertThat(Commands.execute(new String[] {
                    "verify", "--url", url, "--checkpoints", file.toString(), "--user", "auditor", "--password=demo"
                }))
                .isZero();
        assertThat(Commands.execute(new String[] {"verify", "--url", url, "--user", "manager", "--password=demo"}))
                .isEqualTo(3);
        assertThat(compared(Files.readString(file)).path("sound").asBoolean()).isTrue();
        assertThat(compared(Files.readString(file)).path("compared").asLong()).isPositive();
        Files.writeString(file, Files.readString(file).replace("PAPER-2026", "PAPER-2027"));
        assertThat(compared(Files.readString(file)).path("sound").asBoolean()).isFalse();
        assertThat(auditor.get("/audit").body()).contains("id=\"differences\"", "everything is as it was recorded");
        assertThat(application.bean(Checkpoints.class).lastOf("manager")).isNull();
        assertThat(Commands.execute(new String[] {"verify", "--checkpoints", file.toString()}))
                .isEqualTo(1);
    }

    private JsonNode compared(String file) throws Exception {
        return read(http.as("auditor").post("/api/audit/verify?file=kept.json", file));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"format\":\"attain-checkpoints-1\",\"publicKey\":KEY,\"checkpoints\":null} | 422 | checkpoints",
                "{\"format\":\"attain-checkpoints-1\",\"publicKey\":KEY,\"checkpoints\":[]} | 422 | checkpoints",
                "{\"format\":\"attain-checkpoints-1\",\"publicKey\":KEY} | 422 | checkpoints",
                "{\"format\":\"attain-checkpoints-1\",\"publicKey\":KEY,\"checkpoints\":[{}]} | 422 | checkpoints.0.number",
                "{\"format\":\"attain-checkpoints-1\",\"publicKey\":KEY,\"checkpoints\":[null]} | 422 | checkpoints.0",
                "{\"format\":\"attain-checkpoints-1\",\"publicKey\":\"zzz\",\"checkpoints\":[LINE]} | 422 | publicKey",
                "{\"format\":\"attain-checkpoints-1\",\"publicKey\":null,\"checkpoints\":[LINE]} | 422 | publicKey",
                "{\"format\":\"attain-checkpoints-1\",\"checkpoints\":[LINE]} | 422 | publicKey",
                "{\"format\":\"another\",\"publicKey\":KEY,\"checkpoints\":[LINE]} | 422 | format",
                "{} | 422 | format",
                "[] | 422 | JSON object",
                "{\"format\": | 400 | ends before"
            })
    void whatIsNoFileOfCheckpointsIsRefusedByThePlace(String body, int status, String place) throws Exception {
        assertThat(application.bean(Checkpoints.class).verifying()).isNotNull();
        application.bean(Checkpoints.class).seal();
        JsonNode file = read(http.as("auditor").get("/api/audit/checkpoints"));
        HttpResponse<String> answer = http.as("auditor")
                .post(
                        "/api/audit/verify",
                        body.replace("KEY", file.path("publicKey").toString())
                                .replace("LINE", file.at("/checkpoints/0").toString()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).path("detail").asText()).contains(place, "GET /api/audit/checkpoints");
    }

    @Test
    void everyManipulationIsFoundAtItsPlace() {
        PlatformTransactionManager transactions = application.bean(PlatformTransactionManager.class);
        JdbcTemplate jdbc = application.bean(JdbcTemplate.class);
        Checkpoints record = application.bean(Checkpoints.class);
        record.seal();
        DataSource database = application.bean(DataSource.class);
        TransactionTemplate nested = new TransactionTemplate(transactions);
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        new TransactionTemplate(transactions).executeWithoutResult(all -> {
            all.setRollbackOnly();
            Manipulations manipulations = new Manipulations(jdbc, 42);
            List<Act> told = new ArrayList<>();
            for (int number = 1; number <= ROWS; number++) {
                manipulations.write(1000 + number, "AGREEMENT-" + number % 2);
                told.add(Manipulations.told(1000 + number, "AGREEMENT-" + number % 2));
            }
            try {
                application
                        .bean(JdbcRecorder.class)
                        .record(told, WrittenRows.take(DataSourceUtils.getConnection(database)));
            } catch (java.sql.SQLException failure) {
                throw new IllegalStateException(failure);
            }
            assertThat(record.verify("auditor").findings()).isEmpty();
            // Neither triggers nor foreign keys stop whoever may do this.
            jdbc.execute("set local session_replication_role = 'replica'");
            int done = 0;
            while (done < MANIPULATIONS) {
                try {
                    done += Objects.requireNonNull(nested.execute(status -> {
                        status.setRollbackOnly();
                        Manipulations.Done manipulation = manipulations.next();
                        if (manipulation == null) {
                            return 0;
                        }
                        ManipulationTest.check(manipulation, record.verify("auditor"));
                        return 1;
                    }));
                } catch (DataIntegrityViolationException refused) {
                    // The database has rules of its own; that is not what is tested here.
                }
            }
            assertThat(record.verify("auditor").findings()).isEmpty();
        });
    }
}
