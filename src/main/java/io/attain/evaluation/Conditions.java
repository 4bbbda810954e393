package io.attain.evaluation;

import io.attain.terms.Condition;
import io.attain.terms.Condition.All;
import io.attain.terms.Condition.Any;
import io.attain.terms.Condition.AttributeIs;
import io.attain.terms.Condition.ElapsedWithin;
import io.attain.terms.Condition.Match;
import io.attain.terms.Condition.Not;
import io.attain.terms.Condition.OnTime;
import io.attain.terms.Condition.ValueWithin;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Conditions of an agreement, bound to the layout of a series. */
final class Conditions {

    private final Layout layout;
    private final Clocks clocks;

    Conditions(Layout layout, Clocks clocks) {
        this.layout = layout;
        this.clocks = clocks;
    }

    /** What tells whether a measurement satisfies a condition. */
    interface Test {

        /**
         * Tells whether it does. A timestamp or value that the condition reads and that is absent satisfies nothing.
         *
         * @param measurement the measurement
         * @param asOf what stands in for an absent timestamp of something that has yet to happen, {@literal null} for
         *     nothing
         */
        boolean holds(Measurement measurement, @Nullable Moment asOf);
    }

    /** Binds what selects measurements; {@literal null} selects all. */
    Test where(@Nullable Condition condition) {
        return condition == null ? (measurement, asOf) -> true : bind(condition);
    }

    /** Binds a condition. */
    Test bind(Condition condition) {
        if (condition instanceof ValueWithin within) {
            return (measurement, asOf) -> isWithin(measurement.value(), within);
        }
        if (condition instanceof OnTime onTime) {
            return bind(onTime);
        }
        if (condition instanceof ElapsedWithin within) {
            return bind(within);
        }
        if (condition instanceof AttributeIs is) {
            return bind(is);
        }
        if (condition instanceof All all) {
            List<Test> tests = all.conditions().stream().map(this::bind).toList();
            return (measurement, asOf) -> {
                for (Test test : tests) {
                    if (!test.holds(measurement, asOf)) {
                        return false;
                    }
                }
                return true;
            };
        }
        if (condition instanceof Any any) {
            List<Test> tests = any.conditions().stream().map(this::bind).toList();
            return (measurement, asOf) -> {
                for (Test test : tests) {
                    if (test.holds(measurement, asOf)) {
                        return true;
                    }
                }
                return false;
            };
        }
        Test negated = bind(((Not) condition).condition());
        return (measurement, asOf) -> !negated.holds(measurement, asOf);
    }

    private static boolean isWithin(@Nullable BigDecimal value, ValueWithin within) {
        return value != null
                && (within.atLeast() == null || value.compareTo(within.atLeast()) >= 0)
                && (within.atMost() == null || value.compareTo(within.atMost()) <= 0);
    }

    private Test bind(OnTime condition) {
        int timePlace = layout.time(condition.time());
        int byPlace = layout.time(condition.by());
        return (measurement, asOf) -> {
            Moment by = measurement.time(byPlace);
            Moment time = measurement.time(timePlace);
            if (time == null) {
                time = asOf;
            }
            if (time == null || by == null) {
                return false;
            }
            boolean tooEarly = condition.notBefore() != null && !clocks.isNotAfter(by, time, condition.notBefore());
            return !tooEarly && clocks.isNotAfter(time, by, condition.grace());
        };
    }

    private Test bind(ElapsedWithin condition) {
        int fromPlace = layout.time(condition.elapsed().from());
        int untilPlace = layout.time(condition.elapsed().until());
        return (measurement, asOf) -> {
            Moment from = measurement.time(fromPlace);
            Moment until = measurement.time(untilPlace);
            if (until == null) {
                until = asOf;
            }
            return from != null
                    && until != null
                    && clocks.isWithin(
                            condition.elapsed(),
                            from,
                            until,
                            measurement.pauses(),
                            condition.atMost(),
                            condition.endOfDay());
        };
    }

    private Test bind(AttributeIs condition) {
        List<Integer> places = new ArrayList<>();
        List<Match> matches = new ArrayList<>();
        for (Map.Entry<String, Match> attribute : condition.attributes().entrySet()) {
            places.add(layout.attribute(attribute.getKey()));
            matches.add(attribute.getValue());
        }
        return (measurement, asOf) -> {
            for (int i = 0; i < matches.size(); i++) {
                if (!matches.get(i).matches(measurement.attribute(places.get(i)))) {
                    return false;
                }
            }
            return true;
        };
    }
}
