package io.attain.review;

import java.util.List;

/**
 * A review was opened. Published in the transaction that records it.
 *
 * @param review the review
 * @param occasions why, each once
 */
public record ReviewOpened(Review review, List<Occasion> occasions) {

    /** Copies the list. */
    public ReviewOpened {
        occasions = List.copyOf(occasions);
    }
}
