package io.attain.negotiation.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.Milestone;
import io.attain.workflow.EngineSession;
import io.attain.workflow.FormAnswer;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Records whether the owner offers the draft or gives it up. */
@Component
class DraftingDecision implements TaskListener {

    private final AgreementRegister register;
    private final EngineSession session;

    DraftingDecision(AgreementRegister register, EngineSession session) {
        this.register = register;
        this.session = session;
    }

    @Override
    public void notify(DelegateTask task) {
        AgreementVersion version = register.get(task.getExecution().getProcessBusinessKey());
        String outcome = FormAnswer.choice(
                task, AgreementDrafting.DECISION, AgreementDrafting.OFFERED, AgreementDrafting.ABANDONED);
        register.reach(
                version, Milestone.valueOf(outcome), session.actor(), FormAnswer.text(task, AgreementDrafting.REASON));
        task.setVariable(AgreementDrafting.OUTCOME, outcome);
    }
}
