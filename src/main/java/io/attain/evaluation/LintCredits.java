package io.attain.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import io.attain.terms.Agreement.Fee;
import io.attain.terms.Cap;
import io.attain.terms.CreditTerms;
import io.attain.terms.CreditTerms.Basis;
import io.attain.terms.CreditTerms.Each;
import io.attain.terms.CreditTerms.EachUnit;
import io.attain.terms.CreditTerms.Flat;
import io.attain.terms.CreditTerms.Points;
import io.attain.terms.CreditTerms.Tier;
import io.attain.terms.CreditTerms.Tiers;
import io.attain.terms.Indicator;
import io.attain.terms.Indicator.Aggregate;
import io.attain.terms.Indicator.Availability;
import io.attain.terms.Indicator.Percentile;
import io.attain.terms.Indicator.Tally;
import io.attain.terms.Labels;
import io.attain.terms.Objective;
import io.attain.terms.Objective.Missing;
import io.attain.terms.Objective.PeriodRule;
import io.attain.terms.Objective.PeriodRule.Recurring;
import io.attain.terms.Payment;
import io.attain.terms.SeriesDefinition;
import io.attain.terms.SeriesDefinition.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** Finds credits without an upper bound, caps that leave nothing to pay by, rules that do not fit, and gaps in missing data. */
final class LintCredits {

    private LintCredits() {}

    static void check(LintSubject subject) {
        subject.forEachObjective((objective, index) -> {
            String place = LintSubject.objective(index);
            missing(subject, objective, place);
            CreditTerms credit = objective.credit();
            if (credit != null) {
                cap(subject, credit, place);
                fits(subject, objective, credit, place);
                fee(subject, objective, credit, place);
                firstTier(subject, objective, credit, place);
                lines(subject, credit.caps(), credit, place + "/credit/caps");
                unequal(subject, credit.caps(), place + "/credit/caps");
            }
        });
        List<Cap> shared = subject.agreement().credits().caps();
        lines(subject, shared, null, "/credits/caps");
        unequal(subject, shared, "/credits/caps");
        if (subject.agreement().credits().atRisk() != null) {
            unequal(subject, "/credits/atRisk");
        }
    }

    private static void missing(LintSubject subject, Objective objective, String place) {
        Missing rule = objective.missingRule();
        String label = Labels.of(rule);
        if (objective.missing() == null) {
            subject.warning(
                    LintCode.MISSING_RULE,
                    place,
                    "the objective '" + objective.id() + "' does not say what holds when nothing was measured: " + label
                            + " by default",
                    "missing: " + label + " (or zero, undetermined, met, breached)");
        }
        boolean zeroIsMet = rule == Missing.ZERO
                && objective.target().atMost()
                && objective.target().bound().signum() >= 0;
        if (rule == Missing.MET || zeroIsMet) {
            subject.note(
                    LintCode.MISSING_SILENTLY_GOOD,
                    objective.missing() == null ? place : place + "/missing",
                    "a period in which nothing was measured counts as met: nobody would notice that the measuring stopped",
                    "missing: undetermined");
        }
    }

    private static void cap(LintSubject subject, CreditTerms credit, String place) {
        boolean capped = Stream.concat(credit.caps().stream(), subject.agreement().credits().caps().stream())
                .anyMatch(it -> it.per() != Cap.Per.LINE);
        if (!capped && subject.agreement().credits().atRisk() == null) {
            subject.warning(
                    LintCode.CREDIT_WITHOUT_CAP,
                    place + "/credit",
                    "the credit has no cap: " + unbounded(credit),
                    "caps: [{per: verdict, percent: \"10\"}, {per: scope, over: calendar-year, amount: \"…\"}]");
        }
    }

    private static String unbounded(CreditTerms credit) {
        return credit.rule() instanceof Each || credit.rule() instanceof Points
                ? "it grows with each unit and without end"
                : "a period pays no more than the rule says, and the years add up without end";
    }

