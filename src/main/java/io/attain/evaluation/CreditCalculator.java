package io.attain.evaluation;

import io.attain.evaluation.Evidence.Charges;
import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Fee;
import io.attain.terms.Agreement.Stub;
import io.attain.terms.Cap;
import io.attain.terms.CreditTerms;
import io.attain.terms.CreditTerms.Allowance;
import io.attain.terms.CreditTerms.Basis;
import io.attain.terms.CreditTerms.Direction;
import io.attain.terms.CreditTerms.Each;
import io.attain.terms.CreditTerms.EachUnit;
import io.attain.terms.CreditTerms.Flat;
import io.attain.terms.CreditTerms.Points;
import io.attain.terms.CreditTerms.Rule;
import io.attain.terms.CreditTerms.Tier;
import io.attain.terms.CreditTerms.Tiers;
import io.attain.terms.Objective;
import io.attain.terms.Payment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.PeriodDuration;

/**
 * What the rule of a credit makes of one breach, or that of a reward of one met target: lines, each with its cap, and their
 * sum. What follows is {@link CreditFold}'s.
 */
final class CreditCalculator {

    private final Agreement agreement;
    private final Objective objective;
    private final CreditTerms terms;
    private final EvaluationPeriod period;
    private final Evidence evidence;
    private final Judgement judgement;
    private final List<Credit.Step> steps = new ArrayList<>();
    private final int minorUnit;
    private @Nullable BigFraction beforeLineCaps;

    private CreditCalculator(
            Agreement agreement,
            Objective objective,
            CreditTerms terms,
            EvaluationPeriod period,
            Evidence evidence,
            Judgement judgement) {
        this.agreement = agreement;
        this.objective = objective;
        this.terms = terms;
        this.period = period;
        this.evidence = evidence;
        this.judgement = judgement;
        this.minorUnit = RoundedCredit.minorUnit(agreement);
    }

    /**
     * Returns what a breach costs, or what a figure better than the target earns, before other verdicts have a say;
     * {@literal null} where that is nothing.
     */
    static @Nullable UncappedCredit of(
            Agreement agreement, Objective objective, EvaluationPeriod period, Evidence evidence, Judgement judgement) {
        CreditTerms credit = objective.credit();
        if (judgement.outcome() == Outcome.BREACHED && credit != null) {
            return new CreditCalculator(agreement, objective, credit, period, evidence, judgement).calculate();
        }
        CreditTerms reward = objective.reward();
        if (judgement.outcome() != Outcome.MET
                || reward == null
                || !isOfFigure(reward.rule())
                || judgement.surplus(objective.target().atMost()).signum() == 0) {
            return null;
        }
        UncappedCredit earned =
                new CreditCalculator(agreement, objective, reward, period, evidence, judgement).calculate();
        return earned.sum().signum() == 0 ? null : earned;
    }

    /** Tells whether a rule goes by the figure alone; only such a rule can be a reward. */
    static boolean isOfFigure(Rule rule) {
        Each each = each(rule);
        return each == null
                || each.unit() instanceof EachUnit.Shortfall
                || each.unit() instanceof EachUnit.ShortfallPercent;
    }

    /** Returns what a rule counts unit by unit, as money or as points, {@literal null} where it does not. */
    static @Nullable Each each(Rule rule) {
        return rule instanceof Each each ? each : rule instanceof Points points ? points.each() : null;
    }

    private UncappedCredit calculate() {
        BigFraction basis = basis();
        BigFraction amount = judgement.byMissingRule() && judgement.figure() == null ? ofMissing(basis) : byRule(basis);
        return new UncappedCredit(beforeLineCaps == null ? amount : beforeLineCaps, amount, basis, steps, false);
    }

