package io.attain.negotiation.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.terms.Agreement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** When an agreement begins to judge and when it is over; the model's timers and conditions ask for it. */
@Component
public class LifecycleDates {

    private final AgreementRegister register;
    private final Clock clock;

    LifecycleDates(AgreementRegister register, Clock clock) {
        this.register = register;
        this.clock = clock;
    }

    /**
     * When the signed version begins to judge.
     *
     * @param execution of a lifecycle, never {@literal null}
     */
    public Date termBegin(DelegateExecution execution) {
        return Date.from(begin(terms(execution)));
    }

    /**
     * Whether it has begun to.
     *
     * @param execution of a lifecycle, never {@literal null}
     */
    public boolean hasBegun(DelegateExecution execution) {
        return !begin(terms(execution)).isAfter(clock.instant());
    }

    /**
     * When the term is over.
     *
     * @param execution of a lifecycle, never {@literal null}
     */
    public Date termEnd(DelegateExecution execution) {
        Agreement terms = terms(execution);
        return Date.from(midnight(terms, terms.term().until()));
    }

    private static Instant begin(Agreement terms) {
        return midnight(terms, terms.effective());
    }

    private static Instant midnight(Agreement terms, LocalDate day) {
        return day.atStartOfDay(terms.zone()).toInstant();
    }

    private Agreement terms(DelegateExecution execution) {
        return register.get(execution.getProcessBusinessKey()).terms();
    }
}
