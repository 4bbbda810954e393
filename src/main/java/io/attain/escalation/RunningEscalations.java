package io.attain.escalation;

import java.util.Set;

/** What people do with a running escalation other than by its tasks. */
public interface RunningEscalations {

    /**
     * Finds the escalations in which somebody has or may have a task.
     *
     * @param account the account's name, never {@literal null}
     * @return the ids of their process instances
     */
    Set<String> waitingFor(String account);

    /**
     * Acknowledges a breach in place of the task.
     *
     * @param number the escalation's number
     * @param actor the account that has it, never {@literal null}
     * @param words what is said, may be empty, never {@literal null}
     * @throws io.attain.problem.Problem if there is no such escalation, or it is not to be acknowledged
     */
    void acknowledge(long number, String actor, String words);

    /**
     * Makes somebody else answer for it.
     *
     * @param number the escalation's number
     * @param actor the account that does so, never {@literal null}
     * @param person the account that answers for it from now on, never {@literal null}
     * @param reason never {@literal null}
     * @throws io.attain.problem.Problem if there is no such escalation, it is over, or that cannot be
     */
    void handOver(long number, String actor, String person, String reason);

    /**
     * Brings it to the level above.
     *
     * @param number the escalation's number
     * @param actor the account that does so, never {@literal null}
     * @param reason never {@literal null}
     * @throws io.attain.problem.Problem if there is no such escalation, it is over, or that cannot be
     */
    void raise(long number, String actor, String reason);

    /**
     * Brings it to the level below.
     *
     * @param number the escalation's number
     * @param actor the account that does so, never {@literal null}
     * @param reason never {@literal null}
     * @throws io.attain.problem.Problem if there is no such escalation, it is over, or that cannot be
     */
    void lower(long number, String actor, String reason);
}
