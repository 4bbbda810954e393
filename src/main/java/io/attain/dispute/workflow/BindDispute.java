package io.attain.dispute.workflow;

import io.attain.dispute.DisputeRecord;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Says which dispute the instance resolves. */
@Component
class BindDispute implements ExecutionListener {

    private final DisputeRecord record;

    BindDispute(DisputeRecord record) {
        this.record = record;
    }

    @Override
    public void notify(DelegateExecution execution) {
        record.bind(execution.getProcessInstanceId(), (Long) execution.getVariable(DisputeResolution.DISPUTE));
    }
}
