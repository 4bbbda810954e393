package io.attain.credit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;

/**
 * What was decided about the credit of one objective, scope and period, before caps over several verdicts.
 *
 * @param reference the agreement's reference
 * @param objective the objective's id
 * @param scope the scope's values, in the order of the terms
 * @param start the period's first instant
 * @param end the first instant after it
 * @param amount what the credit comes to, not negative
 * @param currency the agreement's currency
 * @param decision what decided it, such as {@code dispute 7}
 */
public record DecidedCredit(
        String reference,
        String objective,
        List<String> scope,
        Instant start,
        Instant end,
        BigDecimal amount,
        Currency currency,
        String decision) {

    /** Copies the list. */
    public DecidedCredit {
        scope = List.copyOf(scope);
    }
}
