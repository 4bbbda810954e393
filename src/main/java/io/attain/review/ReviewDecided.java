package io.attain.review;

/**
 * A review is over. Published in the transaction that records it.
 *
 * @param review the review
 * @param decision what it came to, which {@linkplain ReviewAct.Kind#isLast is the last} that is done in a review
 * @param about what that is about, as in {@link ReviewAct}: the number of the version that is drafted, the right by which the
 *     agreement was ended; empty for nothing else
 */
public record ReviewDecided(Review review, ReviewAct.Kind decision, String about) {}
