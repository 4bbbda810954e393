package io.attain.review.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.problem.Problem;
import io.attain.review.Review;
import io.attain.review.ReviewPeople;
import io.attain.review.ReviewRecord;
import io.attain.review.Reviews;
import io.attain.review.Reviews.Decision;
import io.attain.review.Reviews.Outcome;
import io.attain.terms.Agreement.Role;
import io.attain.workflow.EngineSession;
import io.attain.workflow.FormAnswer;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes over what was answered in a task of a review. */
@Component
class ReviewDecision implements TaskListener {

    private final ReviewRecord record;
    private final Reviews reviews;
    private final AgreementRegister register;
    private final EngineSession session;

    ReviewDecision(ReviewRecord record, Reviews reviews, AgreementRegister register, EngineSession session) {
        this.record = record;
        this.reviews = reviews;
        this.register = register;
        this.session = session;
    }

    @Override
    public void notify(DelegateTask task) {
        Review review = record.ofInstance(task.getProcessInstanceId());
        FormAnswer.translating(() -> take(task, review));
    }

    private void take(DelegateTask task, Review review) {
        String words = FormAnswer.text(task, AgreementReview.REASON);
        switch (task.getTaskDefinitionKey()) {
            case AgreementReview.TASK_ANSWER -> {
                String answer =
                        FormAnswer.choice(task, AgreementReview.DECISION, AgreementReview.KEEP, AgreementReview.CHANGE);
                reviews.answer(
                        review,
                        String.valueOf(task.getExecution().getVariable(AgreementReview.REVIEWER)),
                        answer.equals(AgreementReview.CHANGE),
                        FormAnswer.text(task, AgreementReview.WHAT),
                        words);
            }
            case AgreementReview.TASK_DECIDE -> decide(task, review, words);
            default -> {
                String answer = FormAnswer.choice(
                        task, AgreementReview.DECISION, AgreementReview.CONSENTED, AgreementReview.REFUSED);
                Outcome outcome =
                        reviews.consent(review, session.actor(), answer.equals(AgreementReview.CONSENTED), words);
                FormAnswer.decided(task, AgreementReview.OUTCOME, outcome.name());
            }
        }
    }

    private void decide(DelegateTask task, Review review, String words) {
        Decision decision = FormAnswer.choice(task, AgreementReview.DECISION, Decision.class);
        String account = session.actor();
        Outcome outcome = reviews.decide(review, account, decision, day(task), words);
        Role side = ReviewPeople.side(register.get(review.reference()), account).orElseThrow();
        FormAnswer.decided(task, AgreementReview.OUTCOME, outcome.name());
        FormAnswer.decided(task, AgreementReview.SIDE, side.name());
        FormAnswer.decided(task, AgreementReview.REASON, words);
    }

    private static @Nullable LocalDate day(DelegateTask task) {
        String text = FormAnswer.text(task, AgreementReview.DAY);
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException unreadable) {
            throw Problem.refused("Please write a day such as 2026-07-01 in the field day, not “" + text + "”.");
        }
    }
}
