package io.attain.credit.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.attain.credit.PeriodCloses;
import io.attain.credit.PeriodClosing;
import io.attain.credit.Statement;
import io.attain.measurement.MeasurementStore;
import io.attain.negotiation.Negotiations;
import io.attain.problem.Problem;
import io.attain.workflow.CoveredModels;
import io.attain.workflow.MovedClock;
import io.attain.workflow.ProcessRun;
import io.attain.workflow.ProcessTest;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class PeriodCloseProcessTest {

    @RegisterExtension
    static final CoveredModels COVERAGE = new CoveredModels(PeriodClose.KEY);

    private static int number;

    @Autowired
    private Negotiations negotiations;

    @Autowired
    private MeasurementStore measurements;

    @Autowired
    private PeriodClosing closing;

    @Autowired
    private PeriodCloses closes;

    @Autowired
    private ProcessEngine engine;

    private ProcessRun run;
    private String reference;

    @BeforeEach
    void anAgreementInForceWithMeasurements() throws IOException {
        MovedClock.moveTo("2026-01-02T10:00:00Z");
        run = new ProcessRun(engine);
        reference = "PAPER-C" + ++number;
        negotiations.takeOver(document("silence: accepted"), "manager", LocalDate.of(2025, 12, 20));
        send("paper.deliveries", "examples/paper-deliveries.csv");
        send("paper.reports", "examples/paper-reports.csv");
    }

    @Test
    void aPeriodThatOwesNothingPassesStraightThrough() {
        MovedClock.moveTo("2026-02-04T10:00:00Z");
        Statement statement = closing.close(reference, "2026-01", "manager");
        assertThat(statement.status()).isEqualTo(Statement.Status.NOTHING_OWED);
        assertThat(statement.verdicts()).hasSize(5);
        assertThat(run.ends(PeriodClose.KEY, reference)).containsExactly(PeriodClose.END_NOTHING_OWED);
        assertThat(closes.ledger(reference)).isEmpty();
    }

    @Test
    void aCreditThatTheCustomerAcceptsIsBooked() {
        MovedClock.moveTo("2026-05-04T10:00:00Z");
        Statement statement = closing.close(reference, "2026-04", "manager");
        assertThat(statement.status()).isEqualTo(Statement.Status.OPEN);
        assertThat(statement.total()).isEqualTo(new BigDecimal("144.00"));
        assertThat(statement.claimUntil()).isEqualTo(Instant.parse("2026-05-14T10:00:00Z"));
        assertThat(run.instance(PeriodClose.KEY, reference)).isWaitingAt(PeriodClose.TASK_ACCEPT_STATEMENT);
        answer(Map.of(PeriodClose.DECISION, PeriodClose.ACCEPTED));
        assertThat(run.ends(PeriodClose.KEY, reference)).containsExactly(PeriodClose.END_SETTLED);
        assertThat(closes.ledger(reference)).singleElement().satisfies(entry -> {
            assertThat(entry.amount()).isEqualTo(new BigDecimal("144.00"));
            assertThat(entry.currency()).isEqualTo("USD");
            assertThat(entry.actor()).isEqualTo("customer-owner");
        });
    }

    @Test
    void aStatementThatTheCustomerContestsIsNotBooked() {
        MovedClock.moveTo("2026-05-04T10:00:00Z");
        long closeId = closing.close(reference, "2026-04", "manager").closeId();
        assertThatThrownBy(() -> answer(Map.of(PeriodClose.DECISION, PeriodClose.CONTESTED)))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("A claim needs its grounds");
        answer(Map.of(PeriodClose.DECISION, PeriodClose.CONTESTED, PeriodClose.REASON, "Ten reams were wet"));
        assertThat(run.ends(PeriodClose.KEY, reference)).containsExactly(PeriodClose.END_CONTESTED);
        assertThat(closes.statement(closeId))
                .hasValueSatisfying(it -> assertThat(it.status()).isEqualTo(Statement.Status.CONTESTED));
        assertThat(closes.ledger(reference)).isEmpty();
    }

    @Test
    void silenceCountsAsTheTermsSay() {
        MovedClock.moveTo("2026-05-04T10:00:00Z");
        closing.close(reference, "2026-04", "manager");
        MovedClock.moveTo("2026-05-14T09:59:59Z");
        assertThat(run.dueJobs(PeriodClose.KEY, reference)).isEmpty();
        MovedClock.moveTo("2026-05-14T10:00:00Z");
        run.executeJobs(PeriodClose.KEY, reference);
        assertThat(run.ends(PeriodClose.KEY, reference)).containsExactly(PeriodClose.END_SETTLED);
        assertThat(closes.ledger(reference)).hasSize(1);
    }

    @Test
    void silenceThatRejectsContests() {
        reference = "PAPER-C" + ++number;
        MovedClock.moveTo("2026-05-04T10:00:00Z");
        negotiations.takeOver(document("silence: rejected"), "manager", LocalDate.of(2025, 12, 20));
        closing.close(reference, "2026-04", "manager");
        MovedClock.moveTo("2026-05-14T10:00:00Z");
        run.executeJobs(PeriodClose.KEY, reference);
        assertThat(run.ends(PeriodClose.KEY, reference)).containsExactly(PeriodClose.END_CONTESTED);
        assertThat(closes.ledger(reference)).isEmpty();
    }

    @Test
    void aPeriodIsClosedOnce() {
        MovedClock.moveTo("2026-05-04T10:00:00Z");
        closing.close(reference, "2026-04", "manager");
        assertThatThrownBy(() -> closing.close(reference, "2026-04", "manager"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("already closed");
        assertThat(run.instances(PeriodClose.KEY, reference)).hasSize(1);
    }

    @Test
    void aPeriodIsNotClosedBeforeItIsOver() {
        MovedClock.moveTo("2026-05-01T03:59:59Z");
        assertThatThrownBy(() -> closing.close(reference, "2026-04", "manager"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("not over");
        assertThatThrownBy(() -> closing.close(reference, "2031-04", "manager"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("no period");
    }

    @Test
    void variablesThatSomebodySendsAlongBookNothingElse() {
        MovedClock.moveTo("2026-05-04T10:00:00Z");
        closing.close(reference, "2026-04", "manager");
        answer(Map.of(PeriodClose.DECISION, PeriodClose.ACCEPTED, PeriodClose.CLOSE_ID, 4711L));
        assertThat(closes.ledger(reference)).hasSize(1);
    }

    private void answer(Map<String, Object> form) {
        run.complete(run.taskOf("customer-owner", reference), "customer-owner", form);
    }

    private void send(String series, String file) throws IOException {
        try (InputStream content = Files.newInputStream(Path.of(file))) {
            measurements.keep(series, new MeasurementStore.Submission(file, false, null, "provider-data"), content);
        }
    }

    private String document(String silence) {
        try {
            return Files.readString(Path.of("examples/paper-supply.yaml"))
                    .replace("PAPER-2026", reference)
                    .replaceFirst("(?s)(arbitrateWithin: P30D\\s+)silence: accepted", "$1" + silence);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