    private BigFraction basis() {
        BigDecimal allocation = objective.allocation();
        if (allocation != null && agreement.credits().atRisk() != null && judgement.outcome() == Outcome.BREACHED) {
            return Fractions.percent(allocation, AtRisk.pool(agreement, period));
        }
        Basis basis = terms.basis();
        if (basis instanceof Basis.Value) {
            return Fractions.of(evidence.value());
        }
        if (basis instanceof Basis.PerCounted per) {
            return Fractions.of(per.amount()).multiply(Fractions.of(evidence.counted()));
        }
        boolean prorated = agreement.stub() == Stub.PRORATE && period.isPartial();
        if (basis instanceof Basis.Amount amount) {
            BigFraction whole = Fractions.of(amount.amount());
            return prorated ? whole.multiply(period.share()) : whole;
        }
        return fee(agreement, objective)
                .map(it -> FeeSchedule.of(it, period, prorated))
                .orElse(BigFraction.ZERO);
    }

    /** Returns the fee of an objective's service. */
    static Optional<Fee> fee(Agreement agreement, Objective objective) {
        return agreement.service(objective.service()).flatMap(it -> Optional.ofNullable(it.fee()));
    }

    /** Where nothing was measured and that counts as a breach: the deepest tier, or the cap of the verdict. */
    private BigFraction ofMissing(BigFraction basis) {
        if (terms.rule() instanceof Tiers tiers) {
            return pay(
                    tiers.tiers().stream()
                            .reduce((one, other) -> isDeeper(other, one) ? other : one)
                            .orElseThrow(),
                    basis);
        }
        // Else the cap of the verdict; of points it is not known which step they would have reached.
        for (Cap cap : terms.caps()) {
            if (cap.per() == Cap.Per.VERDICT && cap.over() == Cap.Over.PERIOD) {
                return addStep("nothing measured: the cap of the verdict", amount(cap.limit(), basis));
            }
        }
        if (terms.rule() instanceof Flat flat) {
            return addStep("nothing measured: flat amount", Fractions.of(flat.amount()));
        }
        return addStep("nothing measured, and the terms give no cap that could be paid", BigFraction.ZERO);
    }

    private BigFraction byRule(BigFraction basis) {
        if (terms.rule() instanceof Tiers tiers) {
            return byTier(tiers, basis);
        }
        if (terms.rule() instanceof Flat flat) {
            return addStep("flat amount", Fractions.of(flat.amount()));
        }
        if (terms.rule() instanceof Each each) {
            Charges charges = evidence.charges();
            return charges == null && !(each.unit() instanceof EachUnit.Late)
                    ? byUnits(each, basis)
                    : byLine(each, charges == null ? Charges.NONE : charges);
        }
        return byPoints((Points) terms.rule(), basis);
    }

    private BigFraction byPoints(Points points, BigFraction basis) {
        BigFraction earned = earned(points);
        String all = Fractions.text(earned) + " points";
        BigFraction threshold = Fractions.of(points.threshold());
        BigDecimal perPoint = points.perPoint();
        if (earned.compareTo(threshold) <= 0 && (threshold.signum() > 0 || perPoint != null)) {
            return addStep(all + ", and the first " + Fractions.text(threshold) + " cost nothing", BigFraction.ZERO);
        }
        return perPoint == null
                ? byStep(points, earned, all, basis)
                : byBand(points, perPoint, new BandWalk(earned, threshold, all));
    }

    /** Returns how many points there are; where nothing says what earns them, the figure is their number. */
    private BigFraction earned(Points points) {
        Each each = points.each();
        if (each == null) {
            return Objects.requireNonNull(judgement.figure()).fraction();
        }
        if (each.unit() instanceof EachUnit.Late) {
            return evidence.charges() == null
                    ? BigFraction.ZERO
                    : evidence.charges().uncapped();
        }
        return units(each, fault(each)).multiply(amount(each.payment(), BigFraction.ZERO));
    }

    private BigFraction byStep(Points points, BigFraction earned, String all, BigFraction basis) {
        return points.steps().stream()
                .filter(it -> earned.compareTo(Fractions.of(it.from())) >= 0)
                .max(Comparator.comparing(Points.Step::from))
                .map(it -> addStep(
                        all + ", from " + Fractions.plain(it.from()) + ": " + words(it.payment()),
                        amount(it.payment(), basis)))
                .orElseGet(() -> addStep(all + ", which is less than the first step", BigFraction.ZERO));
    }

