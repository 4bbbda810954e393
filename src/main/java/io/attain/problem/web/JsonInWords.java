package io.attain.problem.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.attain.problem.BrokenJson;
import io.attain.terms.PlainText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a JSON body in words that name its fields, and none of our classes. */
final class JsonInWords {

    private static final int LONGEST_VALUE = 80;

    private JsonInWords() {}

    /**
     * Says it.
     *
     * @param json what the reader of the body found, never {@literal null}
     * @return a sentence with the place
     */
    static String of(JsonProcessingException json) {
        if (json.getCause() instanceof StreamReadException broken) {
            // It broke off within a field.
            return of(broken);
        }
        return json.getLocation() == null
                ? what(json) + " (at an unknown place)."
                : what(json) + " (line " + json.getLocation().getLineNr() + ", column "
                        + json.getLocation().getColumnNr() + ").";
    }

    private static String what(JsonProcessingException json) {
        if (json instanceof UnrecognizedPropertyException unknown) {
            String object = objectOf(unknown);
            return "There is no field “" + unknown.getPropertyName() + "”"
                    + (object.isEmpty() ? " here" : " in “" + object + "”") + ", only "
                    + unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", "));
        }
        if (json instanceof InvalidFormatException unfit) {
            String value = String.valueOf(unfit.getValue());
            String stray = PlainText.stray(value);
            return "The field “" + path(unfit) + "” takes "
                    + (stray == null ? kind(unfit.getTargetType()) : "a text without the character " + stray)
                    + ", not “" + shown(value) + "”";
        }
        if (json instanceof MismatchedInputException unfit) {
            String path = path(unfit);
            return (path.isEmpty() ? "The body is " : "The field “" + path + "” takes ") + kind(unfit.getTargetType());
        }
        if (json instanceof JsonMappingException unfit) {
            return "The field “" + path(unfit) + "” cannot be read";
        }
        return "The body is no JSON: " + BrokenJson.why(json);
    }

    /** The path of the object in which a field stands, empty for the body itself. */
    private static String objectOf(JsonMappingException unfit) {
        String path = path(unfit);
        return path.substring(0, Math.max(path.lastIndexOf('.'), 0));
    }

    private static String path(JsonMappingException unfit) {
        StringBuilder path = new StringBuilder();
        for (Reference step : unfit.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.length() == 0 ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static String kind(@Nullable Class<?> type) {
        if (type == null) {
            return "something else";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (type == String.class) {
            return "a text";
        }
        if (type == LocalDate.class) {
            return "a day such as 2027-01-31";
        }
        if (type == Instant.class || type == OffsetDateTime.class) {
            return "a time with its offset such as 2027-01-31T00:00:00Z";
        }
        if (type == LocalDateTime.class) {
            return "a local time without an offset such as 2027-01-31T08:30";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a number";
        }
        return Collection.class.isAssignableFrom(type) ? "a list" : "an object with fields";
    }

    private static String shown(String value) {
        String plain = PlainText.shown(value);
        return plain.length() <= LONGEST_VALUE ? plain : plain.substring(0, LONGEST_VALUE) + "…";
    }
}
