package io.attain.review.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.review.Review;
import io.attain.review.ReviewRecord;
import io.attain.review.ReviewSchedule;
import io.attain.terms.Agreement;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * Until when the people of a review have time; its timers ask for it. They have what the terms' {@code negotiation} gives
 * for an answer, each time, since a review is how a change comes about.
 */
@Component
public class ReviewDeadlines {

    private final ReviewRecord record;
    private final AgreementRegister register;
    private final Clock clock;

    ReviewDeadlines(ReviewRecord record, AgreementRegister register, Clock clock) {
        this.record = record;
        this.register = register;
        this.clock = clock;
    }

    /**
     * When reviewers who have not answered are reminded: so long before their time is over as the terms remind signatories.
     *
     * @param execution of a review, never {@literal null}
     */
    public Date remindAt(DelegateExecution execution) {
        Agreement terms = terms(execution);
        Instant opened = opened(execution);
        Instant until = ReviewSchedule.answerUntil(terms, opened);
        Instant at = until.atZone(terms.zone())
                .minus(terms.negotiation().remindEvery())
                .toInstant();
        return Date.from(at.isBefore(opened) ? opened : at);
    }

    /**
     * Until when the reviewers can answer.
     *
     * @param execution of a review, never {@literal null}
     */
    public Date answerUntil(DelegateExecution execution) {
        Agreement terms = terms(execution);
        return Date.from(ReviewSchedule.answerUntil(terms, opened(execution)));
    }

    /**
     * Until when the owners can decide.
     *
     * @param execution of a review, never {@literal null}
     */
    public Date decideUntil(DelegateExecution execution) {
        return fromNow(execution);
    }

    /**
     * Until when the other side can consent to the end.
     *
     * @param execution of a review, never {@literal null}
     */
    public Date consentUntil(DelegateExecution execution) {
        return fromNow(execution);
    }

    private Date fromNow(DelegateExecution execution) {
        Agreement terms = terms(execution);
        return Date.from(ReviewSchedule.answerUntil(terms, clock.instant()));
    }

    private Instant opened(DelegateExecution execution) {
        Review review = record.ofInstance(execution.getProcessInstanceId());
        return review.openedAt();
    }

    private Agreement terms(DelegateExecution execution) {
        return register.get(execution.getProcessBusinessKey()).terms();
    }
}
