package io.attain.evaluation;

import static io.attain.evaluation.LintSubject.plain;

import io.attain.evaluation.Attribution.Kind;
import io.attain.evaluation.Attribution.Measure;
import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Support;
import io.attain.terms.Agreement.Support.Relation;
import io.attain.terms.AgreementDocument;
import io.attain.terms.Condition.ElapsedWithin;
import io.attain.terms.Indicator;
import io.attain.terms.Indicator.Ratio;
import io.attain.terms.Objective;
import io.attain.terms.Objective.PeriodRule;
import io.attain.terms.Objective.PeriodRule.Recurring;
import io.attain.terms.Objective.PeriodRule.Rolling;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.PeriodDuration;

/**
 * Finds targets that are tighter than what the agreements beneath them add up to, and says by how much: availabilities in
 * series multiply, in parallel the unavailabilities do, and times and quantities add up. Finds agreements that rest on
 * themselves too.
 */
final class LintSupports {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private LintSupports() {}

    /** An objective of a supporting agreement, and how it enters. */
    private record Promise(Support support, Objective objective) {

        String name() {
            return support.agreement() + "/" + objective.id();
        }
    }

    static void check(LintSubject subject) {
        cycles(subject);
        List<Promise> promises = new ArrayList<>();
        List<Support> supports = subject.agreement().supports();
        for (int index = 0; index < supports.size(); index++) {
            promises.addAll(promises(subject, supports.get(index), "/supports/" + index));
        }
        subject.forEachObjective((objective, index) -> {
            List<Promise> beneath = promises.stream()
                    .filter(it -> Attribution.carries(it.support(), it.objective(), objective))
                    .toList();
            if (!beneath.isEmpty()) {
                shares(subject, objective, beneath, LintSubject.objective(index) + "/target");
                times(subject, objective, beneath, LintSubject.objective(index) + "/target");
                quantities(subject, objective, beneath, LintSubject.objective(index) + "/target");
            }
        });
    }

    private static void cycles(LintSubject subject) {
        String own = subject.agreement().reference();
        List<String> supports =
                subject.agreement().supports().stream().map(Support::agreement).toList();
        for (List<String> cycle : SupportCycles.of(own, it -> it.equals(own) ? supports : supports(subject, it))) {
            if (cycle.get(0).equals(own)) {
                subject.error(
                        LintCode.SUPPORT_CYCLE,
                        "/supports/" + supports.indexOf(cycle.get(1 % cycle.size())),
                        "the agreement rests on itself: " + SupportCycles.text(cycle),
                        "a supporting agreement that does not rest on this one");
            }
        }
    }

    private static List<String> supports(LintSubject subject, String reference) {
        return given(subject, reference)
                .map(it -> it.supports().stream().map(Support::agreement).toList())
                .orElse(List.of());
    }

    private static Optional<Agreement> given(LintSubject subject, String reference) {
        return subject.agreements().stream()
                .map(AgreementDocument::agreement)
                .filter(it -> it.reference().equals(reference))
                .max(Comparator.comparing(Agreement::version));
    }

    private static List<Promise> promises(LintSubject subject, Support support, String place) {
        Optional<Agreement> given = given(subject, support.agreement());
        if (given.isEmpty()) {
            subject.note(
                    LintCode.SUPPORT_NOT_GIVEN,
                    place,
                    "the supporting agreement " + support.agreement()
                            + " is not known here, so nobody can tell whether it carries this one",
                    "give its file along");
            return List.of();
        }
        if (support.objective() == null) {
            return given.get().objectives().stream()
                    .map(it -> new Promise(support, it))
                    .toList();
        }
        Optional<Objective> objective = given.get().objective(support.objective());
        if (objective.isEmpty()) {
            subject.error(
                    LintCode.OBJECTIVE_UNKNOWN,
                    place + "/objective",
                    support.agreement() + " has no objective '" + support.objective() + "'; known are "
                            + String.join(
                                    ", ",
                                    given.get().objectives().stream()
                                            .map(Objective::id)
                                            .toList()),
                    "one of those");
        }
        return objective.map(it -> List.of(new Promise(support, it))).orElse(List.of());
    }

    private static void shares(LintSubject subject, Objective objective, List<Promise> beneath, String place) {
        if (!isShare(objective)) {
            return;
        }
        BigFraction combined = BigFraction.ONE;
        BigFraction allDown = BigFraction.ONE;
        List<String> series = new ArrayList<>();
        List<String> parallel = new ArrayList<>();
        for (Promise promise : beneath) {
            if (!isShare(promise.objective()) || promise.support().relation() == Relation.SUM) {
                continue;
            }
            BigFraction share =
                    Fractions.of(promise.objective().target().bound()).divide(Fractions.HUNDRED);
            String text =
                    promise.name() + " " + plain(promise.objective().target().bound()) + " %";
            if (promise.support().relation() == Relation.SERIES) {
                combined = combined.multiply(share);
                series.add(text);
            } else {
                allDown = allDown.multiply(BigFraction.ONE.subtract(share));
                parallel.add(text);
            }
        }
        if (series.isEmpty() && parallel.isEmpty()) {
            return;
        }
        if (!parallel.isEmpty()) {
            combined = combined.multiply(BigFraction.ONE.subtract(allDown));
        }
        BigFraction percent = combined.multiply(Fractions.HUNDRED);
        if (Fractions.of(objective.target().bound()).compareTo(percent) > 0) {
            List<String> parts = new ArrayList<>(series);
            if (!parallel.isEmpty()) {
                parts.add("one of " + String.join(" or ", parallel));
            }
            BigFraction less = Fractions.of(objective.target().bound()).subtract(percent);
            String carried = Fractions.round(percent, 6, RoundingMode.FLOOR)
                    .stripTrailingZeros()
                    .toPlainString();
            subject.warning(
                    LintCode.SUPPORT_TOO_WEAK,
                    place,
                    "the target of " + plain(objective.target().bound())
                            + " % is tighter than what it rests on: " + String.join(" and ", parts) + " make "
                            + carried + " %, which is "
                            + Fractions.round(less, 6, RoundingMode.CEILING)
                                    .stripTrailingZeros()
                                    .toPlainString() + " percentage points less",
                    "atLeast: \"" + carried + "\", or tighter supporting agreements");
        }
    }

