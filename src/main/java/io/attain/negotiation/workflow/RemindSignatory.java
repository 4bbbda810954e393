package io.attain.negotiation.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.negotiation.Act;
import io.attain.negotiation.NegotiationRecord;
import io.attain.negotiation.SignatoryReminded;
import io.attain.workflow.EngineSession;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Moves a signatory's task up, and records that it did. */
@Component
class RemindSignatory implements JavaDelegate {

    private final AgreementRegister register;
    private final NegotiationRecord record;
    private final OpenSignatures open;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RemindSignatory(
            AgreementRegister register,
            NegotiationRecord record,
            OpenSignatures open,
            ApplicationEventPublisher events,
            Clock clock) {
        this.register = register;
        this.record = record;
        this.open = open;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String signatory = String.valueOf(execution.getVariable(AgreementSignOff.SIGNATORY));
        open.moveUp(execution.getProcessInstanceId(), signatory);
        AgreementVersion version = register.latest(execution.getProcessBusinessKey());
        events.publishEvent(new SignatoryReminded(version.reference(), version.version(), signatory, clock.instant()));
        record.add(version, Act.REMINDED, null, EngineSession.ENGINE, signatory, "");
    }
}
