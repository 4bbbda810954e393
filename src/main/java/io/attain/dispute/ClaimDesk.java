package io.attain.dispute;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Disputes and claimed exclusions in one order. */
public interface ClaimDesk {

    /** What somebody claims. */
    enum Kind {
        /** That a statement is wrong. */
        DISPUTE,
        /** That some time does not count. */
        EXCLUSION
    }

    /**
     * Where a dispute or claim stands in the order of all.
     *
     * @param at when it began
     * @param kind which of the two it is
     * @param number its number among those
     */
    record Place(Instant at, Kind kind, long number) {}

    /**
     * What is asked for.
     *
     * @param running whether only those that go on
     * @param latest {@literal true} for the latest first, {@literal false} for the one first that has waited longest
     * @param references only those of these agreements, {@literal null} for all
     * @param instances only those with these process instances, {@literal null} for all
     * @param after the last place before those that are asked for, {@literal null} for the first ones
     * @param limit how many; one more is given if there are more
     */
    record Wanted(
            boolean running,
            boolean latest,
            @Nullable Collection<String> references,
            @Nullable Collection<String> instances,
            @Nullable Place after,
            int limit) {}

    /**
     * Lists disputes and claims.
     *
     * @param wanted never {@literal null}
     * @return in order, never {@literal null}
     */
    List<Place> list(Wanted wanted);

    /**
     * Lists all disputes and claims of an agreement.
     *
     * @param reference its reference, never {@literal null}
     * @return as they began, never {@literal null}
     */
    List<Place> of(String reference);
}
