package io.attain.escalation.workflow;

import io.attain.escalation.Breach;
import io.attain.escalation.EscalationRecord;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** Hands the table of severities what it goes by, which lasts no longer than it takes to ask it. */
@Component
class SeverityInputs implements ExecutionListener {

    private final EscalationRecord record;

    SeverityInputs(EscalationRecord record) {
        this.record = record;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Breach.Facts facts =
                record.ofInstance(execution.getProcessInstanceId()).breach().facts();
        execution.setVariables(Variables.putValueTyped(
                        BreachEscalation.SHORTFALL,
                        Variables.doubleValue(facts.shortfall().doubleValue(), true))
                .putValueTyped(BreachEscalation.IN_A_ROW, Variables.integerValue(facts.inARow(), true))
                .putValueTyped(
                        BreachEscalation.SHARE,
                        Variables.doubleValue(facts.share().doubleValue(), true))
                .putValueTyped(BreachEscalation.IMPACT, Variables.stringValue(facts.impact(), true)));
    }
}
