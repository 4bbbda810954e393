package io.attain.report.workflow;

import io.attain.report.OwedReport;
import io.attain.report.ReportRecord;
import io.attain.report.ReportTerms;
import io.attain.report.Reports;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Until when the people of an owed report have time; its timers ask for it. */
@Component
public class ReportDeadlines {

    private final ReportRecord record;
    private final ReportTerms terms;
    private final Reports reports;

    ReportDeadlines(ReportRecord record, ReportTerms terms, Reports reports) {
        this.record = record;
        this.terms = terms;
        this.reports = reports;
    }

    /**
     * When the report is due.
     *
     * @param execution of an owed report, never {@literal null}
     */
    public Date dueAt(DelegateExecution execution) {
        return Date.from(record.ofInstance(execution.getProcessInstanceId()).dueAt());
    }

    /**
     * Until when it is asked for.
     *
     * @param execution of an owed report, never {@literal null}
     */
    public Date givenUpAt(DelegateExecution execution) {
        OwedReport owed = record.ofInstance(execution.getProcessInstanceId());
        return Date.from(ReportTerms.givenUpAt(owed, reports.askedSince(owed)));
    }

    /**
     * Until when its receiver has to answer.
     *
     * @param execution of a report that is delivered, never {@literal null}
     */
    public Date answerUntil(DelegateExecution execution) {
        return Date.from(terms.answerUntil(record.ofInstance(execution.getProcessInstanceId())));
    }
}
