package io.attain.dispute.workflow;

import io.attain.dispute.ExclusionClaim;
import io.attain.dispute.ExclusionRecord;
import io.attain.dispute.ExclusionRuns;
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

/** The only caller of the engine for {@code ExclusionClaim}. */
@Component
class ExclusionClaimProcess implements ExclusionRuns {

    private final RuntimeService runtime;
    private final EngineSession session;
    private final ExclusionRecord record;
    private final OpenSteps steps;

    ExclusionClaimProcess(RuntimeService runtime, EngineSession session, ExclusionRecord record, OpenSteps steps) {
        this.runtime = runtime;
        this.session = session;
        this.record = record;
        this.steps = steps;
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
        try {
            session.as(account, () -> {
                runtime.createMessageCorrelation(ExclusionClaimRun.MESSAGE_WITHDRAWN)
                        .processInstanceId(instance)
                        .correlate();
                return null;
            });
        } catch (OptimisticLockingException | MismatchingMessageCorrelationException meanwhile) {
            throw Problem.conflict("Somebody has just acted in the " + claim.name() + "; look at it and try again.");
        }
    }

    @Override
    public Map<Long, List<NextStep>> next(Collection<Long> claims) {
        return steps.of(record.instancesOf(claims));
    }
}
