package io.attain.portfolio;

import java.util.Set;

/**
 * Tasks of agreements with a time have come up or are done, in the running transaction.
 *
 * @param references the agreements'
 */
public record TasksChanged(Set<String> references) {

    /** Copies the references. */
    public TasksChanged {
        references = Set.copyOf(references);
    }
}
