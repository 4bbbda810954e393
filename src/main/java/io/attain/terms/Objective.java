package io.attain.terms;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.PeriodDuration;

/**
 * A service level objective: a target for one indicator over a measurement period.
 *
 * @param id its id within the agreement
 * @param name its name in any language
 * @param service the service's id, {@literal null} when it concerns none
 * @param series the id of the series that it reads
 * @param where which measurements it reads, {@literal null} for all
 * @param scope attributes by whose values it is judged separately
 * @param indicator how the figure is computed
 * @param target what the figure must reach
 * @param price what this level costs, {@literal null} when not said
 * @param period the measurement period
 * @param missing what holds when nothing was measured, as written, {@literal null} when not said
 * @param minimumSample fewer counted is too few to judge, {@literal null} for any
 * @param exclusions the ids of its exclusions, {@literal null} when not said
 * @param credit what a breach costs, {@literal null} for nothing
 * @param reward what a figure better than the target earns the provider, {@literal null} for nothing
 * @param allocation percent of the at-risk pool, {@literal null} where credits are not pooled
 * @param repeat what repeated breaches set off
 * @param warn when to warn before a breach
 * @param impact how much a breach hurts the customer's business, {@literal null} when not said
 */
public record Objective(
        String id,
        String name,
        @Nullable String service,
        String series,
        @Nullable Condition where,
        List<String> scope,
        Indicator indicator,
        Target target,
        @Nullable BigDecimal price,
        PeriodRule period,
        @Nullable Missing missing,
        @Nullable MinimumSample minimumSample,
        @Nullable List<String> exclusions,
        @Nullable CreditTerms credit,
        @Nullable CreditTerms reward,
        @Nullable BigDecimal allocation,
        List<Repeat> repeat,
        List<Warning> warn,
        @Nullable Impact impact) {

    /** Copies the lists. */
    public Objective {
        scope = List.copyOf(scope);
        exclusions = exclusions == null ? null : List.copyOf(exclusions);
        repeat = List.copyOf(repeat);
        warn = List.copyOf(warn);
    }

    /** Returns what holds when nothing was measured: what is written, else zero for counts and sums of value. */
    public Missing missingRule() {
        if (missing != null) {
            return missing;
        }
        if (indicator instanceof Indicator.Aggregate aggregate) {
            boolean sumOfValue =
                    aggregate.function() == Indicator.Function.SUM && aggregate.of() instanceof Indicator.Of.Value;
            if (aggregate.function() == Indicator.Function.COUNT || sumOfValue) {
                return Missing.ZERO;
            }
        }
        return Missing.UNDETERMINED;
    }

    /**
     * What a figure must reach.
     *
     * @param bound the figure that is just enough
     * @param atMost whether it is the greatest allowed rather than the least
     * @param unit the unit in words, {@literal null} when not said
     */
    public record Target(BigDecimal bound, boolean atMost, @Nullable String unit) {}

    /** What holds when nothing was measured. */
    public enum Missing {
        /** The figure is zero. */
        ZERO,
        /** Nobody can tell. */
        UNDETERMINED,
        /** It counts as met. */
        MET,
        /** It counts as breached. */
        BREACHED
    }

    /** How much must be counted before a figure is judged. */
    public sealed interface MinimumSample {

        /**
         * A number of measurements.
         *
         * @param number the least number
         */
        record Count(BigDecimal number) implements MinimumSample {}

        /**
         * A length of monitored time.
         *
         * @param time the least time
         */
        record Time(Duration time) implements MinimumSample {}
    }

    /** The measurement period. */
    public sealed interface PeriodRule {

        /** Returns the name of the timestamp that puts a measurement into a period, {@literal null} for the usual one. */
        @Nullable
        String by();

        /**
         * Periods that follow one another.
         *
         * @param every how long each is
         * @param by the timestamp that puts a measurement into a period, {@literal null} for the usual one
         * @param startDay the day of the month on which months, quarters and years start, 1 to 31
         */
        record Recurring(Every every, @Nullable String by, int startDay) implements PeriodRule {}

        /**
         * A window that rolls.
         *
         * @param length its length
         * @param creditEvery how often it is judged for credits
         * @param by the timestamp that puts a measurement into a period, {@literal null} for the usual one
         */
        record Rolling(PeriodDuration length, Every creditEvery, @Nullable String by) implements PeriodRule {}
    }

    /** How long a period is. */
    public enum Every {
        /** A local day. */
        DAY,
        /** From Monday to Sunday. */
        WEEK,
        /** A month. */
        MONTH,
        /** Three months. */
        QUARTER,
        /** Twelve months. */
        YEAR,
        /** The whole term. */
        TERM
    }

    /**
     * What repeated breaches set off.
     *
     * @param consecutive that many in a row, {@literal null} where a time is given
     * @param breaches that many within a time, {@literal null} where they must be in a row
     * @param within that time, {@literal null} where they must be in a row
     * @param consequence a default, a review by executives, the right to terminate, or a multiplier of the credit
     */
    public record Repeat(
            @Nullable Integer consecutive,
            @Nullable Integer breaches,
            @Nullable PeriodDuration within,
            Consequence consequence) {}

    /** What repeated breaches set off. */
    public sealed interface Consequence {

        /** What follows by its name. */
        enum Named implements Consequence {
            /** The provider is in default. */
            DEFAULT,
            /** The executives of both sides look at the agreement. */
            EXECUTIVE_REVIEW,
            /** The customer may terminate. */
            TERMINATE
        }

        /**
         * The credit is multiplied.
         *
         * @param factor by that
         */
        record Multiply(BigDecimal factor) implements Consequence {}
    }

    /** How much a breach hurts the customer's business. */
    public enum Impact {
        /** It is a nuisance. */
        LOW,
        /** Work is held up. */
        MEDIUM,
        /** The business stands still. */
        HIGH
    }

    /** Returns the calendar by which the warnings reckon business time, {@literal null} when none of them names one. */
    public @Nullable String warningCalendar() {
        return warn.stream()
                .map(Warning::calendar)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** When to warn before a breach. */
    public sealed interface Warning {

        /** Returns the id of the calendar by which business time is reckoned, {@literal null} when none is named. */
        @Nullable
        String calendar();

        /**
         * When that share of the error budget is used.
         *
         * @param percent in percent
         * @param calendar the id of a calendar, {@literal null} when none is named
         */
        record Budget(BigDecimal percent, @Nullable String calendar) implements Warning {}

        /**
         * When the budget burns that many times faster than it may, over a long and a short time.
         *
         * @param rate how many times
         * @param longWindow the long time
         * @param shortWindow the short time
         * @param calendar the id of a calendar, {@literal null} when none is named
         */
        record Burn(BigDecimal rate, Duration longWindow, Duration shortWindow, @Nullable String calendar)
                implements Warning {}
    }
}
