package io.attain.negotiation.workflow;

import static io.attain.negotiation.workflow.AgreementLifecycle.KEY;
import static io.attain.negotiation.workflow.AgreementLifecycle.MESSAGE_TERMINATED;
import static io.attain.negotiation.workflow.AgreementLifecycle.REASON;
import static io.attain.negotiation.workflow.AgreementLifecycle.SIGNED_ELSEWHERE;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.Milestone;
import io.attain.negotiation.Negotiations;
import io.attain.problem.Problem;
import io.attain.workflow.EngineSession;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The only caller of the engine for {@code AgreementLifecycle}. */
@Component
class AgreementLifecycleProcess implements Negotiations {

    private static final int LONGEST_REASON = 2000;

    private final RuntimeService runtime;
    private final EngineSession session;
    private final AgreementRegister register;
    private final Clock clock;

    AgreementLifecycleProcess(RuntimeService runtime, EngineSession session, AgreementRegister register, Clock clock) {
        this.runtime = runtime;
        this.session = session;
        this.register = register;
        this.clock = clock;
    }

    @Override
    @Transactional
    public AgreementVersion propose(String document, String actor) {
        AgreementVersion version = register.draft(document, actor);
        start(version, actor, false);
        return version;
    }

    @Override
    @Transactional
    public AgreementVersion takeOver(String document, String actor, LocalDate signed) {
        AgreementVersion version = register.draft(document, actor);
        if (signed.isAfter(LocalDate.ofInstant(clock.instant(), version.terms().zone()))) {
            throw Problem.refused(
                    "An agreement that was signed elsewhere was not signed in the future: " + signed + ".");
        }
        register.reach(version, Milestone.SIGNED, actor, "Signed elsewhere on " + signed);
        start(version, actor, true);
        return version;
    }

    @Override
    @Transactional
    public void terminate(String reference, String actor, String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw Problem.refused(
                    "The end of an agreement needs a reason of at most " + LONGEST_REASON + " characters.");
        }
        Milestone status = register.status(reference);
        if (status != Milestone.IN_FORCE) {
            throw Problem.conflict(
                    "Only an agreement in force can be ended; the status of " + reference + " is " + status + ".");
        }
        session.as(actor, () -> runtime.createMessageCorrelation(MESSAGE_TERMINATED)
                .processInstanceBusinessKey(reference)
                .setVariable(REASON, reason)
                .correlateWithResult());
    }

    private void start(AgreementVersion version, String actor, boolean signedElsewhere) {
        session.as(
                actor,
                () -> runtime.startProcessInstanceByKey(
                        KEY, version.reference(), Map.of(SIGNED_ELSEWHERE, signedElsewhere)));
    }
}
