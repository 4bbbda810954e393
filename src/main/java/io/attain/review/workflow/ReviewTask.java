package io.attain.review.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.negotiation.Sides;
import io.attain.review.Review;
import io.attain.review.ReviewPeople;
import io.attain.review.ReviewRecord;
import io.attain.terms.Agreement.Role;
import io.attain.workflow.FormAnswer;
import io.attain.workflow.TaskView;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Brings the tasks of a review to its reviewers, and to the owners. */
@Component
class ReviewTask implements TaskListener {

    private final ReviewRecord record;
    private final AgreementRegister register;
    private final ReviewDeadlines deadlines;
    private final ReviewViews views;

    ReviewTask(ReviewRecord record, AgreementRegister register, ReviewDeadlines deadlines, ReviewViews views) {
        this.record = record;
        this.register = register;
        this.deadlines = deadlines;
        this.views = views;
    }

    /** Who is asked for what until when. */
    private record Asked(List<String> people, Date until, String what) {}

    @Override
    public void notify(DelegateTask task) {
        Review review = record.ofInstance(task.getProcessInstanceId());
        AgreementVersion version = register.get(review.reference());
        Asked asked = asked(task, version);
        task.addCandidateUsers(asked.people());
        task.setName(task.getName() + ": " + review.reference() + ", review " + review.ordinal());
        task.setDueDate(asked.until());
        task.setDescription(review.reference() + ", review " + review.ordinal() + ": " + asked.what());
        FormAnswer.shield(
                task, AgreementReview.DECISION, AgreementReview.WHAT, AgreementReview.DAY, AgreementReview.REASON);
        TaskView.show(task, locale -> views.of(version, review, locale));
    }

    private Asked asked(DelegateTask task, AgreementVersion version) {
        return switch (task.getTaskDefinitionKey()) {
            case AgreementReview.TASK_ANSWER ->
                new Asked(
                        List.of(String.valueOf(task.getExecution().getVariable(AgreementReview.REVIEWER))),
                        deadlines.answerUntil(task.getExecution()),
                        "say whether the terms still fit");
            case AgreementReview.TASK_DECIDE ->
                new Asked(
                        ReviewPeople.owners(version),
                        deadlines.decideUntil(task.getExecution()),
                        "decide whether the terms stay");
            default ->
                new Asked(
                        version.people(other(task), AgreementVersion.OWNER),
                        deadlines.consentUntil(task.getExecution()),
                        "the other side wants to end the agreement");
        };
    }

    private static Role other(DelegateTask task) {
        Role side = Role.valueOf(String.valueOf(task.getExecution().getVariable(AgreementReview.SIDE)));
        return Sides.other(side);
    }
}
