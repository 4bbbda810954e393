package io.attain.evaluation;

import io.attain.terms.Agreement;
import io.attain.terms.CreditTerms;
import io.attain.terms.CreditTerms.Allowance;
import io.attain.terms.CreditTerms.Each;
import io.attain.terms.CreditTerms.EachUnit;
import io.attain.terms.CreditTerms.Points;
import io.attain.terms.CreditTerms.Tier;
import io.attain.terms.CreditTerms.Tiers;
import io.attain.terms.Indicator.Aggregate;
import io.attain.terms.Indicator.Function;
import io.attain.terms.Indicator.Ratio;
import io.attain.terms.Indicator.Tally;
import io.attain.terms.Objective;
import io.attain.terms.Objective.MinimumSample;
import io.attain.terms.Payment;
import io.attain.terms.SeriesDefinition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A figure that misses a target in a way that the credit rule has something to say about: round, and as near as that allows. */
final class SupposedFigure {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final int MOST_DECIMALS = 12;

    private final Agreement agreement;
    private final Objective objective;
    private final CreditTerms terms;
    private final BigDecimal target;
    private final boolean atMost;

    SupposedFigure(Agreement agreement, Objective objective, CreditTerms terms) {
        this.agreement = agreement;
        this.objective = objective;
        this.terms = terms;
        this.target = objective.target().bound();
        this.atMost = objective.target().atMost();
    }

    /** Returns the figure. */
    BigDecimal bound() {
        Each each = CreditCalculator.each(terms.rule());
        if (each != null) {
            return byUnits(each).max(BigDecimal.ZERO);
        }
        // Where nothing says what earns points, the figure is their number.
        BigDecimal figure =
                terms.rule() instanceof Points ? units().max(target.add(BigDecimal.ONE)) : between(nearest(), next());
        return figure.max(BigDecimal.ZERO);
    }

    /** Tells whether the figure is the share of what is bad. */
    boolean countsBad() {
        if (objective.indicator() instanceof Ratio ratio) {
            return ratio.countsBad();
        }
        if (!(objective.indicator() instanceof Tally)) {
            return false;
        }
        return agreement.series().stream()
                .filter(it -> it.id().equals(objective.series()))
                .findFirst()
                .map((SeriesDefinition it) -> it.bad() != null)
                .orElse(atMost);
    }

    /** Returns how many measurements count: a hundred, or as many more as make a figure that is judged. */
    BigDecimal counted() {
        BigDecimal counted = HUNDRED;
        while (objective.minimumSample() instanceof MinimumSample.Count least
                && counted.compareTo(least.number()) < 0
                && counted.precision() < MOST_DECIMALS) {
            counted = counted.multiply(BigDecimal.TEN);
        }
        return counted;
    }

    /**
     * Returns how many units are supposed: two, or as many as earn two points more than cost nothing, or reach the first step.
     */
    private BigDecimal units() {
        if (!(terms.rule() instanceof Points points)) {
            return TWO;
        }
        BigDecimal wanted = points.steps().stream()
                .map(Points.Step::from)
                .min(Comparator.naturalOrder())
                .orElse(BigDecimal.ZERO)
                .max(points.threshold().add(TWO));
        Each each = points.each();
        BigDecimal perUnit =
                each != null && each.payment() instanceof Payment.Amount amount ? amount.amount() : BigDecimal.ONE;
        return perUnit.signum() == 0 ? TWO : wanted.divide(perUnit, 0, RoundingMode.CEILING);
    }

    /** Returns how many of those counted are bad: enough to miss the target, and two units. */
    BigDecimal bad(BigDecimal counted) {
        BigDecimal allowed = (countsBad() ? target : HUNDRED.subtract(target))
                .multiply(counted)
                .movePointLeft(2)
                .setScale(0, RoundingMode.FLOOR);
        BigDecimal breach = allowed.add(BigDecimal.ONE);
        Each each = Objects.requireNonNull(CreditCalculator.each(terms.rule()));
        if (each.unit() instanceof EachUnit.Bad bad) {
            return breach.max(free(each).add(bad.number().multiply(units())).setScale(0, RoundingMode.CEILING));
        }
        // Each of the late ones is supposed to be two units late.
        return breach.max(units().divide(TWO, 0, RoundingMode.CEILING));
    }

