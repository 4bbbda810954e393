package io.attain.dispute.workflow;

import io.attain.dispute.ExclusionClaims;
import io.attain.dispute.ExclusionRecord;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes the assessment of a claim, and silence as the terms say. */
@Component
class TakeAssessment implements JavaDelegate {

    private final ExclusionRecord record;
    private final ExclusionClaims claims;

    TakeAssessment(ExclusionRecord record, ExclusionClaims claims) {
        this.record = record;
        this.claims = claims;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean granted = claims.takeAssessment(record.ofInstance(execution.getProcessInstanceId()));
        execution.setVariable(
                ExclusionClaimRun.OUTCOME, granted ? ExclusionClaimRun.GRANTED : ExclusionClaimRun.REFUSED);
    }
}
