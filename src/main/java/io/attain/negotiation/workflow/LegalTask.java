package io.attain.negotiation.workflow;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Brings a side's draft to its counsel, with the linter's findings. */
@Component
class LegalTask implements TaskListener {

    private final SideTasks tasks;

    LegalTask(SideTasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public void notify(DelegateTask task) {
        tasks.bring(
                task,
                DraftingDeadlines.side(task.getExecution()),
                DraftingDeadlines.LEGAL,
                "may these terms be offered?",
                AgreementDrafting.DECISION,
                AgreementDrafting.REASON);
    }
}
