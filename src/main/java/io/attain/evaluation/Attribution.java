package io.attain.evaluation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.attain.terms.Agreement.Support;
import io.attain.terms.Agreement.Support.Relation;
import io.attain.terms.Indicator.Aggregate;
import io.attain.terms.Indicator.Function;
import io.attain.terms.Objective;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Says how much of a missed target the agreements beneath explain.
 *
 * <p>What a supporting objective lost is how far it was below its own promise, and it explains that much of what the target
 * was missed by: in {@code series} and by {@code sum} each loss for itself, in {@code parallel} only what all of them lost.
 * Percentages are losses of time or cases, so they weigh by the share of the missed period that they last; quantities by the
 * share of their own period that falls into it. Nobody explains more than was missed, and all together neither; the rest is
 * one's own. Decision 0021 works an example out by hand.
 */
public final class Attribution {

    private Attribution() {}

    /**
     * Tells whether an objective rests on one beneath: the one that is named, or where nothing is said every one with the
     * same kind of indicator.
     *
     * @param support what the terms say, never {@literal null}
     * @param beneath an objective of the supporting agreement, never {@literal null}
     * @param here an objective of the agreement that rests on it, never {@literal null}
     */
    public static boolean carries(Support support, Objective beneath, Objective here) {
        if (support.objective() != null && !support.objective().equals(beneath.id())) {
            return false;
        }
        return support.objectiveHere() != null
                ? support.objectiveHere().equals(here.id())
                : beneath.indicator().kind() == here.indicator().kind();
    }

    /** What kind of figure it is, which says how a part of a period weighs. */
    public enum Kind {
        /** A percentage. */
        SHARE,
        /** A count or a sum, which parts of a period add up to. */
        QUANTITY,
        /** An average, extreme or percentile. */
        LEVEL
    }

    /**
     * How figures are measured.
     *
     * @param kind what kind of figure it is
     * @param unit the unit in words, {@literal null} for none and for percentages
     * @param seconds the unit's length where it is a time, {@literal null} otherwise
     */
    public record Measure(Kind kind, @Nullable String unit, @Nullable BigDecimal seconds) {

        /**
         * Returns how an objective is measured.
         *
         * @param objective never {@literal null}
         */
        public static Measure of(Objective objective) {
            if (objective.indicator().isPercent()) {
                return new Measure(Kind.SHARE, null, null);
            }
            boolean addsUp = objective.indicator() instanceof Aggregate aggregate
                    && (aggregate.function() == Function.COUNT || aggregate.function() == Function.SUM);
            var time = TargetMeaning.unitOfTime(objective);
            return new Measure(
                    addsUp ? Kind.QUANTITY : Kind.LEVEL,
                    time == null ? objective.target().unit() : null,
                    time == null ? null : TimeBudget.seconds(LintSupports.realTime(time)));
        }

        /**
         * Tells whether a loss in the one is a loss in the other.
         *
         * @param other never {@literal null}
         */
        public boolean comparesWith(Measure other) {
            return kind == other.kind
                    && (seconds == null) == (other.seconds == null)
                    && Objects.equals(unit, other.unit);
        }

        private BigFraction common(BigFraction figure) {
            return seconds == null ? figure : figure.multiply(Fractions.of(seconds));
        }
    }

    /**
     * What was judged of a period.
     *
     * @param start its first instant, of what was measured
     * @param end the first instant after it
     * @param outcome what the verdict says
     * @param bound the target that it was judged by
     * @param exact the figure, a decimal or a quotient of two with {@code /}; {@literal null} for none
     */
    public record Judged(Instant start, Instant end, Outcome outcome, BigDecimal bound, @Nullable String exact) {

        /**
         * Returns how far the figure misses the target.
         *
         * @return in the figure's unit, exact, zero where it is met; {@literal null} where nobody can tell
         */
        @Nullable
        BigFraction missedBy() {
            if (outcome == Outcome.MET) {
                return BigFraction.ZERO;
            }
            return outcome == Outcome.BREACHED && exact != null
                    ? figure(exact).subtract(Fractions.of(bound)).abs()
                    : null;
        }

        private boolean overlaps(Judged other) {
            return start.isBefore(other.end) && other.start.isBefore(end);
        }

