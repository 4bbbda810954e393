package io.attain.evaluation;

import io.attain.terms.Agreement.Stub;
import io.attain.terms.Indicator.Aggregate;
import io.attain.terms.Indicator.Availability;
import io.attain.terms.Indicator.Function;
import io.attain.terms.Objective;
import io.attain.terms.Objective.MinimumSample;
import io.attain.terms.Objective.Missing;
import java.math.BigDecimal;
import java.time.Duration;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * What the evidence for one objective, scope and period comes to.
 *
 * @param outcome met, breached or undetermined
 * @param reason why nobody can tell, {@literal null} where somebody can
 * @param figure the exact figure, {@literal null} where there is none
 * @param target the exact target of the period
 * @param byMissingRule whether nothing was measured and the rule for that decided
 */
record Judgement(
        Outcome outcome, @Nullable Reason reason, @Nullable Figure figure, BigFraction target, boolean byMissingRule) {

    /**
     * Judges evidence.
     *
     * @param objective the objective
     * @param evidence what was found
     * @param period the period
     * @param stub what the terms do to partial periods
     */
    static Judgement of(Objective objective, Evidence evidence, EvaluationPeriod period, Stub stub) {
        BigFraction target = target(objective, period, stub);
        Figure figure = evidence.figure();
        if (figure == null) {
            return withoutFigure(objective, evidence, target);
        }
        if (isBelowMinimumSample(objective.minimumSample(), evidence)) {
            return new Judgement(Outcome.UNDETERMINED, Reason.BELOW_MINIMUM_SAMPLE, figure, target, false);
        }
        if (isBelowCoverage(objective, evidence)) {
            return new Judgement(Outcome.UNDETERMINED, Reason.LOW_COVERAGE, figure, target, false);
        }
        return new Judgement(compare(objective, figure, target), null, figure, target, false);
    }

    private static BigFraction target(Objective objective, EvaluationPeriod period, Stub stub) {
        BigFraction target = Fractions.of(objective.target().bound());
        boolean growsWithTime = objective.indicator() instanceof Aggregate aggregate
                && (aggregate.function() == Function.COUNT || aggregate.function() == Function.SUM);
        return growsWithTime && stub == Stub.PRORATE && period.isPartial()
                ? target.multiply(period.measuredShare())
                : target;
    }

    /** What was measured and all excluded is not missing: then only a count or sum has a figure, which is 0. */
    private static Judgement withoutFigure(Objective objective, Evidence evidence, BigFraction target) {
        Missing rule = objective.missingRule();
        boolean allExcluded = evidence.measured().signum() > 0;
        if (allExcluded && (rule == Missing.BREACHED || rule == Missing.MET)) {
            rule = Missing.UNDETERMINED;
        }
        return switch (rule) {
            case ZERO -> {
                Figure zero = new Figure(
                        BigDecimal.ZERO, BigDecimal.ONE, objective.indicator().isPercent());
                yield new Judgement(compare(objective, zero, target), null, zero, target, true);
            }
            case UNDETERMINED -> new Judgement(Outcome.UNDETERMINED, Reason.NO_DATA, null, target, true);
            case MET -> new Judgement(Outcome.MET, null, null, target, true);
            case BREACHED -> new Judgement(Outcome.BREACHED, null, null, target, true);
        };
    }

    private static boolean isBelowMinimumSample(@Nullable MinimumSample minimum, Evidence evidence) {
        if (minimum instanceof MinimumSample.Count count) {
            return evidence.counted().compareTo(count.number()) < 0;
        }
        return minimum instanceof MinimumSample.Time time
                && evidence.counted().compareTo(milliseconds(time.time())) < 0;
    }

    private static BigDecimal milliseconds(Duration time) {
        return BigDecimal.valueOf(time.toNanos(), 6);
    }

    private static boolean isBelowCoverage(Objective objective, Evidence evidence) {
        return objective.indicator() instanceof Availability availability
                && availability.coverage() != null
                && evidence.coverage() != null
                && evidence.coverage().compareTo(Fractions.of(availability.coverage())) < 0;
    }

    private static Outcome compare(Objective objective, Figure figure, BigFraction target) {
        int difference = figure.compareTo(target);
        boolean met = objective.target().atMost() ? difference <= 0 : difference >= 0;
        return met ? Outcome.MET : Outcome.BREACHED;
    }

    /** By how much the figure misses the target, never negative. */
    BigFraction shortfall(boolean atMost) {
        if (figure == null) {
            return BigFraction.ZERO;
        }
        BigFraction difference = figure.fraction().subtract(target);
        return Fractions.notNegative(atMost ? difference : difference.negate());
    }

    /** By how much the figure is better than the target, never negative. */
    BigFraction surplus(boolean atMost) {
        return shortfall(!atMost);
    }
}
