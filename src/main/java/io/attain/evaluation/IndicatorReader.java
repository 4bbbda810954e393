package io.attain.evaluation;

import io.attain.terms.CreditTerms.UnitRounding;
import io.attain.terms.Elapsed;
import io.attain.terms.Indicator;
import io.attain.terms.Indicator.Aggregate;
import io.attain.terms.Indicator.Function;
import io.attain.terms.Indicator.Of;
import io.attain.terms.Indicator.Open;
import io.attain.terms.Indicator.Percentile;
import io.attain.terms.Indicator.Ratio;
import io.attain.terms.Indicator.Tally;
import io.attain.terms.Indicator.Weight;
import io.attain.terms.SeriesDefinition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.PeriodDuration;

/** Reads single measurements for one indicator, and adds up what was read to its figure. */
abstract class IndicatorReader {

    /**
     * What one measurement says.
     *
     * @param open whether it is open and does not count
     * @param good whether it is good, where the indicator tells
     * @param weight how much it counts: 1, or the total of a tally
     * @param part what it adds to the figure's part, for shares; else its value
     * @param whole what it adds to the figure's whole, for shares; else 1
     */
    record Reading(boolean open, boolean good, BigDecimal weight, BigDecimal part, BigDecimal whole) {

        static final Reading OPEN = new Reading(true, false, BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ZERO);

        static Reading of(BigDecimal value) {
            return new Reading(false, true, BigDecimal.ONE, value, BigDecimal.ONE);
        }
    }

    /** What readings add up to. */
    interface Sum {

        /** Adds a reading; as met, it counts as good whatever it says. */
        void add(Reading reading, boolean asMet);

        /** Returns the figure, {@literal null} when there was nothing to add. */
        @Nullable
        Figure figure();

        /** Returns how much is good, {@literal null} where the indicator does not tell. */
        default @Nullable BigDecimal good() {
            return null;
        }
    }

    /** Returns what reads an indicator. Availability is read by records; by time it is read otherwise. */
    static IndicatorReader of(
            Indicator indicator, Conditions conditions, Clocks clocks, Layout layout, SeriesDefinition series) {
        if (indicator instanceof Aggregate aggregate) {
            return new AggregateReader(aggregate, ValueReader.of(aggregate.of(), clocks, layout));
        }
        if (indicator instanceof Percentile percentile) {
            return new PercentileReader(percentile, ValueReader.of(percentile.of(), clocks, layout));
        }
        if (indicator instanceof Ratio ratio) {
            return new RatioReader(ratio, conditions, layout);
        }
        return indicator instanceof Tally ? new TallyReader(series.bad() != null) : new RecordReader();
    }

    /** Tells whether a measurement is none for this indicator. */
    boolean ignores(Measurement measurement) {
        return false;
    }

    /** Tells whether what has not happened yet is judged when the period ends. */
    boolean judgesOpenAtPeriodEnd() {
        return false;
    }

    /**
     * Reads a measurement.
     *
     * @param measurement the measurement
     * @param judgedAt when what has not happened yet is judged
     * @return what it says, {@literal null} when it lacks what is read
     */
    abstract @Nullable Reading read(Measurement measurement, Moment judgedAt);

    /** Returns the sum of no readings. */
    abstract Sum sum();

    /** Reads the value of a measurement, in parts of a unit. */
    private abstract static class ValueReader {

        static ValueReader of(Of of, Clocks clocks, Layout layout) {
            if (of instanceof Of.ElapsedTime elapsed) {
                return new ElapsedReader(elapsed.elapsed(), elapsed.unit(), elapsed.round(), clocks, layout);
            }
            if (of instanceof Of.Outages outages) {
                Elapsed length = new Elapsed("from", OutageCollector.DOWN_UNTIL, null, false);
                return new ElapsedReader(length, outages.unit(), outages.round(), clocks, layout);
            }
            return new ValueReader() {
                @Override
                @Nullable
                BigDecimal read(Measurement measurement) {
                    return measurement.value();
                }

                @Override
                BigDecimal unit() {
                    return BigDecimal.ONE;
                }
            };
        }

        /** Returns the value in parts of the unit, {@literal null} when it is absent. */
        abstract @Nullable BigDecimal read(Measurement measurement);

        /** Returns how many parts the unit has. */
        abstract BigDecimal unit();
    }

