package io.attain.review.workflow;

import io.attain.review.Reviews;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens a review of an agreement in force if it is time. A step of its lifecycle. */
@Component
class OpenDueReview implements JavaDelegate {

    private final Reviews reviews;

    OpenDueReview(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean opened = reviews.openDue(execution.getProcessBusinessKey());
        execution.setVariable(AgreementReview.REVIEW_OPENED, opened);
    }
}
