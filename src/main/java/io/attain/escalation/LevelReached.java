package io.attain.escalation;

import java.util.List;

/**
 * A breach has reached a level of the ladder. Published in the transaction that records it.
 *
 * @param escalation where it stands now
 * @param act how many acts the escalation had before, which tells one arrival at a level from the next
 * @param people the accounts that have it there
 */
public record LevelReached(Escalation escalation, int act, List<String> people) {

    /** Copies the list. */
    public LevelReached {
        people = List.copyOf(people);
    }
}
