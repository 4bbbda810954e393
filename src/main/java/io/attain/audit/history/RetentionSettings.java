package io.attain.audit.history;

import io.attain.terms.Agreement;
import java.time.Period;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long what the processes of an agreement did is kept after the agreement's end.
 *
 * @param usual for every type of agreement that is not named
 * @param types by type of agreement
 */
@ConfigurationProperties("attain.retention")
public record RetentionSettings(@DefaultValue("P10Y") Period usual, Map<Agreement.Type, Period> types) {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a period is not longer than nothing
     */
    public RetentionSettings {
        types = types == null ? Map.of() : Map.copyOf(types);
        check(usual);
        types.values().forEach(RetentionSettings::check);
    }

    private static void check(Period period) {
        if (period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("attain.retention takes periods such as P10Y, not " + period);
        }
    }

    /** Returns how long it is for a type of agreement. */
    Period of(Agreement.Type type) {
        return types.getOrDefault(type, usual);
    }

    /** Returns the shortest of all. */
    Period shortest() {
        return types.values().stream()
                .reduce(
                        usual,
                        (one, other) ->
                                one.toTotalMonths() * 31 + one.getDays() <= other.toTotalMonths() * 31 + other.getDays()
                                        ? one
                                        : other);
    }
}
