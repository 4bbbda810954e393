package io.attain.terms;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.PeriodDuration;

/** How the figure of an objective is computed. */
public sealed interface Indicator {

    /** Tells whether the figure is a percentage. */
    default boolean isPercent() {
        return this instanceof Ratio || this instanceof Tally || this instanceof Availability;
    }

    /** Tells whether it reads runs of downtime instead of single measurements. */
    default boolean readsOutages() {
        return switch (kind()) {
            case AGGREGATE -> ((Aggregate) this).of() instanceof Of.Outages;
            case PERCENTILE -> ((Percentile) this).of() instanceof Of.Outages;
            case RATIO -> ((Ratio) this).ofOutages();
            case TALLY, AVAILABILITY -> false;
        };
    }

    /** Returns which of the indicators it is. */
    Kind kind();

    /** The indicators. */
    enum Kind {
        /** Count, sum, average, minimum or maximum. */
        AGGREGATE,
        /** A percentile by nearest rank. */
        PERCENTILE,
        /** A share of measurements. */
        RATIO,
        /** A share of counted totals. */
        TALLY,
        /** A share of time or of status records. */
        AVAILABILITY
    }

    /** What an aggregate or percentile reads of each measurement. */
    sealed interface Of {

        /** The value. */
        record Value() implements Of {}

        /**
         * The time between two timestamps, in units, never negative.
         *
         * @param elapsed from when until when, and by which clock
         * @param unit the unit, {@literal null} for days between dates and hours between instants
         * @param round what a part of a unit counts
         */
        record ElapsedTime(Elapsed elapsed, @Nullable PeriodDuration unit, CreditTerms.UnitRounding round)
                implements Of {}

        /**
         * Runs of consecutive down records, or outages: how many, or their length in units.
         *
         * @param unit the unit, {@literal null} for hours
         * @param round what a part of a unit counts
         */
        record Outages(@Nullable PeriodDuration unit, CreditTerms.UnitRounding round) implements Of {}
    }

    /** The simple functions of many values. */
    enum Function {
        /** How many. */
        COUNT,
        /** Their sum. */
        SUM,
        /** Their arithmetic mean. */
        AVERAGE,
        /** The least. */
        MINIMUM,
        /** The greatest. */
        MAXIMUM
    }

    /**
     * A simple function of many values.
     *
     * @param function which
     * @param of of what
     */
    record Aggregate(Function function, Of of) implements Indicator {

        @Override
        public Kind kind() {
            return Kind.AGGREGATE;
        }
    }

    /**
     * Nearest rank: element ceil(p/100·n) of the ascending values, counted from 1.
     *
     * @param percentile above 0, at most 100
     * @param of of what
     */
    record Percentile(BigDecimal percentile, Of of) implements Indicator {

        /** Throws {@link IllegalArgumentException} when the percentile is not above 0 and at most 100. */
        public Percentile {
            if (percentile.signum() <= 0 || percentile.compareTo(BigDecimal.valueOf(100)) > 0) {
                throw new IllegalArgumentException("a percentile is above 0 and at most 100, not " + percentile);
            }
        }

        @Override
        public Kind kind() {
            return Kind.PERCENTILE;
        }
    }

    /** What becomes of a case that lacks a timestamp that the condition reads. */
    enum Open {
        /** It does not count. */
        EXCLUDED,
        /** It is not good. */
        BAD,
        /** It is judged as if what has not happened yet happened when the period ends. */
        AT_PERIOD_END
    }

    /** What each measurement weighs. */
    enum Weight {
        /** One. */
        COUNT,
        /** Its value. */
        VALUE
    }

    /**
     * The share of measurements, or of their value, that satisfy a condition, in percent.
     *
     * @param condition the condition
     * @param countsBad whether the condition describes bad measurements and the figure is their share
     * @param open what becomes of open cases, {@literal null} when not said
     * @param weight what each measurement weighs
     * @param ofOutages whether it reads runs of downtime
     */
    record Ratio(Condition condition, boolean countsBad, @Nullable Open open, Weight weight, boolean ofOutages)
            implements Indicator {

        @Override
        public Kind kind() {
            return Kind.RATIO;
        }
    }

    /** The sum of what was good (or bad, if the series says so) by the sum of totals, in percent. */
    record Tally() implements Indicator {

        @Override
        public Kind kind() {
            return Kind.TALLY;
        }
    }

    /**
     * The share of monitored and not excluded time that is up, in percent, or of status records.
     *
     * @param staleAfter how long a status record holds at most, {@literal null} for until the next one
     * @param coverage percent of the period that must be monitored, {@literal null} for any
     * @param shortest the shortest outage that counts, {@literal null} for any
     * @param byRecords whether records are counted instead of time
     */
    record Availability(
            @Nullable Duration staleAfter,
            @Nullable BigDecimal coverage,
            @Nullable Duration shortest,
            boolean byRecords)
            implements Indicator {

        @Override
        public Kind kind() {
            return Kind.AVAILABILITY;
        }
    }
}
