package io.attain.warning.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.attain.credit.PeriodCloses;
import io.attain.credit.PeriodClosing;
import io.attain.credit.StoredVerdict;
import io.attain.measurement.MeasurementStore;
import io.attain.measurement.MeasurementStore.Submission;
import io.attain.negotiation.Negotiations;
import io.attain.warning.AgreementOutlooks;
import io.attain.warning.OutlookFacts;
import io.attain.warning.RaisedWarning;
import io.attain.warning.WarningAct;
import io.attain.warning.WarningRaised;
import io.attain.warning.WarningRecord;
import io.attain.workflow.CoveredModels;
import io.attain.workflow.MovedClock;
import io.attain.workflow.ProcessRun;
import io.attain.workflow.ProcessTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;

/** The example of qualified leads in May 2026, which has twenty working days in Chicago, ten of them until the 14th. */
@ProcessTest
@Import(EarlyWarningProcessTest.Raised.class)
class EarlyWarningProcessTest {

    @RegisterExtension
    static final CoveredModels COVERAGE = new CoveredModels(WarningWatch.KEY, EarlyWarning.KEY);

    private static final String EXAMPLE_SERIES = "marketing.leads";
    private static final String HALF = "{budget: \"50\"}";
    private static final String BURN = "{burn: \"2\", long: P5D, short: P1D}";
    private static int number;

    @Autowired
    private Negotiations negotiations;

    @Autowired
    private MeasurementStore measurements;

    @Autowired
    private WarningRecord record;

    @Autowired
    private AgreementOutlooks outlooks;

    @Autowired
    private PeriodClosing closing;

    @Autowired
    private PeriodCloses closes;

    @Autowired
    private Raised raised;

    @Autowired
    private ProcessEngine engine;

    private ProcessRun run;
    private String reference = "";

    /** Hears what others are told. */
    @TestComponent
    static class Raised {

        private final List<WarningRaised> heard = new ArrayList<>();

        @EventListener
        void on(WarningRaised warning) {
            heard.add(warning);
        }
    }

    @BeforeEach
    void nothingIsWatched() {
        run = new ProcessRun(engine);
        record.watched().forEach(record::forget);
        raised.heard.clear();
    }

    private void takeOver(String... warnings) throws IOException {
        MovedClock.moveTo("2026-04-30T12:00:00Z");
        reference = "LEADS-W" + ++number;
        String document = Files.readString(Path.of("examples/qualified-leads.yaml"))
                .replace("LEADS-2026", reference)
                .replaceAll("\\b(marketing|sales)\\.(leads|acceptance|reports|calls)\\b", "$1.$2-" + reference)
                .replaceFirst("(?m)^    warn: .*$", "    warn: [" + String.join(", ", warnings) + "]");
        negotiations.takeOver(document, "manager", LocalDate.of(2025, 12, 20));
    }

    private void send(String rows) throws IOException {
        measurements.keep(
                EXAMPLE_SERIES + "-" + reference,
                new Submission("leads.csv", false, null, "provider-data"),
                new ByteArrayInputStream(("day,handed over,sent back\n" + rows).getBytes(StandardCharsets.UTF_8)));
    }

    /** Sends what the example has from one day until before another. */
    private void sendTheExample(String from, String until) throws IOException {
        send(Files.readAllLines(Path.of("examples/marketing-leads.csv")).stream()
                .skip(1)
                .filter(it -> it.compareTo(from) >= 0 && it.compareTo(until) < 0)
                .collect(Collectors.joining("\n")));
    }

    /** Has the cycle come round once. */
    private void look(String instant) {
        MovedClock.moveTo(instant);
        Job cycle = engine.getManagementService()
                .createJobQuery()
                .processDefinitionKey(WarningWatch.KEY)
                .activityId(WarningWatch.START_CYCLE)
                .singleResult();
        engine.getManagementService().executeJob(cycle.getId());
        List<Job> chunks;
        do {
            chunks = engine.getManagementService()
                    .createJobQuery()
                    .processDefinitionKey(WarningWatch.KEY)
                    .messages()
                    .list();
            chunks.forEach(it -> engine.getManagementService().executeJob(it.getId()));
        } while (!chunks.isEmpty());
        executeDue();
    }

