package io.attain.database;

import java.text.Normalizer;
import java.util.Locale;

/** Texts of any language by which something is found. */
public final class SearchText {

    /** What a pattern is to be followed by, so that {@code %} and {@code _} are found as they are. */
    public static final String ESCAPE = " escape '!'";

    private SearchText() {}

    /**
     * Makes texts comparable: compatible characters (full width, ligatures) become one, case does not matter.
     *
     * @param text never {@literal null}
     */
    public static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    /**
     * Returns the pattern that a plain text fits which has a word somewhere.
     *
     * @param word as somebody wrote it, never {@literal null}
     * @return for {@code like}, with {@link #ESCAPE}
     */
    public static String pattern(String word) {
        return "%" + plain(word).replaceAll("[!%_]", "!$0") + "%";
    }
}
