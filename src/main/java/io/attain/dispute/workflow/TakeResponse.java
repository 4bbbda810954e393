package io.attain.dispute.workflow;

import io.attain.dispute.DisputeRecord;
import io.attain.dispute.Disputes;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes the response to a claim, and silence as the terms say. */
@Component
class TakeResponse implements JavaDelegate {

    private final DisputeRecord record;
    private final Disputes disputes;

    TakeResponse(DisputeRecord record, Disputes disputes) {
        this.record = record;
        this.disputes = disputes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean accepted = disputes.takeResponse(record.ofInstance(execution.getProcessInstanceId()));
        execution.setVariable(
                DisputeResolution.ANSWER, (accepted ? Disputes.Answer.ACCEPTED : Disputes.Answer.REJECTED).name());
    }
}
