package io.attain.report.workflow;

import io.attain.report.ReportRecord;
import io.attain.report.Reports;
import io.attain.report.Reports.ReceiverAnswer;
import io.attain.workflow.EngineSession;
import io.attain.workflow.FormAnswer;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes over what the receiver of a report answers. */
@Component
class ConfirmDecision implements TaskListener {

    private final ReportRecord record;
    private final Reports reports;
    private final EngineSession session;

    ConfirmDecision(ReportRecord record, Reports reports, EngineSession session) {
        this.record = record;
        this.reports = reports;
        this.session = session;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswer.translating(() -> reports.answerInTask(
                record.ofInstance(task.getProcessInstanceId()),
                FormAnswer.choice(task, ReportDuty.DECISION, ReceiverAnswer.class),
                FormAnswer.text(task, ReportDuty.REASON),
                session.actor()));
    }
}
