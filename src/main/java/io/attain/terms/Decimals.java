package io.attain.terms;

import java.math.BigDecimal;

/** Exact decimal numbers of sane size. */
public final class Decimals {

    private static final int MAXIMUM_LENGTH = 64;

    /** As many digits before the decimal point as no honest figure has. */
    private static final int MAXIMUM_INTEGER_DIGITS = 27;

    private static final int MAXIMUM_SCALE = 40;

    private Decimals() {}

    /**
     * Reads a decimal number.
     *
     * @param text such as {@code 99.95}, {@code -3} or {@code 1.5e3}
     * @return exactly that number
     * @throws IllegalArgumentException when the text is no number (NaN and infinity are none), or has more than 27
     *     digits before or 40 after the decimal point
     */
    public static BigDecimal parse(String text) {
        if (text.length() > MAXIMUM_LENGTH) {
            throw new IllegalArgumentException("a number of " + text.length() + " characters is too long");
        }
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException problem) {
            throw new IllegalArgumentException("expected a number, found '" + text + "'", problem);
        }
        long integerDigits = (long) number.precision() - number.scale();
        if (integerDigits > MAXIMUM_INTEGER_DIGITS) {
            throw new IllegalArgumentException("the number " + text + " is too large: it has more than "
                    + MAXIMUM_INTEGER_DIGITS + " digits before the decimal point");
        }
        if (number.scale() > MAXIMUM_SCALE) {
            throw new IllegalArgumentException(
                    "the number " + text + " has more than " + MAXIMUM_SCALE + " digits after the decimal point");
        }
        return number.scale() < 0 ? number.setScale(0) : number;
    }
}
