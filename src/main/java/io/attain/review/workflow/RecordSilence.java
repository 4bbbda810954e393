package io.attain.review.workflow;

import io.attain.review.ReviewRecord;
import io.attain.review.Reviews;
import io.attain.review.Reviews.Outcome;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records that nobody has decided, or answered, in time: the terms stay. */
@Component
class RecordSilence implements JavaDelegate {

    private final ReviewRecord record;
    private final Reviews reviews;

    RecordSilence(ReviewRecord record, Reviews reviews) {
        this.record = record;
        this.reviews = reviews;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reviews.lapse(record.ofInstance(execution.getProcessInstanceId()));
        execution.setVariable(AgreementReview.OUTCOME, Outcome.KEPT.name());
    }
}
