package io.attain.credit.workflow;

import io.attain.credit.PeriodCloses;
import io.attain.credit.PeriodJudge;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Has the objectives of the period judged and keeps the verdicts. */
@Component
class EvaluatePeriod implements JavaDelegate {

    private final PeriodCloses closes;
    private final PeriodJudge judge;

    EvaluatePeriod(PeriodCloses closes, PeriodJudge judge) {
        this.closes = closes;
        this.judge = judge;
    }

    @Override
    public void execute(DelegateExecution execution) {
        long closeId = (Long) execution.getVariable(PeriodClose.CLOSE_ID);
        closes.bind(closeId, execution.getProcessInstanceId());
        closes.judge(closeId, judge.judge(closes.get(closeId)));
    }
}
