package io.attain.credit.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.attain.credit.Grounds;
import io.attain.credit.Ledger;
import io.attain.credit.LedgerEntry;
import io.attain.credit.PeriodCloses;
import io.attain.credit.PeriodClosing;
import io.attain.credit.PeriodEntry;
import io.attain.credit.Statement;
import io.attain.credit.StoredVerdict;
import io.attain.dispute.Claim;
import io.attain.dispute.Dispute;
import io.attain.dispute.Disputes;
import io.attain.problem.Problem;
import io.attain.workflow.CoveredModels;
import io.attain.workflow.MovedClock;
import io.attain.workflow.ProcessRun;
import io.attain.workflow.ProcessTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest
@Import(PaperSupply.class)
class PeriodCloseProcessTest {

    @RegisterExtension
    static final CoveredModels COVERAGE = new CoveredModels(PeriodClose.KEY);

    @Autowired
    private PaperSupply paper;

    @Autowired
    private PeriodClosing closing;

    @Autowired
    private PeriodCloses closes;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Disputes disputes;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ProcessEngine engine;

    private ProcessRun run;
    private String reference;

    @BeforeEach
    void anAgreementInForceWithMeasurements() {
        MovedClock.moveTo("2026-01-02T10:00:00Z");
        run = new ProcessRun(engine);
        reference = paper.takeOver();
        paper.sendTheExample();
    }