    /** One by one, since the end of the period takes the other timers with it. */
    private void executeDue() {
        List<Job> due = run.dueJobs(EarlyWarning.KEY, reference);
        while (!due.isEmpty()) {
            engine.getManagementService().executeJob(due.get(0).getId());
            due = run.dueJobs(EarlyWarning.KEY, reference);
        }
    }

    private List<Task> tasks() {
        return run.tasksOf("provider-owner", reference).stream()
                .filter(it -> it.getTaskDefinitionKey().equals(EarlyWarning.TASK_LOOK))
                .toList();
    }

    private List<String> crossings() {
        return record.of(reference).stream()
                .map(it -> it.threshold().text() + " #" + it.occurrence())
                .toList();
    }

    private List<WarningAct.Kind> acts() {
        List<Long> numbers =
                record.of(reference).stream().map(RaisedWarning::number).toList();
        return record.acts(numbers).values().stream()
                .flatMap(List::stream)
                .map(WarningAct::kind)
                .toList();
    }

    @Test
    void whereNothingIsWatchedALookFindsNothing() {
        look("2026-04-30T12:00:00Z");
        assertThat(run.ends(WarningWatch.KEY)).contains(WarningWatch.END_NOTHING_WATCHED);
    }

    @Test
    void termsWithoutWarningsAreNotWatched() throws IOException {
        takeOver();
        assertThat(record.watched()).isEmpty();
        look("2026-05-18T15:00:00Z");
        assertThat(record.of(reference)).isEmpty();
        assertThat(outlooks.of(reference)).hasSize(4);
    }

    @Test
    void halfWayThroughAMonthAWarningComesAndItsForecastAgreesWithTheVerdict() throws IOException {
        takeOver(HALF);
        sendTheExample("2026-05-01", "2026-05-14");
        look("2026-05-14T21:45:00Z");
        assertThat(crossings()).isEmpty();

        sendTheExample("2026-05-14", "2026-05-15");
        look("2026-05-14T22:05:00Z");
        assertThat(crossings()).containsExactly("budget 50 #1");
        OutlookFacts outlook = record.of(reference).get(0).outlook();
        assertThat(outlook.figure()).isEqualTo("36");
        assertThat(outlook.used()).isEqualTo("50.0");
        assertThat(outlook.forecast()).isEqualTo("72");
        assertThat(outlook.credit()).isEqualTo("1000.00");
        assertThat(outlook.breachAt()).isEqualTo("2026-06-01T05:00:00Z");
        assertThat(raised.heard).singleElement().satisfies(it -> assertThat(it.people())
                .containsExactly("provider-owner"));
        assertThat(tasks()).as("outside working hours").isEmpty();

        look("2026-05-14T22:20:00Z");
        assertThat(crossings()).as("nothing twice").hasSize(1);

        MovedClock.moveTo("2026-05-15T14:00:00Z");
        executeDue();
        Task task = tasks().get(0);
        assertThat(task.getName())
                .isEqualTo("Look at the warning: " + reference + ", Qualified leads handed over, 2026-05 (budget 50)");
        assertThat(engine.getTaskService().getVariable(task.getId(), "view").toString())
                .contains("50.0 % used, with 50.0 % of the working time gone", "72 lead", "1,000.00 USD");
        run.complete(task, "provider-owner", Map.of("reason", "Two more campaigns."));
        assertThat(run.ends(EarlyWarning.KEY, reference)).contains(EarlyWarning.END_SEEN);
        assertThat(record.acts(List.of(record.of(reference).get(0).number())).values())
                .singleElement()
                .satisfies(it -> assertThat(it).singleElement().satisfies(act -> {
                    assertThat(act.account()).isEqualTo("provider-owner");
                    assertThat(act.words()).isEqualTo("Two more campaigns.");
                }));
        look("2026-05-15T14:15:00Z");
        assertThat(crossings()).hasSize(1);
        assertThat(tasks()).isEmpty();

        sendTheExample("2026-05-15", "2026-06-01");
        MovedClock.moveTo("2026-06-04T15:00:00Z");
        for (String series : List.of(EXAMPLE_SERIES, "marketing.acceptance", "marketing.reports", "sales.calls")) {
            measurements.declareComplete(
                    series + "-" + reference, Instant.parse("2026-06-01T05:00:00Z"), "provider-data");
        }
        closing.close(reference, "2026-05", "manager");
        assertThat(closes.verdicts(reference, false))
                .filteredOn(it -> it.objective().equals("qualified-leads"))
                .singleElement()
                .satisfies((StoredVerdict it) -> {
                    assertThat(it.outcome()).isEqualTo(outlook.outcome().name());
                    assertThat(it.credit()).isEqualByComparingTo(outlook.credit());
                });
    }

