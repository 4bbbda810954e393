package io.attain.credit.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.Milestone;
import io.attain.credit.Close;
import io.attain.credit.CloseChunks;
import io.attain.credit.CloseSchedule;
import io.attain.credit.PeriodCloses;
import io.attain.credit.PeriodClosing;
import io.attain.credit.PeriodEntry;
import io.attain.credit.StoredVerdict;
import io.attain.workflow.CoveredModels;
import io.attain.workflow.MovedClock;
import io.attain.workflow.ProcessRun;
import io.attain.workflow.ProcessTest;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest
@Import(PaperSupply.class)
class CloseRunProcessTest {

    @RegisterExtension
    static final CoveredModels COVERAGE = new CoveredModels(CloseRun.KEY);

    @Autowired
    private PaperSupply paper;

    @Autowired
    private PeriodClosing closing;

    @Autowired
    private PeriodCloses closes;

    @Autowired
    private CloseSchedule schedule;

    @Autowired
    private CloseChunks chunks;

    @Autowired
    private AgreementRegister register;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ProcessEngine engine;

    private ProcessRun run;

    @BeforeEach
    void nothingIsLeftToDo() {
        MovedClock.moveTo("2026-01-02T10:00:00Z");
        run = new ProcessRun(engine);
        paper.closeWhatIsDue();
    }

    private String states(String reference) {
        return closing.periods(reference).stream()
                .map(it -> it.label() + " " + it.state())
                .collect(Collectors.joining(", "));
    }

    @Test
    void aPeriodIsClosedWhenItsSeriesAreDue() {
        String reference = paper.takeOver();
        paper.sendTheExample();
        paper.closeWhatIsDue();
        assertThat(states(reference)).isEqualTo("2026-01 RUNNING");
        // The last instant before both series, due after three days, are taken as complete.
        MovedClock.moveTo("2026-02-04T04:59:59Z");
        tick();
        tick();
        assertThat(run.ends(CloseRun.KEY)).contains(CloseRun.END_NOTHING_DUE);
        assertThat(states(reference)).isEqualTo("2026-01 OVER, 2026-02 RUNNING");
        MovedClock.moveTo("2026-02-04T05:00:00Z");
        tick();
        assertThat(states(reference)).isEqualTo("2026-01 JUDGED, 2026-02 RUNNING");
        assertThat(run.ends(CloseRun.KEY)).contains(CloseRun.END_CLOSED);
    }

    /** Starts a run as the cycle does. */
    private void tick() {
        Job cycle = engine.getManagementService()
                .createJobQuery()
                .processDefinitionKey(CloseRun.KEY)
                .activityId(CloseRun.START_CYCLE)
                .singleResult();
        engine.getManagementService().executeJob(cycle.getId());
        paper.closeWhatIsDue();
    }

    @Test
    void aPeriodIsClosedAtOnceWhenItsSeriesAreDeclaredComplete() {
        String reference = paper.takeOver();
        MovedClock.moveTo("2026-02-01T06:00:00Z");
        Instant february = Instant.parse("2026-02-01T05:00:00Z");
        paper.send(paper.deliveries(), paper.deliveriesOfTheExample(), february);
        paper.closeWhatIsDue();
        assertThat(states(reference)).startsWith("2026-01 OVER");
        paper.send(paper.reports(), PaperSupply.read("examples/paper-reports.csv"), february);
        paper.closeWhatIsDue();
        assertThat(states(reference)).startsWith("2026-01 JUDGED");
    }

    @Test
    void whatTouchesTheRunningPeriodOnlyWaitsForTheCycle() {
        String reference = paper.takeOver();
        paper.sendTheExample();
        MovedClock.moveTo("2026-02-20T10:00:00Z");
        tick();
        assertThat(states(reference)).isEqualTo("2026-01 JUDGED, 2026-02 RUNNING");
        long seen = seen(reference);

        sendADelivery("2026-02-19");
        assertThat(runs()).isZero();
        tick();
        assertThat(seen(reference)).isGreaterThan(seen);

        sendADelivery("2026-01-19");
        assertThat(runs()).isOne();
    }

    private long seen(String reference) {
        return schedule.seen(reference).getOrDefault(paper.deliveries(), 0L);
    }

