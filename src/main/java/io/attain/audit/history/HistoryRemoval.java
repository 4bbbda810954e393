package io.attain.audit.history;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what of the engine's history is old. */
public interface HistoryRemoval {

    /**
     * Lists agreements that have history, of which nothing runs, and to which nothing has happened for long.
     *
     * @param since since when no milestone was reached, never {@literal null}
     * @return their references, in order, possibly empty
     */
    List<String> quiet(Instant since);

    /**
     * Lists instances for agreements that have ended.
     *
     * @param references the agreements' references, never {@literal null}
     * @param limit how many at most
     * @return the instances' ids, possibly empty
     */
    List<String> ended(Collection<String> references, int limit);

    /**
     * Lists instances that are about no single agreement, which have ended longer ago than their process's time to live.
     *
     * @param now the present, never {@literal null}
     * @param limit how many at most
     * @return the instances' ids, possibly empty
     */
    List<String> housekeeping(Instant now, int limit);

    /**
     * Lists the tasks that were completed in instances.
     *
     * @param instances the instances' ids, never {@literal null}
     * @return the tasks' ids by the reference of the agreement that they were about, possibly empty
     */
    Map<String, Set<String>> completedTasks(Collection<String> instances);

    /**
     * Lists decisions of instances that are gone.
     *
     * @param limit how many at most
     * @return the decisions' ids, possibly empty
     */
    List<String> decisionsLeft(int limit);
}
