package io.attain.credit;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.evaluation.Backtest;
import io.attain.evaluation.BacktestResult;
import io.attain.evaluation.EvaluationPeriod;
import io.attain.evaluation.MeasurementSource;
import io.attain.evaluation.Verdict;
import io.attain.measurement.MeasurementStore;
import io.attain.measurement.SeriesCatalogue;
import io.attain.problem.Problem;
import io.attain.terms.Agreement;
import io.attain.terms.SeriesDefinition;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Runs the core over the stored measurements, just as a back-test does. */
@Component
public class PeriodJudge {

    private final AgreementRegister register;
    private final SeriesCatalogue catalogue;
    private final MeasurementStore measurements;
    private final PeriodCloses closes;
    private final Clock clock;

    PeriodJudge(
            AgreementRegister register,
            SeriesCatalogue catalogue,
            MeasurementStore measurements,
            PeriodCloses closes,
            Clock clock) {
        this.register = register;
        this.catalogue = catalogue;
        this.measurements = measurements;
        this.closes = closes;
        this.clock = clock;
    }

    /**
     * Judges the objectives of one period.
     *
     * @param close the period, never {@literal null}
     * @return one verdict for each objective and scope, in the order of the terms
     * @throws Problem if no version is in force
     */
    public List<Verdict> judge(PeriodCloses.Close close) {
        return run(close.reference()).verdicts().stream()
                .filter(verdict -> verdict.period().startInstant().equals(close.start())
                        && verdict.period().endInstant().equals(close.end()))
                .toList();
    }

    /**
     * Lists the periods that have begun.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @return in order of their starts; empty if no version has come in force
     */
    public List<PeriodEntry> periods(String reference) {
        if (register.versionsInForce(reference).isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        List<PeriodCloses.Close> closed = closes.of(reference);
        Map<List<Instant>, PeriodEntry> periods = new LinkedHashMap<>();
        for (Verdict verdict : run(reference).verdicts()) {
            EvaluationPeriod period = verdict.period();
            Instant start = period.startInstant();
            Instant end = period.endInstant();
            Long closeId = closed.stream()
                    .filter(close -> close.start().equals(start) && close.end().equals(end))
                    .map(PeriodCloses.Close::id)
                    .findFirst()
                    .orElse(null);
            periods.putIfAbsent(
                    List.of(start, end), new PeriodEntry(period.label(), start, end, !end.isAfter(now), closeId));
        }
        return List.copyOf(periods.values());
    }

    private BacktestResult run(String reference) {
        List<Agreement> versions = register.versionsInForce(reference).stream()
                .map(AgreementVersion::terms)
                .toList();
        if (versions.isEmpty()) {
            throw Problem.conflict("No version of " + reference + " has come in force, so nothing is judged.");
        }
        return Backtest.run(versions, sources(versions), clock.instant());
    }

    private List<MeasurementSource> sources(List<Agreement> versions) {
        return versions.stream()
                .flatMap(version -> version.objectives().stream())
                .map(objective -> objective.series())
                .distinct()
                .<MeasurementSource>map(series -> new MeasurementSource() {
                    @Override
                    public SeriesDefinition series() {
                        return catalogue.get(series).definition();
                    }

                    @Override
                    public io.attain.evaluation.InputReport read(Sink sink) {
                        return java.util.Objects.requireNonNull(measurements
                                .read(List.of(new MeasurementStore.Reading(series, null, null, sink)))
                                .get(series));
                    }
                })
                .toList();
    }
}
