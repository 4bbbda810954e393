package io.attain.audit.history;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds instances of processes. */
public interface InstanceSearch {

    /**
     * Where an instance stands in the order of all.
     *
     * @param started when it began, in the engine's milliseconds
     * @param id its id
     */
    record Place(Instant started, String id) {}

    /** Whether an instance goes on. */
    enum State {
        /** It has not ended. */
        RUNNING,
        /** It has ended, in whatever way. */
        ENDED
    }

    /**
     * What is asked for. What is {@literal null} is not asked about.
     *
     * @param reference the agreement's reference, in any case, as the person's name
     * @param process the process's key
     * @param person an account that has started it, or has had, could have taken or has done something with a task in it
     * @param from the earliest begin
     * @param until the first instant after the latest begin
     * @param state whether it goes on
     * @param end the id of the end event that it reached
     * @param after the last place before those that are asked for
     * @param limit how many
     */
    record Wanted(
            @Nullable String reference,
            @Nullable String process,
            @Nullable String person,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable State state,
            @Nullable String end,
            @Nullable Place after,
            int limit) {}

    /**
     * Finds instances.
     *
     * @param wanted never {@literal null}
     * @return the last that began first, never {@literal null}
     */
    List<FoundInstance> find(Wanted wanted);
}