    private void sendADelivery(String day) {
        paper.send(
                paper.deliveries(),
                "number,due,delivered,confirmed,reams,address,hindrance\nX%1$s,%1$s 17:00,%1$s 16:00,%1$s 16:30,2,north,\n"
                        .formatted(day),
                null);
    }

    private long runs() {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(CloseRun.KEY)
                .count();
    }

    @ParameterizedTest
    @CsvSource({"skip, 2026-01 JUDGED", "prorate, '2026-01 JUDGED, 2026-02 JUDGED'"})
    void whatIsEndedEarlyIsJudgedUntilThatDayAsItsTermsSay(String stub, String judged) {
        String reference = paper.takeOver(it -> it.replace("stub: skip", "stub: " + stub));
        paper.sendTheExample();
        MovedClock.moveTo("2026-02-20T10:00:00Z");
        tick();
        assertThat(states(reference)).isEqualTo("2026-01 JUDGED, 2026-02 RUNNING");
        register.reach(register.get(reference), Milestone.TERMINATED, "manager", "We part");
        MovedClock.moveTo("2026-02-27T10:00:00Z");
        tick();
        assertThat(states(reference)).isEqualTo(judged);
        assertThat(closing.periods(reference))
                .allSatisfy(it -> assertThat(it.end()).isBeforeOrEqualTo(Instant.parse("2026-02-20T05:00:00Z")));
    }

    @Test
    void whatIsEndedWithinItsFirstPeriodHasNoneToJudge() {
        String reference = paper.takeOver();
        register.reach(register.get(reference), Milestone.TERMINATED, "manager", "We part");
        MovedClock.moveTo("2026-02-27T10:00:00Z");
        tick();
        assertThat(states(reference)).isEmpty();
    }

    @Test
    void pastPeriodsAreCaughtUpInOrder() {
        MovedClock.moveTo("2026-11-20T10:00:00Z");
        String reference = paper.takeOver();
        paper.sendTheExample();
        paper.closeWhatIsDue();
        assertThat(closing.periods(reference))
                .extracting(PeriodEntry::state)
                .startsWith(PeriodEntry.State.JUDGED)
                .endsWith(PeriodEntry.State.JUDGED, PeriodEntry.State.RUNNING)
                .hasSize(11);
        List<String> expected = PaperSupply.read("src/test/resources/examples/paper-supply.csv")
                .lines()
                .skip(1)
                .map(it -> it.split(","))
                .filter(it -> it[2].compareTo("2026-11") < 0)
                .map(it -> it[0] + " " + it[2] + " " + it[3] + " " + it[5])
                .sorted()
                .toList();
        assertThat(closes.verdicts(reference, true).stream()
                        .map(CloseRunProcessTest::words)
                        .sorted())
                .isEqualTo(expected);
        assertThat(closes.of(reference))
                .isSortedAccordingTo((one, other) -> one.start().compareTo(other.start()));
    }

    private static String words(StoredVerdict verdict) {
        return verdict.objective() + " " + verdict.content().at("/period/label").asText() + " " + verdict.outcome()
                + " " + verdict.credit().setScale(2).toPlainString();
    }

    @Test
    void lateDataJudgesAnewWhatItTouchesAndNothingElse() {
        MovedClock.moveTo("2026-07-20T10:00:00Z");
        String reference = paper.takeOver();
        paper.sendTheExample();
        paper.closeWhatIsDue();
        List<StoredVerdict> before = closes.verdicts(reference, true);
        paper.sendTheExample();
        paper.closeWhatIsDue();
        assertThat(closes.verdicts(reference, true)).isEqualTo(before);

        MovedClock.moveTo("2026-07-21T10:00:00Z");
        sendADelivery("2026-04-06");
        paper.closeWhatIsDue();
        List<StoredVerdict> after = closes.verdicts(reference, true);
        assertThat(after).hasSizeGreaterThan(before.size());
        assertThat(after.subList(0, after.size()))
                .filteredOn(it -> !before.contains(it))
                .allSatisfy(it -> {
                    assertThat(it.content().at("/period/label").asText()).isEqualTo("2026-04");
                    assertThat(it.supersedes()).isNotNull();
                });
        assertThat(reams(reference)).contains("reams 2026-04 BREACHED 96.00");
        assertThat(closes.creditLines(reference))
                .filteredOn(
                        it -> it.period().equals("2026-04") && it.objective().equals("reams"))
                .extracting(it -> it.difference().toPlainString())
                .containsExactly("144.00", "-48.00");
    }

