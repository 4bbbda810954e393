package io.attain.dispute.workflow;

import io.attain.dispute.DisputeRecord;
import io.attain.dispute.DisputeState;
import io.attain.dispute.Disputes;
import io.attain.workflow.EngineSession;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Books what was decided. */
@Component
class ApplyOutcome implements JavaDelegate {

    private final DisputeRecord record;
    private final Disputes disputes;
    private final EngineSession session;

    ApplyOutcome(DisputeRecord record, Disputes disputes, EngineSession session) {
        this.record = record;
        this.disputes = disputes;
        this.session = session;
    }

    @Override
    public void execute(DelegateExecution execution) {
        DisputeState.Outcome outcome =
                disputes.conclude(record.ofInstance(execution.getProcessInstanceId()), session.actor());
        execution.setVariable(DisputeResolution.OUTCOME, outcome.name());
    }
}