    private static void fits(LintSubject subject, Objective objective, CreditTerms credit, String place) {
        Indicator indicator = objective.indicator();
        boolean time = indicator instanceof Availability availability && !availability.byRecords();
        boolean none = indicator instanceof Aggregate || indicator instanceof Percentile;
        String problem = "";
        String at = place + "/credit" + (credit.rule() instanceof Points ? "/points" : "") + "/each";
        Each each = CreditCalculator.each(credit.rule());
        if (each != null) {
            if (each.unit() instanceof EachUnit.Bad && (none || time)) {
                problem = "it charges what is not good, and the indicator "
                        + (time ? "weighs time and counts nothing" : "tells nothing good from bad");
            } else if (each.unit() instanceof EachUnit.Downtime && !(time || indicator.readsOutages())) {
                problem = "it charges downtime, and the indicator knows none";
            } else if (each.unit() instanceof EachUnit.Late
                    && (indicator instanceof Availability || indicator instanceof Tally || indicator.readsOutages())) {
                problem = "it charges each late measurement, and the indicator reads no single cases";
            } else if (each.unit() instanceof EachUnit.Late && isNotCase(subject, objective)) {
                problem = "it charges each late measurement, and the series has one time only";
            }
        }
        if (credit.rule() instanceof Points
                && each == null
                && (indicator.isPercent() || !objective.target().atMost())) {
            problem = "nothing says what earns points, and the figure is no number of points of which few are good";
            at = place + "/credit/points";
        }
        if (problem.isEmpty() && time && credit.basis() instanceof Basis.PerCounted) {
            problem = "its basis is an amount for each counted, and the indicator weighs time and counts nothing";
            at = place + "/credit/basis";
        }
        // Shortfall means excess where the target is a maximum; excess of a minimum means nothing.
        JsonNode written = subject.source().tree().at(at);
        if (!objective.target().atMost() && (written.has("excess") || written.has("excessPercent"))) {
            problem = "the target is a minimum, and what exceeds it is no breach";
        }
        if (!problem.isEmpty()) {
            subject.error(
                    LintCode.CREDIT_UNFIT,
                    at,
                    "the credit rule does not fit: " + problem,
                    "tiers, a flat amount, or an amount for each unit short of the target");
        }
    }

    private static boolean isNotCase(LintSubject subject, Objective objective) {
        SeriesDefinition series = subject.seriesOf(objective);
        return series != null && series.shape() != Shape.CASE && series.shape() != Shape.OUTAGE;
    }

    /** Shares of a fee that there is not are shares of nothing. */
    private static void fee(LintSubject subject, Objective objective, CreditTerms credit, String place) {
        if (CreditCalculator.fee(subject.agreement(), objective).isPresent()) {
            return;
        }
        boolean pooled =
                objective.allocation() != null && subject.agreement().credits().atRisk() != null;
        boolean ofFee = !pooled && credit.basis() instanceof Basis.Fee;
        boolean late = credit.rule() instanceof Each each && each.unit() instanceof EachUnit.Late;
        boolean paysShare = !late && payments(credit).stream().anyMatch(it -> it instanceof Payment.Percent);
        boolean paysMultiple = payments(credit).stream().anyMatch(it -> it instanceof Payment.FeeMultiple);
        boolean capsShare = credit.caps().stream()
                .anyMatch(it -> it.limit() instanceof Payment.Percent
                        && it.per() != Cap.Per.LINE
                        && (ofFee || it.over() != Cap.Over.PERIOD));
        if ((ofFee && paysShare) || paysMultiple || capsShare) {
            subject.error(
                    LintCode.BASIS_WITHOUT_FEE,
                    place + "/credit",
                    "the credit is a share of a fee, and "
                            + (objective.service() == null
                                    ? "the objective names no service"
                                    : "the service '" + objective.service() + "' has none")
                            + ": a share of nothing is paid",
                    "service: … with fee: {amount: \"…\", per: month}, or basis: {amount: \"…\"}");
        }
    }

    private static List<Payment> payments(CreditTerms credit) {
        if (credit.rule() instanceof Tiers tiers) {
            return tiers.tiers().stream().map(Tier::payment).toList();
        }
        if (credit.rule() instanceof Points points) {
            return points.steps().stream().map(Points.Step::payment).toList();
        }
        return credit.rule() instanceof Each each ? List.of(each.payment()) : List.of();
    }