    /** Reads the time between two timestamps, in microseconds. */
    private static final class ElapsedReader extends ValueReader {

        private static final PeriodDuration DAY = PeriodDuration.parse("P1D");
        private static final PeriodDuration HOUR = PeriodDuration.parse("PT1H");

        private final Elapsed elapsed;
        private final UnitRounding round;
        private final Clocks clocks;
        private final int fromPlace;
        private final int untilPlace;
        private @Nullable PeriodDuration unit;

        ElapsedReader(
                Elapsed elapsed, @Nullable PeriodDuration unit, UnitRounding round, Clocks clocks, Layout layout) {
            this.elapsed = elapsed;
            this.unit = unit;
            this.round = round;
            this.clocks = clocks;
            this.fromPlace = layout.time(elapsed.from());
            this.untilPlace = layout.time(elapsed.until());
        }

        @Override
        @Nullable
        BigDecimal read(Measurement measurement) {
            Moment from = measurement.time(fromPlace);
            Moment until = measurement.time(untilPlace);
            if (from == null || until == null) {
                return null;
            }
            if (unit == null) {
                unit = from.isDate() || until.isDate() ? DAY : HOUR;
            }
            long micros = clocks.micros(elapsed, from, until, measurement.pauses(), unit);
            long unitMicros = Clocks.micros(unit);
            return BigDecimal.valueOf(
                    switch (round) {
                        case PRO_RATA -> micros;
                        case FULL -> Math.floorDiv(micros, unitMicros) * unitMicros;
                        case STARTED -> -Math.floorDiv(-micros, unitMicros) * unitMicros;
                    });
        }

        @Override
        BigDecimal unit() {
            return BigDecimal.valueOf(Clocks.micros(unit == null ? HOUR : unit));
        }
    }

    /** Count, sum, average, minimum and maximum. */
    private static final class AggregateReader extends IndicatorReader {

        private final Function function;
        private final ValueReader values;

        AggregateReader(Aggregate aggregate, ValueReader values) {
            this.function = aggregate.function();
            this.values = values;
        }

        @Override
        @Nullable
        Reading read(Measurement measurement, Moment judgedAt) {
            if (function == Function.COUNT) {
                return Reading.of(BigDecimal.ONE);
            }
            BigDecimal value = values.read(measurement);
            return value == null ? null : Reading.of(value);
        }

        @Override
        Sum sum() {
            return new Sum() {
                private BigDecimal count = BigDecimal.ZERO;
                private @Nullable BigDecimal result;

                @Override
                public void add(Reading reading, boolean asMet) {
                    count = count.add(BigDecimal.ONE);
                    BigDecimal value = reading.part();
                    if (result == null) {
                        result = value;
                    } else {
                        result = switch (function) {
                            case COUNT, SUM, AVERAGE -> result.add(value);
                            case MINIMUM -> result.min(value);
                            case MAXIMUM -> result.max(value);
                        };
                    }
                }

                @Override
                public @Nullable Figure figure() {
                    if (result == null) {
                        return null;
                    }
                    return switch (function) {
                        case COUNT -> Figure.of(result);
                        case SUM, MINIMUM, MAXIMUM -> Figure.inUnits(result, values.unit());
                        case AVERAGE -> Figure.average(result, count, values.unit());
                    };
                }
            };
        }
    }

    /** A percentile by nearest rank. */
    private static final class PercentileReader extends IndicatorReader {

        private final BigDecimal percentile;
        private final ValueReader values;

        PercentileReader(Percentile percentile, ValueReader values) {
            this.percentile = percentile.percentile();
            this.values = values;
        }

        @Override
        @Nullable
        Reading read(Measurement measurement, Moment judgedAt) {
            BigDecimal value = values.read(measurement);
            return value == null ? null : Reading.of(value);
        }

        @Override
        Sum sum() {
            return new Sum() {
                private final DecimalList all = new DecimalList();

                @Override
                public void add(Reading reading, boolean asMet) {
                    all.add(reading.part());
                }

                @Override
                public @Nullable Figure figure() {
                    if (all.size() == 0) {
                        return null;
                    }
                    int rank = percentile
                            .multiply(BigDecimal.valueOf(all.size()))
                            .divide(BigDecimal.valueOf(100), 0, RoundingMode.CEILING)
                            .intValueExact();
                    return Figure.inUnits(all.ascending(rank), values.unit());
                }
            };
        }
    }