        private static BigFraction figure(String exact) {
            int slash = exact.indexOf('/');
            return slash < 0
                    ? Fractions.of(new BigDecimal(exact))
                    : Fractions.of(new BigDecimal(exact.substring(0, slash)))
                            .divide(Fractions.of(new BigDecimal(exact.substring(slash + 1))));
        }
    }

    /**
     * An objective beneath the one that was missed.
     *
     * @param relation how it enters
     * @param measure how it is measured
     * @param verdicts what was judged of it, of whatever periods; several of one period, of its scopes, weigh alike
     */
    public record Beneath(Relation relation, Measure measure, List<Judged> verdicts) {

        /** Copies the list. */
        public Beneath {
            verdicts = List.copyOf(verdicts);
        }
    }

    /** How an objective beneath stood in the same time. */
    public enum Standing {
        /** It was missed. */
        BREACHED,
        /** It was kept. */
        MET,
        /** Nobody can tell. */
        UNDETERMINED,
        /** Nothing was judged in that time, or not yet. */
        NOT_JUDGED
    }

    /**
     * What one objective beneath has to do with it.
     *
     * @param standing how it stood in the same time: the worst of the periods that overlap
     * @param periods those of its verdicts whose periods overlap, in the order given
     * @param loss by how much it was below its own promise in that time, in the unit of the missed target, 6 decimals;
     *     {@literal null} where nobody can tell
     * @param share percent of the missed target that it explains, 0 to 100, 6 decimals; {@literal null} where nobody can tell
     */
    public record Cause(
            Standing standing, List<Judged> periods, @Nullable BigDecimal loss, @Nullable BigDecimal share) {}

    /**
     * Where a missed target comes from.
     *
     * @param missedBy how far it was missed, in its unit, 6 decimals; {@literal null} where there is no figure
     * @param causes one for each objective beneath, in the order given
     * @param own percent that nobody beneath explains: 100 less all shares, 6 decimals; {@literal null} without a figure
     * @param complete whether all shares are known, so that {@code own} is not just the most that it can be
     */
    public record Result(
            @Nullable BigDecimal missedBy, List<Cause> causes, @Nullable BigDecimal own, boolean complete) {}

    /**
     * Works out where a missed target comes from.
     *
     * @param measure how the missed objective is measured, never {@literal null}
     * @param missed its verdict, a breach, never {@literal null}
     * @param beneath the objectives that it rests on, never {@literal null}
     * @return never {@literal null}
     */
    public static Result of(Measure measure, Judged missed, List<Beneath> beneath) {
        BigFraction missedBy = missed.missedBy();
        List<@Nullable BigFraction> losses = new ArrayList<>();
        List<List<Judged>> overlapping = new ArrayList<>();
        for (Beneath one : beneath) {
            List<Judged> periods =
                    one.verdicts().stream().filter(it -> it.overlaps(missed)).toList();
            overlapping.add(periods);
            losses.add(one.measure().comparesWith(measure) ? loss(one.measure(), missed, periods) : null);
        }
        List<@Nullable BigFraction> explained = explained(measure, missedBy, beneath, overlapping, losses);
        BigFraction all = explained.stream().filter(Objects::nonNull).reduce(BigFraction.ZERO, BigFraction::add);
        boolean tooMuch = all.compareTo(Fractions.HUNDRED) > 0;
        List<Cause> causes = new ArrayList<>();
        for (int i = 0; i < beneath.size(); i++) {
            BigFraction share = explained.get(i);
            causes.add(new Cause(
                    standing(overlapping.get(i)),
                    overlapping.get(i),
                    rounded(inUnit(measure, losses.get(i))),
                    rounded(
                            share != null && tooMuch
                                    ? share.multiply(Fractions.HUNDRED).divide(all)
                                    : share)));
        }
        return new Result(
                rounded(missedBy),
                List.copyOf(causes),
                missedBy == null ? null : rounded(tooMuch ? BigFraction.ZERO : Fractions.HUNDRED.subtract(all)),
                explained.stream().noneMatch(Objects::isNull));
    }

