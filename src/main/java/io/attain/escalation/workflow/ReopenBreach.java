package io.attain.escalation.workflow;

import io.attain.escalation.Escalating;
import io.attain.escalation.EscalationRecord;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Brings a breach whose plan did not work up again. */
@Component
class ReopenBreach implements JavaDelegate {

    private final EscalationRecord record;
    private final Escalating escalating;

    ReopenBreach(EscalationRecord record, Escalating escalating) {
        this.record = record;
        this.escalating = escalating;
    }

    @Override
    public void execute(DelegateExecution execution) {
        escalating.reopen(record.ofInstance(execution.getProcessInstanceId()));
    }
}
