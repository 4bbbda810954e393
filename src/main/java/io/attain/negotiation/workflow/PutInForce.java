package io.attain.negotiation.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.Milestone;
import io.attain.negotiation.Act;
import io.attain.negotiation.NegotiationRecord;
import io.attain.workflow.EngineSession;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Lets the signed version, the latest, judge, and hands its contract to all parties. */
@Component
class PutInForce implements JavaDelegate {

    private final AgreementRegister register;
    private final NegotiationRecord record;
    private final EngineSession session;

    PutInForce(AgreementRegister register, NegotiationRecord record, EngineSession session) {
        this.register = register;
        this.record = record;
        this.session = session;
    }

    @Override
    public void execute(DelegateExecution execution) {
        AgreementVersion version = register.latest(execution.getProcessBusinessKey());
        register.reach(version, Milestone.IN_FORCE, session.actor(), "");
        // What a version and its signatures say never changes, so the contract behind the address stays the same.
        String contract =
                "/api/agreements/" + version.reference() + "/document?format=pdf&version=" + version.version();
        version.terms()
                .parties()
                .forEach(party ->
                        record.add(version, Act.DOCUMENT_SENT, null, EngineSession.ENGINE, party.id(), contract));
    }
}
