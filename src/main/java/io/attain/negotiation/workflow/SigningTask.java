package io.attain.negotiation.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.workflow.TaskView;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Brings the offered version to one signatory. */
@Component
class SigningTask implements TaskListener {

    private final AgreementRegister register;

    SigningTask(AgreementRegister register) {
        this.register = register;
    }

    @Override
    public void notify(DelegateTask task) {
        AgreementVersion version = register.get(task.getExecution().getProcessBusinessKey());
        String signatory = String.valueOf(task.getVariable(AgreementSignOff.SIGNATORY));
        task.setAssignee(signatory);
        // Also a candidate, since Tasklist's filter finds the tasks that somebody is a candidate for.
        task.addCandidateUser(signatory);
        task.setDescription(version.reference() + ": " + version.terms().title());
        // Local, so that the signatories, who answer at the same time, do not write over each other's answers.
        task.getExecution().setVariableLocal(AgreementSignOff.DECISION, null);
        task.getExecution().setVariableLocal(AgreementSignOff.REASON, null);
        TaskView.show(task, AgreementView.of(version));
    }
}
