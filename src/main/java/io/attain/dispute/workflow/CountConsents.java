package io.attain.dispute.workflow;

import io.attain.dispute.DisputeRecord;
import io.attain.dispute.Disputes;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Counts who consents to what the mediator suggests. */
@Component
class CountConsents implements JavaDelegate {

    private final DisputeRecord record;
    private final Disputes disputes;

    CountConsents(DisputeRecord record, Disputes disputes) {
        this.record = record;
        this.disputes = disputes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean both = disputes.countConsents(record.ofInstance(execution.getProcessInstanceId()));
        execution.setVariable(
                DisputeResolution.ANSWER, (both ? Disputes.Answer.ACCEPTED : Disputes.Answer.REJECTED).name());
    }
}
