package io.attain.negotiation.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.Milestone;
import io.attain.workflow.EngineSession;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Lets the signed version judge. */
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
        register.reach(register.get(execution.getProcessBusinessKey()), Milestone.IN_FORCE, session.actor(), "");
    }
}
