package io.attain.evaluation;

import io.attain.terms.Agreement;
import io.attain.terms.Cap;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * A credit, or reward, of one verdict up to its one rounding: the sum of its lines, multiplied for repeated breaches, the
 * caps of the verdict, and the rounding. Caps that add up several verdicts follow in {@link CreditFold}.
 *
 * @param amount in the currency's minor unit, never negative
 * @param beforeCaps what it would be without any cap, rounded
 * @param capped whether a cap cut it
 * @param steps how it came about, in order
 */
record RoundedCredit(BigDecimal amount, BigDecimal beforeCaps, boolean capped, List<Credit.Step> steps) {

    /**
     * By how much a credit is multiplied.
     *
     * @param factor the multiplier
     * @param because why, in words
     */
    record Multiplier(BigDecimal factor, String because) {}

    /**
     * Rounds a credit.
     *
     * @param agreement the version that judges
     * @param caps those of the credit or reward
     * @param uncapped what the rule makes of the verdict
     * @param multiplier for repeated breaches, {@literal null} for none
     */
    static RoundedCredit of(
            Agreement agreement, List<Cap> caps, UncappedCredit uncapped, @Nullable Multiplier multiplier) {
        int minorUnit = minorUnit(agreement);
        List<Credit.Step> steps = new ArrayList<>(uncapped.steps());
        BigFraction before = uncapped.byRule();
        BigFraction amount = uncapped.sum();
        if (multiplier != null) {
            before = before.multiply(Fractions.of(multiplier.factor()));
            amount = amount.multiply(Fractions.of(multiplier.factor()));
            steps.add(new Credit.Step(
                    "times " + Fractions.plain(multiplier.factor()) + ": " + multiplier.because(),
                    Fractions.money(amount, minorUnit)));
        }
        for (Cap cap : caps) {
            if (cap.per() == Cap.Per.VERDICT && cap.over() == Cap.Over.PERIOD) {
                BigFraction limit = CreditCalculator.amount(cap.limit(), uncapped.basis());
                if (limit.compareTo(amount) < 0) {
                    amount = limit;
                    steps.add(new Credit.Step(
                            "cap " + CreditCalculator.words(cap.limit()) + " of the verdict",
                            Fractions.round(amount, minorUnit, agreement.rounding())
                                    .toPlainString()));
                }
            }
        }
        BigDecimal rounded = Fractions.round(amount, minorUnit, agreement.rounding());
        if (new BigDecimal(steps.get(steps.size() - 1).amount()).compareTo(rounded) != 0) {
            String mode = agreement.rounding() == RoundingMode.HALF_UP ? "half-up" : "half-even";
            steps.add(new Credit.Step(
                    "rounded " + mode + " to "
                            + BigDecimal.ONE.movePointLeft(minorUnit).toPlainString(),
                    rounded.toPlainString()));
        }
        return new RoundedCredit(
                rounded, Fractions.round(before, minorUnit, agreement.rounding()), amount.compareTo(before) < 0, steps);
    }

    /** Returns the decimals of an agreement's currency. */
    static int minorUnit(Agreement agreement) {
        return Math.max(0, agreement.currency().getDefaultFractionDigits());
    }
}
