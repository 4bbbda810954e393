package io.attain.escalation.workflow;

import io.attain.escalation.Escalating;
import io.attain.escalation.EscalationRecord;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Brings the breach to the next level, and records why. */
@Component
class NextLevel implements JavaDelegate {

    private final EscalationRecord record;
    private final Escalating escalating;

    NextLevel(EscalationRecord record, Escalating escalating) {
        this.record = record;
        this.escalating = escalating;
    }

    @Override
    public void execute(DelegateExecution execution) {
        escalating.stepOver(record.ofInstance(execution.getProcessInstanceId()));
    }
}
