package io.attain.warning;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which agreements are watched, the warnings that were raised, and what became of them. Warnings are never changed. */
public interface WarningRecord {

    /**
     * Has an agreement watched from now on.
     *
     * @param reference its reference, never {@literal null}
     */
    void watch(String reference);

    /**
     * Has an agreement watched no more.
     *
     * @param reference its reference, never {@literal null}
     */
    void forget(String reference);

    /**
     * Lists the agreements that are watched.
     *
     * @return their references, in order
     */
    List<String> watched();

    /**
     * Lists those of them from one to another.
     *
     * @param first the first reference in the order of {@link #watched()}, never {@literal null}
     * @param last the last one, never {@literal null}
     */
    List<String> watched(String first, String last);

    /**
     * Keeps others from looking at some agreements until the transaction ends.
     *
     * @param references never {@literal null}
     * @return those of them that are watched
     */
    Set<String> lock(Collection<String> references);

    /**
     * Lists the warnings about periods that are not over.
     *
     * @param references of which agreements, {@literal null} for all
     * @param now the instant, never {@literal null}
     * @param limit how many at most
     * @return those first whose budget is used up first, then those that were raised first
     */
    List<RaisedWarning> running(@Nullable Collection<String> references, Instant now, int limit);

    /**
     * Lists warnings about periods of all times.
     *
     * @param references of which agreements, {@literal null} for all
     * @param before the number of the last warning before those that are asked for, {@link Long#MAX_VALUE} for the first ones
     * @param limit how many at most
     * @return the one that was raised last in front
     */
    List<RaisedWarning> all(@Nullable Collection<String> references, long before, int limit);

    /**
     * Lists all warnings about an agreement.
     *
     * @param reference its reference, never {@literal null}
     * @return in the order in which they were raised
     */
    List<RaisedWarning> of(String reference);

    /**
     * Records warnings.
     *
     * @param warnings without numbers, never {@literal null}
     * @return the same with their numbers
     */
    List<RaisedWarning> add(List<RaisedWarning> warnings);

    /**
     * Records what became of a warning.
     *
     * @param warning its number
     * @param kind what happened, never {@literal null}
     * @param account who did it, never {@literal null}
     * @param words a note, may be empty, never {@literal null}
     */
    void act(long warning, WarningAct.Kind kind, String account, String words);

    /**
     * Lists what became of some warnings.
     *
     * @param warnings their numbers, never {@literal null}
     * @return by number, in the order in which it happened; those of which nothing became are left out
     */
    Map<Long, List<WarningAct>> acts(Collection<Long> warnings);

    /**
     * Records which process instances bring some warnings to people.
     *
     * @param instances the warnings' numbers by the instances' ids, never {@literal null}
     */
    void bind(Map<String, Long> instances);

    /**
     * Gets the warning that a process instance brings to people.
     *
     * @param processInstance its id, never {@literal null}
     * @throws io.attain.problem.Problem if it brings none
     */
    RaisedWarning ofInstance(String processInstance);
}
