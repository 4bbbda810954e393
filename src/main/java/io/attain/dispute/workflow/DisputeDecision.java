package io.attain.dispute.workflow;

import io.attain.dispute.Dispute;
import io.attain.dispute.DisputeRecord;
import io.attain.dispute.Disputes;
import io.attain.dispute.Disputes.Answer;
import io.attain.terms.Agreement.Role;
import io.attain.workflow.EngineSession;
import io.attain.workflow.FormAnswer;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes over what was answered in a task of a dispute. */
@Component
class DisputeDecision implements TaskListener {

    private final DisputeRecord record;
    private final Disputes disputes;
    private final EngineSession session;

    DisputeDecision(DisputeRecord record, Disputes disputes, EngineSession session) {
        this.record = record;
        this.disputes = disputes;
        this.session = session;
    }

    @Override
    public void notify(DelegateTask task) {
        Dispute dispute = record.ofInstance(task.getProcessInstanceId());
        FormAnswer.translating(() -> take(task, dispute));
    }

    private void take(DelegateTask task, Dispute dispute) {
        String account = session.actor();
        String words = FormAnswer.text(task, DisputeResolution.REASON);
        switch (task.getTaskDefinitionKey()) {
            case DisputeResolution.TASK_RESPOND ->
                disputes.answer(
                        dispute,
                        dispute.respondent(),
                        account,
                        answer(task),
                        FormAnswer.amount(task, DisputeResolution.AMOUNT),
                        words);
            case DisputeResolution.TASK_NEGOTIATE -> negotiate(task, dispute, account, words);
            case DisputeResolution.TASK_MEDIATE ->
                disputes.suggest(dispute, account, FormAnswer.amount(task, DisputeResolution.AMOUNT), words);
            case DisputeResolution.TASK_ANSWER_SUGGESTION ->
                disputes.consent(
                        dispute,
                        DisputeTask.side(task),
                        account,
                        FormAnswer.choice(
                                        task,
                                        DisputeResolution.DECISION,
                                        Answer.ACCEPTED.name(),
                                        Answer.REJECTED.name())
                                .equals(Answer.ACCEPTED.name()),
                        words);
            case DisputeResolution.TASK_ARBITRATE ->
                disputes.arbitrate(
                        dispute, account, answer(task), FormAnswer.amount(task, DisputeResolution.AMOUNT), words);
            default -> disputes.corrected(dispute, account, words);
        }
    }

    private void negotiate(DelegateTask task, Dispute dispute, String account, String words) {
        Role side = DisputeTask.side(task);
        Answer answer = answer(task);
        disputes.answer(dispute, side, account, answer, FormAnswer.amount(task, DisputeResolution.AMOUNT), words);
        FormAnswer.decided(task, DisputeResolution.ANSWER, answer.name());
        FormAnswer.decided(task, DisputeResolution.SIDE, Dispute.other(side).name());
    }

    private static Answer answer(DelegateTask task) {
        return FormAnswer.choice(task, DisputeResolution.DECISION, Answer.class);
    }
}
