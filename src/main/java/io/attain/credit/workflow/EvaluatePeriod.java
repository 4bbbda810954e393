package io.attain.credit.workflow;

import io.attain.credit.Closing;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Has the objectives of the period judged, unless data is missing that somebody can be asked for. */
@Component
class EvaluatePeriod implements JavaDelegate {

    private final Closing closing;

    EvaluatePeriod(Closing closing) {
        this.closing = closing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean asked = Boolean.TRUE.equals(execution.getVariable(PeriodClose.DATA_ASKED_FOR));
        if (closing.evaluate(execution.getProcessInstanceId(), asked)) {
            throw new BpmnError(PeriodClose.ERROR_DATA_MISSING);
        }
    }
}
