package io.attain.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * How many times faster than it may an error budget was used over some time, as a quotient, since nothing may be allowed.
 *
 * @param used what was used, or should have come, not negative
 * @param allowed what may be used, or did come, not negative
 */
public record BurnRate(BigFraction used, BigFraction allowed) {

    private static final int SCALE = 2;

    /** Takes what is below nothing for nothing. */
    public BurnRate {
        used = Fractions.notNegative(used);
        allowed = Fractions.notNegative(allowed);
    }

    /** Tells whether it is at least that many times as fast, exactly; where nothing is allowed, anything used is. */
    public boolean reaches(BigDecimal rate) {
        return used.signum() > 0 && used.compareTo(allowed.multiply(Fractions.of(rate))) >= 0;
    }

    /** Returns it for people: with two decimals, HALF_EVEN, {@code ∞} where nothing is allowed and some was used. */
    public String display() {
        if (used.signum() == 0) {
            return "0.00";
        }
        return allowed.signum() == 0
                ? "∞"
                : Fractions.round(used.divide(allowed), SCALE, RoundingMode.HALF_EVEN)
                        .toPlainString();
    }
}
