package io.attain.evaluation;

import io.attain.evaluation.Exclusions.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The exclusions of one objective as stretches of time. Exclusions by attribute hold while a record that falls under them
 * holds; which those are is kept as bits of a number, 0 for none.
 */
final class ExcludedTime {

    private final List<Rule> byTime = new ArrayList<>();
    private final List<Rule> byAttribute = new ArrayList<>();
    private final Map<Rule, Intervals> windows = new HashMap<>();
    private final Map<Integer, Intervals> removed = new HashMap<>();
    private final Map<Integer, Intervals> met = new HashMap<>();

    ExcludedTime(Binding binding) {
        LocalDate from = binding.agreement().term().from();
        LocalDate until = binding.agreement().term().until();
        for (Rule rule : binding.exclusions().rules()) {
            (rule.isTimeOnly() ? byTime : byAttribute).add(rule);
            windows.put(rule, binding.exclusions().windowOf(rule, from, until));
        }
        if (byAttribute.size() > StateTrack.MAXIMUM_EXCLUSIONS) {
            throw new IllegalArgumentException(
                    "the objective '" + binding.objective().id() + "' has more than " + StateTrack.MAXIMUM_EXCLUSIONS
                            + " exclusions by attribute");
        }
    }

    /** Returns as bits which exclusions by attribute a record falls under. */
    int bits(Measurement record) {
        int bits = 0;
        for (int i = 0; i < byAttribute.size(); i++) {
            if (byAttribute.get(i).where().holds(record, null)) {
                bits |= 1 << i;
            }
        }
        return bits;
    }

    /** Returns what is taken out while records with these bits hold. */
    Intervals removed(int bits) {
        return removed.computeIfAbsent(bits, it -> union(it, Rule::removes));
    }

    /** Returns what counts as met while records with these bits hold; what is taken out is no part of it. */
    Intervals met(int bits) {
        return met.computeIfAbsent(
                bits, it -> union(it, rule -> !rule.removes()).minus(removed(it)));
    }

    private Intervals union(int bits, Predicate<Rule> which) {
        Intervals union = Intervals.NONE;
        for (Rule rule : rules(bits)) {
            if (which.test(rule)) {
                union = union.union(window(rule));
            }
        }
        return union;
    }

    /** Adds to each exclusion how much of [start, end) falls under it. */
    void addTo(Map<String, Long> excludedBy, int bits, long start, long end) {
        for (Rule rule : rules(bits)) {
            long covered = window(rule).covered(start, end);
            if (covered > 0) {
                excludedBy.merge(rule.exclusion().id(), covered, Long::sum);
            }
        }
    }

    private Intervals window(Rule rule) {
        return windows.getOrDefault(rule, Intervals.NONE);
    }

    private List<Rule> rules(int bits) {
        if (bits == 0) {
            return byTime;
        }
        List<Rule> rules = new ArrayList<>(byTime);
        for (int i = 0; i < byAttribute.size(); i++) {
            if ((bits & (1 << i)) != 0) {
                rules.add(byAttribute.get(i));
            }
        }
        return rules;
    }
}
