package io.attain.escalation.workflow;

import io.attain.escalation.EscalationRecord;
import io.attain.escalation.Standing;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** When the time of a level or of a plan is over; the model asks for it. */
@Component
public class EscalationDeadlines {

    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private final EscalationRecord record;

    EscalationDeadlines(EscalationRecord record) {
        this.record = record;
    }

    /**
     * Whether the time of the level is running, after which the next level gets it.
     *
     * @param execution of an escalation, never {@literal null}
     */
    public boolean runs(DelegateExecution execution) {
        return standing(execution).nextAt() != null;
    }

    /**
     * When the next level gets it.
     *
     * @param execution of an escalation whose level's time is running, never {@literal null}
     */
    public Date nextAt(DelegateExecution execution) {
        return Date.from(next(execution));
    }

    /**
     * When the explanation of an acknowledged breach is overdue.
     *
     * @param execution of an escalation that was acknowledged, never {@literal null}
     * @return beyond the end of every agreement where the terms set no limit, since a timer needs some date
     */
    public Date explainBy(DelegateExecution execution) {
        return Date.from(Objects.requireNonNullElse(standing(execution).nextAt(), NEVER));
    }

    /**
     * When the plan's last day is over.
     *
     * @param execution of an escalation that has a plan, never {@literal null}
     */
    public Date planOver(DelegateExecution execution) {
        return Date.from(next(execution));
    }

    private Instant next(DelegateExecution execution) {
        return Objects.requireNonNull(standing(execution).nextAt());
    }

    private Standing standing(DelegateExecution execution) {
        return record.ofInstance(execution.getProcessInstanceId()).standing();
    }
}
