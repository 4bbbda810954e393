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

/** Brings an owed report to those who deliver it. */
@Component
class DeliverTask implements TaskListener {

    private final ReportRecord record;
    private final ReportTerms terms;
    private final ReportTaskViews views;

    DeliverTask(ReportRecord record, ReportTerms terms, ReportTaskViews views) {
        this.record = record;
        this.terms = terms;
        this.views = views;
    }

    @Override
    public void notify(DelegateTask task) {
        OwedReport owed = record.ofInstance(task.getProcessInstanceId());
        task.addCandidateUsers(terms.senders(owed));
        task.setName(task.getName() + ": " + owed.reference() + ", " + owed.report() + ", " + owed.due());
        task.setDueDate(Date.from(owed.lastMoment()));
        task.setDescription(owed.reference() + ": the report “" + owed.report() + "” is due " + owed.due());
        FormAnswer.shield(
                task,
                ReportDuty.DECISION,
                ReportDuty.TITLE,
                ReportDuty.TOPIC,
                ReportDuty.SUMMARY,
                ReportDuty.LINK,
                ReportDuty.REASON);
        TaskView.show(task, views.toDeliver(owed));
    }
}
