package io.attain.dispute.workflow;

import io.attain.dispute.ExclusionClaims;
import io.attain.dispute.ExclusionRecord;
import io.attain.workflow.EngineSession;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Applies what is granted. */
@Component
class ApplyExclusion implements JavaDelegate {

    private final ExclusionRecord record;
    private final ExclusionClaims claims;
    private final EngineSession session;

    ApplyExclusion(ExclusionRecord record, ExclusionClaims claims, EngineSession session) {
        this.record = record;
        this.claims = claims;
        this.session = session;
    }

    @Override
    public void execute(DelegateExecution execution) {
        claims.apply(record.ofInstance(execution.getProcessInstanceId()), session.actor());
    }
}
