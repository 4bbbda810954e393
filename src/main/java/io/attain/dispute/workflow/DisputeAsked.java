package io.attain.dispute.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.dispute.Dispute;
import io.attain.dispute.DisputePeople;
import io.attain.dispute.DisputeRecord;
import io.attain.dispute.Disputes;
import io.attain.terms.Agreement.Role;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Who is asked in a dispute, and what it is about; the model asks for it. */
@Component
public class DisputeAsked {

    private final DisputeRecord record;
    private final Disputes disputes;
    private final AgreementRegister register;

    DisputeAsked(DisputeRecord record, Disputes disputes, AgreementRegister register) {
        this.record = record;
        this.disputes = disputes;
        this.register = register;
    }

    /**
     * Returns the sides that answer the mediator.
     *
     * @param execution of a dispute, never {@literal null}
     * @return names of roles
     */
    public List<String> sides(DelegateExecution execution) {
        return List.of(Role.PROVIDER.name(), Role.CUSTOMER.name());
    }

    /**
     * Tells whether a side has refused what the mediator suggests, so that the other need not answer.
     *
     * @param execution of a dispute, never {@literal null}
     */
    public boolean isRefused(DelegateExecution execution) {
        return disputes.isRefused(dispute(execution));
    }

    /**
     * Tells whether the agreement has a mediator.
     *
     * @param execution of a dispute, never {@literal null}
     */
    public boolean hasMediator(DelegateExecution execution) {
        return !DisputePeople.mediators(register.get(dispute(execution).reference()))
                .isEmpty();
    }

    /**
     * Tells whether the agreement has an arbiter.
     *
     * @param execution of a dispute, never {@literal null}
     */
    public boolean hasArbiter(DelegateExecution execution) {
        return !DisputePeople.arbiters(register.get(dispute(execution).reference()))
                .isEmpty();
    }

    /**
     * Tells whether data is to be corrected by what was decided.
     *
     * @param execution of a dispute, never {@literal null}
     */
    public boolean isAboutData(DelegateExecution execution) {
        return disputes.isAboutData(dispute(execution));
    }

    private Dispute dispute(DelegateExecution execution) {
        return record.ofInstance(execution.getProcessInstanceId());
    }
}
