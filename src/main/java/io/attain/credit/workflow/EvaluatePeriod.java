package io.attain.credit.workflow;

import io.attain.credit.Closing;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** Has the objectives of the period judged. */
@Component
class EvaluatePeriod implements JavaDelegate {

    private final Closing closing;

    EvaluatePeriod(Closing closing) {
        this.closing = closing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean asked = Boolean.TRUE.equals(execution.getVariable(PeriodClose.DATA_ASKED_FOR));
        boolean missing = closing.evaluate(execution.getProcessInstanceId(), asked);
        execution.setVariable(PeriodClose.DATA_MISSING, Variables.booleanValue(missing, true));
    }
}
