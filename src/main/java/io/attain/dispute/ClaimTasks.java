package io.attain.dispute;

import io.attain.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The open tasks of disputes and claims, as pages act on them. Who may do so, the callers have checked. */
public interface ClaimTasks {

    /**
     * Lists the open tasks of a dispute or claim.
     *
     * @param instance its process instance, never {@literal null}
     * @return the oldest first
     */
    List<OpenStep> open(String instance);

    /**
     * Finds the disputes and claims in which somebody is asked, or something.
     *
     * @param account whose turn it is, {@literal null} for anybody's
     * @param kind what is asked for, {@literal null} for anything
     * @return the ids of their process instances
     */
    Set<String> asking(@Nullable String account, NextStep.@Nullable Kind kind);

    /**
     * Answers a task as its form in Tasklist does.
     *
     * @param task the task's id, never {@literal null}
     * @param account who answers, never {@literal null}
     * @param fields by the keys of the form, never {@literal null}
     * @throws Problem if the answer is not taken, or somebody else was faster
     */
    void answer(String task, String account, Map<String, Object> fields);

    /**
     * Gives a task to one of its candidates.
     *
     * @param task the task's id, never {@literal null}
     * @param person the account's name, never {@literal null}
     * @throws Problem if it was answered meanwhile
     */
    void handOver(String task, String person);
}
