package io.attain.evaluation;

import io.attain.terms.Objective.Warning;
import io.attain.terms.SeriesDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the running periods of one agreement look. Evidence adds up, so it is gathered at several instants while each series
 * streams by once: now, and where the windows of the warnings begin. What happened in a window is the difference; there is no
 * second way to compute anything.
 */
public final class Outlooks {

    private final Instant now;
    private final List<EvaluationPeriod> running;
    private final Evaluation soFar;
    private final Map<Instant, Evaluation> before = new TreeMap<>();

    /**
     * Prepares them.
     *
     * @param periods the periods of the agreement, never {@literal null}
     * @param now up to when facts are known, never {@literal null}
     */
    public Outlooks(JudgedPeriods periods, Instant now) {
        this.now = now;
        this.running = periods.distinct().stream()
                .filter(it -> !it.startInstant().isAfter(now) && it.endInstant().isAfter(now))
                .toList();
        this.soFar = evaluation(periods, now);
        periods.versions().stream()
                .flatMap(it -> it.objectives().stream())
                .flatMap(it -> it.warn().stream())
                .filter(Warning.Burn.class::isInstance)
                .map(Warning.Burn.class::cast)
                .forEach(it -> {
                    include(periods, it.longWindow());
                    include(periods, it.shortWindow());
                });
    }

    private void include(JudgedPeriods periods, Duration window) {
        before.computeIfAbsent(now.minus(window), it -> evaluation(periods, it));
    }

    private Evaluation evaluation(JudgedPeriods periods, Instant asOf) {
        return Evaluation.ofEvidence(periods, period -> running.stream().anyMatch(period::isSameTimeAs), asOf);
    }

    /** Returns the end of the last period that is running, {@literal null} when none is. */
    public @Nullable Instant runUntil() {
        return running.stream()
                .map(EvaluationPeriod::endInstant)
                .max(Instant::compareTo)
                .orElse(null);
    }

    /**
     * Returns from when on the measurements of a series can matter, by its usual time.
     *
     * @param series its definition, never {@literal null}
     * @return {@literal null} when all of them can, {@link Instant#MAX} when none does
     */
    public @Nullable Instant readsFrom(SeriesDefinition series) {
        return soFar.readsFrom(series);
    }

    /**
     * Takes the measurements of a series.
     *
     * @param series the definition that they were read by, never {@literal null}
     * @return what takes them, in the order of the source
     * @throws IllegalArgumentException when the terms refer to something that is not there
     */
    public MeasurementSource.Sink open(SeriesDefinition series) {
        List<MeasurementSource.Sink> sinks = new ArrayList<>();
        sinks.add(soFar.open(series));
        before.values().forEach(it -> sinks.add(it.open(series)));
        return new MeasurementSource.Sink() {
            @Override
            public void accept(Measurement measurement) {
                sinks.forEach(it -> it.accept(measurement));
            }

            @Override
            public void restart() {
                sinks.forEach(MeasurementSource.Sink::restart);
            }
        };
    }

    /**
     * Returns how the running periods look, once all series have streamed by. Objectives whose series was not opened are left
     * out.
     *
     * @return in order of objective and scope, empty when no period is running
     */
    public List<Outlook> outlooks() {
        return soFar.found().stream()
                .map(it -> new OutlookReckoning(it, now, window -> then(it, window)).outlook())
                .toList();
    }

    private Evidence then(Evaluation.Found found, Duration window) {
        Evaluation evaluation = before.get(now.minus(window));
        if (evaluation == null) {
            throw new IllegalArgumentException(
                    "no warning of " + found.objective().id() + " looks back " + window);
        }
        return evaluation.evidence(found);
    }
}
