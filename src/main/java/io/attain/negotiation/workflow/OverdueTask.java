package io.attain.negotiation.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.negotiation.Act;
import io.attain.negotiation.NegotiationRecord;
import io.attain.negotiation.Sides;
import io.attain.terms.Agreement.Role;
import io.attain.workflow.EngineSession;
import io.attain.workflow.FormAnswer;
import io.attain.workflow.TaskView;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Asks a signatory's superior, an executive of the same side or else its owners, to see to a signature that is late. */
@Component
class OverdueTask implements TaskListener {

    private static final String EXECUTIVE = "executive";

    private final AgreementRegister register;
    private final NegotiationRecord record;
    private final AgreementViews views;

    OverdueTask(AgreementRegister register, NegotiationRecord record, AgreementViews views) {
        this.register = register;
        this.record = record;
        this.views = views;
    }

    @Override
    public void notify(DelegateTask task) {
        AgreementVersion version = register.get(task.getExecution().getProcessBusinessKey());
        String signatory = String.valueOf(task.getVariable(AgreementSignOff.SIGNATORY));
        Role side = Sides.of(version, signatory).get(0);
        List<String> executives = version.people(side, EXECUTIVE);
        task.addCandidateUsers(executives.isEmpty() ? version.people(side, AgreementVersion.OWNER) : executives);
        AgreementViews.describe(task, version, signatory + " has not signed in time");
        record.add(version, Act.ESCALATED, null, EngineSession.ENGINE, signatory, "");
        FormAnswer.shield(task, AgreementSignOff.DECISION, AgreementSignOff.REASON, AgreementSignOff.DELEGATE);
        TaskView.show(task, views.signed(version, side, signatory));
    }
}
