package io.attain.measurement;

import io.attain.terms.Decimals;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Reads numbers of one series, with a point or a comma as the decimal mark. */
final class NumberParser {

    private static final Pattern GROUPED_WITH_POINT = Pattern.compile("[-+]?\\d{1,3}(,\\d{3})+\\.\\d+");
    private static final Pattern GROUPED_WITH_COMMA = Pattern.compile("[-+]?\\d{1,3}(\\.\\d{3})+(,\\d+)?");

    private final boolean comma;

    NumberParser(char decimal) {
        this.comma = decimal == ',';
    }

    /**
     * Reads a number. Groups of thousands are understood where the text leaves no doubt which mark is which.
     *
     * @param text the text, without surrounding blanks
     * @throws IllegalArgumentException when it is none
     */
    BigDecimal parse(String text) {
        if (comma) {
            if (text.indexOf('.') >= 0 && !GROUPED_WITH_COMMA.matcher(text).matches()) {
                throw new IllegalArgumentException("expected a number with a decimal comma, found '" + text + "'");
            }
            return Decimals.parse(text.replace(".", "").replace(',', '.'));
        }
        if (text.indexOf(',') >= 0 && GROUPED_WITH_POINT.matcher(text).matches()) {
            return Decimals.parse(text.replace(",", ""));
        }
        return Decimals.parse(text);
    }
}
