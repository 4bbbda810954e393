package io.attain.negotiation.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.Milestone;
import io.attain.negotiation.Drafts;
import io.attain.terms.Agreement.Role;
import io.attain.workflow.EngineSession;
import io.attain.workflow.FormAnswer;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes over whether the owner offers the draft, if it can be offered, or gives it up. */
@Component
class DraftingDecision implements TaskListener {

    private final AgreementRegister register;
    private final Drafts drafts;
    private final EngineSession session;

    DraftingDecision(AgreementRegister register, Drafts drafts, EngineSession session) {
        this.register = register;
        this.drafts = drafts;
        this.session = session;
    }

    @Override
    public void notify(DelegateTask task) {
        AgreementVersion version = register.latest(task.getExecution().getProcessBusinessKey());
        Role side = DraftingDeadlines.side(task.getExecution());
        String decision = FormAnswer.choice(
                task, AgreementDrafting.DECISION, AgreementDrafting.OFFERED, AgreementDrafting.ABANDONED);
        String reason = FormAnswer.text(task, AgreementDrafting.REASON);
        if (decision.equals(AgreementDrafting.OFFERED)) {
            FormAnswer.translating(() -> drafts.check(version.reference(), side, session.actor(), reason));
            FormAnswer.decided(task, AgreementDrafting.OFFERED_BY, session.actor());
        } else {
            FormAnswer.require(!reason.isEmpty(), "Please say why the draft is given up; the other side reads it");
            register.reach(version, Milestone.ABANDONED, session.actor(), reason);
            task.getExecution().setVariable(AgreementDrafting.OUTCOME, AgreementDrafting.ABANDONED);
        }
        FormAnswer.decided(task, AgreementDrafting.DECISION, decision);
    }
}
