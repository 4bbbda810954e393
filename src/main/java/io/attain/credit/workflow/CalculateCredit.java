package io.attain.credit.workflow;

import io.attain.credit.Closing;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** Calculates the credits of the verdicts, and records both with the statement. */
@Component
class CalculateCredit implements JavaDelegate {

    private final Closing closing;

    CalculateCredit(Closing closing) {
        this.closing = closing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Closing.Next next = closing.calculate(execution.getProcessInstanceId());
        execution.setVariable(PeriodClose.NEXT, Variables.stringValue(next.name(), true));
    }
}
