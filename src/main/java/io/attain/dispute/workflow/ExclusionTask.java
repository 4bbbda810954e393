package io.attain.dispute.workflow;

import io.attain.dispute.ExclusionClaim;
import io.attain.dispute.ExclusionClaims;
import io.attain.dispute.ExclusionRecord;
import io.attain.workflow.FormAnswer;
import io.attain.workflow.TaskView;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Brings a claimed exclusion to those who assess it. */
@Component
class ExclusionTask implements TaskListener {

    private final ExclusionRecord record;
    private final ExclusionClaims claims;
    private final ExclusionDeadlines deadlines;
    private final ExclusionViews views;

    ExclusionTask(ExclusionRecord record, ExclusionClaims claims, ExclusionDeadlines deadlines, ExclusionViews views) {
        this.record = record;
        this.claims = claims;
        this.deadlines = deadlines;
        this.views = views;
    }

    @Override
    public void notify(DelegateTask task) {
        ExclusionClaim claim = record.ofInstance(task.getProcessInstanceId());
        task.addCandidateUsers(claims.assessors(claim));
        task.setName(task.getName() + ": " + claim.reference() + ", " + claim.exclusion());
        task.setDueDate(deadlines.assessUntil(task.getExecution()));
        task.setDescription(claim.reference() + ": the other side claims that some time does not count");
        FormAnswer.shield(
                task,
                ExclusionClaimRun.DECISION,
                ExclusionClaimRun.FROM,
                ExclusionClaimRun.UNTIL,
                ExclusionClaimRun.REASON);
        TaskView.show(task, views.of(claim));
    }
}
