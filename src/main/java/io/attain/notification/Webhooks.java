package io.attain.notification;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The systems that are told of events, and what is on its way to them. */
public interface Webhooks {

    /**
     * Something that one system is told.
     *
     * @param number its number
     * @param webhook the system's number
     * @param type the event's type
     * @param body the event as it is posted, the same at each attempt
     * @param attempts how often it was tried
     * @param firstAttempt when for the first time, {@literal null} if never
     * @param failure why the last attempt failed, {@literal null} if none did
     */
    record Delivery(
            long number,
            long webhook,
            String type,
            String body,
            int attempts,
            @Nullable Instant firstAttempt,
            @Nullable String failure) {}

    /**
     * Something that happened, for one system.
     *
     * @param webhook the system's number
     * @param cause names what happened; no system is told the same cause twice. At most 200 characters
     * @param type the event's type
     * @param body the event
     */
    record Planned(long webhook, String cause, String type, String body) {}

    /**
     * Registers a system.
     *
     * @param webhook its number is ignored, never {@literal null}
     * @return with its number
     */
    Webhook add(Webhook webhook);

    /** Lists all systems in the order in which they were registered. */
    List<Webhook> all();

    /**
     * Finds a system.
     *
     * @param number its number
     * @return empty if there is none
     */
    Optional<Webhook> find(long number);

    /**
     * Takes a system out, with what is on its way to it.
     *
     * @param number its number
     */
    void remove(long number);

    /**
     * Records what systems are told in the running transaction, in one batch.
     *
     * @param planned never {@literal null}
     */
    void plan(List<Planned> planned);

    /**
     * Claims what is due in a transaction of its own, which counts as an attempt.
     *
     * @param most how many
     * @return the longest due first, possibly empty
     */
    List<Delivery> claim(int most);

    /**
     * Records that a system took something.
     *
     * @param number the delivery's
     */
    void delivered(long number);

    /**
     * Records that an attempt failed.
     *
     * @param number the delivery's
     * @param why in words, never {@literal null}
     * @param next when to try again, {@literal null} to give up
     */
    void failed(long number, String why, @Nullable Instant next);

    /**
     * Gives claimed deliveries back that were not tried.
     *
     * @param numbers theirs, never {@literal null}
     * @param next when to try them, never {@literal null}
     */
    void release(Collection<Long> numbers, Instant next);

    /**
     * The latest deliveries that were given up.
     *
     * @param most how many
     */
    List<Delivery> failed(int most);

    /** Has all that was given up delivered again; returns how many. */
    int again();
}
