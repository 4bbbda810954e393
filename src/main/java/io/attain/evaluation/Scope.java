package io.attain.evaluation;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * By what an objective is judged separately: the values of its scope attributes.
 *
 * @param names the attributes, in the order of the terms
 * @param values their values, in the same order
 */
public record Scope(List<String> names, List<String> values) implements Comparable<Scope> {

    /** The scope of an objective that is judged as a whole. */
    public static final Scope WHOLE = new Scope(List.of(), List.of());

    private static final Comparator<Scope> ORDER = Comparator.comparing((Scope it) -> String.join("\u0000", it.values));

    /** Copies the lists. */
    public Scope {
        names = List.copyOf(names);
        values = List.copyOf(values);
    }

    /** Returns the values by attribute, in the order of the terms. */
    public Map<String, String> asMap() {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            map.put(names.get(i), values.get(i));
        }
        return map;
    }

    /** Orders by the values. */
    @Override
    public int compareTo(Scope other) {
        return ORDER.compare(this, other);
    }
}
