package io.attain.negotiation.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.negotiation.SignOff;
import java.util.ArrayList;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds out who signs. */
@Component
class CallSignatories implements JavaDelegate {

    private final AgreementRegister register;

    CallSignatories(AgreementRegister register) {
        this.register = register;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var version = register.latest(execution.getProcessBusinessKey());
        // An ArrayList, since the list's class is stored with it.
        execution.setVariable(AgreementSignOff.SIGNATORIES, new ArrayList<>(SignOff.signatories(version)));
    }
}
