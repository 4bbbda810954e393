package io.attain.report.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.attain.access.Role;
import io.attain.credit.PeriodCloses;
import io.attain.credit.PeriodClosing;
import io.attain.credit.StoredVerdict;
import io.attain.credit.workflow.PaperSupply;
import io.attain.measurement.KeptMeasurement;
import io.attain.measurement.MeasurementStore;
import io.attain.measurement.MeasurementStore.Wanted;
import io.attain.negotiation.Negotiations;
import io.attain.problem.Problem;
import io.attain.report.Delivery;
import io.attain.report.OwedReport;
import io.attain.report.OwedReport.Status;
import io.attain.report.ReportAct;
import io.attain.report.ReportAct.Kind;
import io.attain.report.ReportOpening;
import io.attain.report.ReportRecord;
import io.attain.report.Reports;
import io.attain.report.Reports.File;
import io.attain.report.Reports.ReceiverAnswer;
import io.attain.workflow.CoveredModels;
import io.attain.workflow.MovedClock;
import io.attain.workflow.ProcessRun;
import io.attain.workflow.ProcessTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.result.MockMvcResultMatchers;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The weekly report of the paper supply and the monthly friction report of the closed deals, over months. */
@ProcessTest
@Import(PaperSupply.class)
class ReportDutyProcessTest {

    @RegisterExtension
    static final CoveredModels COVERAGE = new CoveredModels(ReportDuty.KEY, ReportRun.KEY);

    private static int number;

    @Autowired
    private PaperSupply paper;

    @Autowired
    private Negotiations negotiations;

    @Autowired
    private PeriodClosing closing;

    @Autowired
    private PeriodCloses closes;

    @Autowired
    private ReportOpening opening;

    @Autowired
    private ReportRecord record;

    @Autowired
    private Reports reports;

    @Autowired
    private MeasurementStore measurements;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private WebApplicationContext web;

    private ProcessRun run;
    private String reference = "";

    @BeforeEach
    void before() {
        MovedClock.moveTo("2026-01-02T10:00:00Z");
        run = new ProcessRun(engine);
    }

    private void paperSupply() {
        reference = paper.takeOver();
        paper.send(paper.deliveries(), paper.deliveriesOfTheExample(), null);
        at("2026-01-02T10:00:00Z");
    }

    private void closedDeals() {
        reference = "DEALS-R" + ++number;
        String document = PaperSupply.read("examples/closed-deals.yaml").replace("DEALS-2026", reference);
        for (String id : List.of("sales.deals", "sales.friction-reports", "marketing.profiles")) {
            document = document.replace(id, id + "-" + reference);
        }
        negotiations.takeOver(document, "manager", LocalDate.of(2025, 12, 20));
        paper.send("sales.deals-" + reference, PaperSupply.read("examples/sales-deals.csv"), null);
        paper.send("marketing.profiles-" + reference, PaperSupply.read("examples/marketing-profiles.csv"), null);
        at("2026-01-02T10:00:00Z");
    }

    /** Moves the clock, and has timers fire and reports asked for. */
    private void at(String instant) {
        MovedClock.moveTo(instant);
        run.executeJobs(ReportDuty.KEY, reference);
        opening.open(List.of(reference));
        run.executeJobs(ReportDuty.KEY, reference);
    }

    private OwedReport owed(String due) {
        return record.of(reference).stream()
                .filter(it -> it.due().equals(due))
                .findFirst()
                .orElseThrow();
    }

    private Status status(String due) {
        return owed(due).status();
    }

    private List<Kind> acts(String due) {
        return record.acts(owed(due).number()).stream().map(ReportAct::kind).toList();
    }

    private Task task(String user, String definition, String due) {
        return run.tasksOf(user, reference).stream()
                .filter(it -> it.getTaskDefinitionKey().equals(definition)
                        && it.getName().endsWith(due))
                .findFirst()
                .orElseThrow();
    }

    private void deliver(String due) {
        run.complete(
                task("provider-owner", ReportDuty.TASK_DELIVER, due),
                "provider-owner",
                Map.of(
                        "decision",
                        "DELIVER",
                        "title",
                        "Status " + due,
                        "topic",
                        "Weekly status",
                        "summary",
                        "All well.",
                        "link",
                        "https://example.org/" + due));
    }

