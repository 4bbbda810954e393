package io.attain.notification;

import io.attain.notification.OutboxEntry.State;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is to be told, and what became of it. */
public interface NotificationOutbox {

    /**
     * Records notices in the running transaction, in one batch. What somebody has been told, or will be, is left out.
     *
     * @param planned never {@literal null}
     */
    void add(List<Planned> planned);

    /**
     * A notice with the way that it goes.
     *
     * @param notice never {@literal null}
     * @param digest whether it waits for a digest
     * @param sendAt when it is sent
     */
    record Planned(Notice notice, boolean digest, Instant sendAt) {}

    /**
     * Claims notices that are due and sent alone, in a transaction of its own that takes no row that another has. The claim
     * counts as an attempt and ends by itself.
     *
     * @param most how many
     * @return the longest due first, possibly empty
     */
    List<OutboxEntry> claimSingle(int most);

    /**
     * Claims all notices of one person's digest that is due, likewise.
     *
     * @return in order of due date, those without one last; empty if there is no such digest
     */
    List<OutboxEntry> claimDigest();

    /**
     * Records that the mail server took notices.
     *
     * @param numbers theirs, never {@literal null}
     */
    void sent(Collection<Long> numbers);

    /**
     * Records that notices are not wanted any more.
     *
     * @param numbers theirs, never {@literal null}
     */
    void drop(Collection<Long> numbers);

    /**
     * Records that an attempt failed.
     *
     * @param number the notice's
     * @param why in words, never {@literal null}
     * @param next when to try again, {@literal null} to give up
     */
    void failed(long number, String why, @Nullable Instant next);

    /**
     * Gives claimed notices back that were not tried.
     *
     * @param numbers theirs, never {@literal null}
     * @param next when to try them, never {@literal null}
     */
    void release(Collection<Long> numbers, Instant next);

    /**
     * Has the notices of somebody that wait go the way that was chosen since.
     *
     * @param account the name, never {@literal null}
     * @param preference never {@literal null}
     */
    void plan(String account, Preference preference);

    /**
     * Has notices that were given up sent again.
     *
     * @param number the notice's, {@literal null} for all of them
     * @return how many
     */
    int again(@Nullable Long number);

    /**
     * How many notices there are.
     *
     * @return by state, zero included
     */
    Map<State, Long> counts();

    /**
     * The latest notices in a state.
     *
     * @param state never {@literal null}
     * @param most how many
     * @return the latest first
     */
    List<OutboxEntry> latest(State state, int most);
}
