package io.attain.dispute.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.dispute.DisputeTerms;
import io.attain.dispute.ExclusionClaim;
import io.attain.dispute.ExclusionRecord;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Until when a claimed exclusion is to be assessed; the timer asks for it. */
@Component
public class ExclusionDeadlines {

    private final ExclusionRecord record;
    private final AgreementRegister register;

    ExclusionDeadlines(ExclusionRecord record, AgreementRegister register) {
        this.record = record;
        this.register = register;
    }

    /**
     * Until when: as long as the other side has to respond to a dispute.
     *
     * @param execution of a claim, never {@literal null}
     */
    public Date assessUntil(DelegateExecution execution) {
        ExclusionClaim claim = record.ofInstance(execution.getProcessInstanceId());
        return Date.from(
                DisputeTerms.respondUntil(register.get(claim.reference()).terms(), claim.recordedAt()));
    }
}