    private void answer(String due, String decision, String reason) {
        run.complete(
                task("customer-receiver", ReportDuty.TASK_CONFIRM, due),
                "customer-receiver",
                new HashMap<>(Map.of("decision", decision, "reason", reason)));
    }

    private void deliverAndConfirm(String instant, String due) {
        at(instant);
        deliver(due);
        answer(due, "CONFIRM", "");
    }

    private String verdict(String objective, String period) {
        return closes.verdicts(reference, false).stream()
                .filter(it -> it.objective().equals(objective)
                        && it.content().at("/period/label").asText().equals(period))
                .map(it -> it.outcome() + " " + it.content().path("good").asText() + "/"
                        + it.content().path("counted").asText())
                .findFirst()
                .orElse("none");
    }

    private List<String> kept(String series) {
        return measurements.list(series, new Wanted(null, null, false, 0, 100)).stream()
                .filter(it -> it.supersededBy() == null)
                .map(KeptMeasurement::times)
                .map(it -> it.get("due") + " " + it.get("done"))
                .toList();
    }

    @Test
    void theWeeklyReportIsJudgedByItsPunctualityOverHolidaysAndTheChangeOfTheClocks() throws IOException {
        paperSupply();
        // The first one is asked for a week ahead, each other one from the day after the one before.
        assertThat(record.of(reference)).extracting(OwedReport::due).containsExactly("2026-01-05");
        assertThat(task("provider-data", ReportDuty.TASK_DELIVER, "2026-01-05").getDueDate())
                .isEqualTo("2026-01-06T04:59:59Z");
        deliverAndConfirm("2026-01-05T20:00:00Z", "2026-01-05");
        assertThat(status("2026-01-05")).isEqualTo(Status.CONFIRMED);

        at("2026-01-06T05:00:00Z");
        at("2026-01-13T05:00:00Z");
        assertThat(acts("2026-01-12")).containsExactly(Kind.OPENED, Kind.OVERDUE);
        assertThat(kept(paper.reports())).containsExactly("2026-01-05 2026-01-05", "2026-01-12 null");
        at("2026-01-14T15:00:00Z");
        deliver("2026-01-12");
        assertThat(kept(paper.reports())).containsExactly("2026-01-05 2026-01-05", "2026-01-12 2026-01-14");

        // Monday the 19th is a holiday, so the 20th is due, up to its last second in New York.
        deliverAndConfirm("2026-01-21T04:59:59Z", "2026-01-20");
        assertThat(acts("2026-01-20")).containsExactly(Kind.OPENED, Kind.DELIVERED, Kind.CONFIRMED);
        at("2026-01-22T15:00:00Z");
        assertThat(acts("2026-01-12")).endsWith(Kind.SILENT);
        assertThat(status("2026-01-12")).isEqualTo(Status.CONFIRMED);
        assertThatThrownBy(() -> run.complete(
                        task("provider-owner", ReportDuty.TASK_DELIVER, "2026-01-26"),
                        "provider-owner",
                        Map.of("decision", "NONE")))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("say why there is no report");
        run.complete(
                task("provider-owner", ReportDuty.TASK_DELIVER, "2026-01-26"),
                "provider-owner",
                Map.of("decision", "NONE", "reason", "Our clerk is ill."));
        assertThat(status("2026-01-26")).isEqualTo(Status.MISSING);
        at("2026-01-27T15:00:00Z");
        deliverAndConfirm("2026-02-02T15:00:00Z", "2026-02-02");
        at("2026-02-05T10:00:00Z");
        closing.close(reference, "2026-01", "manager");
        assertThat(verdict("reports", "2026-01")).isEqualTo("BREACHED 2/4");

        at("2026-02-09T15:00:00Z");
        deliver("2026-02-09");
        assertThatThrownBy(() -> answer("2026-02-09", "REFUSE", ""))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("say why the report is refused");
        answer("2026-02-09", "REFUSE", "It lacks the stock.");
        assertThat(status("2026-02-09")).isEqualTo(Status.REFUSED);
        assertThat(kept(paper.reports())).contains("2026-02-09 null");
        // The mill has a day of grace, and hands the whole of it over as a file on the page.
        at("2026-02-10T20:00:00Z");
        reports.deliver(
                owed("2026-02-09"),
                Delivery.of("Status with stock", "Weekly status", null, null),
                new File("status.txt", new ByteArrayInputStream("Stock: 40".getBytes(StandardCharsets.UTF_8))),
                "provider-data");
        reports.answer(owed("2026-02-09"), ReceiverAnswer.CONFIRM, "", "customer-receiver");
        deliverAndConfirm("2026-02-17T15:00:00Z", "2026-02-17");
        deliverAndConfirm("2026-02-23T15:00:00Z", "2026-02-23");
        deliverAndConfirm("2026-03-02T15:00:00Z", "2026-03-02");
        at("2026-03-04T15:00:00Z");
        closing.close(reference, "2026-02", "manager");
        assertThat(verdict("reports", "2026-02")).isEqualTo("MET 4/4");

        // From the 8th of March on the day in New York ends at 04:00 UTC.
        at("2026-03-09T15:00:00Z");
        assertThat(owed("2026-03-09").dueAt()).hasToString("2026-03-10T04:00:00Z");
        deliverAndConfirm("2026-03-10T03:59:59Z", "2026-03-09");
        deliverAndConfirm("2026-03-16T15:00:00Z", "2026-03-16");
        at("2026-03-23T15:00:00Z");
        at("2026-03-30T15:00:00Z");
        deliver("2026-03-30");
        MovedClock.moveTo("2026-04-04T15:00:00Z");
        closing.close(reference, "2026-03", "manager");
        assertThat(verdict("reports", "2026-03")).isEqualTo("MET 4/5");

        // What is refused after the close was not delivered, and the verdict is superseded.
        answer("2026-03-30", "REFUSE", "It is last week's.");
        paper.closeWhatIsDue();
        assertThat(verdict("reports", "2026-03")).isEqualTo("BREACHED 3/5");
        assertThat(closes.verdicts(reference, true))
                .filteredOn(it -> it.objective().equals("reports"))
                .extracting(StoredVerdict::supersedes)
                .anySatisfy(it -> assertThat(it).isNotNull());
        assertThat(run.ends(ReportDuty.KEY, reference))
                .contains(ReportDuty.END_CONFIRMED, ReportDuty.END_MISSING, ReportDuty.END_OVERDUE_RECORDED);
    }

