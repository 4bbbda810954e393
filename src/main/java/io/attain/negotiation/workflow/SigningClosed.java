package io.attain.negotiation.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.negotiation.Act;
import io.attain.negotiation.NegotiationRecord;
import io.attain.workflow.EngineSession;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Records that a signature is not wanted any more, since somebody else has ended the signing. */
@Component
class SigningClosed implements TaskListener {

    private final AgreementRegister register;
    private final NegotiationRecord record;
    private final EngineSession session;

    SigningClosed(AgreementRegister register, NegotiationRecord record, EngineSession session) {
        this.register = register;
        this.record = record;
        this.session = session;
    }

    @Override
    public void notify(DelegateTask task) {
        record.add(
                register.latest(task.getExecution().getProcessBusinessKey()),
                Act.TASK_CLOSED,
                null,
                session.actor(),
                String.valueOf(task.getVariable(AgreementSignOff.SIGNATORY)),
                "");
    }
}
