package io.attain.report.workflow;

import io.attain.report.ReportRecord;
import io.attain.report.Reports;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Gives a report up that was not delivered. */
@Component
class GiveReportUp implements JavaDelegate {

    private final ReportRecord record;
    private final Reports reports;

    GiveReportUp(ReportRecord record, Reports reports) {
        this.record = record;
        this.reports = reports;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reports.giveUp(record.ofInstance(execution.getProcessInstanceId()));
    }
}
