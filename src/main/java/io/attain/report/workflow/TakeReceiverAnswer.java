package io.attain.report.workflow;

import io.attain.report.ReportRecord;
import io.attain.report.Reports;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes the receiver's answer, and silence as the terms say. */
@Component
class TakeReceiverAnswer implements JavaDelegate {

    private final ReportRecord record;
    private final Reports reports;

    TakeReceiverAnswer(ReportRecord record, Reports reports) {
        this.record = record;
        this.reports = reports;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                ReportDuty.CONFIRMED, reports.takeAnswer(record.ofInstance(execution.getProcessInstanceId())));
    }
}
