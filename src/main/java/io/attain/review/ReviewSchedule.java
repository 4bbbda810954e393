package io.attain.review;

import io.attain.evaluation.BusinessTime;
import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Renewal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.PeriodDuration;

/**
 * When an agreement is to be reviewed, by its terms alone. All days begin at midnight in the agreement's zone, whatever its
 * clocks do in between.
 */
public final class ReviewSchedule {

    /** More reviews than any term has; the terms may name a second. */
    private static final int MOST = 10_000;

    /** On this day of the month, the month before has usually been closed, and the data is looked at. */
    private static final int DAY_OF_LOOK = 10;

    private ReviewSchedule() {}

    /**
     * A review that is due.
     *
     * @param at when
     * @param occasion {@link Occasion#SCHEDULE} or {@link Occasion#EXPIRY}
     */
    public record Due(Instant at, Occasion occasion) {}

    /**
     * Returns the first review that is due after an instant: each time that the terms' {@code every} has passed since the
     * term began, and, where the terms renew it, so long before notice is due that reviewers and owners can take all the
     * time that they have.
     *
     * @param terms never {@literal null}
     * @param after the instant, exclusive, never {@literal null}
     * @return empty if there is none until the end of the term
     */
    public static Optional<Due> next(Agreement terms, Instant after) {
        return Stream.of(scheduled(terms, after), beforeExpiry(terms, after))
                .flatMap(Optional::stream)
                .min(Comparator.comparing(Due::at));
    }

    private static Optional<Due> scheduled(Agreement terms, Instant after) {
        PeriodDuration every = terms.review() == null ? null : terms.review().every();
        if (every == null || every.isZero()) {
            return Optional.empty();
        }
        ZonedDateTime from = midnight(terms, terms.term().from());
        Instant end = midnight(terms, terms.term().until()).toInstant();
        for (int times = 1; times <= MOST; times++) {
            Instant at = from.plus(every.multipliedBy(times)).toInstant();
            if (!at.isBefore(end)) {
                return Optional.empty();
            }
            if (at.isAfter(after)) {
                return Optional.of(new Due(at, Occasion.SCHEDULE));
            }
        }
        return Optional.empty();
    }

    private static Optional<Due> beforeExpiry(Agreement terms, Instant after) {
        Renewal renewal = terms.renewal();
        if (renewal == null || renewal.mode() == Renewal.Mode.NONE) {
            return Optional.empty();
        }
        PeriodDuration answer = terms.negotiation().answerWithin();
        Instant at = notice(terms).minus(answer).minus(answer).toInstant();
        return at.isAfter(after) ? Optional.of(new Due(at, Occasion.EXPIRY)) : Optional.empty();
    }

    /**
     * Returns until when notice can be given that the agreement is not to go on.
     *
     * @param terms never {@literal null}
     * @return the instant, exclusive: the end of the term where the terms ask for no notice
     */
    public static Instant noticeUntil(Agreement terms) {
        return notice(terms).toInstant();
    }

    /**
     * Returns until when somebody has time whom a review asks: what the terms' {@code negotiation} gives for an answer, since a
     * review is how a change comes about.
     *
     * @param terms never {@literal null}
     * @param asked when they are asked, never {@literal null}
     */
    public static Instant answerUntil(Agreement terms, Instant asked) {
        return BusinessTime.always(terms.zone())
                .deadline(asked, terms.negotiation().answerWithin(), false, List.of());
    }

    private static ZonedDateTime notice(Agreement terms) {
        ZonedDateTime end = midnight(terms, terms.term().until());
        @Nullable
        PeriodDuration notice = terms.renewal() == null ? null : terms.renewal().notice();
        return notice == null ? end : end.minus(notice);
    }

    /**
     * Returns when the data is looked at next: on the tenth of a month.
     *
     * @param terms never {@literal null}
     * @param now never {@literal null}
     * @return later than now
     */
    public static Instant nextLook(Agreement terms, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, terms.zone());
        LocalDate day = today.withDayOfMonth(DAY_OF_LOOK);
        return midnight(terms, day.isAfter(today) ? day : day.plusMonths(1)).toInstant();
    }

    private static ZonedDateTime midnight(Agreement terms, LocalDate day) {
        return day.atStartOfDay(terms.zone());
    }
}
