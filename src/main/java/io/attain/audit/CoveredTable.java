package io.attain.audit;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table whose rows the record covers. What it names in SQL is made of constants only; {@code t} is the table, {@code p} what it is
 * joined with.
 *
 * @param name the table's name
 * @param key the column by which its rows are named; rows that have it in common are covered together
 * @param kind what an entry tells of that begins with one of its rows
 * @param scope which kind of chain its rows belong to
 * @param chain which chain, in SQL; {@literal null} in the scope of days, where it is the day of the change
 * @param join how the table is joined with {@code p}, in SQL; empty if it is not
 * @param subject what rows of one entry have in common, in SQL; {@literal null} for the key
 * @param actor the column that names who did it; {@literal null} for none
 * @param changes whether its rows may be changed and taken away, with an entry for each time
 * @param together whether several rows have a key in common
 * @param hashed a column with a long text, and after it one that has held its SHA-256 since it was written, so that it needs no
 *     reading to be recorded; empty for none
 * @param about the columns that an entry quotes
 * @param edition how often columns were added whose values were there before, which are taken into the record anew; 1 for never
 * @param columns all columns that are covered, in the order of the hints; new ones are added at the end; one of a joined table is named
 *     with it
 */
public record CoveredTable(
        String name,
        String key,
        Kind kind,
        Chain.Scope scope,
        @Nullable String chain,
        String join,
        @Nullable String subject,
        @Nullable String actor,
        boolean changes,
        boolean together,
        List<String> hashed,
        List<String> about,
        int edition,
        List<String> columns) {

    private static final Set<String> TEXT_KEYS = Set.of("name", "token_hash", "sha256", "id_");

    /** Copies the lists. */
    public CoveredTable {
        hashed = List.copyOf(hashed);
        about = List.copyOf(about);
        columns = List.copyOf(columns);
    }

    /**
     * Names a column as entries quote it.
     *
     * @param column never {@literal null}
     */
    public static String quoted(String column) {
        return column.replace('_', ' ');
    }

    /**
     * How a column is named in SQL.
     *
     * @param column never {@literal null}
     * @return with the table that it is of, never {@literal null}
     */
    public static String inSql(String column) {
        return column.indexOf('.') < 0 ? "t." + column : column;
    }

    /** What the entry says that its rows are taken into the record from then on. */
    public String opening() {
        return edition == 1 ? name : name + " " + edition;
    }

    /** Whether the key is a text and not a number. */
    public boolean hasTextKey() {
        return TEXT_KEYS.contains(key);
    }
}
