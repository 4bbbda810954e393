package io.attain.negotiation.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.negotiation.Drafts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Runs a side's draft on past measurements. */
@Component
class BacktestDraft implements JavaDelegate {

    BacktestDraft(AgreementRegister register, Drafts drafts) {}

    @Override
    public void execute(DelegateExecution execution) {}
}
