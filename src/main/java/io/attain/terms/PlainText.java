package io.attain.terms;

import org.jspecify.annotations.Nullable;

/**
 * Which characters a text may have: those of XML 1.0, section 2.2. What is none of them, such as U+0000, U+0007 or half of a pair of surrogates, is kept by
 * no database or shown by no page, and would spoil every document that quotes the text.
 */
public final class PlainText {

    private static final char REPLACEMENT = '\ufffd';

    private PlainText() {}

    /**
     * Finds the first character that a text may not have.
     *
     * @param text never {@literal null}
     * @return such as {@code U+0007}, {@literal null} if there is none
     */
    public static @Nullable String stray(String text) {
        int at = strayAt(text, 0);
        return at < 0 ? null : String.format("U+%04X", (int) text.charAt(at));
    }

    /**
     * Makes a text fit to be shown.
     *
     * @param text never {@literal null}
     * @return the text, with a replacement character for each that it may not have
     */
    public static String shown(String text) {
        int at = strayAt(text, 0);
        if (at < 0) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text);
        for (; at >= 0; at = strayAt(text, at + 1)) {
            shown.setCharAt(at, REPLACEMENT);
        }
        return shown.toString();
    }

    private static int strayAt(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char it = text.charAt(i);
            if (Character.isHighSurrogate(it)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if ((it < ' ' && it != '\t' && it != '\n' && it != '\r')
                    || Character.isSurrogate(it)
                    || it == '\ufffe'
                    || it == '\uffff') {
                return i;
            }
        }
        return -1;
    }
}
