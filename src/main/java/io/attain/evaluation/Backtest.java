package io.attain.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import io.attain.terms.Agreement;
import io.attain.terms.CanonicalHash;
import io.attain.terms.Finding;
import io.attain.terms.Finding.Severity;
import io.attain.terms.Indicator.Availability;
import io.attain.terms.Objective;
import io.attain.terms.Objective.PeriodRule;
import io.attain.terms.SeriesDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Judges measurements by an agreement: each source streams by once, for all versions and objectives at a time. The close
 * of a period and a back-test are this same computation.
 */
public final class Backtest {

    private final List<Agreement> versions;
    private final List<Map<String, Periods>> periodsOf;
    private final List<MeasurementSource> sources;
    private final Instant asOf;
    private final List<Finding> findings = new ArrayList<>();
    private final List<InputReport> inputs = new ArrayList<>();
    private final List<Judged> judged = new ArrayList<>();

    private Backtest(List<Agreement> versions, List<MeasurementSource> sources, @Nullable Instant asOf) {
        this.versions = versions.stream()
                .sorted(Comparator.comparing(Agreement::effective).thenComparing(Agreement::version))
                .toList();
        this.periodsOf = periodsOf(this.versions);
        this.sources = sources;
        Agreement last = this.versions.get(this.versions.size() - 1);
        this.asOf = asOf != null
                ? asOf
                : last.term().until().atStartOfDay(last.zone()).toInstant();
    }

    /** One objective of one version, with what gathers its evidence. */
    private record Judged(
            Agreement version, int place, Objective objective, Periods periods, Clocks clocks, Collector collector) {}

    /**
     * Judges measurements by the versions of one agreement. Objectives whose series has no source are left out, and a
     * finding says so.
     *
     * @param versions at least one, all of the same reference, in any order
     * @param sources the measurements of each series, at most one source a series
     * @param asOf up to when facts are known, {@literal null} for the end of the last version's term. Periods that start
     *     later are left out, and one that is not over then is judged provisionally
     * @return verdicts, credits and their derivations; nothing is stored
     * @throws IllegalArgumentException when the versions are of different agreements, or their terms refer to something
     *     that is not there
     * @throws UnreadableSourceException when a source cannot be read to its end
     */
    public static BacktestResult run(
            List<Agreement> versions, List<? extends MeasurementSource> sources, @Nullable Instant asOf) {
        Set<String> references =
                versions.stream().map(Agreement::reference).collect(Collectors.toCollection(TreeSet::new));
        if (references.size() != 1) {
            throw new IllegalArgumentException(
                    "expected the versions of one agreement, found " + String.join(", ", references));
        }
        return new Backtest(versions, List.copyOf(sources), asOf).run();
    }

    private BacktestResult run() {
        for (MeasurementSource source : sources) {
            stream(source);
        }
        reportUnread();
        judged.sort(
                Comparator.comparing((Judged it) -> it.version().effective()).thenComparing(Judged::place));
        Agreement last = versions.get(versions.size() - 1);
        return new BacktestResult(
                last.reference(),
                versions.stream().map(Agreement::version).toList(),
                asOf.atZone(last.zone()),
                verdicts(),
                inputs,
                findings);
    }

    /**
     * Returns the periods of each objective that each version judges: those that start while it is in force, and not
     * before the last one that an earlier version judges is over. Rolling periods are not computed yet.
     */
    private static List<Map<String, Periods>> periodsOf(List<Agreement> versions) {
        List<Map<String, Periods>> all = new ArrayList<>();
        Map<String, LocalDate> judgedUntil = new HashMap<>();
        for (int i = 0; i < versions.size(); i++) {
            Agreement version = versions.get(i);
            LocalDate until = i + 1 < versions.size() ? versions.get(i + 1).effective() : LocalDate.MAX;
            Map<String, Periods> ofVersion = new HashMap<>();
            for (Objective objective : version.objectives()) {
                if (objective.period() instanceof PeriodRule.Recurring recurring) {
                    LocalDate free = judgedUntil.getOrDefault(objective.id(), LocalDate.MIN);
                    LocalDate from = free.isAfter(version.effective()) ? free : version.effective();
                    Periods periods = Periods.of(version, recurring).startingIn(from, until);
                    ofVersion.put(objective.id(), periods);
                    if (periods.size() > 0) {
                        judgedUntil.put(
                                objective.id(), periods.get(periods.size() - 1).end());
                    }
                }
            }
            all.add(ofVersion);
        }
        return all;
    }

