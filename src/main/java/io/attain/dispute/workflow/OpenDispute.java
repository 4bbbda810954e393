package io.attain.dispute.workflow;

import io.attain.credit.Closing;
import io.attain.dispute.Disputes;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Begins the dispute that a side answered a statement with. */
@Component
class OpenDispute implements JavaDelegate {

    private final Closing closing;
    private final Disputes disputes;

    OpenDispute(Closing closing, Disputes disputes) {
        this.closing = closing;
        this.disputes = disputes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        disputes.begin(closing.closeOf(execution.getProcessInstanceId()));
    }
}
