package io.attain.credit.workflow;

import io.attain.workflow.FormAnswer;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes over the customer's answer. */
@Component
class StatementDecision implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        String outcome = FormAnswer.choice(task, PeriodClose.DECISION, PeriodClose.ACCEPTED, PeriodClose.CONTESTED);
        String reason = FormAnswer.text(task, PeriodClose.REASON);
        FormAnswer.require(outcome.equals(PeriodClose.ACCEPTED) || !reason.isEmpty(), "A claim needs its grounds");
        FormAnswer.decided(task, PeriodClose.OUTCOME, outcome);
    }
}
