package io.attain.audit;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of the record itself, which hold the digest of their own other columns. */
final class Sealed {

    private static final String HINTS = "hints";
    private static final String HASH = "hash";

    private Sealed() {}

    /** The digest that a row is to hold: its hints, and its hash, which covers the hints too. */
    static Digest of(List<String> columns, @Nullable String... values) {
        String hints = digest(columns, Arrays.asList(values), null).hints();
        return new Digest(digest(columns, Arrays.asList(values), hints).hash(), hints);
    }

    /** Tells which columns were changed since a row was written, empty if none. */
    static List<String> changed(List<String> columns, Digest kept, @Nullable String... values) {
        Digest now = of(columns, values);
        if (digest(columns, Arrays.asList(values), kept.hints()).hash().equals(kept.hash())) {
            return List.of();
        }
        if (now.hash().equals(kept.hash())) {
            return List.of(HINTS);
        }
        List<String> changed = now.changed(kept, columns);
        return changed.isEmpty() ? List.of(now.hints().equals(kept.hints()) ? HASH : HINTS) : changed;
    }

    private static Digest digest(
            List<String> columns, List<? extends @Nullable String> values, @Nullable String hints) {
        RowDigest digest = new RowDigest();
        digest.row();
        for (int i = 0; i < columns.size(); i++) {
            digest.add(columns.get(i), values.get(i));
        }
        if (hints != null) {
            digest.add(HINTS, hints);
        }
        return digest.end();
    }
}
