package io.attain.review;

import java.time.Instant;

/**
 * A review of an agreement.
 *
 * @param number under which it is recorded
 * @param reference the agreement's reference
 * @param ordinal its number among the agreement's reviews, from 1
 * @param version the number of the version that is reviewed
 * @param openedAt when it was opened
 */
public record Review(long number, String reference, int ordinal, int version, Instant openedAt) {}
