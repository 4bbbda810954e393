package io.attain.review.workflow;

import io.attain.review.Reviews;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Closes a review that is broken off because its agreement ends; one that was decided is closed already. */
@Component
class EndReview implements ExecutionListener {

    private final Reviews reviews;

    EndReview(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void notify(DelegateExecution execution) {
        reviews.end(execution.getProcessBusinessKey());
    }
}
