package io.attain.escalation.workflow;

import io.attain.escalation.EscalationRecord;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Records which instance carries out the escalation. */
@Component
class BeginEscalation implements ExecutionListener {

    private final EscalationRecord record;

    BeginEscalation(EscalationRecord record) {
        this.record = record;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Long number = (Long) execution.getVariable(BreachEscalation.ESCALATION);
        record.bind(number, execution.getProcessInstanceId());
    }
}
