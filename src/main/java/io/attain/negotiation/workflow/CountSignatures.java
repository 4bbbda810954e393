package io.attain.negotiation.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.Milestone;
import io.attain.negotiation.Act;
import io.attain.negotiation.Answer;
import io.attain.negotiation.NegotiationRecord;
import io.attain.negotiation.Sides;
import io.attain.negotiation.SignOff;
import io.attain.negotiation.Signature;
import io.attain.negotiation.Signatures;
import io.attain.workflow.EngineSession;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the record, not the process, whether all have signed: variables could have been set by anybody with a task. */
@Component
class CountSignatures implements JavaDelegate {

    private final AgreementRegister register;
    private final Signatures signatures;
    private final NegotiationRecord record;

    CountSignatures(AgreementRegister register, Signatures signatures, NegotiationRecord record) {
        this.register = register;
        this.signatures = signatures;
        this.record = record;
    }

    @Override
    public void execute(DelegateExecution execution) {
        AgreementVersion version = register.latest(execution.getProcessBusinessKey());
        List<Signature> answers = signatures.of(version);
        Answer outcome = SignOff.outcome(version, answers);
        if (outcome == Answer.SIGNED) {
            register.reach(version, Milestone.SIGNED, EngineSession.ENGINE, "");
        } else {
            Signature decisive = answers.stream()
                    .filter(it -> it.answer() == outcome)
                    .findFirst()
                    .orElseThrow();
            String side = Sides.of(version, decisive.signatory()).get(0).name();
            if (outcome == Answer.REFUSED) {
                register.reach(version, Milestone.REFUSED, decisive.account(), decisive.reason());
            } else {
                record.add(version, Act.CHANGES_REQUESTED, null, decisive.account(), side, decisive.reason());
                register.reach(version, Milestone.DRAFTED, decisive.account(), decisive.reason());
            }
            execution.setVariable(AgreementSignOff.SIDE, side);
        }
        execution.setVariable(AgreementSignOff.OUTCOME, outcome.name());
    }
}
