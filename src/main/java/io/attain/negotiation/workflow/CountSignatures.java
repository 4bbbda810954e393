package io.attain.negotiation.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.Milestone;
import io.attain.negotiation.Answer;
import io.attain.negotiation.SignOff;
import io.attain.negotiation.Signatures;
import io.attain.workflow.EngineSession;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the record, not the process, whether all have signed: variables could have been set by anybody with a task. */
@Component
class CountSignatures implements JavaDelegate {

    private final AgreementRegister register;
    private final Signatures signatures;

    CountSignatures(AgreementRegister register, Signatures signatures) {
        this.register = register;
        this.signatures = signatures;
    }

    @Override
    public void execute(DelegateExecution execution) {
        AgreementVersion version = register.get(execution.getProcessBusinessKey());
        Answer outcome = SignOff.outcome(version, signatures.of(version.reference(), version.version()));
        if (outcome == Answer.SIGNED) {
            register.reach(version, Milestone.SIGNED, EngineSession.ENGINE, "");
        }
        execution.setVariable(AgreementSignOff.OUTCOME, outcome.name());
    }
}
