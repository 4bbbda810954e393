package io.attain.evaluation;

import io.attain.terms.Indicator.Availability;
import io.attain.terms.Objective;
import io.attain.terms.SeriesDefinition;
import io.attain.terms.SeriesDefinition.Shape;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far back the measurements reach that can matter to some periods of an objective, so that a close need not read years.
 * Where there is doubt, all of them can: what happened before a period matters to scopes, to states that hold for any time,
 * to runs of downtime, and to periods by another timestamp than the one by which measurements are ordered.
 */
final class Lookback {

    private Lookback() {}

    /** Returns the first instant that can matter, {@literal null} when all measurements can. */
    static @Nullable Instant from(Objective objective, Periods periods, SeriesDefinition series) {
        String by = objective.period().by();
        boolean byUsualTime = by == null || by.equals(series.usualTime());
        if (periods.size() == 0 || !objective.scope().isEmpty() || !byUsualTime || isAboutRuns(objective)) {
            return null;
        }
        Instant start = periods.get(0).measuredFromInstant();
        if (objective.indicator() instanceof Availability availability && !availability.byRecords()) {
            // Of several subjects coverage counts those that have vanished, too.
            boolean coverageIsLocal =
                    availability.coverage() == null || series.subject().isEmpty();
            return series.shape() == Shape.OUTAGE || availability.staleAfter() == null || !coverageIsLocal
                    ? null
                    : start.minus(availability.staleAfter());
        }
        return start;
    }

    private static boolean isAboutRuns(Objective objective) {
        return objective.indicator().readsOutages()
                || (objective.indicator() instanceof Availability availability && availability.shortest() != null);
    }
}
