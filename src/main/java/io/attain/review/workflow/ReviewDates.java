package io.attain.review.workflow;

import io.attain.review.Renewals;
import io.attain.review.Reviews;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** When an agreement in force is looked at, and whether it goes on; the lifecycle's timer and conditions ask for it. */
@Component
public class ReviewDates {

    private final Reviews reviews;
    private final Renewals renewals;

    ReviewDates(Reviews reviews, Renewals renewals) {
        this.reviews = reviews;
        this.renewals = renewals;
    }

    /**
     * When it is to be looked whether a review is due.
     *
     * @param execution of a lifecycle, never {@literal null}
     */
    public Date nextLook(DelegateExecution execution) {
        return Date.from(reviews.nextLook(execution.getProcessBusinessKey()));
    }

    /**
     * Whether the agreement goes on by its own terms.
     *
     * @param execution of a lifecycle, never {@literal null}
     */
    public boolean renewsByTerms(DelegateExecution execution) {
        return renewals.isByTerms(execution.getProcessBusinessKey());
    }
}