    @Test
    void aLaterVersionJudgesClosedPeriodsAnew() {
        String reference = paper.takeOver();
        paper.sendTheExample();
        paper.expire();
        assertThat(register.status(reference)).isEqualTo(Milestone.EXPIRED);
        assertThat(reams(reference)).contains("reams 2026-04 BREACHED 144.00");
        int before = closes.of(reference).size();

        paper.takeOverNext(2, 40);
        paper.closeWhatIsDue();
        assertThat(reams(reference)).hasSize(12).contains("reams 2026-04 MET 0.00");
        assertThat(closes.verdicts(reference, false).stream()
                        .filter(it -> it.content().path("version").asInt() == 2)
                        .toList())
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.supersedes()).isNotNull());
        List<Close> anew =
                closes.of(reference).stream().filter(it -> it.cause() > 0).toList();
        assertThat(anew).hasSize(12).extracting(Close::reason).containsOnly("Another version of the terms judges it.");
        assertThat(closes.of(reference)).hasSize(before + anew.size());
    }

    @Test
    void whatALaterVersionDoesNotPromiseIsTakenBackAndHoldsNothingUp() {
        String reference = paper.takeOver();
        paper.sendTheExample();
        paper.expire();
        paper.takeOverNext(2, document -> document.replaceFirst("(?s)  - id: reams.*?(?=  - id: on-time)", ""));
        paper.closeWhatIsDue();
        assertThat(reams(reference)).hasSize(12).allMatch(it -> it.endsWith(" UNDETERMINED 0.00"));
        assertThat(closes.verdicts(reference, false))
                .filteredOn(it -> it.objective().equals("reams"))
                .allMatch(it -> it.content().path("reason").asText().equals("NOT_JUDGED"));
        assertThat(credited(reference, "2026-04")).containsExactly("144.00", "-144.00");

        paper.send(paper.deliveries(), late("X1", "2026-04-06"), null);
        paper.closeWhatIsDue();
        assertThat(reams(reference)).hasSize(12).allMatch(it -> it.endsWith(" UNDETERMINED 0.00"));
        assertThat(credited(reference, "2026-04")).containsExactly("144.00", "-144.00");
        assertThat(closes.verdicts(reference, true))
                .anyMatch(it -> it.version() == 2
                        && it.supersedes() != null
                        && it.content().at("/period/label").asText().equals("2026-04")
                        && it.objective().equals("on-time"));
        assertThat(failures()).isEmpty();
    }

    @Test
    void whereALaterVersionHasOtherPeriodsTheOldOnesAreTakenBack() {
        String reference = paper.takeOver();
        paper.sendTheExample();
        paper.expire();
        paper.takeOverNext(2, document -> document.replace("version: 2", "version: 2\neffective: 2026-04-01")
                .replace("{every: month, by: done}", "{every: quarter, by: done}")
                .replace("{every: month, by: due}", "{every: quarter, by: due}"));
        paper.closeWhatIsDue();
        assertThat(judgedReams(reference))
                .containsExactly(
                        "reams 2026-01 MET 0.00",
                        "reams 2026-02 MET 0.00",
                        "reams 2026-03 MET 0.00",
                        "reams 2026-Q2 MET 0.00",
                        "reams 2026-Q3 MET 0.00",
                        "reams 2026-Q4 MET 0.00");
        assertThat(credited(reference, "2026-04")).containsExactly("144.00", "-144.00");
        assertThat(closes.of(reference))
                .filteredOn(it -> it.period().equals("2026-04"))
                .extracting(Close::reason)
                .containsExactly("", "The version of the terms that is in force at its start judges this no more.");

        int before = closes.of(reference).size();
        paper.send(paper.deliveries(), late("X1", "2026-04-06"), null);
        paper.send(paper.deliveries(), late("X2", "2026-02-02"), null);
        paper.closeWhatIsDue();
        assertThat(closes.of(reference).size()).isEqualTo(before + 2);
        assertThat(failures()).isEmpty();
    }

    private static String late(String number, String day) {
        return "number,due,delivered,confirmed,reams,address,hindrance\n" + number + "," + day + " 17:00," + day
                + " 16:00," + day + " 16:30,2,north,\n";
    }

    private List<String> credited(String reference, String period) {
        return closes.creditLines(reference).stream()
                .filter(it -> it.period().equals(period) && it.objective().equals("reams"))
                .map(it -> it.difference().toPlainString())
                .toList();
    }

    private List<String> judgedReams(String reference) {
        return closes.verdicts(reference, false).stream()
                .filter(it -> it.objective().equals("reams"))
                .filter(it -> !it.content().path("reason").asText().equals("NOT_JUDGED"))
                .map(CloseRunProcessTest::words)
                .toList();
    }

    private List<Job> failures() {
        return engine.getManagementService()
                .createJobQuery()
                .withException()
                .processDefinitionKey(CloseRun.KEY)
                .list();
    }

    private List<String> reams(String reference) {
        return closes.verdicts(reference, false).stream()
                .filter(it -> it.objective().equals("reams"))
                .map(CloseRunProcessTest::words)
                .toList();
    }

    @Test
    void whatFailsStandsAloneAndHoldsUpNobody() {
        MovedClock.moveTo("2026-03-10T10:00:00Z");
        String good = paper.takeOver();
        paper.sendTheExample();
        String bad = paper.takeOver();
        paper.sendTheExample();
        String alsoGood = paper.takeOver();
        paper.sendTheExample();
        // A document that nobody can read any more, as a damaged disk would leave it.
        String document = jdbc.sql("select document from agreement_version where reference = :r")
                .param("r", bad)
                .query(String.class)
                .single();
        damage(bad, "no agreement");
        for (int tries = 0; tries < 10 && !run.dueJobs(CloseRun.KEY).isEmpty(); tries++) {
            run.dueJobs(CloseRun.KEY).forEach(this::tryToExecute);
        }
        assertThat(states(good)).contains("2026-02 JUDGED");
        assertThat(states(alsoGood)).contains("2026-02 JUDGED");
        assertThat(schedule.due()).doesNotContain(bad);
        Job failed = engine.getManagementService()
                .createJobQuery()
                .processDefinitionKey(CloseRun.KEY)
                .activityId(CloseRun.TASK_CLOSE_FAILED)
                .singleResult();
        for (int tries = 0; tries < 10; tries++) {
            tryToExecute(failed);
        }
        assertThat(engine.getRuntimeService()
                        .createIncidentQuery()
                        .activityId(CloseRun.TASK_CLOSE_FAILED)
                        .list())
                .extracting(Incident::getJobDefinitionId)
                .hasSize(1);
        damage(bad, document);
        engine.getManagementService().setJobRetries(failed.getId(), 1);
        engine.getManagementService().executeJob(failed.getId());
        paper.closeWhatIsDue();
        assertThat(states(bad)).contains("2026-02 JUDGED");
        assertThat(run.ends(CloseRun.KEY)).contains(CloseRun.END_MADE_GOOD);
    }

    @Test
    void whatIsClosedKeepsItsProcessesThoughTheRunBreaksOff() {
        MovedClock.moveTo("2026-04-10T10:00:00Z");
        String reference = paper.takeOver();
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        assertThatThrownBy(() -> configuration.getCommandExecutorTxRequired().execute(context -> {
                    chunks.close(reference + " " + reference, "a run");
                    throw new IllegalStateException("It breaks off.");
                }))
                .hasMessage("It breaks off.");
        assertThat(closes.of(reference)).hasSize(3);
        assertThat(run.instances(PeriodClose.KEY, reference)).hasSize(3);
    }

    /** With another number, since the register reads each number once. */
    private void damage(String reference, String document) {
        jdbc.sql("drop trigger if exists agreement_version_append_only").update();
        jdbc.sql("update agreement_version set document = :document, number = -number where reference = :r")
                .param("document", document)
                .param("r", reference)
                .update();
    }

    private void tryToExecute(Job job) {
        try {
            engine.getManagementService().executeJob(job.getId());
        } catch (RuntimeException expected) {
            // It fails until the document is made good.
        }
    }
}
