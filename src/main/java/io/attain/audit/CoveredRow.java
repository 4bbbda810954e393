package io.attain.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * A row that an entry covers, as the entry writes it: table, key, digest and hints, apart by blanks.
 *
 * @param table the table's name
 * @param key the row's key, or what several rows that are covered together have in common
 * @param digest of the row; its hash is {@link #GONE} where the row was taken away
 */
public record CoveredRow(String table, String key, Digest digest) {

    /** Stands in place of the hash of a row that was taken away. */
    public static final String GONE = "-";

    /**
     * Writes rows.
     *
     * @param rows never {@literal null}
     * @return a line each, empty for none
     */
    public static String write(List<CoveredRow> rows) {
        StringBuilder text = new StringBuilder();
        for (CoveredRow row : rows) {
            if (!text.isEmpty()) {
                text.append('\n');
            }
            text.append(row.table)
                    .append(' ')
                    .append(row.key)
                    .append(' ')
                    .append(row.digest.hash())
                    .append(' ')
                    .append(row.digest.hints());
        }
        return text.toString();
    }

    /**
     * Reads what {@link #write} wrote. Lines that say something else, because somebody has changed them, are left out.
     *
     * @param text never {@literal null}
     * @return in the order of the lines, never {@literal null}
     */
    public static List<CoveredRow> read(String text) {
        List<CoveredRow> rows = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            String[] parts = line.split(" ", -1);
            if (parts.length == 4) {
                rows.add(new CoveredRow(parts[0], parts[1], new Digest(parts[2], parts[3])));
            }
        }
        return rows;
    }
}
