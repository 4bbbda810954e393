package io.attain.credit.workflow;

import io.attain.credit.PeriodScheduling;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Has the periods of an agreement closed that has come in force. A step of the agreement's lifecycle. */
@Component
class SchedulePeriods implements JavaDelegate {

    private final PeriodScheduling scheduling;

    SchedulePeriods(PeriodScheduling scheduling) {
        this.scheduling = scheduling;
    }

    @Override
    public void execute(DelegateExecution execution) {
        scheduling.include(execution.getProcessBusinessKey());
    }
}
