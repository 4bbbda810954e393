package io.attain.terms;

import java.util.Locale;

/** How the constants of the terms' enums are written in documents. */
public final class Labels {

    private Labels() {}

    /**
     * Returns how a constant is written: in lower case with hyphens.
     *
     * @param constant a constant
     * @return such as {@code multi-level}
     */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
