package io.attain.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notice as it is kept.
 *
 * @param number its number
 * @param notice what is told to whom
 * @param state what became of it
 * @param digest whether it waits for a digest
 * @param attempts how often it was tried to send it
 * @param firstAttempt when for the first time, {@literal null} if never
 * @param nextAttempt when for the next time
 * @param failure why the last attempt failed, {@literal null} if none did
 * @param created when it was recorded
 */
public record OutboxEntry(
        long number,
        Notice notice,
        State state,
        boolean digest,
        int attempts,
        @Nullable Instant firstAttempt,
        Instant nextAttempt,
        @Nullable String failure,
        Instant created) {

    /** What became of a notice. */
    public enum State {
        /** It is to be sent, or sent again. */
        WAITING,
        /** The mail server took it. */
        SENT,
        /** The person wants no mail, or has no address, any more. */
        DROPPED,
        /** It was given up after a day; an administrator can have it sent again. */
        FAILED
    }
}
