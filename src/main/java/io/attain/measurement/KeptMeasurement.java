package io.attain.measurement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A measurement for people to read.
 *
 * @param times its timestamps by name, dates as dates and instants in UTC
 * @param value its value, or the total of a tally, {@literal null} where it has none
 * @param part the good or bad part of a tally's total, {@literal null} where it has none
 * @param state its state, {@literal null} where it has none
 * @param attributes its attributes by name
 * @param key its key where the timestamps do not tell it apart, {@literal null} elsewhere
 * @param line the line of the file that it came with
 * @param upload the number of the upload that it came with
 * @param supersededBy the number of the upload that superseded it, {@literal null} while it counts
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KeptMeasurement(
        Map<String, String> times,
        @Nullable String value,
        @Nullable String part,
        @Nullable String state,
        Map<String, String> attributes,
        @Nullable String key,
        long line,
        long upload,
        @Nullable Long supersededBy) {}