    /** Percent of what was missed for each, before the whole is cut to what was missed. */
    private static List<@Nullable BigFraction> explained(
            Measure measure,
            @Nullable BigFraction missedBy,
            List<Beneath> beneath,
            List<List<Judged>> overlapping,
            List<@Nullable BigFraction> losses) {
        List<Integer> parallel = new ArrayList<>();
        for (int i = 0; i < beneath.size(); i++) {
            if (beneath.get(i).relation() == Relation.PARALLEL) {
                parallel.add(i);
            }
        }
        BigFraction together = together(parallel, overlapping, losses);
        List<@Nullable BigFraction> explained = new ArrayList<>();
        for (int i = 0; i < beneath.size(); i++) {
            BigFraction loss = !parallel.contains(i)
                    ? losses.get(i)
                    : together == null ? null : together.divide(BigFraction.of(parallel.size()));
            explained.add(loss == null || missedBy == null ? null : percent(measure, loss, missedBy));
        }
        return explained;
    }

    private static BigFraction percent(Measure measure, BigFraction loss, BigFraction missedBy) {
        BigFraction whole = measure.common(missedBy);
        // A breach by nothing at all is one that a rule for missing data made; what explains it, nobody can weigh.
        return whole.signum() == 0 || loss.signum() == 0
                ? BigFraction.ZERO
                : Fractions.minimum(
                        Fractions.HUNDRED, loss.multiply(Fractions.HUNDRED).divide(whole));
    }

    /** All must fail, and no more than the least loss can have been at the same time. */
    private static @Nullable BigFraction together(
            List<Integer> parallel, List<List<Judged>> overlapping, List<@Nullable BigFraction> losses) {
        BigFraction least = null;
        boolean known = true;
        for (int i : parallel) {
            if (standing(overlapping.get(i)) == Standing.MET) {
                return BigFraction.ZERO;
            }
            BigFraction loss = losses.get(i);
            if (loss == null) {
                known = false;
            } else {
                least = least == null ? loss : Fractions.minimum(least, loss);
            }
        }
        return known ? least : null;
    }

    /** Returns what was lost in the time of the missed period, {@literal null} where nobody can tell. */
    private static @Nullable BigFraction loss(Measure measure, Judged missed, List<Judged> periods) {
        if (periods.isEmpty()) {
            return null;
        }
        Map<List<Instant>, List<Judged>> bySpan =
                periods.stream().collect(groupingBy(it -> List.of(it.start(), it.end()), LinkedHashMap::new, toList()));
        BigFraction all = BigFraction.ZERO;
        for (List<Judged> scopes : bySpan.values()) {
            BigFraction sum = BigFraction.ZERO;
            for (Judged one : scopes) {
                BigFraction lost = one.missedBy();
                if (lost == null) {
                    return null;
                }
                sum = sum.add(measure.common(lost));
            }
            Judged span = scopes.get(0);
            boolean addsUp = measure.kind() == Kind.QUANTITY;
            BigFraction mean = addsUp ? sum : sum.divide(BigFraction.of(scopes.size()));
            all = all.add(mean.multiply(weight(span, missed, addsUp ? span : missed)));
        }
        return all;
    }

    private static BigFraction weight(Judged one, Judged other, Judged of) {
        Instant from = one.start().isAfter(other.start()) ? one.start() : other.start();
        Instant until = one.end().isBefore(other.end()) ? one.end() : other.end();
        return Fractions.of(TimeBudget.seconds(Duration.between(from, until)))
                .divide(Fractions.of(TimeBudget.seconds(Duration.between(of.start(), of.end()))));
    }

    private static Standing standing(List<Judged> periods) {
        if (periods.isEmpty()) {
            return Standing.NOT_JUDGED;
        }
        if (periods.stream().anyMatch(it -> it.outcome() == Outcome.BREACHED)) {
            return Standing.BREACHED;
        }
        return periods.stream().anyMatch(it -> it.outcome() == Outcome.UNDETERMINED)
                ? Standing.UNDETERMINED
                : Standing.MET;
    }

    private static @Nullable BigFraction inUnit(Measure measure, @Nullable BigFraction loss) {
        return loss == null || measure.seconds() == null ? loss : loss.divide(Fractions.of(measure.seconds()));
    }

    private static @Nullable BigDecimal rounded(@Nullable BigFraction exact) {
        return exact == null ? null : Fractions.round(exact, Fractions.DISPLAY_SCALE, RoundingMode.HALF_EVEN);
    }
}
