package io.attain.credit;

/**
 * An agreement has come in force, so that its periods are closed from now on. Published in the transaction that does so.
 *
 * @param reference the agreement's reference
 */
public record PeriodsScheduled(String reference) {}
