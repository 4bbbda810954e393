package io.attain.credit.workflow;

import io.attain.credit.Close;
import io.attain.credit.Closing;
import io.attain.credit.StatementAnswering;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Counts the answers to a statement, and takes silence as the terms say. */
@Component
class CountAnswers implements JavaDelegate {

    private final Closing closing;
    private final StatementAnswering answering;

    CountAnswers(Closing closing, StatementAnswering answering) {
        this.closing = closing;
        this.answering = answering;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Close close = closing.closeOf(execution.getProcessInstanceId());
        execution.setVariable(
                PeriodClose.OUTCOME, answering.outcome(close.number()).name());
    }
}
