package io.attain.evaluation;

import io.attain.terms.Agreement;
import io.attain.terms.Finding;
import io.attain.terms.Finding.Severity;
import io.attain.terms.Indicator.Availability;
import io.attain.terms.Objective;
import io.attain.terms.SeriesDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Judges chosen periods of one agreement: {@linkplain #open(SeriesDefinition) each series} streams by once, for all its
 * versions and objectives at a time, and then the evidence is {@linkplain #assess(Map) assessed}. A back-test, the close of
 * a period and the judging of many agreements at once are this same computation.
 */
public final class Evaluation {

    private final JudgedPeriods periods;
    private final Predicate<EvaluationPeriod> chosen;
    private final Instant asOf;
    private final Map<Integer, Clocks> clocks = new HashMap<>();
    private final Map<String, SeriesDefinition> definitions = new HashMap<>();
    private final List<Judged> judged = new ArrayList<>();

    /**
     * Prepares an evaluation.
     *
     * @param periods the periods of the agreement, never {@literal null}
     * @param chosen which of them are judged, never {@literal null}
     * @param asOf up to when facts are known, never {@literal null}. Periods that start later are left out, and one that is
     *     not over then is judged provisionally
     */
    public Evaluation(JudgedPeriods periods, Predicate<EvaluationPeriod> chosen, Instant asOf) {
        this(periods, asOf, chosen.and(it -> it.startInstant().isBefore(asOf)));
    }

    private Evaluation(JudgedPeriods periods, Instant asOf, Predicate<EvaluationPeriod> chosen) {
        this.periods = periods;
        this.chosen = chosen;
        this.asOf = asOf;
    }

    /**
     * Prepares one whose evidence alone is wanted: of the same periods at several instants, so also of those that have not
     * begun at the earlier ones, at which there is nothing yet.
     */
    static Evaluation ofEvidence(JudgedPeriods periods, Predicate<EvaluationPeriod> chosen, Instant asOf) {
        return new Evaluation(periods, asOf, chosen);
    }

    /** One objective of one version, with what gathers its evidence. */
    private record Judged(
            Agreement version, int place, Objective objective, Periods periods, Clocks clocks, Collector collector) {}

    /**
     * Takes the measurements of a series.
     *
     * @param series the definition that they were read by, never {@literal null}
     * @return what takes them, in the order of the source
     * @throws IllegalArgumentException when the terms refer to something that is not there
     */
    public MeasurementSource.Sink open(SeriesDefinition series) {
        definitions.put(series.id(), series);
        List<Collector> reading = new ArrayList<>();
        List<Agreement> versions = periods.versions();
        for (int i = 0; i < versions.size(); i++) {
            List<Objective> objectives = versions.get(i).objectives();
            for (int place = 0; place < objectives.size(); place++) {
                Objective objective = objectives.get(place);
                Periods ofObjective = periods.periods(i, objective.id())
                        .map(it -> it.only(chosen))
                        .orElse(null);
                if (ofObjective != null && objective.series().equals(series.id()) && matters(objective, ofObjective)) {
                    Clocks ofVersion = clocks(i, versions.get(i));
                    Collector collector = collector(versions.get(i), objective, ofObjective, ofVersion, series);
                    judged.add(new Judged(versions.get(i), place, objective, ofObjective, ofVersion, collector));
                    reading.add(collector);
                }
            }
        }
        return new Fan(reading.toArray(Collector[]::new));
    }

    /** Of a scoped objective other versions' measurements matter too: they say which scopes there are. */
    private static boolean matters(Objective objective, Periods ofObjective) {
        return ofObjective.size() > 0 || !objective.scope().isEmpty();
    }

    private Clocks clocks(int place, Agreement version) {
        return clocks.computeIfAbsent(place, it -> new Clocks(version));
    }

    /** Hands each measurement to several collectors. */
    private record Fan(Collector[] collectors) implements MeasurementSource.Sink {

        @Override
        public void accept(Measurement measurement) {
            for (Collector collector : collectors) {
                collector.accept(measurement);
            }
        }

        @Override
        public void restart() {
            for (Collector collector : collectors) {
                collector.restart();
            }
        }
    }

    private Collector collector(
            Agreement version, Objective objective, Periods ofObjective, Clocks ofVersion, SeriesDefinition series) {
        Layout layout = Layout.of(series);
        long asOfMicros = Moment.micros(asOf);
        Binding binding =
                new Binding(version, objective, ofObjective, ofVersion, layout, series.usualTime(), asOfMicros);
        if (objective.indicator() instanceof Availability availability && !availability.byRecords()) {
            return new StateCollector(binding, availability, series, layout);
        }
        if (objective.indicator().readsOutages()) {
            Layout ofRuns = OutageCollector.layout(layout);
            Binding runs = new Binding(version, objective, ofObjective, ofVersion, ofRuns, "from", asOfMicros);
            return new OutageCollector(binding, new MeasurementCollector(runs, ofRuns, series), series, layout);
        }
        return new MeasurementCollector(binding, layout, series);
    }

    /**
     * Returns from when on the measurements of a series can matter to the chosen periods, by its usual time.
     *
     * @param series its definition, never {@literal null}
     * @return {@literal null} when all of them can
     */
    public @Nullable Instant readsFrom(SeriesDefinition series) {
        Instant earliest = Instant.MAX;
        for (int i = 0; i < periods.versions().size(); i++) {
            for (Objective objective : periods.versions().get(i).objectives()) {
                Periods ofObjective = periods.periods(i, objective.id())
                        .map(it -> it.only(chosen))
                        .orElse(null);
                if (ofObjective != null && objective.series().equals(series.id()) && matters(objective, ofObjective)) {
                    Instant from = Lookback.from(objective, ofObjective, series);
                    if (from == null) {
                        return null;
                    }
                    earliest = from.isBefore(earliest) ? from : earliest;
                }
            }
        }
        return earliest;
    }

    /**
     * Assesses the evidence, once all series have streamed by. Objectives whose series was not opened are left out.
     *
     * @param inputs what was read of each series that was opened, never {@literal null}
     * @return in order of period, objective and scope
     */
    public List<Assessment> assess(Map<String, InputReport> inputs) {
        List<Unsorted> all = new ArrayList<>();
        for (Judged it : judged) {
            for (Scope scope : scopes(it)) {
                for (int period = 0; period < it.periods().size(); period++) {
                    all.add(new Unsorted(it.place(), assess(it, scope, period, inputs)));
                }
            }
        }
        all.sort(Comparator.comparing((Unsorted it) -> it.assessment().period().start())
                .thenComparing(Unsorted::place)
                .thenComparing(it -> it.assessment().scope()));
        return all.stream().map(Unsorted::assessment).toList();
    }

    private record Unsorted(int place, Assessment assessment) {}

    /**
     * What was found for one objective, scope and period.
     *
     * @param version the version that judges
     * @param objective its objective
     * @param scope the scope
     * @param period the period
     * @param evidence the evidence as of the evaluation
     * @param clocks the version's clocks
     * @param place where other evaluations of the same periods have the same
     */
    record Found(
            Agreement version,
            Objective objective,
            Scope scope,
            EvaluationPeriod period,
            Evidence evidence,
            Clocks clocks,
            Place place) {}

    /** Where something is found in all evaluations of the same periods whose series were opened in the same order. */
    record Place(int judged, int period) {}

    /** Returns the evidence, in order of the version's objectives, scope and period, once all series have streamed by. */
    List<Found> found() {
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < judged.size(); i++) {
            Judged it = judged.get(i);
            for (Scope scope : scopes(it)) {
                for (int period = 0; period < it.periods().size(); period++) {
                    found.add(new Found(
                            it.version(),
                            it.objective(),
                            scope,
                            it.periods().get(period),
                            it.collector().evidence(scope, period),
                            it.clocks(),
                            new Place(i, period)));
                }
            }
        }
        found.sort(
                Comparator.comparingInt((Found it) -> it.version().objectives().indexOf(it.objective())));
        return found;
    }

    /** Returns the evidence that this evaluation has for what another one found. */
    Evidence evidence(Found other) {
        return judged.get(other.place().judged())
                .collector()
                .evidence(other.scope(), other.place().period());
    }

    private Assessment assess(Judged it, Scope scope, int place, Map<String, InputReport> inputs) {
        EvaluationPeriod period = it.periods().get(place);
        Evidence evidence = it.collector().evidence(scope, place);
        Objective objective = it.objective();
        Agreement version = it.version();
        Judgement judgement = Judgement.of(objective, evidence, period, version.stub());
        InputReport input = inputs.get(objective.series());
        SeriesDefinition series = definitions.get(objective.series());
        if (input == null || series == null) {
            throw new IllegalArgumentException("the series '" + objective.series() + "' was not read");
        }
        return new Assessment(
                objective.id(),
                scope,
                version.version(),
                period,
                period.endInstant().isAfter(asOf),
                evidence.counted(),
                evidence.good(),
                evidence.excluded(),
                evidence.refused(),
                judgement.figure(),
                objective.target(),
                judgement.outcome(),
                judgement.reason(),
                evidence.figure() != null || evidence.measured().signum() > 0 || evidence.refused() > 0,
                CreditCalculator.of(version, objective, period, evidence, judgement),
                new Derivation(version, objective, scope, period, evidence, judgement)
                        .toJson(series, input, it.clocks(), asOf));
    }

    /** A scope that has some measurement in the term appears in every period, whichever version judges it. */
    private Set<Scope> scopes(Judged one) {
        if (one.objective().scope().isEmpty()) {
            return Set.of(Scope.WHOLE);
        }
        Set<Scope> scopes = new TreeSet<>();
        for (Judged other : judged) {
            boolean same = other.objective().id().equals(one.objective().id())
                    && other.objective().scope().equals(one.objective().scope());
            if (same) {
                scopes.addAll(other.collector().scopes());
            }
        }
        return scopes;
    }

    /** Returns what there is to say about the measurements that streamed by. */
    List<Finding> findings() {
        return judged.stream()
                .filter(it -> it.collector().unscoped() > 0)
                .map(it -> finding(
                        "NO_SCOPE",
                        it.collector().unscoped() + " measurements of the series '"
                                + it.objective().series() + "' lack a value of "
                                + String.join(", ", it.objective().scope()) + " and are left out of the objective '"
                                + it.objective().id() + "'"))
                .toList();
    }

    /** Returns a warning about the agreement as a whole. */
    Finding finding(String code, String reason) {
        return new Finding(Severity.WARNING, code, periods.latest().reference(), "", 0, reason, null);
    }
}
