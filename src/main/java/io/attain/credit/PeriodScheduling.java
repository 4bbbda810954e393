package io.attain.credit;

import io.attain.agreement.AgreementInForce;
import io.attain.agreement.AgreementRegister;
import io.attain.agreement.Milestone;
import io.attain.agreement.ReachedMilestone;
import io.attain.problem.Problem;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts agreements that have come in force on the schedule of closes. */
@Component
public class PeriodScheduling {

    private final AgreementRegister register;
    private final AgreementJudge judge;
    private final CloseSchedule schedule;
    private final ApplicationEventPublisher events;

    PeriodScheduling(
            AgreementRegister register,
            AgreementJudge judge,
            CloseSchedule schedule,
            ApplicationEventPublisher events) {
        this.register = register;
        this.judge = judge;
        this.schedule = schedule;
        this.events = events;
    }

    /** What ends early has its last period cut, which is due sooner than was expected. */
    @EventListener
    void ended(ReachedMilestone reached) {
        if (reached.milestone() == Milestone.TERMINATED) {
            schedule.wake(reached.reference());
        }
    }

    /**
     * Has the periods of an agreement closed from now on.
     *
     * @param reference its reference, never {@literal null}
     * @throws Problem if no version of it has come in force
     */
    @Transactional
    public void include(String reference) {
        AgreementInForce agreement = register.inForce(List.of(reference)).get(reference);
        if (agreement == null) {
            throw Problem.conflict("No version of " + reference + " has come in force, so nothing is closed.");
        }
        schedule.include(reference, judge.periods(agreement, List.of()).series());
        events.publishEvent(new PeriodsScheduled(reference));
    }
}
