package io.attain.negotiation.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.Milestone;
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
     * When the term is over: that of the version in force, or of a later one that all have signed and that takes effect
     * before.
     *
     * @param execution of a lifecycle, never {@literal null}
     */
    public Date termEnd(DelegateExecution execution) {
        return Date.from(termEnd(execution.getProcessBusinessKey()));
    }

    /**
     * Whether the agreement goes on after the term that is over, because all have signed another.
     *
     * @param execution of a lifecycle, never {@literal null}
     */
    public boolean goesOn(DelegateExecution execution) {
        return termEnd(execution.getProcessBusinessKey()).isAfter(clock.instant());
    }

    private Instant termEnd(String reference) {
        Agreement holds = register.get(reference).terms();
        AgreementVersion latest = register.latest(reference);
        boolean follows = register.status(latest) == Milestone.SIGNED
                && !latest.terms().effective().isAfter(holds.term().until());
        Agreement lasting = follows ? latest.terms() : holds;
        return midnight(lasting, lasting.term().until());
    }

    private static Instant begin(Agreement terms) {
        return midnight(terms, terms.effective());
    }

    private static Instant midnight(Agreement terms, LocalDate day) {
        return day.atStartOfDay(terms.zone()).toInstant();
    }

    private Agreement terms(DelegateExecution execution) {
        return register.latest(execution.getProcessBusinessKey()).terms();
    }
}
