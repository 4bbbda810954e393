package io.attain.escalation.workflow;

import io.attain.escalation.Escalating;
import io.attain.escalation.EscalationRecord;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Brings a breach that nobody has explained in time to the next level, and records why. */
@Component
class Unexplained implements JavaDelegate {

    private final EscalationRecord record;
    private final Escalating escalating;

    Unexplained(EscalationRecord record, Escalating escalating) {
        this.record = record;
        this.escalating = escalating;
    }

    @Override
    public void execute(DelegateExecution execution) {
        escalating.leaveUnexplained(record.ofInstance(execution.getProcessInstanceId()));
    }
}
