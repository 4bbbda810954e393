package io.attain.report.workflow;

import io.attain.report.ReportOpening;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks for the reports that fall due soon. */
@Component
class OpenReports implements JavaDelegate {

    private final ReportOpening opening;

    OpenReports(ReportOpening opening) {
        this.opening = opening;
    }

    @Override
    public void execute(DelegateExecution execution) {
        opening.openDue();
    }
}
