package io.attain.dispute.workflow;

import io.attain.dispute.Dispute;
import io.attain.dispute.DisputeRecord;
import io.attain.dispute.DisputeRuns;
import io.attain.workflow.EngineSession;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** The only caller of the engine for {@code DisputeResolution}. */
@Component
class DisputeResolutionProcess implements DisputeRuns {

    private final RuntimeService runtime;
    private final EngineSession session;
    private final DisputeRecord record;

    DisputeResolutionProcess(RuntimeService runtime, EngineSession session, DisputeRecord record) {
        this.runtime = runtime;
        this.session = session;
        this.record = record;
    }

    @Override
    public void start(Dispute dispute) {
        session.as(
                dispute.account(),
                () -> runtime.startProcessInstanceByKey(
                        DisputeResolution.KEY,
                        dispute.reference(),
                        Variables.putValueTyped(DisputeResolution.DISPUTE, Variables.longValue(dispute.number(), true))
                                .putValue(
                                        DisputeResolution.SIDE,
                                        dispute.claimant().name())));
    }

    @Override
    public void withdraw(Dispute dispute, String account) {
        String instance = record.instanceOf(dispute.number()).orElseThrow();
        session.as(account, () -> {
            runtime.createMessageCorrelation(DisputeResolution.MESSAGE_WITHDRAWN)
                    .processInstanceId(instance)
                    .correlate();
            return null;
        });
    }
}
