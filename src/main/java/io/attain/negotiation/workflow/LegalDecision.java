package io.attain.negotiation.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.negotiation.Act;
import io.attain.negotiation.NegotiationRecord;
import io.attain.terms.Agreement.Role;
import io.attain.workflow.EngineSession;
import io.attain.workflow.FormAnswer;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Records what a side's counsel decides, for that side only. */
@Component
class LegalDecision implements TaskListener {

    private final AgreementRegister register;
    private final NegotiationRecord record;
    private final EngineSession session;

    LegalDecision(AgreementRegister register, NegotiationRecord record, EngineSession session) {
        this.register = register;
        this.record = record;
        this.session = session;
    }

    @Override
    public void notify(DelegateTask task) {
        AgreementVersion version = register.latest(task.getExecution().getProcessBusinessKey());
        Role side = DraftingDeadlines.side(task.getExecution());
        String decision = FormAnswer.choice(
                task, AgreementDrafting.DECISION, AgreementDrafting.APPROVED, AgreementDrafting.OBJECTED);
        String reason = FormAnswer.text(task, AgreementDrafting.REASON);
        FormAnswer.require(!reason.isEmpty(), "Please give your reasons");
        Act act = decision.equals(AgreementDrafting.APPROVED) ? Act.LEGAL_APPROVED : Act.LEGAL_OBJECTED;
        record.add(version, act, side, session.actor(), "", reason);
        FormAnswer.decided(task, AgreementDrafting.DECISION, decision);
    }
}
