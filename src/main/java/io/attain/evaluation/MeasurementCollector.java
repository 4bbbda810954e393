package io.attain.evaluation;

import io.attain.evaluation.Evidence.Charges;
import io.attain.evaluation.IndicatorReader.Reading;
import io.attain.evaluation.IndicatorReader.Sum;
import io.attain.terms.SeriesDefinition;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gathers evidence measurement by measurement: for counts, sums, averages, extremes, percentiles, ratios, tallies and
 * availability by records.
 */
final class MeasurementCollector implements Collector {

    private final Binding binding;
    private final IndicatorReader reader;
    private final Map<Scope, @Nullable Sample[]> samples = new HashMap<>();
    private long unscoped;

    MeasurementCollector(Binding binding, Layout layout, SeriesDefinition series) {
        this.binding = binding;
        this.reader = IndicatorReader.of(
                binding.objective().indicator(), binding.conditions(), binding.clocks(), layout, series);
    }

    @Override
    public void accept(Measurement measurement) {
        if (!binding.selects(measurement) || reader.ignores(measurement)) {
            return;
        }
        Moment moment = binding.periodMoment(measurement);
        if (moment == null || moment.micros(binding.clocks().zone()) >= binding.asOfMicros()) {
            return;
        }
        int period = binding.periods().indexOf(moment);
        if (period < 0 && !binding.isInTerm(moment)) {
            return;
        }
        Scope scope = binding.scope(measurement);
        if (scope == null) {
            unscoped++;
            return;
        }
        @Nullable Sample[] ofScope = samples.get(scope);
        if (ofScope == null) {
            ofScope = new @Nullable Sample[binding.periods().size()];
            samples.put(scope, ofScope);
        }
        for (int place = period; binding.periods().holds(place, moment); place--) {
            Sample sample = ofScope[place];
            if (sample == null) {
                sample = new Sample(reader, !binding.exclusions().isEmpty());
                ofScope[place] = sample;
            }
            sample.add(measurement, binding, moment, binding.judgedAt(place));
        }
    }

    @Override
    public void restart() {
        samples.clear();
        unscoped = 0;
    }

    @Override
    public Set<Scope> scopes() {
        return samples.keySet();
    }

    @Override
    public long unscoped() {
        return unscoped;
    }

    @Override
    public Evidence evidence(Scope scope, int period) {
        @Nullable Sample[] ofScope = samples.get(scope);
        Sample sample = ofScope == null ? null : ofScope[period];
        return (sample == null ? new Sample(reader, false) : sample).evidence();
    }

    /** The measurements of one scope and period. */
    private static final class Sample {

        private final IndicatorReader reader;
        private final Sum sum;
        private final @Nullable Sum sumWithoutExclusions;
        private final Map<String, BigDecimal> excludedBy = new HashMap<>();
        private final RunningSum measured = new RunningSum();
        private final RunningSum counted = new RunningSum();
        private final RunningSum excluded = new RunningSum();
        private long open;
        private long countedAsMet;
        private long refused;
        private BigDecimal value = BigDecimal.ZERO;
        private @Nullable Charges charges;
        private long fingerprint;

        Sample(IndicatorReader reader, boolean mayExclude) {
            this.reader = reader;
            this.sum = reader.sum();
            this.sumWithoutExclusions = mayExclude ? reader.sum() : null;
        }

        void add(Measurement measurement, Binding binding, Moment moment, Moment judgedAt) {
            Reading reading = reader.read(measurement, judgedAt);
            Exclusions.Rule rule =
                    binding.exclusions().isEmpty() ? null : binding.exclusions().ruleFor(measurement, moment);
            boolean removed = rule != null && rule.removes();
            if (reading == null && !removed) {
                refused++;
                return;
            }
            boolean isOpen = reading != null && reading.open();
            BigDecimal weight = reading == null ? BigDecimal.ONE : reading.weight();
            measured.add(weight);
            if (rule != null) {
                excludedBy.merge(rule.exclusion().id(), weight, BigDecimal::add);
            }
            if (sumWithoutExclusions != null && reading != null && !isOpen) {
                sumWithoutExclusions.add(reading, false);
            }
            if (removed || isOpen || reading == null) {
                excluded.add(weight);
                if (!removed) {
                    open++;
                }
                return;
            }
            counted.add(weight);
            boolean asMet = rule != null;
            sum.add(reading, asMet);
            count(measurement, reading, asMet, binding.charging(), judgedAt);
        }

        private void count(
                Measurement measurement, Reading reading, boolean asMet, @Nullable Charging charging, Moment judgedAt) {
            if (asMet) {
                countedAsMet++;
            }
            if (measurement.value() != null) {
                value = value.add(measurement.value());
            }
            if (charging != null && !asMet) {
                Charges before = charges == null ? Charges.NONE : charges;
                charges = charging.add(
                        before, measurement, reading.good(), reader.judgesOpenAtPeriodEnd() ? judgedAt : null);
            }
            fingerprint += measurement.fingerprint();
        }

        Evidence evidence() {
            return new Evidence(
                    measured.total(),
                    counted.total(),
                    sum.good(),
                    excluded.total(),
                    open,
                    countedAsMet,
                    refused,
                    excludedBy,
                    sum.figure(),
                    sumWithoutExclusions == null || excludedBy.isEmpty() ? null : sumWithoutExclusions.figure(),
                    value,
                    0,
                    null,
                    charges,
                    fingerprint);
        }
    }
}
