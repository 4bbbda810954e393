package io.attain.dispute.workflow;

import io.attain.dispute.DisputeRecord;
import io.attain.dispute.Disputes;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Lets the statement stand, since nobody has decided. */
@Component
class LetStand implements JavaDelegate {

    private final DisputeRecord record;
    private final Disputes disputes;

    LetStand(DisputeRecord record, Disputes disputes) {
        this.record = record;
        this.disputes = disputes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        disputes.letStand(record.ofInstance(execution.getProcessInstanceId()));
    }
}
