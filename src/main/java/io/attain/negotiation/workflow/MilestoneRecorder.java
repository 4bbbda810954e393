package io.attain.negotiation.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.Milestone;
import io.attain.workflow.EngineSession;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Records the milestone that an end of the lifecycle stands for, of the version that was negotiated. */
@Component
class MilestoneRecorder implements ExecutionListener {

    private final AgreementRegister register;
    private final EngineSession session;

    MilestoneRecorder(AgreementRegister register, EngineSession session) {
        this.register = register;
        this.session = session;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Milestone milestone =
                Objects.requireNonNull(AgreementLifecycle.MILESTONES.get(execution.getCurrentActivityId()));
        Object reason = execution.getVariable(AgreementLifecycle.REASON);
        register.reach(
                register.latest(execution.getProcessBusinessKey()),
                milestone,
                session.actor(),
                Objects.toString(reason, ""));
    }
}
