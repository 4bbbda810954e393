package io.attain.negotiation.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.negotiation.Act;
import io.attain.negotiation.NegotiationRecord;
import io.attain.negotiation.Signatures;
import io.attain.workflow.EngineSession;
import io.attain.workflow.FormAnswer;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes over what a superior does about a signature that is late: speaks to the signatory, or lets somebody else sign. */
@Component
class OverdueDecision implements TaskListener {

    private final AgreementRegister register;
    private final Signatures signatures;
    private final NegotiationRecord record;
    private final OpenSignatures open;
    private final EngineSession session;

    OverdueDecision(
            AgreementRegister register,
            Signatures signatures,
            NegotiationRecord record,
            OpenSignatures open,
            EngineSession session) {
        this.register = register;
        this.signatures = signatures;
        this.record = record;
        this.open = open;
        this.session = session;
    }

    @Override
    public void notify(DelegateTask task) {
        AgreementVersion version = register.latest(task.getExecution().getProcessBusinessKey());
        String signatory = String.valueOf(task.getExecution().getVariable(AgreementSignOff.SIGNATORY));
        String decision =
                FormAnswer.choice(task, AgreementSignOff.DECISION, AgreementSignOff.CHASED, AgreementSignOff.DELEGATED);
        String reason = FormAnswer.text(task, AgreementSignOff.REASON);
        if (decision.equals(AgreementSignOff.DELEGATED)) {
            String delegate = FormAnswer.text(task, AgreementSignOff.DELEGATE);
            FormAnswer.translating(() -> signatures.delegate(version, signatory, delegate, session.actor(), reason));
            open.hand(task.getProcessInstanceId(), signatory, delegate);
        } else {
            record.add(version, Act.CHASED, null, session.actor(), signatory, reason);
        }
    }
}
