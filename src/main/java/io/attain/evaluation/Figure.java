package io.attain.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * The exact figure of an indicator: a quotient of two decimals, or, with the divisor 1, a decimal.
 *
 * @param dividend the dividend
 * @param divisor the divisor, above 0
 * @param isPercent whether it is a percentage
 */
public record Figure(BigDecimal dividend, BigDecimal divisor, boolean isPercent) {

    /** Returns a figure that is a decimal with the digits as given. */
    static Figure of(BigDecimal value) {
        return new Figure(value, BigDecimal.ONE, false);
    }

    /** Returns a figure that was worked out, as a decimal where it is one. */
    static Figure of(BigFraction value, boolean isPercent) {
        BigDecimal dividend = new BigDecimal(value.getNumerator());
        BigDecimal divisor = new BigDecimal(value.getDenominator());
        BigDecimal decimal = new BigDecimal(Fractions.text(value));
        return Fractions.of(decimal).equals(value)
                ? new Figure(decimal, BigDecimal.ONE, isPercent)
                : new Figure(dividend, divisor, isPercent);
    }

    /** Returns a share in percent. */
    static Figure percent(BigDecimal part, BigDecimal total) {
        return new Figure(part.multiply(BigDecimal.valueOf(100)), total, true);
    }

    /** Returns a value that is given in parts of a unit. */
    static Figure inUnits(BigDecimal parts, BigDecimal unit) {
        return unit.compareTo(BigDecimal.ONE) == 0 ? of(parts) : reduced(parts, unit);
    }

    /** Returns the mean of values whose sum is given in parts of a unit. */
    static Figure average(BigDecimal parts, BigDecimal count, BigDecimal unit) {
        return unit.compareTo(BigDecimal.ONE) == 0
                ? new Figure(parts, count, false)
                : reduced(parts, count.multiply(unit));
    }

    private static Figure reduced(BigDecimal dividend, BigDecimal divisor) {
        BigFraction fraction = Fractions.of(dividend).divide(Fractions.of(divisor));
        return new Figure(new BigDecimal(fraction.getNumerator()), new BigDecimal(fraction.getDenominator()), false);
    }

    /** Returns the figure as an exact fraction. */
    BigFraction fraction() {
        return Fractions.of(dividend).divide(Fractions.of(divisor));
    }

    /** Compares it with a bound, exactly. */
    int compareTo(BigFraction bound) {
        return fraction().compareTo(bound);
    }

    private boolean isDecimal() {
        return divisor.compareTo(BigDecimal.ONE) == 0;
    }

    /** Returns the exact figure as text, a quotient with {@code /}. */
    public String exact() {
        return isDecimal() ? dividend.toPlainString() : Fractions.plain(dividend) + "/" + Fractions.plain(divisor);
    }

    /** Returns the figure for people: percents and quotients with 6 decimals HALF_EVEN, else the value's own digits. */
    public String display() {
        return isDecimal() && !isPercent
                ? dividend.toPlainString()
                : dividend.divide(divisor, Fractions.DISPLAY_SCALE, RoundingMode.HALF_EVEN)
                        .toPlainString();
    }
}