    @Test
    void overAWeekendAWarningWaits() throws IOException {
        takeOver(HALF);
        sendTheExample("2026-05-01", "2026-05-16");
        look("2026-05-15T23:00:00Z");
        assertThat(crossings()).hasSize(1);
        for (String closed : List.of("2026-05-16T15:00:00Z", "2026-05-17T15:00:00Z", "2026-05-18T13:59:00Z")) {
            look(closed);
            assertThat(tasks()).as(closed).isEmpty();
        }
        look("2026-05-18T14:00:00Z");
        assertThat(tasks()).hasSize(1);
        assertThat(crossings()).hasSize(1);
    }

    @Test
    void aBurnThatCalmedDownAndComesBackIsANewCrossing() throws IOException {
        takeOver(BURN);
        send("2026-05-01,5,0\n2026-05-04,5,0");
        look("2026-05-06T22:05:00Z");
        assertThat(crossings()).containsExactly("burn 2 PT120H PT24H #1");
        look("2026-05-06T22:20:00Z");
        assertThat(crossings()).hasSize(1);

        send("2026-05-07,20,0");
        look("2026-05-07T22:05:00Z");
        assertThat(acts()).containsExactly(WarningAct.Kind.CALMED);
        look("2026-05-07T22:20:00Z");
        assertThat(acts()).hasSize(1);

        look("2026-05-12T22:05:00Z");
        assertThat(crossings()).containsExactly("burn 2 PT120H PT24H #1", "burn 2 PT120H PT24H #2");
    }

    @Test
    void aWarningThatNobodyLooksAtEndsWithItsPeriod() throws IOException {
        takeOver(HALF);
        look("2026-05-18T15:00:00Z");
        assertThat(tasks()).hasSize(1);
        assertThat(record.running(List.of(reference), MovedClock.now(), 10)).hasSize(1);

        look("2026-06-01T05:00:00Z");
        assertThat(tasks()).isEmpty();
        assertThat(run.ends(EarlyWarning.KEY, reference)).containsExactly(EarlyWarning.END_PERIOD_OVER);
        assertThat(acts()).containsExactly(WarningAct.Kind.UNSEEN);
        assertThat(record.running(List.of(reference), MovedClock.now(), 10)).isEmpty();
        assertThat(record.of(reference)).hasSize(1);

        look("2026-06-17T15:00:00Z");
        assertThat(crossings()).as("another period").containsExactly("budget 50 #1", "budget 50 #1");
    }

    @Test
    void anAgreementThatIsOverIsForgotten() throws IOException {
        takeOver(HALF);
        assertThat(record.watched()).containsExactly(reference);
        look("2026-07-01T05:00:00Z");
        assertThat(record.watched()).isEmpty();
        assertThat(outlooks.of(reference)).isEmpty();
    }
}
