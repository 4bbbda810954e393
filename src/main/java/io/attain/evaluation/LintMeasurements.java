package io.attain.evaluation;

import io.attain.terms.Condition;
import io.attain.terms.Condition.ElapsedWithin;
import io.attain.terms.Condition.ValueWithin;
import io.attain.terms.CreditTerms.Basis;
import io.attain.terms.CreditTerms.Each;
import io.attain.terms.CreditTerms.EachUnit.Late;
import io.attain.terms.Elapsed;
import io.attain.terms.Exclusion;
import io.attain.terms.Exclusion.Treatment;
import io.attain.terms.Indicator;
import io.attain.terms.Indicator.Aggregate;
import io.attain.terms.Indicator.Availability;
import io.attain.terms.Indicator.Function;
import io.attain.terms.Indicator.Of;
import io.attain.terms.Indicator.Percentile;
import io.attain.terms.Indicator.Ratio;
import io.attain.terms.Indicator.Tally;
import io.attain.terms.Indicator.Weight;
import io.attain.terms.Labels;
import io.attain.terms.Objective;
import io.attain.terms.Payment;
import io.attain.terms.SeriesDefinition;
import io.attain.terms.SeriesDefinition.Shape;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds objectives that ask their series for what its measurements do not have. */
final class LintMeasurements {

    private LintMeasurements() {}

    static void check(LintSubject subject) {
        subject.forEachObjective((objective, index) -> {
            SeriesDefinition series = subject.seriesOf(objective);
            if (series != null) {
                new LintMeasurements.OfOne(subject, objective, series, LintSubject.objective(index)).check();
            }
        });
        exclusions(subject);
    }

    /** One objective and the series that it reads. */
    private record OfOne(LintSubject subject, Objective objective, SeriesDefinition series, String place) {

        void check() {
            Indicator indicator = objective.indicator();
            if (!fits(indicator)) {
                return;
            }
            period();
            names();
            values();
            open();
            units();
        }

        private boolean fits(Indicator indicator) {
            boolean states = series.shape() == Shape.STATUS || series.shape() == Shape.OUTAGE;
            String wanted = "";
            if (indicator instanceof Tally && series.shape() != Shape.TALLY) {
                wanted = "a tally";
            } else if ((indicator instanceof Availability || indicator.readsOutages()) && !states) {
                wanted = "outages or status records";
            }
            if (wanted.isEmpty()) {
                return shapeHasItsTimes();
            }
            subject.error(
                    LintCode.SERIES_UNFIT,
                    place + "/series",
                    "the indicator reads " + wanted + ", and the series '" + series.id() + "' has the shape "
                            + Labels.of(series.shape()),
                    "another series, or another indicator");
            return false;
        }

        private boolean shapeHasItsTimes() {
            Set<String> needed =
                    switch (series.shape()) {
                        case OUTAGE -> new LinkedHashSet<>(List.of("from", "until"));
                        case SAMPLE, TALLY, STATUS -> Set.of("at");
                        case CASE -> Set.of();
                    };
            for (String name : needed) {
                if (!series.times().containsKey(name)) {
                    subject.error(
                            LintCode.TIMESTAMP_UNKNOWN,
                            place + "/series",
                            "the series '" + series.id() + "' has the shape " + Labels.of(series.shape())
                                    + " and no timestamp '" + name + "'" + knownTimes(),
                            "times: {" + name + ": {column: …}}");
                    return false;
                }
            }
            return true;
        }

        private void period() {
            if (objective.indicator() instanceof Availability
                    || objective.indicator().readsOutages()) {
                return;
            }
            String by = objective.period().by();
            if (by != null) {
                time(by, place + "/period/by");
            } else if (series.shape() == Shape.CASE && series.times().size() > 1) {
                subject.warning(
                        LintCode.PERIOD_TIMESTAMP,
                        place + "/period",
                        "a case of '" + series.id() + "' has the timestamps "
                                + String.join(", ", series.times().keySet())
                                + ", and nothing says which of them puts it into a period: "
                                + series.usualTime() + " is taken",
                        "by: " + series.usualTime());
            }
        }

        private void names() {
            objective.scope().forEach(it -> attribute(it, place + "/scope"));
            condition(objective.where(), place + "/where", false);
            Indicator indicator = objective.indicator();
            if (indicator instanceof Ratio ratio) {
                condition(ratio.condition(), place + "/indicator", ratio.ofOutages());
            }
            if (of(indicator) instanceof Of.ElapsedTime elapsed) {
                elapsed(elapsed.elapsed(), place + "/indicator/of/elapsed");
            }
            if (indicator instanceof Availability || indicator.readsOutages()) {
                series.subject().forEach(it -> attribute(it, place + "/series"));
            }
            Late late = late();
            if (late != null) {
                time(late.from(), place + "/credit/each/from");
                time(late.until(), place + "/credit/each/until");
            }
        }

        private @Nullable Late late() {
            return objective.credit() != null
                            && objective.credit().rule() instanceof Each each
                            && each.unit() instanceof Late late
                    ? late
                    : null;
        }

