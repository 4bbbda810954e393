package io.attain.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When something that could not be sent is tried again: after a minute, two, four and so on, at most an hour, for a day. */
final class Retries {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration FOR = Duration.ofDays(1);
    private static final int DOUBLINGS = 6;

    private Retries() {}

    /**
     * When to try again.
     *
     * @param attempts how often it was tried, at least once
     * @param first when for the first time, never {@literal null}
     * @param now never {@literal null}
     * @return empty if it is given up
     */
    static Optional<Instant> next(int attempts, Instant first, Instant now) {
        if (!now.isBefore(first.plus(FOR))) {
            return Optional.empty();
        }
        Duration delay = Duration.ofMinutes(1L << Math.min(DOUBLINGS, attempts - 1));
        return Optional.of(now.plus(delay.compareTo(LONGEST) > 0 ? LONGEST : delay));
    }
}
