package io.attain.evaluation;

import static io.attain.evaluation.LintSubject.plain;

import io.attain.evaluation.TargetMeaning.Doubt;
import io.attain.evaluation.TargetMeaning.Question;
import io.attain.terms.Objective;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

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
            TargetMeaning meaning = TargetMeaning.of(subject.agreement(), objective, subject.seriesOf(objective));
            boolean impossible = meaning.doubts().stream().anyMatch(doubt -> doubt.question() == Question.NO_DOWNTIME);
            if (!meaning.times().isEmpty() && !impossible) {
                subject.note(LintCode.PRECISION_BUDGET, place + "/target", meaning.sentence(Locale.ENGLISH), null);
            }
            meaning.doubts().forEach(doubt -> report(subject, objective, doubt, place));
        });
    }

    private static void report(LintSubject subject, Objective objective, Doubt doubt, String place) {
        String target = place + "/target";
        String reason = doubt.sentence(Locale.ENGLISH);
        switch (doubt.question()) {
            case ALWAYS_MISSED -> impossible(subject, objective, target);
            case NEVER_MISSED -> trivial(subject, objective, target);
            case DIRECTION -> direction(subject, objective, target);
            case NO_DOWNTIME ->
                subject.warning(
                        LintCode.PRECISION_IMPOSSIBLE,
                        target,
                        reason,
                        "atLeast: \"99.99\", which allows "
                                + TimeBudget.text(TimeBudget.allowed(new BigDecimal("99.99"), TimeBudget.MONTH))
                                + " in 30 days");
            case NO_MISS -> subject.note(LintCode.ALL_OR_NOTHING, target, reason, null);
            case SHORTEST ->
                subject.warning(
                        LintCode.PRECISION_UNMEASURABLE,
                        place + "/indicator/shortest",
                        reason,
                        "a shortest of less than " + allowed(doubt) + ", or a target that allows more");
            case STALE ->
                subject.warning(
                        LintCode.PRECISION_UNMEASURABLE,
                        place + "/indicator/staleAfter",
                        reason,
                        "records at least every " + allowed(doubt)
                                + " and a staleAfter to match, or a target that allows more");
            case ONE_DECIDES_ASSUMED ->
                subject.warning(
                        LintCode.ALL_OR_NOTHING,
                        target,
                        reason,
                        lessThanAll(doubt.parts().get(0)));
            case ONE_DECIDES_SAMPLE ->
                subject.note(
                        LintCode.ALL_OR_NOTHING,
                        target,
                        reason,
                        lessThanAll(doubt.parts().get(0)));
            case GREATEST_DECIDES ->
                subject.note(
                        LintCode.ALL_OR_NOTHING,
                        place + "/indicator/percentile",
                        reason,
                        "a minimumSample of at least "
                                + HUNDRED.divide(HUNDRED.subtract(doubt.parts().get(1)), 0, RoundingMode.CEILING)
                                        .toPlainString());
            case TOO_SMALL -> {
                // The budget says so already: a target may be kept by machines that repair themselves.
            }
        }
    }

    private static String allowed(Doubt doubt) {
        return TimeBudget.text(doubt.parts().get(1));
    }

    private static void impossible(LintSubject subject, Objective objective, String target) {
        String bound = plain(objective.target().bound());
        boolean percent = objective.indicator().isPercent();
        subject.error(
                LintCode.TARGET_IMPOSSIBLE,
                target,
                percent
                        ? "no percentage is " + bounded(objective) + ": every period is breached"
                        : "the figure is never below 0, so it is never at most " + bound + ": every period is breached",
                percent ? "a bound from 0 to 100" : "a bound of 0 or more");
    }

    private static void trivial(LintSubject subject, Objective objective, String target) {
        subject.warning(
                LintCode.TARGET_TRIVIAL,
                target,
                "every " + (objective.indicator().isPercent() ? "percentage" : "such figure") + " is "
                        + bounded(objective) + ": the target cannot be missed",
                "a tighter bound");
    }

    private static void direction(LintSubject subject, Objective objective, String target) {
        boolean highIsGood = TargetMeaning.highIsGood(objective, subject.seriesOf(objective));
        subject.warning(
                LintCode.TARGET_DIRECTION,
                target,
                "the figure is the share of what is " + (highIsGood ? "good" : "bad") + ", and the target is its "
                        + (objective.target().atMost() ? "greatest" : "least") + " allowed value",
                highIsGood ? "atLeast" : "atMost");
    }

    private static String bounded(Objective objective) {
        return (objective.target().atMost() ? "at most " : "at least ")
                + plain(objective.target().bound());
    }

    private static String lessThanAll(BigDecimal cases) {
        return "longer periods, a target of at most "
                + plain(HUNDRED.subtract(HUNDRED.divide(cases, 2, RoundingMode.CEILING))
                        .max(BigDecimal.ZERO))
                + " %, or a number of bad cases as the target";
    }
}
