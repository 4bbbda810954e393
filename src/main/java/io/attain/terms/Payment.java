package io.attain.terms;

import java.math.BigDecimal;

/** How much a credit rule pays. */
public sealed interface Payment {

    /**
     * A share of the basis.
     *
     * @param percent in percent
     */
    record Percent(BigDecimal percent) implements Payment {}

    /**
     * A fixed amount.
     *
     * @param amount in the agreement's currency
     */
    record Amount(BigDecimal amount) implements Payment {}

    /**
     * A multiple of the fee for the time at fault.
     *
     * @param times how many times that fee
     */
    record FeeMultiple(BigDecimal times) implements Payment {}
}
