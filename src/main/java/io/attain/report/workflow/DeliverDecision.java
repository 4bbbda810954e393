package io.attain.report.workflow;

import io.attain.report.OwedReport;
import io.attain.report.ReportRecord;
import io.attain.report.Reports;
import io.attain.report.Reports.FormDelivery;
import io.attain.report.Reports.SenderAnswer;
import io.attain.workflow.EngineSession;
import io.attain.workflow.FormAnswer;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes over what the sender of a report answers. */
@Component
class DeliverDecision implements TaskListener {

    private final ReportRecord record;
    private final Reports reports;
    private final EngineSession session;

    DeliverDecision(ReportRecord record, Reports reports, EngineSession session) {
        this.record = record;
        this.reports = reports;
        this.session = session;
    }

    @Override
    public void notify(DelegateTask task) {
        OwedReport owed = record.ofInstance(task.getProcessInstanceId());
        FormAnswer.translating(() -> reports.answer(
                owed,
                FormAnswer.choice(task, ReportDuty.DECISION, SenderAnswer.class),
                new FormDelivery(
                        FormAnswer.text(task, ReportDuty.TITLE),
                        FormAnswer.text(task, ReportDuty.TOPIC),
                        FormAnswer.text(task, ReportDuty.SUMMARY),
                        FormAnswer.text(task, ReportDuty.LINK)),
                FormAnswer.text(task, ReportDuty.REASON),
                session.actor()));
        task.getExecution().setVariable(ReportDuty.DELIVERED, reports.isDelivered(owed));
    }
}