    private static void firstTier(LintSubject subject, Objective objective, CreditTerms credit, String place) {
        List<Payment> steps = new ArrayList<>(payments(credit));
        if (credit.rule() instanceof Flat flat) {
            steps.add(new Payment.Amount(flat.amount()));
        }
        boolean byMeasurement = credit.rule() instanceof Each each
                && (each.unit() instanceof EachUnit.Late || each.payment() instanceof Payment.FeeMultiple);
        if (steps.isEmpty() || byMeasurement) {
            return;
        }
        for (int index = 0; index < credit.caps().size(); index++) {
            Cap cap = credit.caps().get(index);
            if (cap.per() == Cap.Per.LINE
                    || (cap.over() != Cap.Over.PERIOD && cap.limit() instanceof Payment.Percent)) {
                continue;
            }
            List<@Nullable BigFraction> worth = new ArrayList<>();
            BigFraction limit = comparable(subject, objective, credit, cap.limit(), steps.get(0));
            steps.forEach(it -> worth.add(comparable(subject, objective, credit, it, steps.get(0))));
            if (limit == null || worth.stream().anyMatch(Objects::isNull)) {
                continue;
            }
            List<BigFraction> sorted =
                    worth.stream().map(Objects::requireNonNull).sorted().toList();
            String at = place + "/credit/caps/" + index;
            if (limit.compareTo(sorted.get(0)) < 0) {
                subject.warning(
                        LintCode.CAP_BELOW_FIRST_TIER,
                        at,
                        "the cap lies below what the first " + (credit.rule() instanceof Each ? "unit" : "tier")
                                + " already pays: no breach ever pays what the rule says",
                        "a cap of at least that, or a rule that pays less");
            } else if (cap.over() == Cap.Over.PERIOD && sorted.size() > 1) {
                long beyond =
                        sorted.stream().filter(it -> it.compareTo(limit) > 0).count();
                if (beyond > 0 && sorted.size() > beyond && sorted.stream().anyMatch(it -> it.compareTo(limit) == 0)) {
                    subject.warning(
                            LintCode.TIER_UNREACHABLE,
                            at,
                            "the cap is reached before the deepest tier: " + beyond
                                    + " of the tiers can never pay more than the one before",
                            "a higher cap, or fewer tiers");
                }
            }
        }
    }

    /** Returns a payment in the terms of another: both percents as they are, amounts as they are, else by the basis if known. */
    private static @Nullable BigFraction comparable(
            LintSubject subject, Objective objective, CreditTerms credit, Payment payment, Payment as) {
        if (payment instanceof Payment.Percent percent) {
            if (as instanceof Payment.Percent) {
                return Fractions.of(percent.percent());
            }
            BigFraction basis = basis(subject, objective, credit);
            return basis == null ? null : Fractions.percent(percent.percent(), basis);
        }
        if (!(payment instanceof Payment.Amount amount)) {
            return null;
        }
        if (as instanceof Payment.Amount) {
            return Fractions.of(amount.amount());
        }
        BigFraction basis = basis(subject, objective, credit);
        return basis == null || basis.signum() == 0
                ? null
                : Fractions.of(amount.amount()).multiply(Fractions.HUNDRED).divide(basis);
    }

    /** Returns what a whole period's percents are taken of, {@literal null} where that depends on the measurements. */
    private static @Nullable BigFraction basis(LintSubject subject, Objective objective, CreditTerms credit) {
        if (objective.allocation() != null) {
            return null;
        }
        if (credit.basis() instanceof Basis.Amount amount) {
            return Fractions.of(amount.amount());
        }
        int months = Periods.months(Periods.judged(objective.period()).every());
        if (!(credit.basis() instanceof Basis.Fee) || months == 0) {
            return null;
        }
        Fee fee = CreditCalculator.fee(subject.agreement(), objective).orElse(null);
        return fee == null
                ? null
                : Fractions.of(fee.amount())
                        .multiply(BigFraction.of(months, fee.per().months()));
    }

    private static void lines(LintSubject subject, List<Cap> caps, @Nullable CreditTerms credit, String place) {
        for (int index = 0; index < caps.size(); index++) {
            boolean byLine = credit != null
                    && credit.rule() instanceof Each each
                    && (each.unit() instanceof EachUnit.Late || each.unit() instanceof EachUnit.Bad);
            if (caps.get(index).per() == Cap.Per.LINE && !byLine) {
                subject.warning(
                        LintCode.CAP_WITHOUT_LINES,
                        place + "/" + index,
                        "the cap is for each measurement, and nothing here is paid by measurement: it has no effect",
                        "per: verdict");
            }
        }
    }

    private static void unequal(LintSubject subject, List<Cap> caps, String place) {
        for (int index = 0; index < caps.size(); index++) {
            Cap cap = caps.get(index);
            boolean across = cap.per() == Cap.Per.SERVICE || cap.per() == Cap.Per.AGREEMENT;
            if (across && cap.over() == Cap.Over.PERIOD) {
                unequal(subject, place + "/" + index);
            }
        }
    }

    private static void unequal(LintSubject subject, String at) {
        List<String> periods = subject.agreement().objectives().stream()
                .filter(it -> it.credit() != null)
                .map(it -> words(it.period()))
                .distinct()
                .toList();
        if (periods.size() > 1) {
            subject.error(
                    LintCode.CAP_PERIODS_UNEQUAL,
                    at,
                    "the cap adds up the objectives' credits over a period, and their periods differ: "
                            + String.join(", ", periods),
                    "equal periods, or over: calendar-year or over: term");
        }
    }

    private static String words(PeriodRule rule) {
        Recurring judged = Periods.judged(rule);
        String every = Labels.of(judged.every());
        return judged.startDay() == 1 ? every : every + " from day " + judged.startDay();
    }
}