    /**
     * Points on their way through the bands.
     *
     * @param earned how many there are
     * @param threshold how many cost nothing
     * @param all how many there are, in words
     */
    private record BandWalk(BigFraction earned, BigFraction threshold, String all) {}

    /** Each band prices the points that lie in it; those below the first, but beyond the threshold, cost their price once. */
    private BigFraction byBand(Points points, BigDecimal perPoint, BandWalk walk) {
        List<Points.Band> bands = points.bands().stream()
                .sorted(Comparator.comparing(Points.Band::above))
                .toList();
        BigFraction sum = BigFraction.ZERO;
        BigFraction from = walk.threshold();
        BigDecimal times = BigDecimal.ONE;
        for (int i = 0; i <= bands.size(); i++) {
            BigFraction until = i == bands.size()
                    ? walk.earned()
                    : Fractions.of(bands.get(i).above());
            BigFraction in = Fractions.minimum(until, walk.earned()).subtract(from);
            if (in.signum() > 0) {
                sum = sum.add(in.multiply(Fractions.of(perPoint)).multiply(Fractions.of(times)));
                String price = perPoint.toPlainString()
                        + (times.compareTo(BigDecimal.ONE) == 0 ? "" : " times " + Fractions.plain(times));
                String part = Fractions.text(in) + " above " + Fractions.text(from) + " at " + price;
                addStep(steps.isEmpty() ? walk.all() + ": " + part : part, sum);
                from = until;
            }
            times = i == bands.size() ? times : bands.get(i).times();
        }
        return sum;
    }

    private BigFraction byTier(Tiers tiers, BigFraction basis) {
        Figure figure = Objects.requireNonNull(judgement.figure());
        Tier deepest = null;
        for (Tier tier : tiers.tiers()) {
            int side = figure.compareTo(Fractions.of(tier.bound()));
            boolean applies = tier.direction() == Direction.BELOW ? side < 0 : side > 0;
            if (applies && (deepest == null || isDeeper(tier, deepest))) {
                deepest = tier;
            }
        }
        return deepest == null ? addStep("no tier reached", BigFraction.ZERO) : pay(deepest, basis);
    }

    private static boolean isDeeper(Tier tier, Tier than) {
        int side = tier.bound().compareTo(than.bound());
        return tier.direction() == Direction.BELOW ? side < 0 : side > 0;
    }

    private BigFraction pay(Tier tier, BigFraction basis) {
        String side = tier.direction() == Direction.BELOW ? "below " : "above ";
        return addStep(
                side + tier.bound().toPlainString() + ": " + words(tier.payment()), amount(tier.payment(), basis));
    }

    private BigFraction byLine(Each each, Charges charges) {
        String what = each.unit() instanceof EachUnit.Late ? " late" : " not good";
        beforeLineCaps = charges.uncapped();
        BigFraction sum = addStep(
                charges.charged() + what + ", " + words(each.payment()) + " for each of "
                        + Fractions.text(charges.units()) + " units",
                charges.uncapped());
        return terms.lineCap()
                .map(cap -> addStep("cap " + words(cap.limit()) + " of each line", charges.amount()))
                .orElse(sum);
    }

    private BigFraction byUnits(Each each, BigFraction basis) {
        BigFraction fault = fault(each);
        BigFraction units = units(each, fault);
        BigFraction cost = each.payment() instanceof Payment.FeeMultiple multiple
                ? feeOf(each.unit()).multiply(Fractions.of(multiple.times()))
                : amount(each.payment(), basis);
        return addStep(
                Fractions.text(units) + " times " + words(each.payment()) + " (" + faultInWords(each.unit(), fault)
                        + ")",
                cost.multiply(units));
    }

    private static BigFraction units(Each each, BigFraction fault) {
        return Charging.round(
                Fractions.notNegative(fault.subtract(free(each.free()))).divide(size(each.unit())), each.round());
    }

