package io.attain.credit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;

/**
 * What is recorded of a close.
 *
 * @param prepared the close with its verdicts
 * @param total the sum of the credits of all current verdicts on the period
 * @param settled how much was settled before
 * @param currency the agreement's currency
 * @param claimUntil until when the statement can be disputed
 * @param status how the statement begins
 */
public record CloseRecord(
        PreparedClose prepared,
        BigDecimal total,
        BigDecimal settled,
        Currency currency,
        Instant claimUntil,
        Statement.Status status) {

    /** Returns whether money is owed, by one side or the other. */
    public boolean owes() {
        return total.compareTo(settled) != 0;
    }
}
