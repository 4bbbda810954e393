package io.attain.dispute;

import java.util.List;

/**
 * What somebody is asked to do next in a dispute or about a claim, as a task that can be answered or handed over.
 *
 * @param task the engine's id of the task
 * @param next what is asked, of whom and until when
 * @param candidates the accounts of all who have the duty, and of those who stand in for them
 */
public record OpenStep(String task, NextStep next, List<String> candidates) {

    /** Copies the list. */
    public OpenStep {
        candidates = List.copyOf(candidates);
    }

    /**
     * Tells whether it is somebody's turn: who has the task, or may have it while nobody has.
     *
     * @param account the account's name, never {@literal null}
     */
    public boolean asks(String account) {
        return next.people().contains(account);
    }

    /**
     * Tells whether somebody has the duty, whoever has the task now.
     *
     * @param account the account's name, never {@literal null}
     */
    public boolean concerns(String account) {
        return asks(account) || candidates.contains(account);
    }
}
