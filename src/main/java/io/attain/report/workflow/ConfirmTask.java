package io.attain.report.workflow;

import io.attain.report.OwedReport;
import io.attain.report.ReportRecord;
import io.attain.report.ReportTerms;
import io.attain.workflow.FormAnswer;
import io.attain.workflow.TaskView;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Brings a delivered report to those who confirm or refuse it. */
@Component
class ConfirmTask implements TaskListener {

    private final ReportRecord record;
    private final ReportTerms terms;
    private final ReportTaskViews views;

    ConfirmTask(ReportRecord record, ReportTerms terms, ReportTaskViews views) {
        this.record = record;
        this.terms = terms;
        this.views = views;
    }

    @Override
    public void notify(DelegateTask task) {
        OwedReport owed = record.ofInstance(task.getProcessInstanceId());
        task.addCandidateUsers(terms.receivers(owed));
        task.setName(task.getName() + ": " + owed.reference() + ", " + owed.report() + ", " + owed.due());
        task.setDueDate(Date.from(terms.answerUntil(owed)));
        task.setDescription(owed.reference() + ": the report “" + owed.report() + "” is delivered");
        FormAnswer.shield(task, ReportDuty.DECISION, ReportDuty.REASON);
        TaskView.show(task, views.toConfirm(owed));
    }
}
