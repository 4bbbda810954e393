package io.attain.audit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something in the database that is not as the record says.
 *
 * @param kind what it is
 * @param table where
 * @param key of the row there; of an entry, its chain and number
 * @param columns the columns that were changed, as far as the hints tell
 * @param place what the row belongs to; {@literal null} for what is no covered row
 */
public record Finding(Kind kind, String table, String key, List<String> columns, @Nullable Place place) {

    /** As many missing rows in a row are told one by one. */
    static final int MOST_OF_ONE = 100;

    /**
     * What a row belongs to.
     *
     * @param chain the chain, such as {@code agreement/PAPER-2026}
     * @param entry the number of the entry there that covers the row; {@literal null} if none does
     * @param kind what that entry tells of, the name of an {@link io.attain.audit.Kind} unless somebody has changed it; {@literal null} if
     *     none does
     * @param about what that kind leaves open, such as a period; {@literal null} if none does
     * @param table whose columns that quotes; {@literal null} for none
     */
    public record Place(
            String chain,
            @Nullable Long entry,
            @Nullable String kind,
            @Nullable String about,
            @JsonIgnore @Nullable String table) {

        /** What nothing covers. */
        static Place in(Chain chain) {
            return new Place(chain.toString(), null, null, null, null);
        }

        /** What an entry covers. */
        static Place of(Entry entry, List<CoveredRow> rows) {
            return new Place(
                    entry.chain().toString(),
                    entry.number(),
                    entry.kind(),
                    entry.about(),
                    rows.isEmpty() ? null : rows.get(0).table());
        }
    }

    /** What became of a row. */
    public enum Kind {
        /** It holds other values than when it was recorded. */
        CHANGED,
        /** It is gone. */
        REMOVED,
        /** No entry covers it. */
        INSERTED,
        /** A signed checkpoint says something else than the record. */
        CONTRADICTED
    }

    /** Copies the list. */
    public Finding {
        columns = List.copyOf(columns);
    }

    /**
     * A row with other values.
     *
     * @param table where, never {@literal null}
     * @param key which row there, never {@literal null}
     * @param columns which columns, where that is known, never {@literal null}
     * @return never {@literal null}
     */
    public static Finding changed(String table, String key, List<String> columns) {
        return new Finding(Kind.CHANGED, table, key, columns, null);
    }

    /** A row that is gone. */
    static Finding removed(String table, String key) {
        return new Finding(Kind.REMOVED, table, key, List.of(), null);
    }

    /**
     * A row that no entry covers.
     *
     * @param table where, never {@literal null}
     * @param key which row there, never {@literal null}
     * @return never {@literal null}
     */
    public static Finding inserted(String table, String key) {
        return new Finding(Kind.INSERTED, table, key, List.of(), null);
    }

    /**
     * Something that a checkpoint says otherwise.
     *
     * @param table where, never {@literal null}
     * @param key which row there, never {@literal null}
     * @param columns which columns, where that is known, never {@literal null}
     * @return never {@literal null}
     */
    public static Finding contradicted(String table, String key, List<String> columns) {
        return new Finding(Kind.CONTRADICTED, table, key, columns, null);
    }

    /** The same with what the row belongs to. */
    Finding at(Place where) {
        return new Finding(kind, table, key, columns, where);
    }

    /** In a line: what, where, which row, which columns, and what it belongs to. */
    @Override
    public String toString() {
        return kind + " " + table + " " + key
                + (columns.isEmpty() ? "" : columns.stream().collect(Collectors.joining(", ", " (", ")")))
                + (place == null
                        ? ""
                        : " in " + place.chain()
                                + (place.entry() == null
                                        ? ""
                                        : ", entry " + place.entry() + ", " + place.kind() + " " + place.about()));
    }
}
