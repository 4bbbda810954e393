package io.attain.credit.workflow;

import io.attain.credit.PeriodCloses;
import io.attain.credit.Statement;
import io.attain.workflow.EngineSession;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Records that the period owes nothing. */
@Component
class NothingOwed implements ExecutionListener {

    private final PeriodCloses closes;
    private final EngineSession session;

    NothingOwed(PeriodCloses closes, EngineSession session) {
        this.closes = closes;
        this.session = session;
    }

    @Override
    public void notify(DelegateExecution execution) {
        PeriodCloses.Close close = closes.ofInstance(execution.getProcessInstanceId());
        String reason = Objects.toString(execution.getVariable(PeriodClose.REASON), "");
        closes.conclude(close.id(), Statement.Status.NOTHING_OWED, session.actor(), reason);
    }
}