    private void stream(MeasurementSource source) {
        SeriesDefinition series = source.series();
        List<Judged> reading = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            Agreement version = versions.get(i);
            Clocks clocks = new Clocks(version);
            List<Objective> objectives = version.objectives();
            for (int place = 0; place < objectives.size(); place++) {
                Objective objective = objectives.get(place);
                Periods periods = periodsOf.get(i).get(objective.id());
                if (periods != null && objective.series().equals(series.id())) {
                    Collector collector = collector(version, objective, periods, clocks, series);
                    reading.add(new Judged(version, place, objective, periods, clocks, collector));
                }
            }
        }
        judged.addAll(reading);
        Collector[] collectors = reading.stream().map(Judged::collector).toArray(Collector[]::new);
        inputs.add(source.read(new MeasurementSource.Sink() {
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
        }));
    }

    private Collector collector(
            Agreement version, Objective objective, Periods periods, Clocks clocks, SeriesDefinition series) {
        Layout layout = Layout.of(series);
        long asOfMicros = Moment.micros(asOf);
        Binding binding = new Binding(version, objective, periods, clocks, layout, series.usualTime(), asOfMicros);
        if (objective.indicator() instanceof Availability availability && !availability.byRecords()) {
            return new StateCollector(binding, availability, series, layout);
        }
        if (objective.indicator().readsOutages()) {
            Layout ofRuns = OutageCollector.layout(layout);
            Binding runs = new Binding(version, objective, periods, clocks, ofRuns, "from", asOfMicros);
            return new OutageCollector(binding, new MeasurementCollector(runs, ofRuns, series), series, layout);
        }
        return new MeasurementCollector(binding, layout, series);
    }

    private void reportUnread() {
        Set<String> given = sources.stream().map(it -> it.series().id()).collect(Collectors.toSet());
        Set<String> unread = new TreeSet<>();
        for (Agreement version : versions) {
            version.objectives().stream()
                    .map(Objective::series)
                    .filter(it -> !given.contains(it))
                    .forEach(unread::add);
        }
        for (String series : unread) {
            findings.add(finding(
                    Severity.WARNING,
                    "NO_MEASUREMENTS",
                    "no measurements were given for the series '" + series
                            + "', so the objectives that read it are not judged"));
        }
        for (Judged it : judged) {
            if (it.collector().unscoped() > 0) {
                findings.add(finding(
                        Severity.WARNING,
                        "NO_SCOPE",
                        it.collector().unscoped() + " measurements of the series '"
                                + it.objective().series() + "' lack a value of "
                                + String.join(", ", it.objective().scope()) + " and are left out of the objective '"
                                + it.objective().id() + "'"));
            }
        }
    }

    private Finding finding(Severity severity, String code, String reason) {
        return new Finding(severity, code, versions.get(versions.size() - 1).reference(), "", 0, reason, null);
    }

    /** A judgement whose credit is still to be worked out, in order. */
    private record Unpaid(Judged judged, int period, Scope scope, Evidence evidence, Judgement judgement) {

        EvaluationPeriod evaluationPeriod() {
            return judged.periods().get(period);
        }
    }

    private List<Verdict> verdicts() {
        List<Unpaid> all = new ArrayList<>();
        for (Judged it : judged) {
            for (Scope scope : scopes(it)) {
                for (int period = 0; period < it.periods().size(); period++) {
                    EvaluationPeriod judgedPeriod = it.periods().get(period);
                    if (judgedPeriod.startInstant().isBefore(asOf)) {
                        Evidence evidence = it.collector().evidence(scope, period);
                        Judgement judgement = Judgement.of(
                                it.objective(),
                                evidence,
                                judgedPeriod,
                                it.version().stub());
                        all.add(new Unpaid(it, period, scope, evidence, judgement));
                    }
                }
            }
        }
        all.sort(Comparator.comparing((Unpaid it) -> it.evaluationPeriod().start())
                .thenComparing(it -> it.judged().place())
                .thenComparing(Unpaid::scope));
        CreditFold fold = new CreditFold();
        return all.stream().map(it -> verdict(it, fold)).toList();
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

    private Verdict verdict(Unpaid it, CreditFold fold) {
        Agreement version = it.judged().version();
        Objective objective = it.judged().objective();
        EvaluationPeriod period = it.evaluationPeriod();
        CreditCalculator.Uncapped uncapped =
                CreditCalculator.of(version, objective, period, it.evidence(), it.judgement());
        Credit credit = uncapped == null ? null : fold.book(version, objective, it.scope(), period, uncapped);
        InputReport input = inputs.stream()
                .filter(report -> report.series().equals(objective.series()))
                .findFirst()
                .orElseThrow();
        SeriesDefinition series = sources.stream()
                .map(MeasurementSource::series)
                .filter(definition -> definition.id().equals(objective.series()))
                .findFirst()
                .orElseThrow();
        Derivation derivation =
                new Derivation(version, objective, it.scope(), period, it.evidence(), it.judgement(), credit);
        JsonNode json = derivation.toJson(series, input, it.judged().clocks(), asOf);
        return new Verdict(
                objective.id(),
                it.scope(),
                version.version(),
                period,
                period.endInstant().isAfter(asOf),
                it.evidence().counted(),
                it.evidence().good(),
                it.evidence().excluded(),
                it.evidence().refused(),
                it.judgement().figure(),
                objective.target(),
                it.judgement().outcome(),
                it.judgement().reason(),
                credit,
                json,
                CanonicalHash.of(json));
    }
}
