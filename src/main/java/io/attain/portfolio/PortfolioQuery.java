package io.attain.portfolio;

import io.attain.agreement.Milestone;
import io.attain.terms.Agreement.Type;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which agreements of the portfolio are wanted.
 *
 * @param readers accounts one of which has a part in them, {@literal null} for all agreements
 * @param area parties one of which is in them if no reader is, none for nobody's area
 * @param words what is found in their references, titles, parties, services and objectives, all of them
 * @param status {@literal null} for any
 * @param type {@literal null} for any
 * @param health {@literal null} for any
 * @param party the name of a party, {@literal null} for any
 */
public record PortfolioQuery(
        @Nullable Set<String> readers,
        Set<String> area,
        List<String> words,
        @Nullable Milestone status,
        @Nullable Type type,
        @Nullable Health health,
        @Nullable String party) {

    /** Copies the collections. */
    public PortfolioQuery {
        readers = readers == null ? null : Set.copyOf(readers);
        area = Set.copyOf(area);
        words = List.copyOf(words);
    }

    /** Returns the same for any health. */
    public PortfolioQuery ofAnyHealth() {
        return new PortfolioQuery(readers, area, words, status, type, null, party);
    }

    /** In which order they come. Those that are equal come in order of their references. */
    public enum Order {
        /** By reference. */
        REFERENCE,
        /** By title. */
        TITLE,
        /** Those that do worst first. */
        HEALTH,
        /** Those first that something comes next of. */
        NEXT,
        /** The most first that can be lost in the running periods. */
        AT_RISK,
        /** The most first that is credited and not paid. */
        OWED
    }

    /**
     * Where a page begins.
     *
     * @param value by what the last line before it is in its place, as {@link Portfolio} gave it
     * @param reference that line's reference
     */
    public record Place(String value, String reference) {}
}
