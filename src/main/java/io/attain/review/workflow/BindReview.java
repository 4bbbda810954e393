package io.attain.review.workflow;

import io.attain.review.ReviewRecord;
import io.attain.review.Reviews;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Says which review the instance carries out: the one that is open. */
@Component
class BindReview implements ExecutionListener {

    private final Reviews reviews;
    private final ReviewRecord record;

    BindReview(Reviews reviews, ReviewRecord record) {
        this.reviews = reviews;
        this.record = record;
    }

    @Override
    public void notify(DelegateExecution execution) {
        long review =
                reviews.open(execution.getProcessBusinessKey()).orElseThrow().number();
        record.bind(execution.getProcessInstanceId(), review);
    }
}
