package io.attain.dispute.workflow;

import io.attain.dispute.ExclusionClaim;
import io.attain.dispute.ExclusionRecord;
import io.attain.dispute.ExclusionRuns;
import io.attain.workflow.EngineSession;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** The only caller of the engine for {@code ExclusionClaim}. */
@Component
class ExclusionClaimProcess implements ExclusionRuns {

    private final RuntimeService runtime;
    private final EngineSession session;
    private final ExclusionRecord record;

    ExclusionClaimProcess(RuntimeService runtime, EngineSession session, ExclusionRecord record) {
        this.runtime = runtime;
        this.session = session;
        this.record = record;
    }

    @Override
    public void start(ExclusionClaim claim) {
        session.as(
                claim.account(),
                () -> runtime.startProcessInstanceByKey(
                        ExclusionClaimRun.KEY,
                        claim.reference(),
                        Variables.putValueTyped(ExclusionClaimRun.CLAIM, Variables.longValue(claim.number(), true))));
    }

    @Override
    public void withdraw(ExclusionClaim claim, String account) {
        String instance = record.instanceOf(claim.number()).orElseThrow();
        session.as(account, () -> {
            runtime.createMessageCorrelation(ExclusionClaimRun.MESSAGE_WITHDRAWN)
                    .processInstanceId(instance)
                    .correlate();
            return null;
        });
    }
}