    /** What is at fault (or, of a reward, in surplus), in the unit's own measure: a number, percent of the target, or microseconds. */
    private BigFraction fault(Each each) {
        boolean atMost = objective.target().atMost();
        BigFraction off = judgement.outcome() == Outcome.MET ? judgement.surplus(atMost) : judgement.shortfall(atMost);
        if (each.unit() instanceof EachUnit.Shortfall) {
            return off;
        }
        if (each.unit() instanceof EachUnit.ShortfallPercent) {
            return judgement.target().signum() == 0
                    ? BigFraction.ZERO
                    : off.multiply(Fractions.HUNDRED).divide(judgement.target());
        }
        if (each.unit() instanceof EachUnit.Downtime) {
            return BigFraction.of(BigInteger.valueOf(evidence.downMicros()));
        }
        BigDecimal good = evidence.good() == null ? evidence.counted() : evidence.good();
        return Fractions.of(evidence.counted().subtract(good));
    }

    private static BigFraction size(EachUnit unit) {
        if (unit instanceof EachUnit.Shortfall shortfall) {
            return Fractions.of(shortfall.size());
        }
        if (unit instanceof EachUnit.ShortfallPercent percent) {
            return Fractions.of(percent.percent());
        }
        if (unit instanceof EachUnit.Bad bad) {
            return Fractions.of(bad.number());
        }
        return BigFraction.of(BigInteger.valueOf(Clocks.micros(timeOf(unit))));
    }

    private static PeriodDuration timeOf(EachUnit unit) {
        return unit instanceof EachUnit.Downtime downtime ? downtime.unit() : ((EachUnit.Late) unit).unit();
    }

    private static BigFraction free(@Nullable Allowance free) {
        if (free instanceof Allowance.Quantity number) {
            return Fractions.of(number.number());
        }
        return free instanceof Allowance.Time time
                ? BigFraction.of(BigInteger.valueOf(Clocks.micros(time.time())))
                : BigFraction.ZERO;
    }

    /** The fee for the time of one unit: its share of the period's fee by real length. */
    private BigFraction feeOf(EachUnit unit) {
        BigInteger length = BigInteger.valueOf(period.endMicros() - period.startMicros());
        boolean prorated = agreement.stub() == Stub.PRORATE && period.isPartial();
        return fee(agreement, objective)
                .map(it -> FeeSchedule.of(it, period, prorated))
                .orElse(BigFraction.ZERO)
                .multiply(size(unit))
                .divide(length);
    }

    private String faultInWords(EachUnit unit, BigFraction fault) {
        if (unit instanceof EachUnit.Downtime) {
            return "down "
                    + Duration.ofMillis(Fractions.floor(fault.divide(1000)).longValue());
        }
        if (unit instanceof EachUnit.Bad) {
            return Fractions.text(fault) + " not good";
        }
        String side = judgement.outcome() == Outcome.MET ? "better by " : "short by ";
        return side + Fractions.text(fault) + (unit instanceof EachUnit.ShortfallPercent ? " %" : "");
    }

    /** Returns what a payment comes to, zero where it is a multiple of a fee. */
    static BigFraction amount(Payment payment, BigFraction basis) {
        if (payment instanceof Payment.Percent percent) {
            return Fractions.percent(percent.percent(), basis);
        }
        return payment instanceof Payment.Amount fixed ? Fractions.of(fixed.amount()) : BigFraction.ZERO;
    }

    /** Returns a payment in words. */
    static String words(Payment payment) {
        if (payment instanceof Payment.Percent percent) {
            return Fractions.plain(percent.percent()) + " %";
        }
        return payment instanceof Payment.Amount amount
                ? amount.amount().toPlainString()
                : Fractions.plain(((Payment.FeeMultiple) payment).times()) + " times the fee for that time";
    }

    private BigFraction addStep(String rule, BigFraction amount) {
        steps.add(new Credit.Step(rule, Fractions.money(amount, minorUnit)));
        return amount;
    }
}
