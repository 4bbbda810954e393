package io.attain.warning.workflow;

import io.attain.warning.WarningRecord;
import io.attain.warning.Warnings;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** When people are warned, and when a warning has nothing to say any more; the timers ask for it. */
@Component
public class WarningTimes {

    private final WarningRecord record;
    private final Warnings warnings;

    WarningTimes(WarningRecord record, Warnings warnings) {
        this.record = record;
        this.warnings = warnings;
    }

    /**
     * When the working hours of those begin who are warned, at once if they are in them.
     *
     * @param execution of a warning, never {@literal null}
     */
    public Date workingHours(DelegateExecution execution) {
        return Date.from(warnings.workingHours(record.ofInstance(execution.getProcessInstanceId())));
    }

    /**
     * When the period is over.
     *
     * @param execution of a warning, never {@literal null}
     */
    public Date periodOver(DelegateExecution execution) {
        return Date.from(
                record.ofInstance(execution.getProcessInstanceId()).outlook().end());
    }
}
