package io.attain.negotiation.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.negotiation.Sides;
import java.util.ArrayList;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sees whose turn it is: that of the side that was named, because it wants other terms, or of the side that asked first. */
@Component
class BeginDrafting implements JavaDelegate {

    private final AgreementRegister register;

    BeginDrafting(AgreementRegister register) {
        this.register = register;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean named = execution.getVariable(AgreementDrafting.SIDE) != null;
        execution.setVariable(AgreementDrafting.NEEDS_KNOWN, named);
        if (!named) {
            execution.setVariable(
                    AgreementDrafting.SIDE,
                    Sides.first(register.latest(execution.getProcessBusinessKey()))
                            .name());
        }
        // An ArrayList, since the list's class is stored with it.
        execution.setVariable(AgreementDrafting.SIDES, new ArrayList<>(Sides.NAMES));
    }
}
