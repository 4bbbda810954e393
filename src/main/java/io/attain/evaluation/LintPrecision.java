package io.attain.evaluation;

import static io.attain.evaluation.LintSubject.plain;

import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Assumption;
import io.attain.terms.Indicator;
import io.attain.terms.Indicator.Aggregate;
import io.attain.terms.Indicator.Availability;
import io.attain.terms.Indicator.Function;
import io.attain.terms.Indicator.Of;
import io.attain.terms.Indicator.Percentile;
import io.attain.terms.Indicator.Ratio;
import io.attain.terms.Indicator.Tally;
import io.attain.terms.Objective;
import io.attain.terms.Objective.MinimumSample;
import io.attain.terms.Objective.PeriodRule;
import io.attain.terms.Objective.PeriodRule.Recurring;
import io.attain.terms.SeriesDefinition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Finds targets that nothing can reach or miss, and targets finer than what the measurements can show; and says what a
 * target in nines allows in time.
 */
final class LintPrecision {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private LintPrecision() {}

    static void check(LintSubject subject) {
        subject.forEachObjective((objective, index) -> {
            String place = LintSubject.objective(index);
            if (objective.indicator().isPercent()) {
                if (range(subject, objective, place)) {
                    percent(subject, objective, place);
                }
            } else if (notNegative(objective.indicator())) {
                atZero(subject, objective, place);
            }
            if (objective.indicator() instanceof Percentile percentile) {
                percentile(subject, objective, percentile, place);
            }
        });
    }

    private static boolean range(LintSubject subject, Objective objective, String place) {
        BigDecimal bound = objective.target().bound();
        boolean atMost = objective.target().atMost();
        if (bound.signum() < 0 || bound.compareTo(HUNDRED) > 0) {
            boolean impossible = atMost == (bound.signum() < 0);
            if (impossible) {
                subject.error(
                        LintCode.TARGET_IMPOSSIBLE,
                        place + "/target",
                        "no percentage is " + (atMost ? "at most " : "at least ") + plain(bound)
                                + ": every period is breached",
                        "a bound from 0 to 100");
            } else {
                trivial(subject, objective, place, "percentage");
            }
            return false;
        }
        if (atMost ? bound.compareTo(HUNDRED) == 0 : bound.signum() == 0) {
            trivial(subject, objective, place, "percentage");
            return false;
        }
        return true;
    }

    private static void trivial(LintSubject subject, Objective objective, String place, String figure) {
        subject.warning(
                LintCode.TARGET_TRIVIAL,
                place + "/target",
                "every " + figure + " is "
                        + (objective.target().atMost() ? "at most " : "at least ")
                        + plain(objective.target().bound()) + ": the target cannot be missed",
                "a tighter bound");
    }

    private static boolean notNegative(Indicator indicator) {
        return indicator instanceof Aggregate aggregate
                && (aggregate.function() == Function.COUNT || !(aggregate.of() instanceof Of.Value));
    }

    private static void atZero(LintSubject subject, Objective objective, String place) {
        int sign = objective.target().bound().signum();
        if (objective.target().atMost() && sign < 0) {
            subject.error(
                    LintCode.TARGET_IMPOSSIBLE,
                    place + "/target",
                    "the figure is never below 0, so it is never at most "
                            + plain(objective.target().bound()) + ": every period is breached",
                    "a bound of 0 or more");
        } else if (!objective.target().atMost() && sign <= 0) {
            trivial(subject, objective, place, "such figure");
        }
    }

    private static void percent(LintSubject subject, Objective objective, String place) {
        boolean highIsGood = highIsGood(subject, objective);
        boolean atMost = objective.target().atMost();
        if (highIsGood == atMost) {
            subject.warning(
                    LintCode.TARGET_DIRECTION,
                    place + "/target",
                    "the figure is the share of what is " + (highIsGood ? "good" : "bad") + ", and the target is its "
                            + (atMost ? "greatest" : "least") + " allowed value",
                    highIsGood ? "atLeast" : "atMost");
            return;
        }
        BigDecimal share = atMost
                ? HUNDRED.subtract(objective.target().bound())
                : objective.target().bound();
        if (objective.indicator() instanceof Availability availability && !availability.byRecords()) {
            time(subject, objective, availability, share, place);
        } else if (!(objective.indicator() instanceof Ratio ratio && ratio.weight() == Indicator.Weight.VALUE)) {
            cases(subject, objective, share, place);
        }
    }

    private static boolean highIsGood(LintSubject subject, Objective objective) {
        if (objective.indicator() instanceof Ratio ratio) {
            return !ratio.countsBad();
        }
        SeriesDefinition series = subject.seriesOf(objective);
        return !(objective.indicator() instanceof Tally && series != null && series.bad() != null);
    }

