package io.attain.negotiation.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.Milestone;
import io.attain.terms.Agreement;
import io.attain.workflow.EngineSession;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Lets the signed version judge from its effective day, and tells the process when the term is over. */
@Component
class PutInForce implements JavaDelegate {

    private final AgreementRegister register;
    private final EngineSession session;

    PutInForce(AgreementRegister register, EngineSession session) {
        this.register = register;
        this.session = session;
    }

    @Override
    public void execute(DelegateExecution execution) {
        AgreementVersion version = register.get(execution.getProcessBusinessKey());
        register.reach(version, Milestone.IN_FORCE, session.actor(), "");
        execution.setVariable(AgreementLifecycle.TERM_END, Date.from(end(version.terms())));
    }

    private static java.time.Instant end(Agreement terms) {
        return terms.term().until().atStartOfDay(terms.zone()).toInstant();
    }
}
