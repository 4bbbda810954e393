package io.attain.evaluation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.apache.commons.numbers.fraction.BigFraction;

/** Exact fractions from decimals and back. */
final class Fractions {

    /** Decimals of a displayed figure that is no exact decimal. */
    static final int DISPLAY_SCALE = 6;

    static final BigFraction HUNDRED = BigFraction.of(100);

    private Fractions() {}

    static BigFraction of(BigDecimal decimal) {
        return decimal.scale() <= 0
                ? BigFraction.of(decimal.toBigIntegerExact())
                : BigFraction.of(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
    }

    static BigFraction percent(BigDecimal percent, BigFraction of) {
        return of.multiply(of(percent)).divide(HUNDRED);
    }

    static BigDecimal round(BigFraction fraction, int scale, RoundingMode mode) {
        return new BigDecimal(fraction.getNumerator()).divide(new BigDecimal(fraction.getDenominator()), scale, mode);
    }

    static BigFraction floor(BigFraction fraction) {
        return BigFraction.of(round(fraction, 0, RoundingMode.FLOOR).toBigInteger());
    }

    static BigFraction ceiling(BigFraction fraction) {
        return BigFraction.of(round(fraction, 0, RoundingMode.CEILING).toBigInteger());
    }

    static BigFraction minimum(BigFraction one, BigFraction other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    static BigFraction notNegative(BigFraction fraction) {
        return fraction.signum() < 0 ? BigFraction.ZERO : fraction;
    }

    /** Returns the exact decimal without trailing zeros where there is one, else {@value #DISPLAY_SCALE} decimals. */
    static String text(BigFraction fraction) {
        BigInteger rest = fraction.getDenominator();
        while (rest.mod(BigInteger.TWO).signum() == 0) {
            rest = rest.shiftRight(1);
        }
        BigInteger five = BigInteger.valueOf(5);
        while (rest.mod(five).signum() == 0) {
            rest = rest.divide(five);
        }
        if (!rest.equals(BigInteger.ONE)) {
            return round(fraction, DISPLAY_SCALE, RoundingMode.HALF_EVEN).toPlainString();
        }
        BigDecimal exact = new BigDecimal(fraction.getNumerator())
                .divide(new BigDecimal(fraction.getDenominator()), MathContext.UNLIMITED);
        return plain(exact);
    }

    /** Returns an amount of money with all its digits, at least those of the currency's minor unit. */
    static String money(BigFraction amount, int minorUnit) {
        BigDecimal exact = new BigDecimal(text(amount));
        return (exact.scale() < minorUnit ? exact.setScale(minorUnit) : exact).toPlainString();
    }

    /** Returns a decimal without trailing zeros and without an exponent. */
    static String plain(BigDecimal decimal) {
        BigDecimal stripped = decimal.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }
}
