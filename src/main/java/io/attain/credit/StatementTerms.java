package io.attain.credit;

import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Silence;
import java.time.Instant;
import java.time.ZonedDateTime;

/** What the terms say about statements. */
public final class StatementTerms {

    private StatementTerms() {}

    /**
     * Until when a statement can be contested.
     *
     * @param terms never {@literal null}
     * @param made when the statement was made, never {@literal null}
     * @return never {@literal null}
     */
    public static Instant claimUntil(Agreement terms, Instant made) {
        return ZonedDateTime.ofInstant(made, terms.zone())
                .plus(terms.claimWindow())
                .toInstant();
    }

    /**
     * What it means when the customer does not answer in time.
     *
     * @param terms never {@literal null}
     * @return never {@literal null}; accepted where the terms do not say
     */
    public static Silence silence(Agreement terms) {
        return terms.silence();
    }
}
