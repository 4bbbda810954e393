package io.attain.escalation.workflow;

import io.attain.escalation.Escalating;
import io.attain.escalation.EscalationRecord;
import io.attain.escalation.Verification;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** Looks whether the plan has worked. */
@Component
class VerifyPlan implements JavaDelegate {

    private final EscalationRecord record;
    private final Escalating escalating;

    VerifyPlan(EscalationRecord record, Escalating escalating) {
        this.record = record;
        this.escalating = escalating;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Verification found = escalating.verify(record.ofInstance(execution.getProcessInstanceId()));
        execution.setVariable(BreachEscalation.VERIFICATION, Variables.stringValue(found.name(), true));
    }
}
