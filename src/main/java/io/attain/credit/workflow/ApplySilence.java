package io.attain.credit.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.credit.Close;
import io.attain.credit.Closing;
import io.attain.credit.StatementTerms;
import io.attain.terms.Agreement.Silence;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes the customer's silence as the terms say. */
@Component
class ApplySilence implements JavaDelegate {

    private final AgreementRegister register;
    private final Closing closing;

    ApplySilence(AgreementRegister register, Closing closing) {
        this.register = register;
        this.closing = closing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Close close = closing.closeOf(execution.getProcessInstanceId());
        Silence silence = StatementTerms.silence(register.get(close.reference()).terms());
        execution.setVariable(
                PeriodClose.OUTCOME, silence == Silence.ACCEPTED ? PeriodClose.ACCEPTED : PeriodClose.CONTESTED);
        execution.setVariable(PeriodClose.REASON, "No answer within the claim window");
    }
}
