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
        boolean owed = closing.calculate(execution.getProcessInstanceId());
        execution.setVariable(PeriodClose.CREDIT_OWED, Variables.booleanValue(owed, true));
    }
}
