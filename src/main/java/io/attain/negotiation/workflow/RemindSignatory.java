package io.attain.negotiation.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.negotiation.Act;
import io.attain.negotiation.NegotiationRecord;
import io.attain.workflow.EngineSession;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Moves a signatory's task up, and records that it did. */
@Component
class RemindSignatory implements JavaDelegate {

    private final AgreementRegister register;
    private final NegotiationRecord record;
    private final OpenSignatures open;

    RemindSignatory(AgreementRegister register, NegotiationRecord record, OpenSignatures open) {
        this.register = register;
        this.record = record;
        this.open = open;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String signatory = String.valueOf(execution.getVariable(AgreementSignOff.SIGNATORY));
        open.moveUp(execution.getProcessInstanceId(), signatory);
        record.add(
                register.latest(execution.getProcessBusinessKey()),
                Act.REMINDED,
                null,
                EngineSession.ENGINE,
                signatory,
                "");
    }
}
