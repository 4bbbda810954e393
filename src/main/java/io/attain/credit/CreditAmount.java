package io.attain.credit;

import io.attain.problem.Problem;
import java.math.BigDecimal;
import java.util.Currency;

/** What people may write as the amount of a credit. */
public final class CreditAmount {

    private static final int MOST_DIGITS = 15;

    private CreditAmount() {}

    /**
     * Checks an amount that somebody claims, proposes, decides or pays.
     *
     * @param amount never {@literal null}
     * @param currency the agreement's, never {@literal null}
     * @throws Problem if it is negative, has parts of the currency's smallest unit, or is a quadrillion or more
     */
    public static void check(BigDecimal amount, Currency currency) {
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        if (amount.signum() < 0
                || amount.stripTrailingZeros().scale() > digits
                || (long) amount.precision() - amount.scale() > MOST_DIGITS) {
            throw Problem.refused("A credit comes to an amount in " + currency.getCurrencyCode()
                    + ", not negative, below a quadrillion, and with no more than " + digits + " decimals, such as "
                    + BigDecimal.valueOf(120).setScale(digits) + "; found " + amount + ".");
        }
    }
}
