package io.attain.negotiation.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.negotiation.Answer;
import io.attain.negotiation.Signatures;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Says when one answer makes the others needless; the model asks for it. */
@Component
public class SigningEnds {

    private final AgreementRegister register;
    private final Signatures signatures;

    SigningEnds(AgreementRegister register, Signatures signatures) {
        this.register = register;
        this.signatures = signatures;
    }

    /**
     * Whether somebody has refused or wants other terms.
     *
     * @param execution of a signing, never {@literal null}
     */
    public boolean now(DelegateExecution execution) {
        return signatures.of(register.latest(execution.getProcessBusinessKey())).stream()
                .anyMatch(it -> it.answer() != Answer.SIGNED);
    }
}
