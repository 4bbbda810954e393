package io.attain.negotiation.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.Milestone;
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
        AgreementVersion version = register.get(task.getExecution().getProcessBusinessKey());
        Answer answer = Answer.valueOf(
                FormAnswer.choice(task, AgreementSignOff.DECISION, Answer.SIGNED.name(), Answer.REFUSED.name()));
        String reason = FormAnswer.text(task, AgreementSignOff.REASON);
        FormAnswer.translating(() -> signatures.record(version, session.actor(), answer, reason));
        if (answer == Answer.REFUSED) {
            register.reach(version, Milestone.REFUSED, session.actor(), reason);
        }
    }
}
