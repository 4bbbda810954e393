package io.attain.dispute;

import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Disputes;
import io.attain.terms.Agreement.Silence;
import java.time.Instant;
import java.time.Period;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.PeriodDuration;

/** What the terms say about disputes, and what holds where they say nothing. */
public final class DisputeTerms {

    private static final PeriodDuration TEN_DAYS = PeriodDuration.of(Period.ofDays(10));
    private static final PeriodDuration TWO_WEEKS = PeriodDuration.of(Period.ofDays(14));
    private static final PeriodDuration THIRTY_DAYS = PeriodDuration.of(Period.ofDays(30));

    private DisputeTerms() {}

    /**
     * Until when the other side has to respond to a claim.
     *
     * @param terms never {@literal null}
     * @param from when that begins, never {@literal null}
     */
    public static Instant respondUntil(Agreement terms, Instant from) {
        return until(terms, from, Disputes::respondWithin, TEN_DAYS);
    }

    /**
     * Until when both sides negotiate.
     *
     * @param terms never {@literal null}
     * @param from when that begins, never {@literal null}
     */
    public static Instant negotiateUntil(Agreement terms, Instant from) {
        return until(terms, from, Disputes::negotiateWithin, TWO_WEEKS);
    }

    /**
     * Until when the mediator has, and both sides have to answer.
     *
     * @param terms never {@literal null}
     * @param from when that begins, never {@literal null}
     */
    public static Instant mediateUntil(Agreement terms, Instant from) {
        return until(terms, from, Disputes::mediateWithin, TWO_WEEKS);
    }

    /**
     * Until when the arbiter has, or those who correct data.
     *
     * @param terms never {@literal null}
     * @param from when that begins, never {@literal null}
     */
    public static Instant arbitrateUntil(Agreement terms, Instant from) {
        return until(terms, from, Disputes::arbitrateWithin, THIRTY_DAYS);
    }

    private static Instant until(
            Agreement terms,
            Instant from,
            Function<Disputes, @Nullable PeriodDuration> said,
            PeriodDuration otherwise) {
        PeriodDuration within = terms.disputes() == null ? null : said.apply(terms.disputes());
        return from.atZone(terms.zone())
                .plus(within == null ? otherwise : within)
                .toInstant();
    }

    /** What it means when the other side does not respond to a claim. */
    static Silence silence(Agreement terms) {
        return terms.silence();
    }
}
