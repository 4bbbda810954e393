package io.attain.negotiation.workflow;

import io.attain.agreement.AgreementVersion;
import io.attain.terms.Agreement.Role;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Asks one side's owners what they need and how far they would go. */
@Component
class NeedsTask implements TaskListener {

    private final SideTasks tasks;

    NeedsTask(SideTasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public void notify(DelegateTask task) {
        tasks.bring(
                task,
                Role.valueOf(String.valueOf(task.getVariable(AgreementDrafting.PARTY))),
                AgreementVersion.OWNER,
                "what do you need, and what can you give?",
                AgreementDrafting.DECISION,
                AgreementDrafting.NEEDS,
                AgreementDrafting.LIMITS);
    }
}
