package io.attain.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * A digest with its hints.
 *
 * @param hash SHA-256 in base64 for URLs
 * @param hints four characters for each column; empty where there are none
 */
public record Digest(String hash, String hints) {

    private static final int EACH = 4;

    /**
     * Tells which columns have other values than when another digest was made.
     *
     * @param then the other, never {@literal null}
     * @param columns their names in order, never {@literal null}
     * @return those that the hints tell of, often one; empty if they tell nothing
     */
    public List<String> changed(Digest then, List<String> columns) {
        List<String> changed = new ArrayList<>();
        int known = Math.min(Math.min(hints.length(), then.hints.length()) / EACH, columns.size());
        for (int i = 0; i < known; i++) {
            if (!hints.regionMatches(i * EACH, then.hints, i * EACH, EACH)) {
                changed.add(columns.get(i));
            }
        }
        return List.copyOf(changed);
    }
}
