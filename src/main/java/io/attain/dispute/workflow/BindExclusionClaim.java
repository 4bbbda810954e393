package io.attain.dispute.workflow;

import io.attain.dispute.ExclusionRecord;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Says which claim the instance assesses. */
@Component
class BindExclusionClaim implements ExecutionListener {

    private final ExclusionRecord record;

    BindExclusionClaim(ExclusionRecord record) {
        this.record = record;
    }

    @Override
    public void notify(DelegateExecution execution) {
        record.bind(execution.getProcessInstanceId(), (Long) execution.getVariable(ExclusionClaimRun.CLAIM));
    }
}
