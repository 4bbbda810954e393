package io.attain.audit;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the record, and keeps its checkpoints. */
public interface RecordStore {

    /**
     * Which entries are wanted; {@literal null} for all.
     *
     * @param chain those of this chain
     * @param person those of this account, or on its behalf
     * @param kinds those of these kinds
     * @param from from this time on
     * @param until before this time
     */
    record Query(
            @Nullable Chain chain,
            @Nullable String person,
            @Nullable Set<Kind> kinds,
            @Nullable Instant from,
            @Nullable Instant until) {

        /** Everything. */
        public static final Query ALL = new Query(null, null, null, null, null);
    }

    /**
     * Where a page of entries ended.
     *
     * @param at the time of its last entry
     * @param chain the chain of that
     * @param number its place there
     */
    record Place(Instant at, Chain chain, long number) {}

    /**
     * Finds entries, the latest first.
     *
     * @param query never {@literal null}
     * @param after where the page before ended; {@literal null} for the first page
     * @param limit how many at most
     * @return never {@literal null}
     */
    List<Entry> find(Query query, @Nullable Place after, int limit);

    /**
     * Seals the chains that have grown since the last checkpoint, those aside that a transaction is working on.
     *
     * @param key what to sign with, never {@literal null}
     * @return the new checkpoint; {@literal null} if no chain has grown, or somebody else is at it
     */
    @Nullable
    Checkpoint seal(CheckpointKey key);

    /** The last checkpoint; {@literal null} if there is none. */
    @Nullable
    Checkpoint lastCheckpoint();

    /**
     * Reads all checkpoints, in order.
     *
     * @param checkpoints takes them one by one, never {@literal null}
     */
    void checkpoints(Consumer<Checkpoint> checkpoints);

    /**
     * Checks everything, as it is at one time.
     *
     * @param key what checkpoints must be signed with, and what remembers the last; {@literal null} to leave signatures aside
     * @param handed checkpoints from outside that the record must agree with; {@literal null} for none
     * @return never {@literal null}
     */
    Verification verify(@Nullable CheckpointKey key, @Nullable HandedCheckpoints handed);
}