        private void condition(@Nullable Condition condition, String where, boolean ofOutages) {
            if (condition == null) {
                return;
            }
            condition.readsAttributes().forEach(it -> attribute(it, where));
            for (String name : condition.readsTimestamps()) {
                // A run of downtime has these two, whatever its records have.
                if (!ofOutages || !(name.equals("from") || name.equals("until"))) {
                    time(name, where);
                }
            }
            pauses(condition, where);
        }

        private void pauses(Condition condition, String where) {
            condition.parts().forEach(part -> {
                if (part instanceof ElapsedWithin within) {
                    pauses(within.elapsed(), where);
                }
            });
        }

        private void pauses(Elapsed elapsed, String where) {
            if (elapsed.pauses() && series.pauses() == null) {
                subject.warning(
                        LintCode.PAUSES_MISSING,
                        where,
                        "pauses are taken out, and the series '" + series.id() + "' has none",
                        "pauses: {column: …} in the series, or without pauses: true");
            }
        }

        private void elapsed(Elapsed elapsed, String where) {
            time(elapsed.from(), where + "/from");
            time(elapsed.until(), where + "/until");
            pauses(elapsed, where);
        }

        private void time(String name, String where) {
            if (!series.times().containsKey(name)) {
                subject.error(
                        LintCode.TIMESTAMP_UNKNOWN,
                        where,
                        "the measurements of '" + series.id() + "' have no timestamp '" + name + "'" + knownTimes(),
                        "one of those, or times: {" + name + ": {column: …}} in the series");
            }
        }

        private void attribute(String name, String where) {
            LintMeasurements.attribute(subject, series, name, where);
        }

        private String knownTimes() {
            return listed(series.times().keySet());
        }

        private void values() {
            // The value of a tally is its total.
            if (series.value() != null || series.shape() == Shape.TALLY) {
                return;
            }
            Indicator indicator = objective.indicator();
            boolean counts = indicator instanceof Aggregate aggregate && aggregate.function() == Function.COUNT;
            if (of(indicator) instanceof Of.Value && !counts) {
                valueMissing(place + "/indicator", "the indicator reads the value of each measurement");
            }
            if (indicator instanceof Ratio ratio) {
                if (ratio.weight() == Weight.VALUE) {
                    valueMissing(place + "/indicator/weight", "each measurement weighs its value");
                }
                readsValue(ratio.condition(), place + "/indicator");
            }
            readsValue(objective.where(), place + "/where");
            if (objective.credit() != null) {
                if (objective.credit().basis() instanceof Basis.Value) {
                    valueMissing(place + "/credit/basis", "the basis is the value of the counted measurements");
                }
                if (objective.credit().rule() instanceof Each each
                        && each.unit() instanceof Late
                        && each.payment() instanceof Payment.Percent) {
                    valueMissing(place + "/credit/each/percent", "each late measurement costs a share of its value");
                }
            }
        }

        private void readsValue(@Nullable Condition condition, String where) {
            if (condition != null && condition.parts().anyMatch(ValueWithin.class::isInstance)) {
                valueMissing(where, "the condition reads the value of each measurement");
            }
        }

        private void valueMissing(String where, String reason) {
            subject.error(
                    LintCode.VALUE_MISSING,
                    where,
                    reason + ", and the series '" + series.id() + "' has none",
                    "value: {column: …} in the series");
        }

        /** The timestamp that puts a measurement into its period is there, or there would be no period to judge. */
        private void open() {
            if (!(objective.indicator() instanceof Ratio ratio) || ratio.open() != null) {
                return;
            }
            Set<String> absent = new LinkedHashSet<>(ratio.condition().readsTimestamps());
            if (ratio.ofOutages()) {
                absent.retainAll(Set.of("until"));
            } else {
                String by = objective.period().by();
                absent.remove(by == null ? series.usualTime() : by);
                if (series.shape() != Shape.CASE && series.shape() != Shape.OUTAGE) {
                    absent.clear();
                }
            }
            if (!absent.isEmpty()) {
                subject.error(
                        LintCode.OPEN_MISSING,
                        place + "/indicator",
                        "the condition reads " + String.join(" and ", absent)
                                + ", which an open case lacks, and nothing says what becomes of such a case",
                        "open: excluded, open: bad or open: at-period-end");
            }
        }

        private void units() {
            Of of = of(objective.indicator());
            boolean counts =
                    objective.indicator() instanceof Aggregate aggregate && aggregate.function() == Function.COUNT;
            boolean without = (of instanceof Of.ElapsedTime elapsed && elapsed.unit() == null)
                    || (of instanceof Of.Outages outages && outages.unit() == null && !counts);
            if (without) {
                subject.warning(
                        LintCode.UNIT_MISSING,
                        place + "/indicator",
                        "the figure is a length of time and nothing says in which unit: "
                                + (of instanceof Of.Outages
                                        ? "hours are taken"
                                        : "days are taken between dates and hours between instants"),
                        "unit: PT1H (or P1D, PT1M …)");
            }
        }
    }

