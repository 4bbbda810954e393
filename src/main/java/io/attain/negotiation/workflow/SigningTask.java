package io.attain.negotiation.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.negotiation.Sides;
import io.attain.negotiation.Signatures;
import io.attain.workflow.FormAnswer;
import io.attain.workflow.TaskView;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Brings the text to one signatory, or to whom that person has appointed. */
@Component
class SigningTask implements TaskListener {

    private final AgreementRegister register;
    private final Signatures signatures;
    private final SigningDeadlines deadlines;
    private final AgreementViews views;
    private final Clock clock;

    SigningTask(
            AgreementRegister register,
            Signatures signatures,
            SigningDeadlines deadlines,
            AgreementViews views,
            Clock clock) {
        this.register = register;
        this.signatures = signatures;
        this.deadlines = deadlines;
        this.views = views;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        AgreementVersion version = register.latest(task.getExecution().getProcessBusinessKey());
        String signatory = String.valueOf(task.getVariable(AgreementSignOff.SIGNATORY));
        String signer = signatures.signer(version, signatory);
        task.setAssignee(signer);
        // Also a candidate, since Tasklist's filter finds the tasks that somebody is a candidate for.
        task.addCandidateUser(signer);
        AgreementViews.due(task, clock.instant(), deadlines.overdueAt(version));
        AgreementViews.describe(
                task, version, signer.equals(signatory) ? "do you sign?" : "do you sign for " + signatory + "?");
        FormAnswer.shield(task, AgreementSignOff.DECISION, AgreementSignOff.REASON, AgreementSignOff.DELEGATE);
        TaskView.show(task, views.signed(version, Sides.of(version, signatory).get(0), null));
    }
}