    /** The sums of part and whole, for shares in percent. */
    private static class ShareSum implements Sum {

        private final boolean partIsBad;
        private final RunningSum part = new RunningSum();
        private final RunningSum whole = new RunningSum();
        private final RunningSum good = new RunningSum();

        ShareSum(boolean partIsBad) {
            this.partIsBad = partIsBad;
        }

        @Override
        public void add(Reading reading, boolean asMet) {
            whole.add(reading.whole());
            if (asMet) {
                if (!partIsBad) {
                    part.add(reading.whole());
                }
                good.add(reading.weight());
            } else {
                part.add(reading.part());
                if (reading.good()) {
                    good.add(reading.weight());
                }
            }
        }

        @Override
        public @Nullable Figure figure() {
            BigDecimal total = whole.total();
            return total.signum() == 0 ? null : Figure.percent(part.total(), total);
        }

        @Override
        public BigDecimal good() {
            return good.total();
        }

        /** Where whole and part count the same things, what is good follows from them. */
        BigDecimal goodOfTotals() {
            return partIsBad ? whole.total().subtract(part.total()) : part.total();
        }
    }

    /** The share of measurements, or of their value, that satisfy a condition. */
    private static final class RatioReader extends IndicatorReader {

        private final Ratio ratio;
        private final Conditions.Test test;
        private final int[] timePlaces;

        RatioReader(Ratio ratio, Conditions conditions, Layout layout) {
            this.ratio = ratio;
            this.test = conditions.bind(ratio.condition());
            this.timePlaces = ratio.condition().readsTimestamps().stream()
                    .mapToInt(layout::time)
                    .toArray();
        }

        @Override
        boolean judgesOpenAtPeriodEnd() {
            return ratio.open() == Open.AT_PERIOD_END;
        }

        @Override
        @Nullable
        Reading read(Measurement measurement, Moment judgedAt) {
            boolean open = lacksTimestamp(measurement);
            if (open && ratio.open() == null) {
                return null;
            }
            if (open && ratio.open() == Open.EXCLUDED) {
                return Reading.OPEN;
            }
            BigDecimal weight = ratio.weight() == Weight.VALUE ? measurement.value() : BigDecimal.ONE;
            if (weight == null) {
                return null;
            }
            boolean holds = (open && ratio.open() == Open.BAD)
                    ? ratio.countsBad()
                    : test.holds(measurement, judgesOpenAtPeriodEnd() ? judgedAt : null);
            boolean good = holds != ratio.countsBad();
            return new Reading(false, good, BigDecimal.ONE, holds ? weight : BigDecimal.ZERO, weight);
        }

        private boolean lacksTimestamp(Measurement measurement) {
            for (int place : timePlaces) {
                if (measurement.time(place) == null) {
                    return true;
                }
            }
            return false;
        }

        @Override
        Sum sum() {
            return new ShareSum(ratio.countsBad());
        }
    }

    /** The sum of good or bad parts by the sum of totals. */
    private static final class TallyReader extends IndicatorReader {

        private final boolean partIsBad;

        TallyReader(boolean partIsBad) {
            this.partIsBad = partIsBad;
        }

        @Override
        boolean ignores(Measurement measurement) {
            return measurement.value() == null;
        }

        @Override
        @Nullable
        Reading read(Measurement measurement, Moment judgedAt) {
            BigDecimal total = measurement.value();
            BigDecimal part = measurement.part();
            return total == null || part == null ? null : new Reading(false, true, total, part, total);
        }

        @Override
        Sum sum() {
            return new ShareSum(partIsBad) {
                @Override
                public BigDecimal good() {
                    return goodOfTotals();
                }
            };
        }
    }

    /** The share of status records that are up; records that end monitoring are none. */
    private static final class RecordReader extends IndicatorReader {

        @Override
        boolean ignores(Measurement measurement) {
            return measurement.state() == Measurement.State.ENDED;
        }

        @Override
        Reading read(Measurement measurement, Moment judgedAt) {
            boolean up = measurement.state() == Measurement.State.UP;
            return new Reading(false, up, BigDecimal.ONE, up ? BigDecimal.ONE : BigDecimal.ZERO, BigDecimal.ONE);
        }

        @Override
        Sum sum() {
            return new ShareSum(false);
        }
    }
}
