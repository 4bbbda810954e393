package io.attain.evaluation;

import io.attain.terms.Agreement;
import io.attain.terms.Objective;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One objective of one version, bound to the layout of its series and to the time up to which facts are known. */
final class Binding {

    private final Agreement agreement;
    private final Objective objective;
    private final Periods periods;
    private final Clocks clocks;
    private final long asOfMicros;
    private final int periodPlace;
    private final int[] scopePlaces;
    private final Conditions conditions;
    private final Conditions.Test where;
    private final Exclusions exclusions;
    private final @Nullable Charging charging;

    /**
     * Binds an objective.
     *
     * @param agreement the version
     * @param objective its objective
     * @param periods those that the version judges
     * @param clocks the agreement's clocks
     * @param layout of the measurements that it reads
     * @param usualTime the timestamp that puts them into periods where the objective does not say
     * @param asOfMicros up to when facts are known
     */
    Binding(
            Agreement agreement,
            Objective objective,
            Periods periods,
            Clocks clocks,
            Layout layout,
            String usualTime,
            long asOfMicros) {
        this.agreement = agreement;
        this.objective = objective;
        this.periods = periods;
        this.clocks = clocks;
        this.asOfMicros = asOfMicros;
        String by = objective.period().by();
        this.periodPlace = layout.time(by == null ? usualTime : by);
        this.scopePlaces =
                objective.scope().stream().mapToInt(layout::attribute).toArray();
        this.conditions = new Conditions(layout, clocks);
        this.where = conditions.where(objective.where());
        this.exclusions = Exclusions.of(agreement, objective, layout, conditions);
        this.charging = Charging.of(objective.credit(), layout, clocks);
    }

    Agreement agreement() {
        return agreement;
    }

    Objective objective() {
        return objective;
    }

    Periods periods() {
        return periods;
    }

    Clocks clocks() {
        return clocks;
    }

    Conditions conditions() {
        return conditions;
    }

    Exclusions exclusions() {
        return exclusions;
    }

    @Nullable
    Charging charging() {
        return charging;
    }

    long asOfMicros() {
        return asOfMicros;
    }

    /** Returns up to when something goes on: as facts are known, at most to the end of the term. */
    long knownMicros() {
        return Math.min(asOfMicros, Moment.startOfDay(agreement.term().until(), agreement.zone()));
    }

    boolean selects(Measurement measurement) {
        return where.holds(measurement, null);
    }

    /** Returns the timestamp that puts a measurement into its period, {@literal null} when it is absent. */
    @Nullable
    Moment periodMoment(Measurement measurement) {
        return measurement.time(periodPlace);
    }

    /** Returns a measurement's scope, {@literal null} when it lacks a value for one of the scope attributes. */
    @Nullable
    Scope scope(Measurement measurement) {
        if (scopePlaces.length == 0) {
            return Scope.WHOLE;
        }
        List<String> values = new ArrayList<>(scopePlaces.length);
        for (int place : scopePlaces) {
            String value = measurement.attribute(place);
            if (value.isEmpty()) {
                return null;
            }
            values.add(value);
        }
        return new Scope(objective.scope(), values);
    }

    /** Tells whether a moment lies in the term. */
    boolean isInTerm(Moment moment) {
        long micros = moment.micros(agreement.zone());
        return micros >= Moment.startOfDay(agreement.term().from(), agreement.zone())
                && micros < Moment.startOfDay(agreement.term().until(), agreement.zone());
    }

    /** Returns when something that has not happened yet is judged: at the period's end, or as of now. */
    Moment judgedAt(int period) {
        return new Moment(Math.min(periods.endMicros(period), asOfMicros), false);
    }
}
