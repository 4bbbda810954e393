package io.attain.terms;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.PeriodDuration;

/** What must hold of a measurement, in an indicator or where measurements are selected. */
public sealed interface Condition {

    /** Returns the names of the timestamps that the condition reads, in the order of the text. */
    default Set<String> readsTimestamps() {
        Set<String> names = new LinkedHashSet<>();
        parts().forEach(it -> {
            if (it instanceof OnTime onTime) {
                names.add(onTime.time());
                names.add(onTime.by());
            } else if (it instanceof ElapsedWithin within) {
                names.add(within.elapsed().from());
                names.add(within.elapsed().until());
            }
        });
        return names;
    }

    /** Returns the names of the attributes that the condition reads, in the order of the text. */
    default Set<String> readsAttributes() {
        Set<String> names = new LinkedHashSet<>();
        parts().forEach(it -> {
            if (it instanceof AttributeIs is) {
                names.addAll(is.attributes().keySet());
            }
        });
        return names;
    }

    /** Returns the condition and everything that it is made of. */
    default Stream<Condition> parts() {
        return Stream.of(this);
    }

    /**
     * The value lies within bounds, both inclusive.
     *
     * @param atLeast the lower bound, {@literal null} for none
     * @param atMost the upper bound, {@literal null} for none
     */
    record ValueWithin(@Nullable BigDecimal atLeast, @Nullable BigDecimal atMost) implements Condition {}

    /**
     * One timestamp is not later than another plus grace and, where said, not earlier than that other minus some time.
     * Dates compare as dates, instants as instants.
     *
     * @param time when it was done
     * @param by when it was due
     * @param grace how much later is still on time, {@literal null} for none
     * @param notBefore how much earlier is already on time, {@literal null} for any
     */
    record OnTime(String time, String by, @Nullable PeriodDuration grace, @Nullable PeriodDuration notBefore)
            implements Condition {}

    /**
     * The time from one timestamp to another is within a limit; on the limit is within, negative counts as zero.
     *
     * @param elapsed from when until when, and by which clock
     * @param atMost the limit
     * @param endOfDay whether a limit in days runs until that day's closing
     */
    record ElapsedWithin(Elapsed elapsed, PeriodDuration atMost, boolean endOfDay) implements Condition {}

    /**
     * Attributes have one of, or none of, the values listed; all of those named must.
     *
     * @param attributes what is expected of each attribute
     */
    record AttributeIs(Map<String, Match> attributes) implements Condition {}

    /**
     * What is expected of an attribute.
     *
     * @param values the values
     * @param negated whether it must have none of them
     */
    record Match(Set<String> values, boolean negated) {

        /** Copies the set. */
        public Match {
            values = Set.copyOf(values);
        }

        /** Tells whether a value is as expected; an absent attribute compares as the empty text. */
        public boolean matches(String value) {
            return values.contains(value) != negated;
        }
    }

    /**
     * All of them hold.
     *
     * @param conditions at least one
     */
    record All(List<Condition> conditions) implements Condition {

        @Override
        public Stream<Condition> parts() {
            return Stream.concat(Stream.of(this), conditions.stream().flatMap(Condition::parts));
        }
    }

    /**
     * At least one of them holds.
     *
     * @param conditions at least one
     */
    record Any(List<Condition> conditions) implements Condition {

        @Override
        public Stream<Condition> parts() {
            return Stream.concat(Stream.of(this), conditions.stream().flatMap(Condition::parts));
        }
    }

    /**
     * It does not hold.
     *
     * @param condition the condition
     */
    record Not(Condition condition) implements Condition {

        @Override
        public Stream<Condition> parts() {
            return Stream.concat(Stream.of(this), condition.parts());
        }
    }
}