    /** Lets nobody but the test close what is due until then. */
    private Statement closeApril() {
        return closing.close(reference, "2026-04", "manager").orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void onePersonAnswersForBothSidesOnlyWhereTheTermsAllowIt(boolean allowed) {
        reference = paper.takeOver(document -> document.replace(
                        "{user: provider-owner, party: mill", "{user: customer-owner, party: mill")
                .replaceFirst("(?m)^people:", "negotiation: {samePersonForBothSides: " + allowed + "}\npeople:"));
        paper.sendTheExample();
        MovedClock.moveTo("2026-05-04T10:00:00Z");
        closeApril();
        List<Task> tasks = run.tasksOf("customer-owner", reference).stream()
                .filter(it -> it.getName().startsWith("Accept or dispute"))
                .toList();
        Map<String, Object> accepted = Map.of(PeriodClose.DECISION, PeriodClose.ACCEPTED);
        run.complete(tasks.get(0), "customer-owner", accepted);
        ThrowingCallable other = () -> run.complete(tasks.get(1), "customer-owner", accepted);
        if (allowed) {
            assertThatCode(other).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(other).hasMessageContaining("for the other side already");
        }
    }

    @Test
    void aPeriodThatOwesNothingPassesStraightThrough() {
        MovedClock.moveTo("2026-02-04T10:00:00Z");
        Statement statement = closing.close(reference, "2026-01", "manager").orElseThrow();
        assertThat(statement.status()).isEqualTo(Statement.Status.NOTHING_OWED);
        assertThat(statement.verdicts()).hasSize(5);
        assertThat(run.ends(PeriodClose.KEY, reference)).containsExactly(PeriodClose.END_NOTHING_OWED);
        assertThat(settled()).isEmpty();
    }

    @Test
    void aCreditThatBothSidesAcceptIsBooked() {
        MovedClock.moveTo("2026-05-04T10:00:00Z");
        Statement statement = closeApril();
        assertThat(statement.status()).isEqualTo(Statement.Status.OPEN);
        assertThat(statement.total()).isEqualTo(new BigDecimal("144.00"));
        assertThat(statement.claimUntil()).isEqualTo(Instant.parse("2026-05-14T10:00:00Z"));
        assertThat(run.instance(PeriodClose.KEY, reference)).isWaitingAt(PeriodClose.TASK_ANSWER_STATEMENT);
        paper.answer("customer-owner", PeriodClose.ACCEPTED);
        run.executeJobs(PeriodClose.KEY, reference);
        assertThat(settled()).isEmpty();
        paper.answer("provider-owner", PeriodClose.ACCEPTED);
        run.executeJobs(PeriodClose.KEY, reference);
        assertThat(run.ends(PeriodClose.KEY, reference)).containsExactly(PeriodClose.END_SETTLED);
        assertThat(settled()).singleElement().satisfies(entry -> {
            assertThat(entry.amount()).isEqualTo(new BigDecimal("144.00"));
            assertThat(entry.currency()).isEqualTo("USD");
            assertThat(entry.note()).isEqualTo("accepted by customer-owner and provider-owner");
        });
        assertThat(ledger.balances(reference, MovedClock.now())).singleElement().satisfies(it -> {
            assertThat(it.credited()).isEqualTo(new BigDecimal("144.00"));
            assertThat(it.accrued()).isEqualTo(new BigDecimal("0.00"));
            assertThat(it.due()).isEqualTo(new BigDecimal("144.00"));
        });
    }

    private List<LedgerEntry> settled() {
        return ledger.entries(reference).stream()
                .filter(it -> it.kind() == LedgerEntry.Kind.SETTLED)
                .toList();
    }

    @Test
    void aStatementThatOneSideDisputesIsNotBooked() {
        MovedClock.moveTo("2026-05-04T10:00:00Z");
        long close = closeApril().close();
        assertThatThrownBy(() -> paper.answer(
                        "customer-owner",
                        Map.of(PeriodClose.DECISION, PeriodClose.DISPUTED, PeriodClose.GROUNDS, "CALCULATION")))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("A dispute needs its grounds");
        assertThatThrownBy(() -> paper.answer(
                        "customer-owner",
                        Map.of(
                                PeriodClose.DECISION,
                                PeriodClose.DISPUTED,
                                PeriodClose.GROUNDS,
                                "CALCULATION",
                                PeriodClose.CLAIMED,
                                "168.001",
                                PeriodClose.REASON,
                                "Ten reams were wet")))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("no more than 2 decimals");
        paper.answer(
                "customer-owner",
                Map.of(
                        PeriodClose.DECISION,
                        PeriodClose.DISPUTED,
                        PeriodClose.GROUNDS,
                        "CALCULATION",
                        PeriodClose.CLAIMED,
                        "168.00",
                        PeriodClose.REASON,
                        "Ten reams were wet"));
        run.executeJobs(PeriodClose.KEY, reference);
        assertThat(run.ends(PeriodClose.KEY, reference)).containsExactly(PeriodClose.END_DISPUTED);
        assertThat(closes.statement(close))
                .hasValueSatisfying(it -> assertThat(it.status()).isEqualTo(Statement.Status.DISPUTED));
        assertThat(settled()).isEmpty();
        assertThat(run.instance("DisputeResolution", reference)).isWaitingAt("Task_Respond");
    }

    @Test
    void silenceCountsAsTheTermsSay() {
        MovedClock.moveTo("2026-05-04T10:00:00Z");
        closeApril();
        MovedClock.moveTo("2026-05-14T09:59:59Z");
        assertThat(run.dueJobs(PeriodClose.KEY, reference)).isEmpty();
        MovedClock.moveTo("2026-05-14T10:00:00Z");
        run.executeJobs(PeriodClose.KEY, reference);
        assertThat(run.ends(PeriodClose.KEY, reference)).containsExactly(PeriodClose.END_SETTLED);
        assertThat(settled())
                .singleElement()
                .satisfies(
                        it -> assertThat(it.note())
                                .isEqualTo(
                                        "no answer within the claim window of the provider or the customer, which counts as acceptance"));
    }

    @Test
    void silenceThatRejectsBooksNothing() {
        reference = paper.rejectingSilence().takeOver();
        paper.sendTheExample();
        MovedClock.moveTo("2026-05-04T10:00:00Z");
        closeApril();
        MovedClock.moveTo("2026-05-14T10:00:00Z");
        run.executeJobs(PeriodClose.KEY, reference);
        assertThat(run.ends(PeriodClose.KEY, reference)).containsExactly(PeriodClose.END_UNANSWERED);
        assertThat(settled()).isEmpty();
    }

    @Test
    void aPeriodIsClosedOnce() {
        MovedClock.moveTo("2026-05-04T10:00:00Z");
        closeApril();
        assertThatThrownBy(this::closeApril).isInstanceOf(Problem.class).hasMessageContaining("already closed");
        assertThat(run.instances(PeriodClose.KEY, reference)).hasSize(1);
    }

    @Test
    void aPeriodIsNotClosedBeforeItIsOver() {
        MovedClock.moveTo("2026-05-01T03:59:59Z");
        assertThatThrownBy(this::closeApril).isInstanceOf(Problem.class).hasMessageContaining("not over");
        assertThatThrownBy(() -> closing.close(reference, "2031-04", "manager"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("no period");
    }

    @Test
    void variablesThatSomebodySendsAlongBookNothingElse() {
        MovedClock.moveTo("2026-05-04T10:00:00Z");
        closeApril();
        paper.answer(
                "customer-owner",
                Map.of(
                        PeriodClose.DECISION,
                        PeriodClose.ACCEPTED,
                        "closeId",
                        4711L,
                        PeriodClose.SIDE,
                        "PROVIDER",
                        PeriodClose.OUTCOME,
                        "ACCEPTED"));
        run.executeJobs(PeriodClose.KEY, reference);
        assertThat(settled()).isEmpty();
        assertThat(paper.taskOf("provider-owner")).isNotNull();
    }

    /** Nothing of April has come, the clock stands at when it is due, and April is closed. */
    private void aprilWithoutData() {
        MovedClock.moveTo("2026-01-02T10:00:00Z");
        reference = paper.takeOver();
        MovedClock.moveTo("2026-05-04T10:00:00Z");
        assertThat(closing.close(reference, "2026-04", "manager")).isEmpty();
    }

    private List<String> april() {
        return closes.verdicts(reference, false).stream()
                .map(it ->
                        it.objective() + " " + it.outcome() + " " + it.credit().toPlainString())
                .toList();
    }

    @Test
    void missingDataIsAskedForAndTheRuleAppliesAfterTheDeadline() {
        aprilWithoutData();
        assertThat(run.instance(PeriodClose.KEY, reference)).isWaitingAt(PeriodClose.TASK_SUPPLY_DATA);
        assertThat(paper.taskOf("provider-data").getDueDate()).isEqualTo(Instant.parse("2026-05-09T10:00:00Z"));
        assertThat(closing.periods(reference))
                .filteredOn(it -> it.label().equals("2026-04"))
                .extracting(PeriodEntry::state)
                .containsExactly(PeriodEntry.State.WAITING_FOR_DATA);
        assertThat(april()).isEmpty();
        MovedClock.moveTo("2026-05-09T09:59:59Z");
        assertThat(run.dueJobs(PeriodClose.KEY, reference)).isEmpty();
        MovedClock.moveTo("2026-05-09T10:00:00Z");
        run.executeJobs(PeriodClose.KEY, reference);
        // Nothing delivered is 0 of 50 reams; nobody can tell about receipts; no report is a breach without a credit.
        assertThat(april()).containsExactly("reams BREACHED 300.00", "confirmed UNDETERMINED 0", "reports BREACHED 0");
        assertThat(run.instance(PeriodClose.KEY, reference)).isWaitingAt(PeriodClose.TASK_ANSWER_STATEMENT);
    }

    @Test
    void whoeverSaysThatThereIsNothingHasTheRuleApplied() {
        aprilWithoutData();
        assertThatThrownBy(() -> paper.answer("provider-data", PeriodClose.SENT))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("Nothing has come yet");
        paper.answer("provider-data", PeriodClose.NOTHING);
        assertThat(april()).hasSize(3);
    }

    @Test
    void whoeverHasSentTheDataHasItJudged() {
        aprilWithoutData();
        paper.sendTheExample();
        paper.answer("provider-data", PeriodClose.SENT);
        assertThat(april()).contains("reams BREACHED 144.00", "reports MET 0");
    }

    @Test
    void dataThatArrivesClosesTheTaskByItself() {
        aprilWithoutData();
        paper.send(paper.reports(), PaperSupply.read("examples/paper-reports.csv"), null);
        paper.closeWhatIsDue();
        assertThat(paper.taskOf("provider-data").getTaskDefinitionKey()).isEqualTo(PeriodClose.TASK_SUPPLY_DATA);
        paper.send(paper.deliveries(), paper.deliveriesOfTheExample(), null);
        paper.closeWhatIsDue();
        assertThat(paper.taskOf("provider-data")).isNull();
        assertThat(closes.verdicts(reference, false))
                .filteredOn(it -> it.content().at("/period/label").asText().equals("2026-04"))
                .extracting(StoredVerdict::outcome)
                .containsExactly("BREACHED", "MET", "MET", "MET", "MET");
    }

    private void correct(String before, String after) {
        String csv = paper.deliveriesOfTheExample();
        assertThat(csv).contains(before);
        paper.send(paper.deliveries(), csv.replace(before, after), null);
        paper.closeWhatIsDue();
    }

    private List<Statement> statementsOfApril() {
        return closes.statements(reference).stream()
                .filter(it -> it.period().equals("2026-04"))
                .toList();
    }

    @Test
    void aCorrectionBeforeBothSidesAnswerTakesTheStatementsPlace() {
        MovedClock.moveTo("2026-05-04T10:00:00Z");
        closeApril();
        String april = paper.deliveriesOfTheExample()
                .lines()
                .filter(it -> it.contains(",2026-04-"))
                .findFirst()
                .orElseThrow();
        correct(april, april.replaceFirst("(?<=,)(\\d+),(north|south)", "3,$2"));
        assertThat(statementsOfApril())
                .extracting(Statement::status)
                .containsExactly(Statement.Status.SUPERSEDED, Statement.Status.OPEN);
        assertThat(run.ends(PeriodClose.KEY, reference)).contains(PeriodClose.END_SUPERSEDED);
        Statement last = statementsOfApril().get(1);
        assertThat(last.total()).isGreaterThan(new BigDecimal("144.00"));
        assertThat(last.reason()).contains(paper.deliveries()).contains("1 corrected");
        paper.acceptOnBothSides();
        assertThat(settled()).extracting(LedgerEntry::amount).containsExactly(last.total());
    }

    @Test
    void aCorrectionAfterSettlementOwesTheDifference() {
        MovedClock.moveTo("2026-05-04T10:00:00Z");
        closeApril();
        paper.acceptOnBothSides();
        String april = paper.deliveriesOfTheExample()
                .lines()
                .filter(it -> it.contains(",2026-04-"))
                .findFirst()
                .orElseThrow();
        correct(april, april.replaceFirst("(?<=,)(\\d+),(north|south)", "9,$2"));
        Statement last = statementsOfApril().get(1);
        assertThat(last.settled()).isEqualTo(new BigDecimal("144.00"));
        assertThat(last.open()).isNegative();
        paper.acceptOnBothSides();
        assertThat(settled()).hasSize(2).last().satisfies(it -> assertThat(it.in(LedgerEntry.Book.DUE))
                .isEqualTo(last.open()));
        assertThat(closes.verdicts(reference, true))
                .filteredOn(it -> it.supersedes() != null)
                .hasSize(1);
    }

    private Dispute disputeApril(Grounds grounds, @Nullable String claimed) {
        return disputes.begin(
                reference,
                new Claim(
                        null,
                        "2026-04",
                        null,
                        grounds,
                        claimed == null ? null : new BigDecimal(claimed),
                        null,
                        null,
                        null,
                        "Ten reams were wet"),
                "customer-owner");
    }

    @Test
    void aDisputeThatBeginsOnAPageEndsTheTasks() {
        MovedClock.moveTo("2026-05-04T10:00:00Z");
        closeApril();
        assertThat(disputeApril(Grounds.CALCULATION, "168.00").current()).isEqualTo(new BigDecimal("144.00"));
        assertThat(run.ends(PeriodClose.KEY, reference)).containsExactly(PeriodClose.END_CLAIMED);
        assertThat(paper.taskOf("customer-owner")).isNull();
    }

    @Test
    void lateDataOnADisputedPeriodBecomesPartOfTheDisputeAndIsSettledWithIt() {
        MovedClock.moveTo("2026-05-04T10:00:00Z");
        closeApril();
        assertThat(disputeApril(Grounds.CALCULATION, "168.00").current()).isEqualTo(new BigDecimal("144.00"));
        String april = paper.deliveriesOfTheExample()
                .lines()
                .filter(it -> it.contains(",2026-04-"))
                .findFirst()
                .orElseThrow();
        correct(april, april.replaceFirst("(?<=,)(\\d+),(north|south)", "3,$2"));
        assertThat(statementsOfApril())
                .extracting(Statement::status)
                .containsExactly(Statement.Status.DISPUTED, Statement.Status.DISPUTED);
        assertThat(run.ends(PeriodClose.KEY, reference)).contains(PeriodClose.END_IN_DISPUTE);
        paper.answer("provider-owner", Map.of("decision", "ACCEPTED"));
        assertThat(statementsOfApril())
                .extracting(Statement::status)
                .containsExactly(Statement.Status.DECIDED, Statement.Status.DECIDED, Statement.Status.SETTLED);
        assertThat(run.ends(PeriodClose.KEY, reference)).contains(PeriodClose.END_SETTLED);
        assertThat(settled())
                .filteredOn(it -> "2026-04".equals(it.period()))
                .extracting(LedgerEntry::amount)
                .containsExactly(new BigDecimal("168.00"));
    }

    @Test
    void anAdjustmentAfterTheClaimWindowIsBookedOnlyIfBothSidesAcceptIt() {
        MovedClock.moveTo("2026-05-04T10:00:00Z");
        closeApril();
        paper.acceptOnBothSides();
        MovedClock.moveTo("2026-06-20T10:00:00Z");
        String april = paper.deliveriesOfTheExample()
                .lines()
                .filter(it -> it.contains(",2026-04-"))
                .findFirst()
                .orElseThrow();
        correct(april, april.replaceFirst("(?<=,)(\\d+),(north|south)", "3,$2"));
        paper.answer("customer-owner", PeriodClose.ACCEPTED);
        run.executeJobs(PeriodClose.KEY, reference);
        MovedClock.moveTo("2026-06-30T10:00:00Z");
        run.executeJobs(PeriodClose.KEY, reference);
        assertThat(statementsOfApril())
                .extracting(Statement::status)
                .containsExactly(Statement.Status.SETTLED, Statement.Status.UNANSWERED);
        assertThat(settled()).filteredOn(it -> "2026-04".equals(it.period())).hasSize(1);
        // What nobody agreed on can be disputed without a limit, and what is decided is asked about no more.
        assertThat(disputeApril(Grounds.CALCULATION, "200.00").current()).isEqualTo(new BigDecimal("240.00"));
        paper.answer("provider-owner", Map.of("decision", "ACCEPTED"));
        assertThat(statementsOfApril())
                .extracting(Statement::status)
                .containsExactly(Statement.Status.SETTLED, Statement.Status.DECIDED, Statement.Status.SETTLED);
        assertThat(settled()).filteredOn(it -> "2026-04".equals(it.period())).hasSize(2);
    }

    @Test
    void theDatabaseRefusesToChangeWhatIsBooked() {
        MovedClock.moveTo("2026-05-04T10:00:00Z");
        closeApril();
        for (String table : List.of("ledger_entry", "verdict", "breach", "statement", "period_close")) {
            assertThatThrownBy(() -> jdbc.sql("delete from " + table).update())
                    .as(table)
                    .hasStackTraceContaining("never changed or deleted");
        }
        assertThatThrownBy(() ->
                        jdbc.sql("update ledger_entry set amount = amount + 1").update())
                .hasStackTraceContaining("never changed or deleted");
    }
}
