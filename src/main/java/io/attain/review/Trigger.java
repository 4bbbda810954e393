package io.attain.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What set a review off, or came up while it was open.
 *
 * @param review the review's number
 * @param occasion why
 * @param account who raised it, or {@code engine} where time or the data did
 * @param fact what makes it the same fact, {@literal null} where a person raised it
 * @param words in words
 * @param recordedAt when
 */
public record Trigger(
        long review, Occasion occasion, String account, @Nullable String fact, String words, Instant recordedAt) {}
