package io.attain.report.workflow;

import io.attain.report.ReportRecord;
import io.attain.report.Reports;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records that a report is due and not there. */
@Component
class RecordOverdue implements JavaDelegate {

    private final ReportRecord record;
    private final Reports reports;

    RecordOverdue(ReportRecord record, Reports reports) {
        this.record = record;
        this.reports = reports;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reports.overdue(record.ofInstance(execution.getProcessInstanceId()));
    }
}