    private static void time(
            LintSubject subject, Objective objective, Availability availability, BigDecimal share, String place) {
        if (share.compareTo(HUNDRED) == 0) {
            subject.warning(
                    LintCode.PRECISION_IMPOSSIBLE,
                    place + "/target",
                    "100 % allows no downtime at all, ever: a single second breaches it",
                    "atLeast: \"99.99\", which allows "
                            + TimeBudget.text(TimeBudget.allowed(new BigDecimal("99.99"), TimeBudget.MONTH))
                            + " in 30 days");
            return;
        }
        Duration length = length(subject.agreement(), objective.period());
        BigDecimal allowed = TimeBudget.allowed(share, length);
        subject.note(
                LintCode.PRECISION_BUDGET,
                place + "/target",
                plain(share) + " % allows a downtime of " + budget(share, TimeBudget.DAY) + " a day, "
                        + budget(share, TimeBudget.WEEK) + " a week, " + budget(share, TimeBudget.MONTH)
                        + " in a month of 30 days and " + budget(share, TimeBudget.YEAR) + " in a year",
                null);
        Duration shortest = availability.shortest();
        if (shortest != null && TimeBudget.seconds(shortest).compareTo(allowed) > 0) {
            subject.warning(
                    LintCode.PRECISION_UNMEASURABLE,
                    place + "/indicator/shortest",
                    "the shortest outage that counts (" + TimeBudget.text(TimeBudget.seconds(shortest))
                            + ") is longer than what the target allows in a whole period ("
                            + TimeBudget.text(allowed) + "): the first one that counts breaches it",
                    "a shortest of less than " + TimeBudget.text(allowed) + ", or a target that allows more");
        }
        Duration stale = availability.staleAfter();
        if (stale != null && TimeBudget.seconds(stale).compareTo(allowed) > 0) {
            subject.warning(
                    LintCode.PRECISION_UNMEASURABLE,
                    place + "/indicator/staleAfter",
                    "a record holds for up to " + TimeBudget.text(TimeBudget.seconds(stale))
                            + ", and the target allows " + TimeBudget.text(allowed)
                            + " in a whole period: between two records a breach can come and go unseen",
                    "records at least every " + TimeBudget.text(allowed)
                            + " and a staleAfter to match, or a target that allows more");
        }
    }

    private static String budget(BigDecimal share, Duration time) {
        return TimeBudget.text(TimeBudget.allowed(share, time));
    }

    /** With so few cases that not one may be bad, the percentage says less than it seems to. */
    private static void cases(LintSubject subject, Objective objective, BigDecimal share, String place) {
        if (share.compareTo(HUNDRED) == 0) {
            subject.note(
                    LintCode.ALL_OR_NOTHING,
                    place + "/target",
                    "100 % allows not a single bad one, however many there are",
                    null);
            return;
        }
        BigDecimal most = expected(subject.agreement(), objective);
        BigDecimal fewest = objective.minimumSample() instanceof MinimumSample.Count count ? count.number() : null;
        BigDecimal number = most != null ? most : fewest;
        if (number == null || number.signum() <= 0) {
            return;
        }
        BigDecimal bad = HUNDRED.subtract(share).multiply(number).divide(HUNDRED, 0, RoundingMode.FLOOR);
        if (bad.signum() == 0) {
            String reason = "with " + plain(number) + (most != null ? " cases at most" : " cases, the minimum sample,")
                    + " a period, one bad case is "
                    + HUNDRED.divide(number, 2, RoundingMode.HALF_EVEN)
                            .stripTrailingZeros()
                            .toPlainString()
                    + " % and breaches the target of " + plain(share) + " %: it is all or nothing";
            String suggestion = "longer periods, a target of at most "
                    + HUNDRED.subtract(HUNDRED.divide(number, 2, RoundingMode.CEILING))
                            .max(BigDecimal.ZERO)
                            .stripTrailingZeros()
                            .toPlainString()
                    + " %, or a number of bad cases as the target";
            if (most != null) {
                subject.warning(LintCode.ALL_OR_NOTHING, place + "/target", reason, suggestion);
            } else {
                subject.note(LintCode.ALL_OR_NOTHING, place + "/target", reason, suggestion);
            }
        }
    }

    private static void percentile(LintSubject subject, Objective objective, Percentile percentile, String place) {
        BigDecimal most = expected(subject.agreement(), objective);
        BigDecimal number = most != null
                ? most
                : objective.minimumSample() instanceof MinimumSample.Count count ? count.number() : null;
        if (number == null || number.signum() <= 0 || percentile.percentile().compareTo(HUNDRED) == 0) {
            return;
        }
        BigDecimal above =
                HUNDRED.subtract(percentile.percentile()).multiply(number).divide(HUNDRED, 0, RoundingMode.FLOOR);
        if (above.signum() == 0) {
            subject.note(
                    LintCode.ALL_OR_NOTHING,
                    place + "/indicator/percentile",
                    "of " + plain(number) + " values the " + plain(percentile.percentile())
                            + "th percentile is the greatest: a single one decides",
                    "a minimumSample of at least "
                            + HUNDRED.divide(HUNDRED.subtract(percentile.percentile()), 0, RoundingMode.CEILING)
                                    .toPlainString());
        }
    }

    /** Returns how many cases a period has at most by the volumes that the terms assume, {@literal null} when they do not say. */
    private static @Nullable BigDecimal expected(Agreement agreement, Objective objective) {
        if (agreement.review() == null || objective.where() != null) {
            return null;
        }
        BigDecimal days =
                BigDecimal.valueOf(length(agreement, objective.period()).toDays());
        for (Assumption assumption : agreement.review().assumes()) {
            if (assumption.series().equals(objective.series()) && assumption.atMost() != null) {
                return assumption
                        .atMost()
                        .multiply(days)
                        .divide(BigDecimal.valueOf(TimeBudget.MONTH.toDays()), 0, RoundingMode.CEILING);
            }
        }
        return null;
    }

    /** Returns a period's usual length: a month has 30 days and a year 365. */
    private static Duration length(Agreement agreement, PeriodRule rule) {
        if (rule instanceof Recurring recurring) {
            return switch (recurring.every()) {
                case DAY -> TimeBudget.DAY;
                case WEEK -> TimeBudget.WEEK;
                case MONTH -> TimeBudget.MONTH;
                case QUARTER -> TimeBudget.MONTH.multipliedBy(3);
                case YEAR -> TimeBudget.YEAR;
                case TERM ->
                    Duration.ofDays(ChronoUnit.DAYS.between(
                            agreement.term().from(), agreement.term().until()));
            };
        }
        return LintSupports.realTime(((PeriodRule.Rolling) rule).length());
    }
}
