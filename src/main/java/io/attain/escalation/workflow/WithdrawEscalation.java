package io.attain.escalation.workflow;

import io.attain.escalation.Escalating;
import io.attain.escalation.EscalationRecord;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Ends the escalation of a breach that is none any more. */
@Component
class WithdrawEscalation implements ExecutionListener {

    private final EscalationRecord record;
    private final Escalating escalating;

    WithdrawEscalation(EscalationRecord record, Escalating escalating) {
        this.record = record;
        this.escalating = escalating;
    }

    @Override
    public void notify(DelegateExecution execution) {
        escalating.withdraw(record.ofInstance(execution.getProcessInstanceId()));
    }
}
