package io.attain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.attain.Http;
import io.attain.access.PermissionMatrix.Cell;
import io.attain.access.PermissionMatrix.Row;
import io.attain.access.PermissionMatrix.Who;
import io.attain.workflow.MovedClock;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every cell of the permission matrix, on agreements that have lived for a year. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "attain.demonstration.year=true",
            "attain.demonstration.today=" + PermissionMatrixIT.DAY,
            "camunda.bpm.job-execution.enabled=false",
            "spring.datasource.url=jdbc:h2:mem:matrix;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=60000"
        })
class PermissionMatrixIT {

    private static final String SUBJECT = PermissionMatrix.SUBJECT;
    private static final String REVIEWED = PermissionMatrix.REVIEWED;

    /** The year ends on a day on which all is open that is asked for. */
    static final String DAY = "2026-11-28";

    private static final LocalDate TODAY = LocalDate.parse(DAY);

    /** There is none, which is said to those who may look for it. */
    private static final String NO_FILE = "has no file";

    @RegisterExtension
    static final MovedClock CLOCK = new MovedClock();

    @LocalServerPort
    private int port;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Accounts accounts;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Areas areas;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private JdbcClient jdbc;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private ProcessEngine engine;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    @SuppressWarnings("NullAway.Init")
    private RequestMappingHandlerMapping mappings;

    @BeforeEach
    void isTheEveningOfThatDay() {
        MovedClock.moveTo(DAY + "T16:00:00Z");
    }

    @Test
    void everyMappingOfTheApplicationIsDeclared() {
        Set<String> mapped = new TreeSet<>();
        mappings.getHandlerMethods().forEach((info, handler) -> {
            if (handler.getBeanType().getName().startsWith("io.attain.")) {
                for (String path : info.getPatternValues()) {
                    var methods = info.getMethodsCondition().getMethods();
                    if (methods.isEmpty()) {
                        mapped.add("GET " + path);
                    }
                    methods.forEach(method -> mapped.add(method + " " + path));
                }
            }
        });
        assertThat(new TreeSet<>(PermissionMatrix.names())).containsAll(mapped);
    }

