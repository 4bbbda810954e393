package io.attain.review.workflow;

import io.attain.review.Renewals;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records the next term of an agreement that goes on by its own terms. A step of its lifecycle. */
@Component
class RenewByTerms implements JavaDelegate {

    private final Renewals renewals;

    RenewByTerms(Renewals renewals) {
        this.renewals = renewals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        renewals.renewByTerms(execution.getProcessBusinessKey());
    }
}
