package io.attain.negotiation.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.evaluation.BusinessTime;
import io.attain.terms.Agreement.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.threeten.extra.PeriodDuration;

/** Until when people have time while terms are drafted; the model's timers and conditions ask for it. */
@Component
public class DraftingDeadlines {

    /** Whoever checks the terms for one side. */
    static final String LEGAL = "legal";

    private final AgreementRegister register;
    private final Clock clock;

    DraftingDeadlines(AgreementRegister register, Clock clock) {
        this.register = register;
        this.clock = clock;
    }

    /**
     * Until when both sides can say what they need.
     *
     * @param execution of a drafting, never {@literal null}
     */
    public Date needsUntil(DelegateExecution execution) {
        return Date.from(answerUntil(version(execution)));
    }

    /**
     * Until when an offer can be answered.
     *
     * @param execution of a drafting, never {@literal null}
     */
    public Date answerUntil(DelegateExecution execution) {
        return Date.from(answerUntil(version(execution)));
    }

    /** Counts from now. */
    Instant answerUntil(AgreementVersion version) {
        PeriodDuration within = version.terms().negotiation().answerWithin();
        return BusinessTime.always(version.terms().zone()).deadline(clock.instant(), within, false, List.of());
    }

    /**
     * Whether the side whose turn it is has counsel.
     *
     * @param execution of a drafting, never {@literal null}
     */
    public boolean hasCounsel(DelegateExecution execution) {
        return !version(execution).people(side(execution), LEGAL).isEmpty();
    }

    /** Whose turn it is. */
    static Role side(DelegateExecution execution) {
        return Role.valueOf(String.valueOf(execution.getVariable(AgreementDrafting.SIDE)));
    }

    private AgreementVersion version(DelegateExecution execution) {
        return register.latest(execution.getProcessBusinessKey());
    }
}
