package io.attain.dispute.workflow;

import io.attain.dispute.Dispute;
import io.attain.dispute.DisputeRecord;
import io.attain.dispute.DisputeRuns;
import io.attain.dispute.NextStep;
import io.attain.problem.Problem;
import io.attain.workflow.EngineSession;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** The only caller of the engine for {@code DisputeResolution}. */
@Component
class DisputeResolutionProcess implements DisputeRuns {

    private final RuntimeService runtime;
    private final EngineSession session;
    private final DisputeRecord record;
    private final OpenSteps steps;

    DisputeResolutionProcess(RuntimeService runtime, EngineSession session, DisputeRecord record, OpenSteps steps) {
        this.runtime = runtime;
        this.session = session;
        this.record = record;
        this.steps = steps;
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
        try {
            session.as(account, () -> {
                runtime.createMessageCorrelation(DisputeResolution.MESSAGE_WITHDRAWN)
                        .processInstanceId(instance)
                        .correlate();
                return null;
            });
        } catch (OptimisticLockingException | MismatchingMessageCorrelationException meanwhile) {
            throw Problem.conflict("Somebody has just acted in the " + dispute.name() + "; look at it and try again.");
        }
    }

    @Override
    public Map<Long, List<NextStep>> next(Collection<Long> disputes) {
        return steps.of(record.instancesOf(disputes));
    }
}