    private static boolean isShare(Objective objective) {
        return objective.indicator().isPercent()
                && !objective.target().atMost()
                && objective.target().bound().signum() >= 0
                && objective.target().bound().compareTo(HUNDRED) <= 0;
    }

    private static void times(LintSubject subject, Objective objective, List<Promise> beneath, String place) {
        Duration limit = limit(objective);
        if (limit == null) {
            return;
        }
        Duration sum = Duration.ZERO;
        List<String> parts = new ArrayList<>();
        for (Promise promise : beneath) {
            Duration part = promise.support().relation() == Relation.SUM ? limit(promise.objective()) : null;
            if (part != null) {
                sum = sum.plus(part);
                parts.add(promise.name() + " " + text(part));
            }
        }
        if (!parts.isEmpty() && limit.compareTo(sum) < 0) {
            subject.warning(
                    LintCode.SUPPORT_TOO_WEAK,
                    place,
                    "the limit of " + text(limit) + " is tighter than what it rests on: " + String.join(" and ", parts)
                            + " make " + text(sum) + ", which is " + text(sum.minus(limit)) + " more",
                    "a limit of at least " + text(sum) + ", or tighter supporting agreements");
        }
    }

    /** Quantities of the same unit over the same periods add up: a least one to less, a greatest one to more. */
    private static void quantities(LintSubject subject, Objective objective, List<Promise> beneath, String place) {
        Measure measure = Measure.of(objective);
        if (measure.kind() != Kind.QUANTITY || measure.seconds() != null) {
            return;
        }
        BigDecimal sum = BigDecimal.ZERO;
        List<String> parts = new ArrayList<>();
        for (Promise promise : beneath) {
            Objective other = promise.objective();
            if (promise.support().relation() == Relation.SUM
                    && measure.comparesWith(Measure.of(other))
                    && other.target().atMost() == objective.target().atMost()
                    && isAsLong(other.period(), objective.period())) {
                sum = sum.add(other.target().bound());
                parts.add(promise.name() + " " + plain(other.target().bound()));
            }
        }
        BigDecimal bound = objective.target().bound();
        boolean atMost = objective.target().atMost();
        if (parts.isEmpty() || (atMost ? sum.compareTo(bound) <= 0 : sum.compareTo(bound) >= 0)) {
            return;
        }
        subject.warning(
                LintCode.SUPPORT_TOO_WEAK,
                place,
                "the target of " + plain(bound) + " is tighter than what it rests on: " + String.join(" and ", parts)
                        + " make " + plain(sum) + ", which is "
                        + plain(sum.subtract(bound).abs()) + (atMost ? " more" : " less"),
                (atMost ? "atMost: \"" : "atLeast: \"") + plain(sum) + "\", or tighter supporting agreements");
    }

    private static boolean isAsLong(PeriodRule one, PeriodRule other) {
        if (one instanceof Recurring recurring) {
            return other instanceof Recurring also && recurring.every() == also.every();
        }
        return other instanceof Rolling also && ((Rolling) one).length().equals(also.length());
    }

    private static String text(Duration time) {
        return TimeBudget.text(TimeBudget.seconds(time));
    }

    /** Returns the time within which an objective promises something, {@literal null} when it promises no time. */
    private static @Nullable Duration limit(Objective objective) {
        Indicator indicator = objective.indicator();
        if (indicator instanceof Ratio ratio) {
            return ratio.condition() instanceof ElapsedWithin within && !ratio.countsBad()
                    ? realTime(within.atMost())
                    : null;
        }
        if (!objective.target().atMost() || objective.target().bound().signum() < 0) {
            return null;
        }
        PeriodDuration unit = TargetMeaning.unitOfTime(objective);
        if (unit == null) {
            return null;
        }
        BigDecimal seconds = objective.target().bound().multiply(TimeBudget.seconds(realTime(unit)));
        return Duration.ofMillis(
                seconds.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    /** Returns a duration's usual length: a day has 24 hours, a month 30 days and a year 365. */
    static Duration realTime(PeriodDuration duration) {
        return duration.getDuration()
                .plusDays(duration.getPeriod().getDays())
                .plus(TimeBudget.MONTH.multipliedBy(duration.getPeriod().getMonths()))
                .plus(TimeBudget.YEAR.multipliedBy(duration.getPeriod().getYears()));
    }
}