    @Test
    void theMonthlyFrictionReportIsJudgedAndFoundInItsLanguage() throws IOException {
        closedDeals();
        at("2026-01-05T08:00:00Z");
        reports.deliver(
                owed("2026-01-05"),
                Delivery.of("一月客戶摩擦報告", "交貨延誤", "三位客戶反映發票太晚寄達。", null),
                new File("摩擦.txt", new ByteArrayInputStream("發票太晚".getBytes(StandardCharsets.UTF_8))),
                "provider-owner");
        answer("2026-01-05", "CONFIRM", "");
        at("2026-02-05T08:00:00Z");
        deliver("2026-02-05");
        answer("2026-02-05", "REFUSE", "沒有統計數字");
        at("2026-02-09T08:00:00Z");
        deliver("2026-02-05");
        answer("2026-02-05", "CONFIRM", "");
        at("2026-03-05T08:00:00Z");
        at("2026-03-05T16:00:00Z");
        assertThat(acts("2026-03-05")).containsExactly(Kind.OPENED, Kind.OVERDUE);
        // The 5th of April is a Sunday and the 6th a holiday.
        deliverAndConfirm("2026-04-07T15:59:59Z", "2026-04-07");
        MovedClock.moveTo("2026-05-04T10:00:00Z");
        for (String period : List.of("2026-01", "2026-02", "2026-03", "2026-04")) {
            closing.close(reference, period, "manager");
        }
        assertThat(verdict("friction-report", "2026-01")).isEqualTo("MET 1/1");
        assertThat(verdict("friction-report", "2026-02")).isEqualTo("BREACHED 0/1");
        assertThat(verdict("friction-report", "2026-03")).isEqualTo("BREACHED 0/1");
        assertThat(verdict("friction-report", "2026-04")).isEqualTo("MET 1/1");
        at("2026-06-03T15:59:00Z");
        assertThat(status("2026-03-05")).isEqualTo(Status.OPEN);
        at("2026-06-03T16:00:00Z");
        assertThat(status("2026-03-05")).isEqualTo(Status.MISSING);

        assertThat(found(null, "發票", "客戶")).containsExactly("2026-01-05");
        assertThat(found(null, "發票", "沒有這個")).isEmpty();
        assertThat(found(null, "ｓｔａｔｕｓ")).containsExactly("2026-04-07", "2026-02-05");
        assertThat(found("WEEKLY status", "2026")).containsExactly("2026-04-07", "2026-02-05");
        assertThat(found(null, "%")).isEmpty();
    }

