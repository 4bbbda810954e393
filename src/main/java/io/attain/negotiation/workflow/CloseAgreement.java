package io.attain.negotiation.workflow;

import io.attain.negotiation.Changes;
import io.attain.workflow.EngineSession;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes an agreement of which nothing is open any more. */
@Component
class CloseAgreement implements JavaDelegate {

    private final Changes changes;
    private final EngineSession session;

    CloseAgreement(Changes changes, EngineSession session) {
        this.changes = changes;
        this.session = session;
    }

    @Override
    public void execute(DelegateExecution execution) {
        changes.close(execution.getProcessBusinessKey(), session.actor());
    }
}
