package io.attain.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Finds agreements that rest on themselves, over whatever others. */
public final class SupportCycles {

    private SupportCycles() {}

    /**
     * Finds cycles among the agreements that one rests on, over all levels.
     *
     * @param from the agreement's reference, never {@literal null}
     * @param supports tells the references of the agreements that one rests on directly, never {@literal null}
     * @return one for each support that leads back: the references on the way, each resting on the next and the last on the
     *     first; empty where there is none
     */
    public static List<List<String>> of(String from, Function<String, ? extends Collection<String>> supports) {
        List<List<String>> cycles = new ArrayList<>();
        follow(from, supports, new ArrayList<>(), new HashSet<>(), cycles);
        return cycles;
    }

    private static void follow(
            String reference,
            Function<String, ? extends Collection<String>> supports,
            List<String> way,
            Set<String> seen,
            List<List<String>> cycles) {
        int before = way.indexOf(reference);
        if (before >= 0) {
            cycles.add(List.copyOf(way.subList(before, way.size())));
            return;
        }
        if (!seen.add(reference)) {
            return;
        }
        way.add(reference);
        new LinkedHashSet<>(supports.apply(reference)).forEach(it -> follow(it, supports, way, seen, cycles));
        way.remove(way.size() - 1);
    }

    /**
     * Says a cycle.
     *
     * @param cycle as {@link #of} returns it, never {@literal null}
     * @return such as {@code A → B → A}
     */
    public static String text(List<String> cycle) {
        return String.join(" → ", cycle) + " → " + cycle.get(0);
    }
}
