package io.attain.measurement;

import io.attain.evaluation.InputReport.Refusal;
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

    /** Returns what to tell about the row that it was thrown for. */
    Refusal at(Row row) {
        return new Refusal(row.line(), column, RowReader.shortened(value), String.valueOf(getMessage()));
    }
}
