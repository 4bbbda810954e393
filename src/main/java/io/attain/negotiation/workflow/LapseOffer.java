package io.attain.negotiation.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.Milestone;
import io.attain.negotiation.Act;
import io.attain.negotiation.NegotiationRecord;
import io.attain.negotiation.Sides;
import io.attain.terms.Agreement.Role;
import io.attain.workflow.EngineSession;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Gives the turn back to the side whose offer nobody has answered in time. */
@Component
class LapseOffer implements JavaDelegate {

    private final AgreementRegister register;
    private final NegotiationRecord record;

    LapseOffer(AgreementRegister register, NegotiationRecord record) {
        this.register = register;
        this.record = record;
    }

    @Override
    public void execute(DelegateExecution execution) {
        AgreementVersion version = register.latest(execution.getProcessBusinessKey());
        Role side = DraftingDeadlines.side(execution);
        record.add(version, Act.LAPSED, null, EngineSession.ENGINE, side.name(), "");
        register.reach(version, Milestone.DRAFTED, EngineSession.ENGINE, "The offer was not answered in time.");
        execution.setVariable(AgreementDrafting.SIDE, Sides.other(side).name());
    }
}