    private List<String> found(@org.jspecify.annotations.Nullable String topic, String... words) {
        return record.search(new ReportRecord.Wanted(null, reference, topic, List.of(words), null, 10)).stream()
                .map(it -> it.owed().due())
                .toList();
    }

    @Test
    void silenceRefusesWhereTheTermsSaySo() {
        paper.rejectingSilence();
        paperSupply();
        at("2026-01-05T20:00:00Z");
        deliver("2026-01-05");
        at("2026-01-12T19:59:00Z");
        assertThat(status("2026-01-05")).isEqualTo(Status.DELIVERED);
        at("2026-01-13T20:00:00Z");
        assertThat(status("2026-01-05")).isEqualTo(Status.REFUSED);
        assertThat(acts("2026-01-05")).contains(Kind.SILENT, Kind.OVERDUE);
        assertThat(task("provider-owner", ReportDuty.TASK_DELIVER, "2026-01-05"))
                .isNotNull();
    }

    /** Has the cycle come round, which waits for the real time of the deployment. */
    private void cycle() {
        engine.getManagementService()
                .createJobQuery()
                .processDefinitionKey(ReportRun.KEY)
                .list()
                .forEach(it -> engine.getManagementService().executeJob(it.getId()));
    }

    @Test
    void nothingIsAskedForTwice() {
        paperSupply();
        at("2026-01-02T10:00:00Z");
        cycle();
        MovedClock.moveTo("2026-01-06T10:00:00Z");
        cycle();
        cycle();
        assertThat(record.of(reference)).extracting(OwedReport::due).containsExactly("2026-01-12", "2026-01-05");
        assertThat(run.instances(ReportDuty.KEY, reference)).hasSize(2);
    }

    @Test
    void whatFellDueWhileNothingRanIsAskedForAllTheSame() {
        paperSupply();
        at("2026-02-01T10:00:00Z");
        assertThat(record.of(reference))
                .extracting(OwedReport::due)
                .containsExactly("2026-02-02", "2026-01-26", "2026-01-20", "2026-01-12", "2026-01-05");
        assertThat(acts("2026-01-26")).contains(Kind.OVERDUE);
    }

    @Test
    void anAgreementThatIsEndedOwesNoMore() {
        paperSupply();
        negotiations.terminate(reference, "manager", "Both want it.");
        at("2026-01-03T10:00:01Z");
        assertThat(status("2026-01-05")).isEqualTo(Status.NOT_OWED);
        assertThat(run.ends(ReportDuty.KEY, reference)).containsExactly(ReportDuty.END_NOT_OWED);
        at("2026-01-06T10:00:00Z");
        assertThat(record.of(reference)).hasSize(1);
    }

