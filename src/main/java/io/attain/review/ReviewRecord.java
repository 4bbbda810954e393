package io.attain.review;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is recorded of reviews and notices. It is added to and never changed. */
public interface ReviewRecord {

    /**
     * Opens a review.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param version the number of the version that is reviewed
     * @return with its numbers
     * @throws io.attain.problem.Problem if another has just been opened
     */
    Review open(String reference, int version);

    /**
     * Records what set a review off.
     *
     * @param review never {@literal null}
     * @param occasion why, never {@literal null}
     * @param account who raised it, never {@literal null}
     * @param fact what makes it the same fact, {@literal null} where a person raised it
     * @param words in words, never {@literal null}
     */
    void trigger(Review review, Occasion occasion, String account, @Nullable String fact, String words);

    /**
     * Lists what set an agreement's reviews off.
     *
     * @param reference its reference, never {@literal null}
     * @return in the order in which it came, possibly empty
     */
    List<Trigger> triggers(String reference);

    /**
     * Records what was done.
     *
     * @param review the review's number
     * @param kind what, never {@literal null}
     * @param account who did it, never {@literal null}
     * @param about what it was about, empty for nothing else, never {@literal null}
     * @param words in words, empty for none, never {@literal null}
     */
    void act(long review, ReviewAct.Kind kind, String account, String about, String words);

    /**
     * Lists what was done in the reviews of an agreement.
     *
     * @param reference its reference, never {@literal null}
     * @return in the order in which it was done, possibly empty
     */
    List<ReviewAct> acts(String reference);

    /**
     * Lists what was done in a review.
     *
     * @param review never {@literal null}
     * @return in the order in which it was done, possibly empty
     */
    default List<ReviewAct> acts(Review review) {
        return acts(review.reference()).stream()
                .filter(it -> it.review() == review.number())
                .toList();
    }

    /**
     * Lists an agreement's reviews.
     *
     * @param reference its reference, never {@literal null}
     * @return in order of their ordinals, possibly empty
     */
    List<Review> of(String reference);

    /**
     * Lists reviews that are open.
     *
     * @param references only those of these agreements, {@literal null} for all
     * @param after the number of the last review before those that are asked for, 0 for the first ones
     * @param limit how many at most
     * @return the one that was opened first in front
     */
    List<Review> open(@Nullable Collection<String> references, long after, int limit);

    /**
     * A review that is over.
     *
     * @param review the review
     * @param decision what it came to
     */
    record Decided(Review review, ReviewAct decision) {}

    /**
     * Lists reviews that are over.
     *
     * @param references only those of these agreements, {@literal null} for all
     * @param before the number of the last decision before those that are asked for, {@link Long#MAX_VALUE} for the first ones
     * @param limit how many at most
     * @return the one that was decided last in front
     */
    List<Decided> decided(@Nullable Collection<String> references, long before, int limit);

    /**
     * Lists what set some reviews off.
     *
     * @param reviews their numbers, never {@literal null}
     * @return in the order in which it came, possibly empty
     */
    List<Trigger> triggers(Collection<Long> reviews);

    /**
     * Keeps what the reviewers decide on.
     *
     * @param review the review's number
     * @param content as JSON, never {@literal null}
     */
    void keepScorecard(long review, String content);

    /**
     * Finds what the reviewers decide on.
     *
     * @param review the review's number
     * @return as JSON, empty if it has not been compiled yet
     */
    Optional<String> scorecard(long review);

    /**
     * Records which process instance carries a review out.
     *
     * @param processInstance the instance's id, never {@literal null}
     * @param review the review's number
     */
    void bind(String processInstance, long review);

    /**
     * Gets the review that a process instance carries out.
     *
     * @param processInstance the instance's id, never {@literal null}
     * @return never {@literal null}
     * @throws io.attain.problem.Problem if there is none
     */
    Review ofInstance(String processInstance);

    /**
     * Records that a side gives notice.
     *
     * @param notice when it was recorded is not read, never {@literal null}
     * @throws io.attain.problem.Problem if notice of that version was given already
     */
    void give(Notice notice);

    /**
     * Finds the notice that ends an agreement with the term of a version.
     *
     * @param reference its reference, never {@literal null}
     * @param version the version's number
     * @return empty if none was given
     */
    Optional<Notice> notice(String reference, int version);
}
