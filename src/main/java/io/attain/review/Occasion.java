package io.attain.review;

import io.attain.problem.Problem;
import io.attain.terms.Labels;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why an agreement is reviewed. */
public enum Occasion {
    /** It is time, by the terms' {@code every}. */
    SCHEDULE(false),
    /** The term is over soon, and notice would be due. */
    EXPIRY(false),
    /** What the customer needs has changed. */
    NEED(true),
    /** The technology has changed. */
    TECHNOLOGY(true),
    /** There is more or less to do than was assumed. */
    WORKLOAD(true),
    /** How things are measured has changed. */
    MEASUREMENT(true);

    private final boolean trigger;

    Occasion(boolean trigger) {
        this.trigger = trigger;
    }

    /** Returns whether something sets it off, rather than the calendar. */
    public boolean isTrigger() {
        return trigger;
    }

    /**
     * Reads what a person gives as the occasion.
     *
     * @param text such as {@code need}, {@literal null} for nothing
     * @return never {@literal null}
     * @throws Problem if it is none that a person can give
     */
    public static Occasion of(@Nullable String text) {
        return triggers().stream()
                .filter(it -> Labels.of(it).equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.refused("The field “occasion” is one of "
                        + triggers().stream().map(Labels::of).collect(Collectors.joining(", ")) + ", not “"
                        + (text == null ? "" : text) + "”."));
    }

    /** Returns those that a person, or the data, can give. */
    public static List<Occasion> triggers() {
        return Arrays.stream(values()).filter(Occasion::isTrigger).toList();
    }
}
