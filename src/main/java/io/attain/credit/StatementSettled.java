package io.attain.credit;

import java.math.BigDecimal;

/**
 * A statement is settled. Published in the transaction that books it.
 *
 * @param reference the agreement's reference
 * @param close the number of the close whose statement it is
 * @param period the period's short name
 * @param amount what became due by it
 * @param currency its currency's code
 */
public record StatementSettled(String reference, long close, String period, BigDecimal amount, String currency) {}
