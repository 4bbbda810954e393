package io.attain.escalation.workflow;

import io.attain.escalation.Breach;
import io.attain.escalation.EscalationRecord;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.stereotype.Component;

/** What the table of severities goes by; the model asks for it. Each lasts no longer than its transaction. */
@Component
public class SeverityInputs {

    private final EscalationRecord record;

    SeverityInputs(EscalationRecord record) {
        this.record = record;
    }

    /**
     * By how much percent of the target it was missed.
     *
     * @param execution of an escalation, never {@literal null}
     */
    public TypedValue shortfall(DelegateExecution execution) {
        return Variables.doubleValue(facts(execution).shortfall().doubleValue(), true);
    }

    /**
     * Which time in a row it was missed.
     *
     * @param execution of an escalation, never {@literal null}
     */
    public TypedValue inARow(DelegateExecution execution) {
        return Variables.integerValue(facts(execution).inARow(), true);
    }

    /**
     * What percent of the amount at risk it costs.
     *
     * @param execution of an escalation, never {@literal null}
     */
    public TypedValue share(DelegateExecution execution) {
        return Variables.doubleValue(facts(execution).share().doubleValue(), true);
    }

    /**
     * How much it hurts the business.
     *
     * @param execution of an escalation, never {@literal null}
     */
    public TypedValue impact(DelegateExecution execution) {
        return Variables.stringValue(facts(execution).impact(), true);
    }

    private Breach.Facts facts(DelegateExecution execution) {
        return record.ofInstance(execution.getProcessInstanceId()).breach().facts();
    }
}
