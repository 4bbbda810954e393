package io.attain.audit;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Something in the database that is not as the record says.
 *
 * @param kind what it is
 * @param table where
 * @param key of the row there; of an entry, its chain and number
 * @param columns the columns that were changed, as far as the hints tell
 */
public record Finding(Kind kind, String table, String key, List<String> columns) {

    /** As many missing rows in a row are told one by one. */
    static final int MOST_OF_ONE = 100;

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

    /** A row with other values. */
    static Finding changed(String table, String key, List<String> columns) {
        return new Finding(Kind.CHANGED, table, key, columns);
    }

    /** A row that is gone. */
    static Finding removed(String table, String key) {
        return new Finding(Kind.REMOVED, table, key, List.of());
    }

    /** A row that no entry covers. */
    static Finding inserted(String table, String key) {
        return new Finding(Kind.INSERTED, table, key, List.of());
    }

    /** In a line: what, where, which row, which columns. */
    @Override
    public String toString() {
        return kind + " " + table + " " + key
                + (columns.isEmpty() ? "" : columns.stream().collect(Collectors.joining(", ", " (", ")")));
    }
}
