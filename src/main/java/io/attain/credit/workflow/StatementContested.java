package io.attain.credit.workflow;

import io.attain.credit.Close;
import io.attain.credit.Closing;
import io.attain.credit.PeriodCloses;
import io.attain.credit.Statement;
import io.attain.workflow.EngineSession;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Records that the customer contests the statement. */
@Component
class StatementContested implements ExecutionListener {

    private final Closing closing;
    private final PeriodCloses closes;
    private final EngineSession session;

    StatementContested(Closing closing, PeriodCloses closes, EngineSession session) {
        this.closing = closing;
        this.closes = closes;
        this.session = session;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Close close = closing.closeOf(execution.getProcessInstanceId());
        String reason = Objects.toString(execution.getVariable(PeriodClose.REASON), "");
        closes.conclude(close.number(), Statement.Status.CONTESTED, session.actor(), reason);
    }
}
