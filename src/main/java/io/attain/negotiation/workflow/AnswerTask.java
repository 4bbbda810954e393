package io.attain.negotiation.workflow;

import io.attain.agreement.AgreementVersion;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Brings an offer to the owners of the side across the table. */
@Component
class AnswerTask implements TaskListener {

    private final SideTasks tasks;

    AnswerTask(SideTasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public void notify(DelegateTask task) {
        tasks.bring(
                task,
                DraftingDeadlines.side(task.getExecution()),
                AgreementVersion.OWNER,
                "accept these terms, offer others, or reject them",
                AgreementDrafting.DECISION,
                AgreementDrafting.REASON);
    }
}
