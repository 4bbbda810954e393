package io.attain.review.workflow;

import io.attain.review.ReviewRecord;
import io.attain.review.Scorecards;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Compiles what the reviewers decide on. */
@Component
class CompileScorecard implements JavaDelegate {

    private final ReviewRecord record;
    private final Scorecards scorecards;

    CompileScorecard(ReviewRecord record, Scorecards scorecards) {
        this.record = record;
        this.scorecards = scorecards;
    }

    @Override
    public void execute(DelegateExecution execution) {
        scorecards.compile(record.ofInstance(execution.getProcessInstanceId()));
    }
}