    @Test
    void badAnswersAreRefusedWithWhatHelps() {
        paperSupply();
        OwedReport owed = owed("2026-01-05");
        assertThatThrownBy(() -> run.complete(
                        task("provider-owner", ReportDuty.TASK_DELIVER, "2026-01-05"),
                        "provider-owner",
                        Map.of("decision", "PAGE")))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("/reports/" + owed.number());
        assertThatThrownBy(() -> Delivery.of(" ", null, "x".repeat(4001), "javascript:alert(1)"))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.places())
                        .extracting(it -> it.get("field"))
                        .containsExactly("title", "topic", "summary", "link"));
        assertThatThrownBy(() -> reports.deliver(owed, Delivery.of("a", "b", null, null), null, "provider-owner"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("neither a file nor a link");
        assertThatThrownBy(() -> reports.answer(owed, ReceiverAnswer.CONFIRM, "", "customer-receiver"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("not waiting for an answer");
        assertThatThrownBy(() -> reports.asked(reference, "monthly", null))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("weekly-status");
        assertThatThrownBy(() -> reports.asked(reference, "weekly-status", "2026-01-06"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("2026-01-05");
        deliver("2026-01-05");
        assertThatThrownBy(() -> reports.deliver(
                        owed, Delivery.of("a", "b", null, "https://example.org"), null, "provider-owner"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("not asked for any more");
        assertThatThrownBy(() -> answer("2026-01-05", "PAGE", ""))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("Nothing was answered");
    }

    private String web(String user, MockHttpServletRequestBuilder request, int status) throws Exception {
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken(
                        user, "", user.equals("auditor") ? Role.AUDITOR.authority() : "ROLE_NOBODY"));
        try {
            return MockMvcBuilders.webAppContextSetup(web)
                    .build()
                    .perform(request.with(it -> {
                        it.setRemoteUser(user);
                        return it;
                    }))
                    .andExpect(MockMvcResultMatchers.status().is(status))
                    .andReturn()
                    .getResponse()
                    .getContentAsString(StandardCharsets.UTF_8);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    @Test
    void aReportIsDeliveredAnsweredAndFoundOverHttpByThoseWhomItConcerns() throws Exception {
        paperSupply();
        String place = "/api/agreements/" + reference + "/reports";
        long report = owed("2026-01-05").number();
        String page = "/reports/" + report;
        MockMultipartFile file =
                new MockMultipartFile("file", "../報告.txt", "text/html", "庫存 40".getBytes(StandardCharsets.UTF_8));
        assertThat(web("provider-owner", get(page), 200))
                .contains("id=\"deliver\"")
                .doesNotContain("id=\"answer\"");
        assertThat(web(
                        "customer-owner",
                        multipart(place)
                                .file(file)
                                .param("report", "weekly-status")
                                .param("title", "t")
                                .param("topic", "t"),
                        403))
                .contains("data-owner");
        assertThat(web("provider-owner", multipart(place).file(file).param("report", "weekly-status"), 422))
                .contains("\"field\":\"title\"", "\"field\":\"topic\"");
        web("stranger", get(place), 404);
        web("arbiter", get("/api" + page), 404);
        assertThat(web(
                        "provider-data",
                        multipart(place)
                                .file(file)
                                .param("report", "weekly-status")
                                .param("title", "第一週報告")
                                .param("topic", "庫存"),
                        201))
                .contains("報告.txt", "DELIVERED");
        assertThat(web("customer-receiver", get(page), 200)).contains("id=\"answer\"", "第一週報告", "報告.txt");
        assertThat(web("customer-receiver", get("/reports").param("q", "第一週").param("agreement", reference), 200))
                .contains("第一週報告");
        assertThat(web("arbiter", get("/api/reports").param("q", "第一週").param("agreement", reference), 200))
                .isEqualTo("[]");
        assertThat(web("auditor", get("/api/reports").param("topic", "庫存").param("agreement", reference), 200))
                .contains("第一週報告");
        assertThat(web(
                        "customer-receiver",
                        post("/api" + page + "/answer")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"answer\": \"REFUSE\"}"),
                        422))
                .contains("\"field\":\"reason\"");
        web("customer-receiver", post(page + "/answer").param("answer", "CONFIRM"), 302);
        assertThat(status("2026-01-05")).isEqualTo(Status.CONFIRMED);
        assertThat(web("customer-owner", get("/agreements/" + reference), 200)).contains("id=\"owed-reports\"", page);
        assertThat(web("customer-owner", get("/api/agreements/" + reference + "/history"), 200))
                .contains("\"source\":\"report\"", "第一週報告 (庫存)");
    }
}
