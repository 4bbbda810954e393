package io.attain.negotiation.workflow;

import io.attain.agreement.Milestone;
import io.attain.negotiation.Changes;
import io.attain.workflow.EngineSession;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records that and how the agreement has ended. */
@Component
class RecordEnd implements JavaDelegate {

    private final Changes changes;
    private final EngineSession session;

    RecordEnd(Changes changes, EngineSession session) {
        this.changes = changes;
        this.session = session;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Milestone end = Objects.requireNonNull(AgreementLifecycle.MILESTONES.get(execution.getCurrentActivityId()));
        String reason = Objects.toString(execution.getVariable(AgreementLifecycle.REASON), "");
        changes.end(execution.getProcessBusinessKey(), end, session.actor(), reason);
        execution.setVariable(AgreementLifecycle.ENDED, end.name());
    }
}
