package io.attain.audit;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that leaves no row of its own in a table that the record covers, such as a login, or whose rows do not say what it was.
 *
 * @param chain where its entry goes
 * @param kind what it is
 * @param about what the kind leaves open
 * @param actor the account that did it; {@literal null} for the one that is logged in
 * @param subject what it is about, such as {@code account bob}, so that its entry covers the rows about that which the transaction writes;
 *     {@literal null} for an entry by itself
 * @param tasks the ids of the tasks whose forms the transaction sends or removes, which its entry covers
 */
public record Act(
        Chain chain, Kind kind, String about, @Nullable String actor, @Nullable String subject, Set<String> tasks) {

    /** Copies the set. */
    public Act {
        tasks = Set.copyOf(tasks);
    }

    /**
     * Something with an entry by itself.
     *
     * @param chain where its entry goes, never {@literal null}
     * @param kind what it is, never {@literal null}
     * @param about what the kind leaves open, never {@literal null}
     * @param actor the account that did it; {@literal null} for the one that is logged in
     */
    public Act(Chain chain, Kind kind, String about, @Nullable String actor) {
        this(chain, kind, about, actor, null, Set.of());
    }

    /** The same, with the rows about something that the transaction writes. */
    Act on(String something) {
        return new Act(chain, kind, about, actor, something, tasks);
    }

    /**
     * The same, with forms.
     *
     * @param completed the ids of the tasks that were completed with them, never {@literal null}
     * @return never {@literal null}
     */
    public Act with(Set<String> completed) {
        return new Act(chain, kind, about, actor, subject, completed);
    }
}
