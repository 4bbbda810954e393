package io.attain.escalation.workflow;

import io.attain.escalation.Escalating;
import io.attain.escalation.EscalationRecord;
import io.attain.escalation.Severity;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnDecisionResultEntries;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Takes over what the table of severities says. */
@Component
class RecordSeverity implements ExecutionListener {

    private static final String RESULT = "decisionResult";

    private final EscalationRecord record;
    private final Escalating escalating;

    RecordSeverity(EscalationRecord record, Escalating escalating) {
        this.record = record;
        this.escalating = escalating;
    }

    @Override
    public void notify(DelegateExecution execution) {
        if (execution.isCanceled()) {
            // The breach was withdrawn before.
            return;
        }
        DmnDecisionResultEntries row = ((DmnDecisionResult) execution.getVariable(RESULT)).getSingleResult();
        escalating.assess(
                record.ofInstance(execution.getProcessInstanceId()),
                Severity.valueOf(row.getEntry("severity")),
                row.<Number>getEntry("step").intValue());
    }
}
