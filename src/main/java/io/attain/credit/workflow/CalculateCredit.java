package io.attain.credit.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.credit.PeriodCloses;
import io.attain.credit.Statement;
import io.attain.credit.StatementTerms;
import io.attain.terms.Agreement;
import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Makes the statement of the period from its verdicts. */
@Component
class CalculateCredit implements JavaDelegate {

    private final AgreementRegister register;
    private final PeriodCloses closes;
    private final Clock clock;

    CalculateCredit(AgreementRegister register, PeriodCloses closes, Clock clock) {
        this.register = register;
        this.closes = closes;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        PeriodCloses.Close close = closes.ofInstance(execution.getProcessInstanceId());
        Agreement terms = register.get(close.reference()).terms();
        Statement statement =
                closes.state(close.id(), terms.currency(), StatementTerms.claimUntil(terms, clock.instant()));
        execution.setVariable(PeriodClose.CREDIT_OWED, statement.owes());
        execution.setVariable(PeriodClose.CLAIM_UNTIL, Date.from(statement.claimUntil()));
    }
}
