package io.attain.credit.workflow;

import io.attain.credit.Closing;
import io.attain.credit.StatementAnswering;
import io.attain.workflow.EngineSession;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Makes what is credited final. */
@Component
class SettleStatement implements JavaDelegate {

    private final Closing closing;
    private final StatementAnswering answering;
    private final EngineSession session;

    SettleStatement(Closing closing, StatementAnswering answering, EngineSession session) {
        this.closing = closing;
        this.answering = answering;
        this.session = session;
    }

    @Override
    public void execute(DelegateExecution execution) {
        answering.settle(closing.closeOf(execution.getProcessInstanceId()), session.actor());
    }
}
