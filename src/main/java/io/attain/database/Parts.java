package io.attain.database;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Parts of what is asked for together: databases take only so many parameters in one statement. */
public final class Parts {

    private static final int AT_ONCE = 500;

    private Parts() {}

    /**
     * Parts some values.
     *
     * @param all never {@literal null}
     * @param <T> what they are
     * @return the same values in the same order, at most 500 in each part, no part for none
     */
    public static <T> List<List<T>> of(Collection<T> all) {
        List<T> values = List.copyOf(all);
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < values.size(); from += AT_ONCE) {
            parts.add(values.subList(from, Math.min(values.size(), from + AT_ONCE)));
        }
        return parts;
    }
}
