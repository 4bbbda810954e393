package io.attain.negotiation.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.Milestone;
import io.attain.negotiation.Act;
import io.attain.negotiation.DraftBacktests;
import io.attain.negotiation.Drafts;
import io.attain.negotiation.NegotiationRecord;
import io.attain.negotiation.Sides;
import io.attain.terms.Agreement.Role;
import io.attain.workflow.EngineSession;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Makes a side's draft the revision that the other side answers. */
@Component
class OfferDraft implements JavaDelegate {

    private final AgreementRegister register;
    private final Drafts drafts;
    private final NegotiationRecord record;
    private final DraftBacktests past;

    OfferDraft(AgreementRegister register, Drafts drafts, NegotiationRecord record, DraftBacktests past) {
        this.register = register;
        this.drafts = drafts;
        this.record = record;
        this.past = past;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Role side = DraftingDeadlines.side(execution);
        Act act = register.status(register.latest(execution.getProcessBusinessKey())) == Milestone.OFFERED
                ? Act.COUNTERED
                : Act.OFFERED;
        String actor = String.valueOf(execution.getVariable(AgreementDrafting.OFFERED_BY));
        AgreementVersion version = drafts.offer(execution.getProcessBusinessKey(), side, actor);
        register.reach(version, Milestone.OFFERED, actor, "");
        // The other side gets what came of the run with the text; before, it was the drafting side's own.
        record.add(version, Act.BACKTESTED, Sides.other(side), EngineSession.ENGINE, "", past.last(version, side));
        record.add(version, act, null, actor, side.name(), version.hash());
        execution.setVariable(AgreementDrafting.SIDE, Sides.other(side).name());
    }
}