    @Test
    void everyCellHolds() {
        accounts.save("others", "Others", DemoPeople.PASSWORD, Set.of(), true);
        accounts.save("area-manager", "Manager of an area", DemoPeople.PASSWORD, Set.of(Role.AREA_MANAGER), true);
        areas.change("area-manager", Set.of(party(SUBJECT), party(REVIEWED)));
        takeOverTheOthers();
        Map<Who, Session> sessions = new EnumMap<>(Who.class);
        for (Who who : Who.values()) {
            Session session = new Session(port);
            sessions.put(who, who == Who.ANYBODY ? session : session.logIn(who.account()));
        }
        Values values = new Values();
        List<String> wrong = new ArrayList<>();
        for (Row row : PermissionMatrix.rows()) {
            for (Who who : Who.values()) {
                Answer answer = ask(who, Objects.requireNonNull(sessions.get(who)), row, values);
                Cell expected = row.cell(who);
                if (!answer.shows(row, expected)) {
                    wrong.add("%s %s as %s: expected %s, was %s"
                            .formatted(row.method(), row.path(), who, expected, answer));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** A party's name, as the portfolio has it, whose lines follow the year after a moment. */
    private String party(String reference) {
        return await().atMost(Duration.ofMinutes(2))
                .until(
                        () -> jdbc.sql("select party from portfolio_party where reference = :reference order by party")
                                .param("reference", reference)
                                .query(String.class)
                                .list(),
                        parties -> !parties.isEmpty())
                .get(0);
    }

    private static Answer ask(Who who, Session session, Row row, Values values) {
        String path = values.fill(row.path(), row);
        String type = row.type();
        String body = values.fill(row.body(), row).replace("{who}", who.account());
        if (type == null && row.method().equals("POST")) {
            type = "application/x-www-form-urlencoded";
            body = row.body().contains("{document}")
                    ? row.body().replace("{document}", URLEncoder.encode(values.document, StandardCharsets.UTF_8))
                    : body;
        }
        HttpResponse<String> response = session.send(
                row.method(), path, type, body, it -> row.isPage() ? it.header("Accept", "text/html,*/*;q=0.8") : it);
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Location").orElse(""),
                response.body().length() > 300 && !row.list() ? response.body().substring(0, 300) : response.body());
    }

    /** What came back. */
    private record Answer(int status, String location, String body) {

        boolean shows(Row row, Cell expected) {
            boolean login = status == 401 || (status == 302 && location.endsWith("/login"));
            boolean success = (status >= 200 && status < 300) || (status == 302 && !login);
            return switch (expected) {
                case LOGIN -> login;
                case NO -> status == 403 || row.refused().contains(status);
                case HIDDEN -> status == 404 && !body.contains(NO_FILE);
                case OWN -> success && !body.contains(row.subject());
                case YES ->
                    (success && (!row.list() || body.contains(row.subject())))
                            || row.reached().contains(status)
                            || body.contains(NO_FILE)
                            || (row.changes() && (status == 409 || status == 422));
            };
        }

        @Override
        public String toString() {
            return status + " " + location + " " + (body.length() > 120 ? body.substring(0, 120) : body);
        }
    }

    /** What the placeholders stand for. */
    private final class Values {

        private final String document = Http.at(port)
                .as("manager")
                .get("/api/agreements/" + SUBJECT + "/document", "Accept", "text/plain")
                .body();
        private final String dispute = one("select min(number) from dispute where reference = '" + SUBJECT + "'");
        private final String exclusion =
                one("select min(number) from exclusion_claim where reference = '" + SUBJECT + "'");
        private final String escalation = one("select min(number) from escalation where reference = '" + SUBJECT + "'");
        private final String report =
                one("select min(number) from owed_report where reference = '" + REVIEWED + "' and status = 'OPEN'");
        private final String review = one("select min(ordinal) from review where reference = '" + REVIEWED + "'");
        private final String close = one("select max(close_number) from statement where reference = '" + SUBJECT + "'");
        private final String hash = one("select min(derivation) from verdict where reference = '" + SUBJECT + "'");
        private final String series = jdbc.sql("select id from series order by id").query(String.class).list().stream()
                .filter(it -> document.contains("series: " + it + ","))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(document));
        private final Task task = engine.getTaskService()
                .createTaskQuery()
                .taskCandidateUser("customer-signatory")
                .listPage(0, 1)
                .get(0);
        private final ProcessInstance process = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("AgreementLifecycle")
                .processInstanceBusinessKey(SUBJECT)
                .singleResult();
        private final String job = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(process.getId())
                .listPage(0, 1)
                .get(0)
                .getId();
        private final String deployment = engine.getRepositoryService()
                .createDeploymentQuery()
                .listPage(0, 1)
                .get(0)
                .getId();

        private String one(String sql) {
            return String.valueOf(jdbc.sql(sql).query(String.class).optional().orElse("0"));
        }

        String fill(String text, Row row) {
            String number = row.path().contains("/disputes/") || row.path().contains("/history/of/")
                    ? dispute
                    : row.path().contains("/exclusions/")
                            ? exclusion
                            : row.path().contains("/escalations/")
                                    ? escalation
                                    : row.path().contains("/reports/") ? report : "0";
            return text.replace("{number}", number)
                    .replace("{reference}", row.subject())
                    .replace("{ordinal}", review)
                    .replace("{close}", close)
                    .replace("{hash}", hash)
                    .replace("{file}", "0")
                    .replace("{id}", series)
                    .replace("{name}", "agreement-v1.schema.json")
                    .replace("{account}", "nobody-of-that-name")
                    .replace("{task}", task.getId())
                    .replace("{process}", process.getId())
                    .replace("{instance}", process.getId())
                    .replace("{kind}", "DISPUTE")
                    .replace("{job}", job)
                    .replace("{deployment}", deployment)
                    .replace("{report}", "weekly-status")
                    .replace("{document}", document);
        }
    }

    /** An agreement in which one account has all duties on both sides. */
    private void takeOverTheOthers() {
        String duties =
                "duties: [owner, signatory, legal, data-owner, executive, reviewer, receiver, mediator, arbiter]";
        String document =
                """
                apiVersion: attain/v1
                kind: Agreement
                reference: OTHERS
                title: Of others
                type: customer
                zone: Europe/Berlin
                currency: EUR
                term: {from: %s, until: %s}
                parties: [{id: mill, name: Mill, role: provider}, {id: office, name: Office, role: customer}]
                people: [{user: others, party: mill, %s}, {user: others, party: office, %s}]
                services: [{id: paper, name: Paper, provider: mill, customer: office, fee: {amount: "1000.00", per: month}}]
                series:
                  - {id: others.counts, shape: sample, times: {at: {column: at}}, value: {column: n}, owner: mill, due: P1D}
                objectives:
                  - {id: one, service: paper, series: others.counts, indicator: {type: count}, target: {atLeast: "1"}, period: {every: month, by: at}}
                """
                        .formatted(
                                TODAY.withDayOfMonth(1), TODAY.withDayOfMonth(1).plusYears(1), duties, duties);
        HttpResponse<String> answer = Http.at(port)
                .as("manager")
                .post("/api/agreements?signed=" + TODAY, document, "Content-Type", "application/yaml");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }
}
