package io.attain.dispute.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.dispute.Dispute;
import io.attain.dispute.DisputePeople;
import io.attain.dispute.DisputeRecord;
import io.attain.terms.Agreement.Role;
import io.attain.workflow.FormAnswer;
import io.attain.workflow.TaskView;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Brings the tasks of a dispute to those whose turn it is. */
@Component
class DisputeTask implements TaskListener {

    private final DisputeRecord record;
    private final AgreementRegister register;
    private final DisputeDeadlines deadlines;
    private final DisputeViews views;

    DisputeTask(DisputeRecord record, AgreementRegister register, DisputeDeadlines deadlines, DisputeViews views) {
        this.record = record;
        this.register = register;
        this.deadlines = deadlines;
        this.views = views;
    }

    /** Who is asked for what until when. */
    private record Asked(List<String> people, Date until, String what) {}

    @Override
    public void notify(DelegateTask task) {
        Dispute dispute = record.ofInstance(task.getProcessInstanceId());
        AgreementVersion version = register.get(dispute.reference());
        Asked asked = asked(task, dispute, version);
        task.addCandidateUsers(asked.people());
        task.setName(task.getName() + ": " + dispute.reference() + ", " + dispute.period());
        task.setDueDate(asked.until());
        task.setDescription(dispute.reference() + ", " + dispute.period() + ": " + asked.what());
        FormAnswer.shield(task, DisputeResolution.DECISION, DisputeResolution.AMOUNT, DisputeResolution.REASON);
        TaskView.show(task, views.of(version, dispute));
    }

    private Asked asked(DelegateTask task, Dispute dispute, AgreementVersion version) {
        return switch (task.getTaskDefinitionKey()) {
            case DisputeResolution.TASK_RESPOND ->
                new Asked(
                        DisputePeople.owners(version, dispute.respondent()),
                        deadlines.respondUntil(task.getExecution()),
                        "the other side disputes the statement");
            case DisputeResolution.TASK_NEGOTIATE ->
                new Asked(
                        DisputePeople.owners(version, side(task)),
                        deadlines.negotiateUntil(task.getExecution()),
                        "it is your turn to answer");
            case DisputeResolution.TASK_MEDIATE ->
                new Asked(
                        DisputePeople.mediators(version),
                        deadlines.mediateUntil(task.getExecution()),
                        "both sides ask you for a suggestion");
            case DisputeResolution.TASK_ANSWER_SUGGESTION ->
                new Asked(
                        DisputePeople.owners(version, side(task)),
                        deadlines.suggestionUntil(task.getExecution()),
                        "the mediator suggests how to settle it");
            case DisputeResolution.TASK_ARBITRATE ->
                new Asked(
                        DisputePeople.arbiters(version),
                        deadlines.arbitrateUntil(task.getExecution()),
                        "you decide what both sides could not agree on");
            default ->
                new Asked(
                        DisputePeople.correctors(version),
                        deadlines.correctUntil(task.getExecution()),
                        "measurements are to be corrected");
        };
    }

    static Role side(DelegateTask task) {
        return Role.valueOf((String) task.getExecution().getVariable(DisputeResolution.SIDE));
    }
}
