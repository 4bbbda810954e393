package io.attain.negotiation.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.negotiation.Answer;
import io.attain.negotiation.Signatures;
import io.attain.workflow.EngineSession;
import io.attain.workflow.FormAnswer;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Records a signatory's answer in the name of whoever is logged in, whom the record then checks. */
@Component
class SigningDecision implements TaskListener {

    private final AgreementRegister register;
    private final Signatures signatures;
    private final EngineSession session;

    SigningDecision(AgreementRegister register, Signatures signatures, EngineSession session) {
        this.register = register;
        this.signatures = signatures;
        this.session = session;
    }

    @Override
    public void notify(DelegateTask task) {
        AgreementVersion version = register.latest(task.getExecution().getProcessBusinessKey());
        String signatory = String.valueOf(task.getExecution().getVariable(AgreementSignOff.SIGNATORY));
        String decision = FormAnswer.choice(
                task,
                AgreementSignOff.DECISION,
                Answer.SIGNED.name(),
                Answer.CHANGES_WANTED.name(),
                Answer.REFUSED.name(),
                AgreementSignOff.DELEGATED);
        String reason = FormAnswer.text(task, AgreementSignOff.REASON);
        String delegate = FormAnswer.text(task, AgreementSignOff.DELEGATE);
        FormAnswer.translating(() -> {
            if (decision.equals(AgreementSignOff.DELEGATED)) {
                signatures.delegate(version, signatory, delegate, session.actor(), reason);
            } else {
                signatures.record(version, signatory, session.actor(), Answer.valueOf(decision), reason);
            }
        });
        // Into the variable that the model gives each signature, so that nobody writes over another's answer.
        FormAnswer.decided(task, AgreementSignOff.DECISION, decision);
    }
}
