package io.attain.review;

import java.time.Instant;
import java.util.List;

/**
 * Reviewers who have not answered are reminded. Published in the transaction that records it.
 *
 * @param review the review
 * @param accounts who, possibly none
 * @param at when
 */
public record ReviewersReminded(Review review, List<String> accounts, Instant at) {

    /** Copies the list. */
    public ReviewersReminded {
        accounts = List.copyOf(accounts);
    }
}
