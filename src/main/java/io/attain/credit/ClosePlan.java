package io.attain.credit;

import io.attain.evaluation.EvaluationPeriod;
import io.attain.evaluation.JudgedPeriods;
import io.attain.measurement.SeriesRecord;
import io.attain.terms.Objective;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.PeriodDuration;

/**
 * What is to be done for one agreement at some instant. A period is due when each series that it reads was declared
 * complete up to its end, or has passed the time by which it is taken as complete.
 *
 * @param due periods that are due and have not been closed, in order
 * @param waiting periods whose close waits for missing data that may have come
 * @param rejudged periods that new facts may change
 * @param gone closed periods that no version of the terms has any more
 * @param lookAt when there may be something to be done again, {@literal null} for never unless facts change
 */
record ClosePlan(
        List<EvaluationPeriod> due,
        List<ClosedPeriod> waiting,
        List<EvaluationPeriod> rejudged,
        List<ClosedPeriod> gone,
        @Nullable Instant lookAt) {

    static final ClosePlan NOTHING = new ClosePlan(List.of(), List.of(), List.of(), List.of(), null);

    /**
     * What has changed since verdicts took facts into account.
     *
     * @param any whether anything has, be it only that a series was declared complete
     * @param touchedFrom the earliest time in a measurement that came or was superseded, {@literal null} if there is none
     */
    record Changes(boolean any, @Nullable Instant touchedFrom) {

        static final Changes NONE = new Changes(false, null);
    }

    /**
     * Makes a plan.
     *
     * @param periods of the agreement
     * @param terminatedAt when it was ended early, {@literal null} if it was not; no period that ends later is judged
     * @param series what is known of those that it reads, by id
     * @param closed what has become of its periods
     * @param changes what has changed since then
     * @param now the instant
     */
    static ClosePlan of(
            JudgedPeriods periods,
            @Nullable Instant terminatedAt,
            Map<String, SeriesRecord> series,
            List<ClosedPeriod> closed,
            Changes changes,
            Instant now) {
        Map<List<Instant>, ClosedPeriod> known = new LinkedHashMap<>();
        closed.forEach(it -> known.put(List.of(it.start(), it.end()), it));
        boolean scoped = periods.versions().stream()
                .flatMap(it -> it.objectives().stream())
                .map(Objective::scope)
                .anyMatch(it -> !it.isEmpty());
        List<EvaluationPeriod> due = new ArrayList<>();
        List<ClosedPeriod> waiting = new ArrayList<>();
        List<EvaluationPeriod> rejudged = new ArrayList<>();
        Instant lookAt = null;
        for (EvaluationPeriod period : periods.distinct()) {
            Instant end = period.endInstant();
            ClosedPeriod before = known.remove(List.of(period.startInstant(), end));
            if (before == null) {
                if (terminatedAt != null && end.isAfter(terminatedAt)) {
                    continue;
                }
                Instant at = end.isAfter(now) ? end : dueAt(periods, period, series);
                if (at.isAfter(now)) {
                    lookAt = lookAt == null || at.isBefore(lookAt) ? at : lookAt;
                } else {
                    due.add(period);
                }
            } else if (before.waiting() != null && changes.any()) {
                waiting.add(before);
            } else if (before.judged() && (scoped || isTouched(end, changes.touchedFrom()))) {
                rejudged.add(period);
            }
        }
        // A scope that appears counts for every period, also for those that were closed without it.
        if (scoped && due.isEmpty() && changes.touchedFrom() == null) {
            rejudged.clear();
        }
        return new ClosePlan(due, waiting, rejudged, List.copyOf(known.values()), lookAt);
    }

    /** A state holds after it was recorded, so all that ends later can be touched. */
    private static boolean isTouched(Instant end, @Nullable Instant touchedFrom) {
        return touchedFrom != null && end.isAfter(touchedFrom);
    }

    private static Instant dueAt(JudgedPeriods periods, EvaluationPeriod period, Map<String, SeriesRecord> series) {
        Instant latest = period.endInstant();
        for (String id : periods.seriesOf(period)) {
            SeriesRecord record = series.get(id);
            if (record != null && !record.isCompleteUntil(period.endInstant())) {
                Instant at = takenAsComplete(record, period);
                latest = at.isAfter(latest) ? at : latest;
            }
        }
        return latest;
    }

    /** Returns from when on a series is taken as complete up to a period's end without having been declared so. */
    private static Instant takenAsComplete(SeriesRecord series, EvaluationPeriod period) {
        PeriodDuration due = series.definition().due();
        return due == null
                ? period.endInstant()
                : period.end().atStartOfDay(period.zone()).plus(due).toInstant();
    }
}
