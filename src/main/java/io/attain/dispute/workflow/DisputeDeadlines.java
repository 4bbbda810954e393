package io.attain.dispute.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.dispute.Dispute;
import io.attain.dispute.DisputeAct;
import io.attain.dispute.DisputeAct.Kind;
import io.attain.dispute.DisputeRecord;
import io.attain.dispute.DisputeTerms;
import io.attain.terms.Agreement;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Until when the people of a dispute have time; its timers ask for it. */
@Component
public class DisputeDeadlines {

    private final DisputeRecord record;
    private final AgreementRegister register;
    private final Clock clock;

    DisputeDeadlines(DisputeRecord record, AgreementRegister register, Clock clock) {
        this.record = record;
        this.register = register;
        this.clock = clock;
    }

    /**
     * Until when the other side has to respond.
     *
     * @param execution of a dispute, never {@literal null}
     */
    public Date respondUntil(DelegateExecution execution) {
        Dispute dispute = dispute(execution);
        return Date.from(DisputeTerms.respondUntil(terms(dispute), dispute.recordedAt()));
    }

    /**
     * Until when both sides negotiate, however often the turn changes.
     *
     * @param execution of a dispute, never {@literal null}
     */
    public Date negotiateUntil(DelegateExecution execution) {
        Dispute dispute = dispute(execution);
        Instant responded = record.acts(dispute.number()).stream()
                .filter(it -> it.kind() == Kind.PROPOSED || it.kind() == Kind.REJECTED)
                .map(DisputeAct::recordedAt)
                .findFirst()
                .orElseGet(clock::instant);
        return Date.from(DisputeTerms.negotiateUntil(terms(dispute), responded));
    }

    /**
     * Until when the mediator has time.
     *
     * @param execution of a dispute, never {@literal null}
     */
    public Date mediateUntil(DelegateExecution execution) {
        return Date.from(DisputeTerms.mediateUntil(terms(dispute(execution)), clock.instant()));
    }

    /**
     * Until when both sides have to answer the mediator.
     *
     * @param execution of a dispute, never {@literal null}
     */
    public Date suggestionUntil(DelegateExecution execution) {
        Dispute dispute = dispute(execution);
        Instant suggested = record.acts(dispute.number()).stream()
                .filter(it -> it.kind() == Kind.SUGGESTED)
                .map(DisputeAct::recordedAt)
                .findFirst()
                .orElseGet(clock::instant);
        return Date.from(DisputeTerms.mediateUntil(terms(dispute), suggested));
    }

    /**
     * Until when the arbiter has time.
     *
     * @param execution of a dispute, never {@literal null}
     */
    public Date arbitrateUntil(DelegateExecution execution) {
        return Date.from(DisputeTerms.arbitrateUntil(terms(dispute(execution)), clock.instant()));
    }

    /**
     * Until when data can be corrected.
     *
     * @param execution of a dispute, never {@literal null}
     */
    public Date correctUntil(DelegateExecution execution) {
        return Date.from(DisputeTerms.respondUntil(terms(dispute(execution)), clock.instant()));
    }

    private Dispute dispute(DelegateExecution execution) {
        return record.ofInstance(execution.getProcessInstanceId());
    }

    private Agreement terms(Dispute dispute) {
        return register.get(dispute.reference()).terms();
    }
}
