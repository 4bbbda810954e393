package io.attain.terms;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.PeriodDuration;

/**
 * What a breach of one objective costs.
 *
 * @param basis what percents are taken of
 * @param rule what is paid
 * @param caps upper bounds
 */
public record CreditTerms(Basis basis, Rule rule, List<Cap> caps) {

    /** Copies the list. */
    public CreditTerms {
        caps = List.copyOf(caps);
    }

    /** Returns the bound on each single measurement, if there is one. */
    public Optional<Cap> lineCap() {
        return caps.stream().filter(it -> it.per() == Cap.Per.LINE).findFirst();
    }

    /** What percents are taken of. */
    public sealed interface Basis {

        /** The service's fee for the period. */
        record Fee() implements Basis {}

        /** The sum of the counted measurements' value. */
        record Value() implements Basis {}

        /**
         * A fixed amount.
         *
         * @param amount in the agreement's currency
         */
        record Amount(BigDecimal amount) implements Basis {}

        /**
         * An amount for each measurement counted.
         *
         * @param amount in the agreement's currency
         */
        record PerCounted(BigDecimal amount) implements Basis {}
    }

    /** What is paid for a breach. */
    public sealed interface Rule {}

    /**
     * A table of tiers: the deepest bound beyond which the figure lies strictly decides.
     *
     * @param tiers in the order of the document, at least one
     */
    public record Tiers(List<Tier> tiers) implements Rule {

        /** Copies the list. */
        public Tiers {
            tiers = List.copyOf(tiers);
        }
    }

    /**
     * One row of a tier table.
     *
     * @param bound the figure beyond which the tier applies; exactly on it belongs to the better tier
     * @param direction whether figures below or above the bound are meant
     * @param payment percent or amount
     */
    public record Tier(BigDecimal bound, Direction direction, Payment payment) {}

    /** On which side of a tier's bound figures fall into it. */
    public enum Direction {
        /** Strictly below, for targets that are a minimum. */
        BELOW,
        /** Strictly above, for targets that are a maximum. */
        ABOVE
    }

    /**
     * The same amount for every breach.
     *
     * @param amount in the agreement's currency
     */
    public record Flat(BigDecimal amount) implements Rule {}

    /**
     * An amount or percent for each unit of fault.
     *
     * @param unit what is counted
     * @param payment what each unit costs
     * @param round what a part of a unit costs
     * @param free how many (numbers), or how much time (a duration), are free; {@literal null} for none
     */
    public record Each(EachUnit unit, Payment payment, UnitRounding round, @Nullable Allowance free) implements Rule {}

    /** How a part of a unit counts. */
    public enum UnitRounding {
        /** Only full units count. */
        FULL,
        /** A part counts as that part. */
        PRO_RATA,
        /** A started unit counts as a full one. */
        STARTED
    }

    /** What is free of charge. */
    public sealed interface Allowance {

        /**
         * A number.
         *
         * @param number in the unit of what is counted
         */
        record Quantity(BigDecimal number) implements Allowance {}

        /**
         * A time.
         *
         * @param time its length
         */
        record Time(PeriodDuration time) implements Allowance {}
    }

    /** What an {@link Each} rule counts. */
    public sealed interface EachUnit {

        /**
         * Units by which the figure falls short of the target, or exceeds it where the target is a maximum.
         *
         * @param size how much is one unit
         */
        record Shortfall(BigDecimal size) implements EachUnit {}

        /**
         * The same in percent of the target.
         *
         * @param percent how many percent of the target are one unit
         */
        record ShortfallPercent(BigDecimal percent) implements EachUnit {}

        /**
         * Measurements that are not good.
         *
         * @param number how many are one unit
         */
        record Bad(BigDecimal number) implements EachUnit {}

        /**
         * Time by which a measurement is late, for each measurement on its own; percents are of its own value.
         *
         * @param unit the time that is one unit
         * @param from the timestamp it was due
         * @param until the timestamp it was done
         * @param calendar the calendar that counts, {@literal null} for all hours
         */
        record Late(PeriodDuration unit, String from, String until, @Nullable String calendar) implements EachUnit {}

        /**
         * Time that was down.
         *
         * @param unit the time that is one unit
         */
        record Downtime(PeriodDuration unit) implements EachUnit {}
    }

    /**
     * Penalty points.
     *
     * @param each what earns points; its payment says how many
     * @param threshold points that cost nothing
     * @param perPoint what a point beyond the threshold costs, {@literal null} where steps decide
     * @param bands marginal multipliers
     * @param steps a table of percents by points
     */
    public record Points(
            @Nullable Each each,
            BigDecimal threshold,
            @Nullable BigDecimal perPoint,
            List<Band> bands,
            List<Step> steps)
            implements Rule {

        /** Copies the lists. */
        public Points {
            bands = List.copyOf(bands);
            steps = List.copyOf(steps);
        }

        /**
         * A band.
         *
         * @param above points above which it applies
         * @param times the multiplier of a point's price in it
         */
        public record Band(BigDecimal above, BigDecimal times) {}

        /**
         * A step.
         *
         * @param from points from which it applies
         * @param payment percent or amount
         */
        public record Step(BigDecimal from, Payment payment) {}
    }
}