    /** Returns how long it is down: more than the target allows, and two units. */
    BigDecimal downMilliseconds(BigDecimal length) {
        Each each = Objects.requireNonNull(CreditCalculator.each(terms.rule()));
        BigDecimal unit = BigDecimal.valueOf(Clocks.micros(((EachUnit.Downtime) each.unit()).unit()), 3);
        BigDecimal free = each.free() instanceof Allowance.Time time
                ? BigDecimal.valueOf(Clocks.micros(time.time()), 3)
                : BigDecimal.ZERO;
        BigDecimal allowed = length.multiply(HUNDRED.subtract(target)).movePointLeft(2);
        BigDecimal units = allowed.divide(unit, 0, RoundingMode.FLOOR).add(BigDecimal.ONE);
        return free.add(unit.multiply(units.max(units())));
    }

    private BigDecimal byUnits(Each each) {
        BigDecimal size;
        if (each.unit() instanceof EachUnit.Shortfall shortfall) {
            size = shortfall.size();
        } else if (each.unit() instanceof EachUnit.ShortfallPercent percent) {
            size = target.multiply(percent.percent()).movePointLeft(2);
        } else {
            return between(target, null);
        }
        BigDecimal free = each.unit() instanceof EachUnit.ShortfallPercent
                ? target.multiply(free(each)).movePointLeft(2)
                : free(each);
        for (BigDecimal units : List.of(units(), BigDecimal.ONE)) {
            BigDecimal figure = beyond(free.add(size.multiply(units)));
            if (isPossible(figure)) {
                return whole(figure);
            }
        }
        return between(target, null);
    }

    private boolean isPossible(BigDecimal figure) {
        return figure.signum() >= 0 && (!objective.indicator().isPercent() || figure.compareTo(HUNDRED) <= 0);
    }

    private BigDecimal beyond(BigDecimal fault) {
        return atMost ? target.add(fault) : target.subtract(fault);
    }

    private BigDecimal whole(BigDecimal figure) {
        return isWhole() ? figure.setScale(0, atMost ? RoundingMode.CEILING : RoundingMode.FLOOR) : figure;
    }

    private boolean isWhole() {
        return objective.indicator() instanceof Aggregate aggregate && aggregate.function() == Function.COUNT;
    }

    private static BigDecimal free(Each each) {
        return each.free() instanceof Allowance.Quantity quantity ? quantity.number() : BigDecimal.ZERO;
    }

    /** The bound just beyond which the first tier applies and the target is missed. */
    private BigDecimal nearest() {
        BigDecimal first = tiers().isEmpty() ? target : tiers().get(0);
        return atMost ? first.max(target) : first.min(target);
    }

    private @Nullable BigDecimal next() {
        BigDecimal nearest = nearest();
        return tiers().stream()
                .filter(it -> atMost ? it.compareTo(nearest) > 0 : it.compareTo(nearest) < 0)
                .findFirst()
                .orElse(null);
    }

    /** The bounds of the tiers, the nearest to the target first. */
    private List<BigDecimal> tiers() {
        Comparator<BigDecimal> order = atMost ? Comparator.naturalOrder() : Comparator.reverseOrder();
        return terms.rule() instanceof Tiers tiers
                ? tiers.tiers().stream().map(Tier::bound).sorted(order).toList()
                : List.of();
    }

    /** Returns a figure beyond one bound and not beyond the next, with as few decimals as there can be. */
    private BigDecimal between(BigDecimal near, @Nullable BigDecimal next) {
        BigDecimal far = next == null ? far(near) : next;
        BigDecimal low = near.min(far);
        BigDecimal high = near.max(far);
        BigDecimal middle = low.add(high).divide(TWO);
        for (int scale = 0; scale <= MOST_DECIMALS && !(isWhole() && scale > 0); scale++) {
            BigDecimal figure = middle.setScale(scale, RoundingMode.HALF_EVEN);
            if (figure.compareTo(low) > 0 && figure.compareTo(high) < 0) {
                return figure;
            }
        }
        // The far bound belongs to the same tier, so where nothing lies between, it serves.
        return isWhole() ? whole(far) : middle;
    }

    /** As far beyond the last bound as that is from perfection, or a fifth where nothing is perfect. */
    private BigDecimal far(BigDecimal near) {
        if (isWhole()) {
            return atMost ? near.add(TWO) : near.subtract(TWO.max(near.movePointLeft(1)));
        }
        if (!objective.indicator().isPercent()) {
            BigDecimal step = near.signum() == 0
                    ? BigDecimal.ONE
                    : near.abs().movePointLeft(1).multiply(TWO);
            return atMost ? near.add(step) : near.subtract(step);
        }
        BigDecimal step = atMost ? near : HUNDRED.subtract(near);
        step = step.signum() == 0 ? BigDecimal.TEN : step.multiply(TWO);
        return atMost ? near.add(step).min(HUNDRED) : near.subtract(step).max(BigDecimal.ZERO);
    }
}
