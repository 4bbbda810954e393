package io.attain.terms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two agreements' documents, term by term. A term is what two negotiators accept or reject on its
 * own: an objective's target with its unit, its period, the rule of its credit, each cap, a service's fee, the review
 * clause; and the whole of an objective, party, cap and so on that only one document has. Parts of lists are found by their
 * id (people by user and party, caps by what they add up, escalation by level), not by position; where ids do not tell them
 * apart the list is one term.
 *
 * <p>It says the same as the hash: two documents without a difference in {@linkplain Change#isHashed() hashed} terms have
 * the same hash, and the other way round. So the order of fields and the notation of numbers (99.90 and 99.9) are no
 * difference, the order of lists is, and so are texts ({@code "99.90"} and {@code "99.9"}), whatever they mean.
 *
 * @param before the one document
 * @param after the other
 * @param changes what is different, in the order of the documents
 */
public record Difference(SourceDocument before, SourceDocument after, List<Change> changes) {

    /** The field with the appointments, which are not part of the hash. */
    private static final String PEOPLE = "/people";

    /** Copies the list. */
    public Difference {
        changes = List.copyOf(changes);
    }

    /**
     * Compares two documents.
     *
     * @param before the one, never {@literal null}
     * @param after the other, never {@literal null}
     * @return what is different, never {@literal null}
     */
    public static Difference between(SourceDocument before, SourceDocument after) {
        List<Change> changes = new ArrayList<>();
        TermWalk.walk(before, after, change -> {
            changes.add(change);
            return false;
        });
        return new Difference(before, after, changes);
    }

    /** Returns whether the hashes are the same: at most the people differ. */
    public boolean hasSameHash() {
        return changes.stream().noneMatch(Change::isHashed);
    }

    /** How a term differs. */
    public enum Kind {
        /** Only the document after has it. */
        ADDED,
        /** Only the document before has it. */
        REMOVED,
        /** Both have it, with different content. */
        CHANGED,
        /** A list whose parts stand in another order; the values are their names. */
        REORDERED
    }

    /**
     * One term that differs.
     *
     * @param path the names that lead to it, written like a JSON pointer (RFC 6901) but with the names of list parts in
     *     place of their positions, such as {@code /objectives/on-time/target}; the same whatever else changes
     * @param kind how it differs
     * @param before its content before, {@literal null} when it is added
     * @param after its content after, {@literal null} when it is removed
     * @param lineBefore the line, from 1, in the document before, {@literal null} when unknown or not there
     * @param lineAfter the same in the document after
     */
    public record Change(
            String path,
            Kind kind,
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            @Nullable Integer lineBefore,
            @Nullable Integer lineAfter) {

        /** Returns whether the term is part of the hash; appointments of people are not. */
        public boolean isHashed() {
            return !path.equals(PEOPLE) && !path.startsWith(PEOPLE + "/");
        }

        /** Returns the names that lead to the term; none where one of the documents is no map. */
        public List<String> steps() {
            return path.isEmpty()
                    ? List.of()
                    : Stream.of(path.substring(1).split("/", -1))
                            .map(it -> it.replace("~1", "/").replace("~0", "~"))
                            .toList();
        }
    }
}