    private static @Nullable Of of(Indicator indicator) {
        if (indicator instanceof Aggregate aggregate) {
            return aggregate.of();
        }
        return indicator instanceof Percentile percentile ? percentile.of() : null;
    }

    private static void exclusions(LintSubject subject) {
        List<Exclusion> exclusions = subject.agreement().exclusions();
        for (int index = 0; index < exclusions.size(); index++) {
            Exclusion exclusion = exclusions.get(index);
            String place = "/exclusions/" + index;
            names(subject, exclusion, place);
            effect(subject, exclusion, place);
            if (exclusion.treatment() == Treatment.COUNT_AS_MET && !exclusion.isClaimed()) {
                concerned(subject, exclusion).forEach(objective -> countAsMet(subject, objective, place));
            }
        }
    }

    private static Stream<Objective> concerned(LintSubject subject, Exclusion exclusion) {
        return subject.agreement().objectives().stream()
                .filter(it -> subject.agreement().exclusionsOf(it).contains(exclusion));
    }

    /** One that names no objectives holds for all, and what it reads need not be there in each of their series. */
    private static void names(LintSubject subject, Exclusion exclusion, String place) {
        Set<String> attributes =
                exclusion.where() == null ? Set.of() : exclusion.where().readsAttributes();
        for (String name : attributes) {
            whereNobodyHas(
                    subject,
                    exclusion,
                    it -> it.attributes().containsKey(name),
                    it -> attribute(subject, it, name, place + "/where"));
        }
        if (exclusion.by() != null) {
            String name = exclusion.by();
            whereNobodyHas(
                    subject,
                    exclusion,
                    it -> it.times().containsKey(name),
                    it -> subject.error(
                            LintCode.TIMESTAMP_UNKNOWN,
                            place + "/by",
                            "the measurements of '" + it.id() + "' have no timestamp '" + name + "'"
                                    + listed(it.times().keySet()),
                            "one of those"));
        }
    }

    private static void whereNobodyHas(
            LintSubject subject,
            Exclusion exclusion,
            Predicate<SeriesDefinition> has,
            Consumer<SeriesDefinition> report) {
        Set<SeriesDefinition> series = new LinkedHashSet<>();
        concerned(subject, exclusion).forEach(objective -> {
            SeriesDefinition definition = subject.seriesOf(objective);
            if (definition != null) {
                series.add(definition);
            }
        });
        boolean named = !exclusion.objectives().isEmpty();
        if (named || series.stream().noneMatch(has)) {
            series.stream().filter(has.negate()).forEach(report);
        }
    }

    private static void effect(LintSubject subject, Exclusion exclusion, String place) {
        if (exclusion.isClaimed() && exclusion.definition() == null) {
            subject.warning(
                    LintCode.EXCLUSION_WITHOUT_EFFECT,
                    place,
                    "the exclusion '" + exclusion.id() + "' names neither a time nor a set of cases, nor says in words"
                            + " what may be claimed",
                    "definition: …, or window, recurring or where");
        }
        if (exclusion.window() != null) {
            LocalDateTime from = subject.agreement().term().from().atStartOfDay();
            LocalDateTime until = subject.agreement().term().until().atStartOfDay();
            if (!exclusion.window().from().isBefore(until)
                    || !exclusion.window().until().isAfter(from)) {
                subject.warning(
                        LintCode.EXCLUSION_WITHOUT_EFFECT,
                        place + "/window",
                        "the window from " + exclusion.window().from() + " until "
                                + exclusion.window().until() + " lies outside the term",
                        "a window in the term, or none");
            }
        }
        if (concerned(subject, exclusion).findAny().isEmpty()) {
            subject.warning(
                    LintCode.EXCLUSION_WITHOUT_EFFECT,
                    place,
                    "no objective has the exclusion '" + exclusion.id() + "'",
                    "name it in an objective's exclusions, or leave it out");
        }
    }

    private static void countAsMet(LintSubject subject, Objective objective, String place) {
        Indicator indicator = objective.indicator();
        if (indicator instanceof Aggregate || indicator instanceof Percentile) {
            subject.error(
                    LintCode.COUNT_AS_MET_UNDEFINED,
                    place + "/treatment",
                    "the objective '" + objective.id() + "' tells no good measurements from bad ones, so nothing of it"
                            + " can count as met",
                    "treatment: remove, or objectives: […] without '" + objective.id() + "'");
        }
    }

    private static void attribute(LintSubject subject, SeriesDefinition series, String name, String where) {
        if (!series.attributes().containsKey(name)) {
            subject.error(
                    LintCode.ATTRIBUTE_UNKNOWN,
                    where,
                    "the measurements of '" + series.id() + "' have no attribute '" + name + "'"
                            + listed(series.attributes().keySet()),
                    "one of those, or attributes: {" + name + ": …} in the series");
        }
    }

    private static String listed(Collection<String> names) {
        return names.isEmpty() ? "" : "; known are " + String.join(", ", names);
    }
}
