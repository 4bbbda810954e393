package io.attain.escalation;

import io.attain.credit.StoredVerdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the verdicts after a plan's date say about the plan. */
public enum Verification {
    /** The first period that shows anything is met. */
    WORKED,
    /** It is a breach again. */
    FAILED,
    /** No period shows anything yet. */
    OPEN,
    /** No period will. */
    IMPOSSIBLE;

    /**
     * Looks at the first period that begins after a plan, and, while that shows nothing, at the next.
     *
     * @param verdicts the current verdicts of the agreement, in any order, never {@literal null}
     * @param objective the objective's id, never {@literal null}
     * @param missed the scopes that were breached; each of them must be met for a plan to have worked, never {@literal null}
     * @param planOver the first instant after the plan's date, never {@literal null}
     * @return {@link #WORKED}, {@link #FAILED} or {@link #OPEN}
     */
    public static Verification of(
            List<StoredVerdict> verdicts, String objective, Set<List<String>> missed, Instant planOver) {
        Map<Instant, List<StoredVerdict>> periods = verdicts.stream()
                .filter(it -> it.objective().equals(objective) && !it.start().isBefore(planOver))
                .collect(Collectors.groupingBy(
                        StoredVerdict::start, () -> new TreeMap<>(Comparator.naturalOrder()), Collectors.toList()));
        for (List<StoredVerdict> period : periods.values()) {
            if (period.stream().anyMatch(it -> it.outcome().equals("BREACHED"))) {
                return FAILED;
            }
            Set<List<String>> met = period.stream()
                    .filter(it -> it.outcome().equals("MET"))
                    .map(StoredVerdict::scope)
                    .collect(Collectors.toSet());
            if (met.containsAll(missed)) {
                return WORKED;
            }
        }
        return OPEN;
    }
}
