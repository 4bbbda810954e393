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
import io.attain.terms.CreditTerms.Tier;
import io.attain.terms.CreditTerms.Tiers;
import io.attain.terms.Objective;
import io.attain.terms.Payment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.PeriodDuration;

/**
 * The credit of one breach up to its one rounding: lines (each with its cap), their sum, the verdict's caps. Caps that add
 * up several verdicts follow in {@link CreditFold}.
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
        this.minorUnit = Math.max(0, agreement.currency().getDefaultFractionDigits());
    }

    /**
     * Returns the credit of a breach before caps over several verdicts; {@literal null} where nothing was breached or a
     * breach costs nothing. Points are not computed yet; the linter says so.
     */
    static @Nullable UncappedCredit of(
            Agreement agreement, Objective objective, EvaluationPeriod period, Evidence evidence, Judgement judgement) {
        CreditTerms terms = objective.credit();
        if (judgement.outcome() != Outcome.BREACHED || terms == null || terms.rule() instanceof CreditTerms.Points) {
            return null;
        }
        return new CreditCalculator(agreement, objective, terms, period, evidence, judgement).calculate();
    }

    private UncappedCredit calculate() {
        BigFraction basis = basis();
        BigFraction amount = judgement.byMissingRule() && judgement.figure() == null ? ofMissing(basis) : byRule(basis);
        BigFraction beforeCaps = beforeLineCaps == null ? amount : beforeLineCaps;
        amount = capVerdict(amount, basis);
        BigDecimal rounded = Fractions.round(amount, minorUnit, agreement.rounding());
        Credit.Step last = steps.get(steps.size() - 1);
        if (new BigDecimal(last.amount()).compareTo(rounded) != 0) {
            String mode = agreement.rounding() == RoundingMode.HALF_UP ? "half-up" : "half-even";
            addStep(
                    "rounded " + mode + " to "
                            + BigDecimal.ONE.movePointLeft(minorUnit).toPlainString(),
                    rounded.toPlainString());
        }
        return new UncappedCredit(
                new Credit(rounded, agreement.currency(), Fractions.money(basis, minorUnit), steps),
                basis,
                Fractions.round(beforeCaps, minorUnit, agreement.rounding()));
    }

    private BigFraction basis() {
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
        throw new IllegalArgumentException("points are not computed yet");
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
        BigFraction size = size(each.unit());
        BigFraction free = free(each.free());
        BigFraction units =
                Charging.round(Fractions.notNegative(fault.subtract(free)).divide(size), each.round());
        BigFraction cost = each.payment() instanceof Payment.FeeMultiple multiple
                ? feeOf(each.unit()).multiply(Fractions.of(multiple.times()))
                : amount(each.payment(), basis);
        return addStep(
                Fractions.text(units) + " times " + words(each.payment()) + " (" + faultInWords(each.unit(), fault)
                        + ")",
                cost.multiply(units));
    }

    /** What is at fault, in the unit's own measure: a number, percent of the target, or microseconds. */
    private BigFraction fault(Each each) {
        if (each.unit() instanceof EachUnit.Shortfall) {
            return judgement.shortfall(objective.target().atMost());
        }
        if (each.unit() instanceof EachUnit.ShortfallPercent) {
            return judgement.target().signum() == 0
                    ? BigFraction.ZERO
                    : judgement
                            .shortfall(objective.target().atMost())
                            .multiply(Fractions.HUNDRED)
                            .divide(judgement.target());
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

    private static String faultInWords(EachUnit unit, BigFraction fault) {
        if (unit instanceof EachUnit.Downtime) {
            return "down "
                    + Duration.ofMillis(Fractions.floor(fault.divide(1000)).longValue());
        }
        if (unit instanceof EachUnit.Bad) {
            return Fractions.text(fault) + " not good";
        }
        return "short by " + Fractions.text(fault) + (unit instanceof EachUnit.ShortfallPercent ? " %" : "");
    }

    private BigFraction capVerdict(BigFraction amount, BigFraction basis) {
        BigFraction capped = amount;
        for (Cap cap : terms.caps()) {
            if (cap.per() != Cap.Per.VERDICT || cap.over() != Cap.Over.PERIOD) {
                continue;
            }
            BigFraction limit = amount(cap.limit(), basis);
            if (limit.compareTo(capped) < 0) {
                capped = limit;
                BigDecimal shown = Fractions.round(capped, minorUnit, agreement.rounding());
                addStep("cap " + words(cap.limit()) + " of the verdict", shown.toPlainString());
            }
        }
        return capped;
    }

    private BigFraction amount(Payment payment, BigFraction basis) {
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
        addStep(rule, Fractions.money(amount, minorUnit));
        return amount;
    }

    private void addStep(String rule, String amount) {
        steps.add(new Credit.Step(rule, amount));
    }
}
