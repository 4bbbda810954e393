package io.attain.terms;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Exact decimal numbers of sane size. */
public final class Decimals {

    private static final int MAXIMUM_LENGTH = 64;

    /** As many digits before the decimal point as no honest figure has. */
    private static final int MAXIMUM_INTEGER_DIGITS = 27;

    private static final int MAXIMUM_SCALE = 40;

    /** That many characters hold digits that fit a long. */
    private static final int MAXIMUM_PLAIN_LENGTH = 18;

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
        BigDecimal plain = plain(text);
        if (plain != null) {
            return plain;
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

    /** Reads digits with at most one point among them, several times as fast as {@link BigDecimal} does. */
    private static @Nullable BigDecimal plain(String text) {
        int length = text.length();
        if (length > MAXIMUM_PLAIN_LENGTH) {
            return null;
        }
        boolean negative = length > 0 && text.charAt(0) == '-';
        long digits = 0;
        int count = 0;
        int point = -1;
        for (int i = negative ? 1 : 0; i < length; i++) {
            int digit = text.charAt(i) - '0';
            if (digit >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
                count++;
            } else if (text.charAt(i) == '.' && point < 0) {
                point = i;
            } else {
                return null;
            }
        }
        if (count == 0) {
            return null;
        }
        return BigDecimal.valueOf(negative ? -digits : digits, point < 0 ? 0 : length - 1 - point);
    }
}
