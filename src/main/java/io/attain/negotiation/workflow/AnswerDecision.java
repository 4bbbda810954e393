package io.attain.negotiation.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.Milestone;
import io.attain.negotiation.Act;
import io.attain.negotiation.Drafts;
import io.attain.negotiation.NegotiationRecord;
import io.attain.terms.Agreement.Role;
import io.attain.workflow.EngineSession;
import io.attain.workflow.FormAnswer;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes over how the other side answers an offer; other terms are those that it has written on the draft's page. */
@Component
class AnswerDecision implements TaskListener {

    private final AgreementRegister register;
    private final Drafts drafts;
    private final NegotiationRecord record;
    private final EngineSession session;

    AnswerDecision(AgreementRegister register, Drafts drafts, NegotiationRecord record, EngineSession session) {
        this.register = register;
        this.drafts = drafts;
        this.record = record;
        this.session = session;
    }

    @Override
    public void notify(DelegateTask task) {
        AgreementVersion version = register.latest(task.getExecution().getProcessBusinessKey());
        Role side = DraftingDeadlines.side(task.getExecution());
        String reason = FormAnswer.text(task, AgreementDrafting.REASON);
        String decision = FormAnswer.choice(
                task,
                AgreementDrafting.DECISION,
                AgreementDrafting.ACCEPTED,
                AgreementDrafting.COUNTERED,
                AgreementDrafting.REJECTED);
        switch (decision) {
            case AgreementDrafting.ACCEPTED -> {
                FormAnswer.require(
                        !drafts.of(version.reference(), side).changed(),
                        "You have changed terms on the draft's page. Offer them, or take your changes back there");
                FormAnswer.translating(() -> drafts.checkPeople(version));
                record.add(version, Act.ACCEPTED, null, session.actor(), side.name(), version.hash());
                register.reach(version, Milestone.AGREED, session.actor(), reason);
                task.getExecution().setVariable(AgreementDrafting.OUTCOME, AgreementDrafting.AGREED);
            }
            case AgreementDrafting.COUNTERED -> {
                FormAnswer.require(
                        drafts.of(version.reference(), side).changed(),
                        "Please change the terms on the draft's page first, or accept or reject them as they are");
                FormAnswer.translating(() -> drafts.check(version.reference(), side, session.actor(), reason));
                FormAnswer.decided(task, AgreementDrafting.OFFERED_BY, session.actor());
            }
            default -> {
                FormAnswer.require(!reason.isEmpty(), "Please say why you reject the terms; the other side reads it");
                record.add(version, Act.REJECTED, null, session.actor(), side.name(), reason);
                register.reach(version, Milestone.REFUSED, session.actor(), reason);
                task.getExecution().setVariable(AgreementDrafting.OUTCOME, AgreementDrafting.REJECTED);
            }
        }
        FormAnswer.decided(task, AgreementDrafting.DECISION, decision);
    }
}
