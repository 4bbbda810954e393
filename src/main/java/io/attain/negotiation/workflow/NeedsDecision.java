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

/** Records what a side needs, which both read, and how far it would go, which only it reads. */
@Component
class NeedsDecision implements TaskListener {

    private final AgreementRegister register;
    private final NegotiationRecord record;
    private final EngineSession session;

    NeedsDecision(AgreementRegister register, NegotiationRecord record, EngineSession session) {
        this.register = register;
        this.record = record;
        this.session = session;
    }

    @Override
    public void notify(DelegateTask task) {
        AgreementVersion version = register.latest(task.getExecution().getProcessBusinessKey());
        Role side = Role.valueOf(String.valueOf(task.getExecution().getVariable(AgreementDrafting.PARTY)));
        String decision = FormAnswer.choice(
                task, AgreementDrafting.DECISION, AgreementDrafting.STATED, AgreementDrafting.NOTHING_TO_SAY);
        String needs = FormAnswer.text(task, AgreementDrafting.NEEDS);
        String limits = FormAnswer.text(task, AgreementDrafting.LIMITS);
        FormAnswer.require(
                decision.equals(AgreementDrafting.NOTHING_TO_SAY) || !(needs + limits).isEmpty(),
                "Please write what your side needs, or choose that there is nothing to add");
        if (decision.equals(AgreementDrafting.STATED) && !needs.isEmpty()) {
            record.add(version, Act.NEEDS_STATED, null, session.actor(), side.name(), needs);
        }
        if (decision.equals(AgreementDrafting.STATED) && !limits.isEmpty()) {
            record.add(version, Act.LIMITS_STATED, side, session.actor(), side.name(), limits);
        }
    }
}
