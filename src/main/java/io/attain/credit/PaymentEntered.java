package io.attain.credit;

/**
 * A payment was booked. Published in the transaction that books it.
 *
 * @param reference the agreement's reference
 */
public record PaymentEntered(String reference) {}
