package io.attain.credit;

import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Disputes;
import io.attain.terms.Agreement.Silence;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.threeten.extra.PeriodDuration;

/** What the terms say about statements. */
public final class StatementTerms {

    /** Where the terms name no claim window, thirty days, as is usual for invoices. */
    private static final PeriodDuration USUAL_CLAIM_WINDOW = PeriodDuration.of(java.time.Period.ofDays(30));

    private StatementTerms() {}

    /**
     * Until when a statement can be contested.
     *
     * @param terms never {@literal null}
     * @param made when the statement was made, never {@literal null}
     * @return never {@literal null}
     */
    public static Instant claimUntil(Agreement terms, Instant made) {
        Disputes disputes = terms.disputes();
        PeriodDuration window =
                disputes == null || disputes.claimWithin() == null ? USUAL_CLAIM_WINDOW : disputes.claimWithin();
        return ZonedDateTime.ofInstant(made, terms.zone()).plus(window).toInstant();
    }

    /**
     * What it means when the customer does not answer in time.
     *
     * @param terms never {@literal null}
     * @return never {@literal null}; accepted where the terms do not say
     */
    public static Silence silence(Agreement terms) {
        Disputes disputes = terms.disputes();
        return disputes == null ? Silence.ACCEPTED : disputes.silence();
    }
}
