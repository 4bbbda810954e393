package io.attain.dispute;

/**
 * A dispute is over. Published in the transaction that books its outcome.
 *
 * @param number the dispute's number
 * @param reference the agreement's reference
 * @param period the period's short name
 * @param outcome how it ended
 */
public record DisputeConcluded(long number, String reference, String period, DisputeState.Outcome outcome) {}
