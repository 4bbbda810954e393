package io.attain.report.workflow;

import io.attain.report.ReportRecord;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Says which report the instance is about. */
@Component
class BindReport implements ExecutionListener {

    private final ReportRecord record;

    BindReport(ReportRecord record) {
        this.record = record;
    }

    @Override
    public void notify(DelegateExecution execution) {
        record.bind(execution.getProcessInstanceId(), (Long) execution.getVariable(ReportDuty.OWED));
    }
}
