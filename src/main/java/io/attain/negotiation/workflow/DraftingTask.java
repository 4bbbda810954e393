package io.attain.negotiation.workflow;

import io.attain.agreement.AgreementVersion;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Brings the draft to the owners of the side whose turn it is. */
@Component
class DraftingTask implements TaskListener {

    private final SideTasks tasks;

    DraftingTask(SideTasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public void notify(DelegateTask task) {
        tasks.bring(
                task,
                DraftingDeadlines.side(task.getExecution()),
                AgreementVersion.OWNER,
                "write the terms and offer them to the other side",
                AgreementDrafting.DECISION,
                AgreementDrafting.REASON);
    }
}
