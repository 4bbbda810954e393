package io.attain.escalation.workflow;

import io.attain.escalation.Escalating;
import io.attain.escalation.EscalationRecord;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Records that the customer has not answered a plan by its date. */
@Component
class PlanUnanswered implements ExecutionListener {

    private final EscalationRecord record;
    private final Escalating escalating;

    PlanUnanswered(EscalationRecord record, Escalating escalating) {
        this.record = record;
        this.escalating = escalating;
    }

    @Override
    public void notify(DelegateExecution execution) {
        escalating.leaveUnanswered(record.ofInstance(execution.getProcessInstanceId()));
    }
}
