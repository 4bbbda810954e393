package io.attain.review.workflow;

import io.attain.review.ReviewRecord;
import io.attain.review.Reviews;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds those who have not answered. */
@Component
class RemindReviewers implements JavaDelegate {

    private final ReviewRecord record;
    private final Reviews reviews;

    RemindReviewers(ReviewRecord record, Reviews reviews) {
        this.record = record;
        this.reviews = reviews;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reviews.remind(record.ofInstance(execution.getProcessInstanceId()));
    }
}
