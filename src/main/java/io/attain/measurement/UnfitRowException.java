package io.attain.measurement;

import org.jspecify.annotations.Nullable;

/** Thrown when a row cannot become a measurement. */
final class UnfitRowException extends Exception {

    private static final long serialVersionUID = 1;

    private final String column;
    private final String value;

    UnfitRowException(String column, @Nullable String value, String reason) {
        super(reason, null, false, false);
        this.column = column;
        this.value = value == null ? "" : value;
    }

    /** The column, empty when the whole row is meant. */
    String column() {
        return column;
    }

    /** What stands there. */
    String value() {
        return value;
    }

    /** Why it cannot be read. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
