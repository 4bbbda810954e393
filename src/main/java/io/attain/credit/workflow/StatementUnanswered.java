package io.attain.credit.workflow;

import io.attain.credit.Close;
import io.attain.credit.Closing;
import io.attain.credit.PeriodCloses;
import io.attain.credit.Statement;
import io.attain.workflow.EngineSession;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Records that a side has not answered in time. */
@Component
class StatementUnanswered implements ExecutionListener {

    private final Closing closing;
    private final PeriodCloses closes;
    private final EngineSession session;

    StatementUnanswered(Closing closing, PeriodCloses closes, EngineSession session) {
        this.closing = closing;
        this.closes = closes;
        this.session = session;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Close close = closing.closeOf(execution.getProcessInstanceId());
        closes.conclude(
                close.number(),
                Statement.Status.UNANSWERED,
                session.actor(),
                "A side has not answered within the claim window");
    }
}
