package io.attain.credit;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** When each agreement in force is to be looked at, and which facts its verdicts take into account. */
public interface CloseSchedule {

    /**
     * Puts an agreement on the schedule, or has it looked at anew, since it has come in force with new terms.
     *
     * @param reference its reference, never {@literal null}
     * @param series the ids of the series that it reads, never {@literal null}
     */
    void include(String reference, Set<String> series);

    /**
     * Has an agreement looked at by the next run.
     *
     * @param reference its reference, never {@literal null}
     */
    void wake(String reference);

    /**
     * Tells whether measurements may close something, or change what is closed, so that nobody should wait for it.
     *
     * @param series the id of the series that got them, never {@literal null}
     * @param touchedFrom the earliest time that they touch, never {@literal null}
     * @return whether an agreement that reads the series has a period that was closed and ends later, or may have one to be
     *     closed now
     */
    boolean isConcerned(String series, Instant touchedFrom);

    /**
     * Lists the agreements at which there is something to look now.
     *
     * @return their references, in order, possibly empty
     */
    List<String> due();

    /**
     * Lists those of them from one to another.
     *
     * @param first the first reference in the order of {@link #due()}, never {@literal null}
     * @param last the last one, never {@literal null}
     * @return their references, in order, possibly empty
     */
    List<String> due(String first, String last);

    /**
     * Locks some agreements until the transaction ends. Those that another transaction has locked are waited for: what it
     * has not seen any more would otherwise be seen by nobody.
     *
     * @param references never {@literal null}
     * @param onlyDue whether those are left out at which there is nothing to look now
     * @return by reference, of each series that it reads the last upload that its verdicts take into account
     */
    Map<String, Map<String, Long>> claim(Collection<String> references, boolean onlyDue);

    /**
     * Tells which facts an agreement's verdicts take into account, without locking anything.
     *
     * @param reference its reference, never {@literal null}
     * @return of each series that it reads the last upload that is taken into account
     */
    Map<String, Long> seen(String reference);

    /**
     * Records how far verdicts take facts into account, and when to look again.
     *
     * @param entries one for each agreement that was claimed, never {@literal null}
     */
    void proceed(List<Entry> entries);

    /**
     * What is recorded of an agreement.
     *
     * @param reference its reference
     * @param lookAt when to look again, {@literal null} for not unless facts change
     * @param seen of each series the last upload that is taken into account
     */
    record Entry(String reference, @Nullable Instant lookAt, Map<String, Long> seen) {}

    /**
     * Records that the close of an agreement failed, so that it does not fail again with every run.
     *
     * @param reference its reference, never {@literal null}
     * @param run what failed, never {@literal null}
     * @param postponedUntil when to try again with others, never {@literal null}
     */
    void postpone(String reference, String run, Instant postponedUntil);

    /**
     * Lists the agreements whose close failed in a run and has not been made good.
     *
     * @param run what failed, never {@literal null}
     * @return their references, in order, possibly empty
     */
    List<String> postponed(String run);
}
