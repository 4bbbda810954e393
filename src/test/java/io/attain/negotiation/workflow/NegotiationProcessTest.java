package io.attain.negotiation.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.Milestone;
import io.attain.agreement.ReachedMilestone;
import io.attain.negotiation.Negotiations;
import io.attain.negotiation.Signature;
import io.attain.negotiation.Signatures;
import io.attain.problem.Problem;
import io.attain.workflow.CoveredModels;
import io.attain.workflow.MovedClock;
import io.attain.workflow.ProcessRun;
import io.attain.workflow.ProcessTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class NegotiationProcessTest {

    @RegisterExtension
    static final CoveredModels COVERAGE =
            new CoveredModels(AgreementLifecycle.KEY, AgreementDrafting.KEY, AgreementSignOff.KEY);

    private static int number;

    @Autowired
    private Negotiations negotiations;

    @Autowired
    private AgreementRegister register;

    @Autowired
    private Signatures signatures;

    @Autowired
    private ProcessEngine engine;

    private ProcessRun run;
    private String reference;

    @BeforeEach
    void start() {
        MovedClock.moveTo("2026-01-02T10:00:00Z");
        run = new ProcessRun(engine);
        reference = "PAPER-N" + ++number;
    }

    @Test
    void anAgreementThatAllHaveSignedIsInForceUntilItsTermIsOver() {
        propose();
        ProcessInstance lifecycle = run.instance(AgreementLifecycle.KEY, reference);
        assertThat(lifecycle).isWaitingAt(AgreementLifecycle.CALL_DRAFT);
        draft(AgreementDrafting.OFFERED, "");
        assertThat(lifecycle).isWaitingAt(AgreementLifecycle.CALL_SIGN_OFF);
        sign("provider-signatory", "SIGNED", "");
        run.executeJobs(AgreementSignOff.KEY, reference);
        assertThat(register.status(reference)).isEqualTo(Milestone.OFFERED);
        sign("customer-signatory", "SIGNED", "");
        run.executeJobs(AgreementSignOff.KEY, reference);
        assertThat(register.status(reference)).isEqualTo(Milestone.IN_FORCE);
        assertThat(signatures.of(reference, 1))
                .extracting(Signature::hash)
                .containsOnly(register.get(reference).hash());

        MovedClock.moveTo("2027-01-01T04:59:59Z");
        assertThat(run.dueJobs(AgreementLifecycle.KEY, reference)).isEmpty();
        MovedClock.moveTo("2027-01-01T05:00:00Z");
        run.executeJobs(AgreementLifecycle.KEY, reference);
        assertThat(run.ends(AgreementLifecycle.KEY, reference)).containsExactly(AgreementLifecycle.END_EXPIRED);
        assertThat(register.milestones(reference))
                .extracting(ReachedMilestone::milestone)
                .containsExactly(
                        Milestone.DRAFTED, Milestone.OFFERED, Milestone.SIGNED, Milestone.IN_FORCE, Milestone.EXPIRED);
    }

    @Test
    void aDraftThatIsGivenUpIsOfferedToNobody() {
        propose();
        draft(AgreementDrafting.ABANDONED, "Too dear");
        assertThat(run.ends(AgreementDrafting.KEY, reference)).containsExactly(AgreementDrafting.END_ABANDONED);
        assertThat(run.ends(AgreementLifecycle.KEY, reference)).containsExactly(AgreementLifecycle.END_ABANDONED);
        assertThat(register.status(reference)).isEqualTo(Milestone.ABANDONED);
        assertThat(register.milestones(reference).get(1).reason()).isEqualTo("Too dear");
    }

    @Test
    void oneRefusalEndsTheSigning() {
        propose();
        draft(AgreementDrafting.OFFERED, "");
        sign("customer-signatory", "REFUSED", "The cap is too low");
        run.executeJobs(AgreementSignOff.KEY, reference);
        assertThat(run.ends(AgreementSignOff.KEY, reference)).containsExactly(AgreementSignOff.END_REFUSED);
        assertThat(run.ends(AgreementLifecycle.KEY, reference)).containsExactly(AgreementLifecycle.END_REFUSED);
        assertThat(register.milestones(reference)).last().satisfies(last -> {
            assertThat(last.milestone()).isEqualTo(Milestone.REFUSED);
            assertThat(last.actor()).isEqualTo("customer-signatory");
            assertThat(last.reason()).isEqualTo("The cap is too low");
        });
    }

    @Test
    void aRefusalNeedsAReasonAndAnAnswerMustBeOneOfThose() {
        propose();
        assertThatThrownBy(() -> draft("SIGNED", ""))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("OFFERED, ABANDONED");
        draft(AgreementDrafting.OFFERED, "");
        assertThatThrownBy(() -> sign("customer-signatory", "REFUSED", " "))
                .rootCause()
                .isInstanceOf(Problem.class)
                .hasMessageContaining("needs a reason");
    }

    @Test
    void nobodySignsForSomebodyElse() {
        propose();
        draft(AgreementDrafting.OFFERED, "");
        Task task = run.taskOf("provider-signatory", reference);
        assertThatThrownBy(() -> run.complete(task, "manager", Map.of(AgreementSignOff.DECISION, "SIGNED")))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("TASK_WORK");
        assertThat(signatures.of(reference, 1)).isEmpty();
    }

    @Test
    void variablesThatSomebodySendsAlongDoNotSign() {
        propose();
        draft(AgreementDrafting.OFFERED, "");
        Task task = run.taskOf("customer-signatory", reference);
        run.complete(
                task,
                "customer-signatory",
                Map.of(AgreementSignOff.DECISION, "REFUSED", AgreementSignOff.REASON, "No", "outcome", "SIGNED"));
        run.executeJobs(AgreementSignOff.KEY, reference);
        assertThat(register.status(reference)).isEqualTo(Milestone.REFUSED);
    }

    @Test
    void whatWasSignedElsewhereIsInForceAtOnceAndCanBeEndedEarly() {
        negotiations.takeOver(document(), "manager", LocalDate.of(2025, 12, 20));
        assertThat(register.status(reference)).isEqualTo(Milestone.IN_FORCE);
        negotiations.terminate(reference, "manager", "The office has closed");
        assertThat(run.ends(AgreementLifecycle.KEY, reference)).containsExactly(AgreementLifecycle.END_TERMINATED);
        assertThat(register.milestones(reference)).last().satisfies(last -> {
            assertThat(last.milestone()).isEqualTo(Milestone.TERMINATED);
            assertThat(last.actor()).isEqualTo("manager");
            assertThat(last.reason()).isEqualTo("The office has closed");
        });
        assertThatThrownBy(() -> negotiations.terminate(reference, "manager", "Again"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("TERMINATED");
    }

    @Test
    void anAgreementThatIsOnItsWayIsNotProposedAgain() {
        propose();
        assertThatThrownBy(this::propose).isInstanceOf(Problem.class).hasMessageContaining("DRAFTED");
        assertThat(run.instances(AgreementLifecycle.KEY, reference)).hasSize(1);
    }

    @Test
    void aSeriesThatNobodyDefinedIsRefused() {
        assertThatThrownBy(() -> negotiations.propose(
                        document()
                                .replace("series: paper.reports}", "}")
                                .replace("series: paper.reports", "series: none"),
                        "provider-owner"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("none");
        assertThat(register.find(reference)).isEmpty();
    }

    private void propose() {
        negotiations.propose(document(), "provider-owner");
    }

    private void draft(String decision, String reason) {
        Task task = run.taskOf("provider-owner", reference);
        run.complete(
                task, "provider-owner", Map.of(AgreementDrafting.DECISION, decision, AgreementDrafting.REASON, reason));
    }

    private void sign(String signatory, String decision, String reason) {
        run.complete(
                run.taskOf(signatory, reference),
                signatory,
                Map.of(AgreementSignOff.DECISION, decision, AgreementSignOff.REASON, reason));
    }

    private String document() {
        try {
            return Files.readString(Path.of("examples/paper-supply.yaml")).replace("PAPER-2026", reference);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
