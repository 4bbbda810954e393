package io.attain.dispute;

/**
 * A statement is disputed. Published in the transaction that records it.
 *
 * @param number the dispute's number
 * @param reference the agreement's reference
 * @param period the period's short name
 */
public record DisputeBegun(long number, String reference, String period) {}
