package io.attain.evaluation;

import io.attain.terms.Agreement;
import io.attain.terms.Objective;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which periods the versions of one agreement judge: of each objective those that start while the version is in force, and
 * not before the last one that an earlier version judges is over.
 */
public final class JudgedPeriods {

    private final List<Agreement> versions;
    private final List<Map<String, Periods>> byVersion;

    private final Set<String> series = new TreeSet<>();
    private final Map<Time, EvaluationPeriod> distinct = new TreeMap<>();
    private final Map<Time, Set<String>> seriesOfPeriods = new HashMap<>();

    private JudgedPeriods(List<Agreement> versions, List<Map<String, Periods>> byVersion) {
        this.versions = versions;
        this.byVersion = byVersion;
        for (int i = 0; i < versions.size(); i++) {
            for (Objective objective : versions.get(i).objectives()) {
                periods(i, objective.id()).ifPresent(periods -> include(objective.series(), periods));
            }
        }
    }

    private void include(String ofObjective, Periods periods) {
        series.add(ofObjective);
        for (EvaluationPeriod period : periods.list()) {
            Time time = Time.of(period);
            distinct.putIfAbsent(time, period);
            seriesOfPeriods.computeIfAbsent(time, it -> new TreeSet<>()).add(ofObjective);
        }
    }

    /** When a period is. */
    private record Time(LocalDate start, LocalDate end) implements Comparable<Time> {

        static Time of(EvaluationPeriod period) {
            return new Time(period.start(), period.end());
        }

        @Override
        public int compareTo(Time other) {
            int byStart = start.compareTo(other.start);
            return byStart != 0 ? byStart : end.compareTo(other.end);
        }
    }

    /**
     * Works out the periods of an agreement.
     *
     * @param versions at least one, all of the same reference, in any order, never {@literal null}
     * @return never {@literal null}
     * @throws IllegalArgumentException when the versions are of different agreements, or have more than 100,000 periods
     */
    public static JudgedPeriods of(List<Agreement> versions) {
        Set<String> references =
                versions.stream().map(Agreement::reference).collect(Collectors.toCollection(TreeSet::new));
        if (references.size() != 1) {
            throw new IllegalArgumentException(
                    "expected the versions of one agreement, found " + String.join(", ", references));
        }
        List<Agreement> ordered = versions.stream()
                .sorted(Comparator.comparing(Agreement::effective).thenComparing(Agreement::version))
                .toList();
        List<Map<String, Periods>> all = new ArrayList<>();
        Map<String, LocalDate> judgedUntil = new HashMap<>();
        for (int i = 0; i < ordered.size(); i++) {
            Agreement version = ordered.get(i);
            LocalDate until = i + 1 < ordered.size() ? ordered.get(i + 1).effective() : LocalDate.MAX;
            Map<String, Periods> ofVersion = new HashMap<>();
            for (Objective objective : version.objectives()) {
                LocalDate free = judgedUntil.getOrDefault(objective.id(), LocalDate.MIN);
                LocalDate from = free.isAfter(version.effective()) ? free : version.effective();
                Periods periods = Periods.of(version, objective.period()).startingIn(from, until);
                ofVersion.put(objective.id(), periods);
                if (periods.size() > 0) {
                    judgedUntil.put(
                            objective.id(), periods.get(periods.size() - 1).end());
                }
            }
            all.add(ofVersion);
        }
        return new JudgedPeriods(ordered, all);
    }

    /** Returns the versions in the order in which they come into effect. */
    public List<Agreement> versions() {
        return versions;
    }

    /** Returns the latest version. */
    public Agreement latest() {
        return versions.get(versions.size() - 1);
    }

    /** Returns the ids of the series that some objective with a period reads. */
    public Set<String> series() {
        return Collections.unmodifiableSet(series);
    }

    /**
     * Returns each distinct [start, end), once for all objectives that it is judged for.
     *
     * @return in order of start, then end
     */
    public List<EvaluationPeriod> distinct() {
        return List.copyOf(distinct.values());
    }

    /**
     * Returns the ids of the series that the objectives of one period read.
     *
     * @param period one of {@link #distinct()}, never {@literal null}
     */
    public Set<String> seriesOf(EvaluationPeriod period) {
        return seriesOfPeriods.getOrDefault(Time.of(period), Set.of());
    }

    /**
     * Finds the period of an objective in a version.
     *
     * @param version the version's number
     * @param objective the objective's id, never {@literal null}
     * @param start the period's first day, never {@literal null}
     * @return empty when that version does not judge such a period
     */
    public Optional<EvaluationPeriod> find(int version, String objective, LocalDate start) {
        for (int i = 0; i < versions.size(); i++) {
            if (versions.get(i).version() == version) {
                return periods(i, objective).flatMap(periods -> periods.list().stream()
                        .filter(it -> it.start().equals(start))
                        .findFirst());
            }
        }
        return Optional.empty();
    }

    /**
     * Tells whether some version judges an objective over a period.
     *
     * @param objective the objective's id, never {@literal null}
     * @param period never {@literal null}
     */
    public boolean judges(String objective, EvaluationPeriod period) {
        return versions.stream()
                .flatMap(it -> find(it.version(), objective, period.start()).stream())
                .anyMatch(it -> it.end().equals(period.end()));
    }

    /**
     * Returns an assessment as the fold over credits wants it.
     *
     * @param assessment never {@literal null}
     */
    public CreditFold.Entry entry(Assessment assessment) {
        return entry(
                assessment.version(),
                assessment.objective(),
                assessment.scope(),
                assessment.period(),
                assessment.outcome(),
                assessment.credit());
    }

    /**
     * Returns a verdict as the fold over credits wants it.
     *
     * @param version the number of the version that judges
     * @param objective the objective's id, never {@literal null}
     * @param scope the verdict's scope, never {@literal null}
     * @param period the verdict's period, never {@literal null}
     * @param outcome the outcome, never {@literal null}
     * @param credit what its own credit or reward comes to before others have a say, {@literal null} for nothing
     * @throws IllegalArgumentException when there is no such version or objective
     */
    public CreditFold.Entry entry(
            int version,
            String objective,
            Scope scope,
            EvaluationPeriod period,
            Outcome outcome,
            @Nullable UncappedCredit credit) {
        for (Agreement terms : versions) {
            if (terms.version() == version) {
                Objective found = terms.objective(objective)
                        .orElseThrow(() -> new IllegalArgumentException("there is no objective '" + objective + "'"));
                return new CreditFold.Entry(terms, found, scope, period, outcome, credit);
            }
        }
        throw new IllegalArgumentException("there is no version " + version);
    }

    /** Tells whether verdicts without a credit of their own have a say in others' credits, by any version. */
    public boolean looksBack() {
        return versions.stream().anyMatch(CreditFold::looksBack);
    }

    /** Returns the periods of an objective by the place of a version, empty when none are computed for it. */
    Optional<Periods> periods(int place, String objective) {
        return Optional.ofNullable(byVersion.get(place).get(objective));
    }
}
