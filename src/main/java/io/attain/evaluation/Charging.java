package io.attain.evaluation;

import io.attain.evaluation.Evidence.Charges;
import io.attain.terms.Cap;
import io.attain.terms.CreditTerms;
import io.attain.terms.CreditTerms.Allowance;
import io.attain.terms.CreditTerms.Each;
import io.attain.terms.CreditTerms.EachUnit;
import io.attain.terms.CreditTerms.UnitRounding;
import io.attain.terms.Elapsed;
import io.attain.terms.Payment;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** What single measurements cost, in money or in points, under a rule that charges each on its own. */
final class Charging {

    private final Each each;
    private final @Nullable Payment lineCap;
    private final Clocks clocks;
    private final int fromPlace;
    private final int untilPlace;

    private Charging(Each each, @Nullable Payment lineCap, Layout layout, Clocks clocks) {
        this.each = each;
        this.lineCap = lineCap;
        this.clocks = clocks;
        EachUnit.@Nullable Late late = each.unit() instanceof EachUnit.Late it ? it : null;
        this.fromPlace = late == null ? Layout.NONE : layout.time(late.from());
        this.untilPlace = late == null ? Layout.NONE : layout.time(late.until());
    }

    /** Returns how the terms charge single measurements, {@literal null} when they do not. */
    static @Nullable Charging of(@Nullable CreditTerms credit, Layout layout, Clocks clocks) {
        Each each = credit == null ? null : CreditCalculator.each(credit.rule());
        if (credit == null || each == null) {
            return null;
        }
        // Points are no money, so no cap of a line can cut them.
        Payment lineCap =
                credit.rule() instanceof Each ? credit.lineCap().map(Cap::limit).orElse(null) : null;
        boolean byLine =
                each.unit() instanceof EachUnit.Late || (each.unit() instanceof EachUnit.Bad && lineCap != null);
        return byLine ? new Charging(each, lineCap, layout, clocks) : null;
    }

    /**
     * Adds what a counted measurement costs.
     *
     * @param charges what the ones before cost
     * @param measurement the measurement
     * @param good whether it is good, where the indicator tells
     * @param asOf what stands in for a timestamp of something that has yet to happen, {@literal null} for nothing
     */
    Charges add(Charges charges, Measurement measurement, boolean good, @Nullable Moment asOf) {
        BigFraction units = each.unit() instanceof EachUnit.Late late
                ? lateUnits(late, measurement, asOf)
                : good ? BigFraction.ZERO : BigFraction.ONE;
        if (units.signum() == 0) {
            return charges;
        }
        BigDecimal value = measurement.value();
        BigFraction own = value == null ? BigFraction.ZERO : Fractions.of(value);
        BigFraction cost = amount(each.payment(), own).multiply(units);
        BigFraction capped = lineCap == null ? cost : Fractions.minimum(cost, amount(lineCap, own));
        return charges.plus(units, cost, capped);
    }

    private static BigFraction amount(Payment payment, BigFraction own) {
        if (payment instanceof Payment.Percent percent) {
            return Fractions.percent(percent.percent(), own);
        }
        return payment instanceof Payment.Amount amount ? Fractions.of(amount.amount()) : BigFraction.ZERO;
    }

    private BigFraction lateUnits(EachUnit.Late late, Measurement measurement, @Nullable Moment asOf) {
        Moment from = measurement.time(fromPlace);
        Moment until = measurement.time(untilPlace);
        if (until == null) {
            until = asOf;
        }
        if (from == null || until == null) {
            return BigFraction.ZERO;
        }
        Elapsed elapsed = new Elapsed(late.from(), late.until(), late.calendar(), true);
        long micros = clocks.micros(elapsed, from, until, measurement.pauses(), late.unit());
        if (each.free() instanceof Allowance.Time free) {
            micros = Math.max(0, micros - Clocks.micros(free.time()));
        }
        BigFraction units = BigFraction.of(BigInteger.valueOf(micros), BigInteger.valueOf(Clocks.micros(late.unit())));
        if (each.free() instanceof Allowance.Quantity free) {
            units = Fractions.notNegative(units.subtract(Fractions.of(free.number())));
        }
        return round(units, each.round());
    }

    /** Rounds a number of units as the rule says. */
    static BigFraction round(BigFraction units, UnitRounding rounding) {
        return switch (rounding) {
            case FULL -> Fractions.floor(units);
            case STARTED -> Fractions.ceiling(units);
            case PRO_RATA -> units;
        };
    }
}
