package io.attain.problem.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;

/** Says of a parameter what it can be, and what was found. */
final class MistypedValue {

    private static final int LONGEST_FOUND = 60;

    private MistypedValue() {}

    /**
     * Says it in words.
     *
     * @param name the parameter's name, never {@literal null}
     * @param mismatch never {@literal null}
     * @return a sentence
     */
    static String inWords(String name, TypeMismatchException mismatch) {
        String found = String.valueOf(mismatch.getValue());
        String shown = found.length() > LONGEST_FOUND ? found.substring(0, LONGEST_FOUND) + "…" : found;
        return name + " is " + expected(mismatch.getRequiredType()) + "; found “" + shown + "”.";
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "of another kind";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(it -> ((Enum<?>) it).name())
                            .collect(Collectors.joining(", "));
        }
        if (Number.class.isAssignableFrom(type) || (type.isPrimitive() && type != boolean.class)) {
            return "a whole number";
        }
        if (type == LocalDate.class) {
            return "a day such as 2026-12-31";
        }
        if (type == Instant.class) {
            return "an instant such as 2026-12-31T16:00:00Z";
        }
        return type == boolean.class || type == Boolean.class ? "true or false" : "of another kind";
    }
}
