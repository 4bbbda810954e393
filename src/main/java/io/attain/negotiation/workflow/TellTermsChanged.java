package io.attain.negotiation.workflow;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Has the lifecycle wait by the dates of the terms that have just come in force. */
@Component
class TellTermsChanged implements JavaDelegate {

    private final RuntimeService runtime;

    TellTermsChanged(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void execute(DelegateExecution execution) {
        runtime.createMessageCorrelation(AgreementLifecycle.MESSAGE_TERMS_CHANGED)
                .processInstanceId(execution.getProcessInstanceId())
                .correlate();
    }
}
