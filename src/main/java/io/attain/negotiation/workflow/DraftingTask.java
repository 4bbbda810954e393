package io.attain.negotiation.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.terms.Agreement.Role;
import io.attain.workflow.TaskView;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Brings the draft to the provider's owners. */
@Component
class DraftingTask implements TaskListener {

    private final AgreementRegister register;

    DraftingTask(AgreementRegister register) {
        this.register = register;
    }

    @Override
    public void notify(DelegateTask task) {
        AgreementVersion version = register.get(task.getExecution().getProcessBusinessKey());
        task.addCandidateUsers(version.people(Role.PROVIDER, AgreementVersion.OWNER));
        task.setDescription(version.reference() + ": " + version.terms().title());
        TaskView.show(task, AgreementView.of(version));
    }
}
