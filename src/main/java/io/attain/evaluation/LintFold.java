package io.attain.evaluation;

import static io.attain.evaluation.LintSubject.plain;

import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Credits;
import io.attain.terms.CreditTerms;
import io.attain.terms.CreditTerms.Direction;
import io.attain.terms.CreditTerms.Points;
import io.attain.terms.CreditTerms.Tier;
import io.attain.terms.CreditTerms.Tiers;
import io.attain.terms.Objective;
import io.attain.terms.Objective.Consequence;
import io.attain.terms.Objective.Repeat;
import io.attain.terms.Payment;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds rules in which several verdicts have a say and that cannot do what they say: shares of a pool that there is not,
 * repetitions that cannot happen, points out of order, rewards for what is no merit, earn-back of nothing.
 */
final class LintFold {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private LintFold() {}

    static void check(LintSubject subject) {
        pool(subject);
        earnBack(subject);
        subject.forEachObjective((objective, index) -> {
            String place = LintSubject.objective(index);
            for (int rule = 0; rule < objective.repeat().size(); rule++) {
                repeat(subject, objective, objective.repeat().get(rule), place + "/repeat/" + rule);
            }
            if (objective.credit() != null && objective.credit().rule() instanceof Points points) {
                points(subject, points, place + "/credit/points");
            }
            if (objective.reward() != null) {
                reward(subject, objective, objective.reward(), place + "/reward");
            }
        });
    }

    private static void pool(LintSubject subject) {
        Credits credits = subject.agreement().credits();
        boolean anyFee = subject.agreement().services().stream().anyMatch(it -> it.fee() != null);
        if (credits.atRisk() != null && !anyFee) {
            subject.error(
                    LintCode.BASIS_WITHOUT_FEE,
                    "/credits/atRisk",
                    "what is at risk is a share of the fees, and no service has one: every credit is cut to nothing",
                    "services: … with fee: {amount: \"…\", per: month}");
        }
        BigDecimal all = BigDecimal.ZERO;
        for (int index = 0; index < subject.agreement().objectives().size(); index++) {
            Objective objective = subject.agreement().objectives().get(index);
            if (objective.allocation() == null) {
                continue;
            }
            String at = LintSubject.objective(index) + "/allocation";
            all = all.add(objective.allocation());
            if (credits.atRisk() == null) {
                subject.error(
                        LintCode.ALLOCATION_WITHOUT_POOL,
                        at,
                        "the allocation is a share of the pool at risk, and the terms put none at risk: it has no effect",
                        "credits: {atRisk: {percent: \"10\"}}");
            } else if (objective.credit() == null) {
                subject.warning(
                        LintCode.ALLOCATION_WITHOUT_POOL,
                        at,
                        "the objective has a share of the pool at risk and no credit: a breach costs nothing",
                        "credit: {tiers: […]}");
            }
        }
        if (credits.atRisk() != null && all.compareTo(HUNDRED) > 0) {
            subject.note(
                    LintCode.POOL_OVERSUBSCRIBED,
                    "/credits/atRisk",
                    "the allocations add up to " + plain(all)
                            + " % of the pool: where several objectives miss, those that the terms list later get less",
                    "allocations of 100 in all, if each is to pay its share in full");
        }
    }

    private static void earnBack(LintSubject subject) {
        boolean anyCredit = subject.agreement().objectives().stream().anyMatch(it -> it.credit() != null);
        if (subject.agreement().credits().earnBack() != null && !anyCredit) {
            subject.warning(
                    LintCode.EARN_BACK_WITHOUT_CREDIT,
                    "/credits/earnBack",
                    "no breach costs anything, so there is nothing to earn back",
                    "credit: {tiers: […]} in an objective, or no earn-back");
        }
    }

    private static void repeat(LintSubject subject, Objective objective, Repeat rule, String at) {
        if (rule.consequence() instanceof Consequence.Multiply && objective.credit() == null) {
            subject.warning(
                    LintCode.REPEAT_WITHOUT_CREDIT,
                    at,
                    "the credit of repeated breaches is multiplied, and a breach costs nothing",
                    "credit: {tiers: […]}, or then: default");
        }
        int needed = rule.consecutive() != null ? rule.consecutive() : Objects.requireNonNull(rule.breaches());
        Integer possible = possible(subject.agreement(), objective, rule);
        if (possible != null && needed > possible) {
            subject.warning(
                    LintCode.REPEAT_IMPOSSIBLE,
                    at,
                    needed + " breaches cannot happen: " + (rule.within() == null ? "the term" : rule.within())
                            + " has room for " + possible + " periods only",
                    "fewer breaches, or a longer time");
        }
    }

    /** Returns how many periods lie in the time of a rule, {@literal null} where they cannot be listed. */
    private static @Nullable Integer possible(Agreement agreement, Objective objective, Repeat rule) {
        List<EvaluationPeriod> periods;
        try {
            periods = Periods.of(agreement, objective.period())
                    .startingIn(agreement.effective(), LocalDate.MAX)
                    .list();
        } catch (IllegalArgumentException tooMany) {
            return null;
        }
        if (periods.isEmpty()) {
            return null;
        }
        if (rule.within() == null) {
            return periods.size();
        }
        int most = 1;
        int first = 0;
        for (int last = 0; last < periods.size(); last++) {
            while (first < last
                    && periods.get(first)
                            .start()
                            .atStartOfDay()
                            .isBefore(periods.get(last).end().atStartOfDay().minus(rule.within()))) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    private static void points(LintSubject subject, Points points, String place) {
        List<BigDecimal> bounds = new ArrayList<>();
        points.bands().forEach(it -> bounds.add(it.above()));
        points.steps().forEach(it -> bounds.add(it.from()));
        String list = place + (points.bands().isEmpty() ? "/steps/" : "/bands/");
        for (int index = 1; index < bounds.size(); index++) {
            if (bounds.get(index).compareTo(bounds.get(index - 1)) <= 0) {
                subject.error(
                        LintCode.POINTS_ORDER,
                        list + index,
                        plain(bounds.get(index)) + " points do not lie above the " + plain(bounds.get(index - 1))
                                + " of the row before",
                        "rows in ascending order, each with a bound of its own");
                return;
            }
        }
        for (int index = 1; index < points.steps().size(); index++) {
            BigDecimal more = percent(points.steps().get(index).payment());
            BigDecimal less = percent(points.steps().get(index - 1).payment());
            if (more != null && less != null && more.compareTo(less) < 0) {
                subject.warning(
                        LintCode.POINTS_ORDER,
                        list + index,
                        "more points pay less: " + plain(more) + " % after " + plain(less) + " %",
                        "percent: \"" + plain(less) + "\" or more");
            }
        }
        for (int index = 1; index < points.bands().size(); index++) {
            if (points.bands().get(index).above().compareTo(points.threshold()) <= 0) {
                subject.warning(
                        LintCode.POINTS_ORDER,
                        list + (index - 1),
                        "the band ends at " + plain(points.bands().get(index).above()) + " points, and the first "
                                + plain(points.threshold()) + " cost nothing: it never applies",
                        "bands above the threshold");
            }
        }
    }

    private static @Nullable BigDecimal percent(Payment payment) {
        return payment instanceof Payment.Percent percent ? percent.percent() : null;
    }

    private static void reward(LintSubject subject, Objective objective, CreditTerms reward, String place) {
        boolean atMost = objective.target().atMost();
        if (!CreditCalculator.isOfFigure(reward.rule())) {
            subject.error(
                    LintCode.REWARD_UNFIT,
                    place,
                    "a reward goes by how much better than the target the figure is, and this rule counts what is at fault",
                    "tiers, a flat amount, or an amount for each unit better than the target");
        } else if (reward.rule() instanceof Points) {
            subject.error(
                    LintCode.REWARD_UNFIT,
                    place + "/points",
                    "penalty points are no reward",
                    "tiers, a flat amount, or an amount for each unit better than the target");
        } else if (reward.rule() instanceof Tiers tiers) {
            for (int index = 0; index < tiers.tiers().size(); index++) {
                Tier tier = tiers.tiers().get(index);
                boolean goodSide = tier.direction() == (atMost ? Direction.BELOW : Direction.ABOVE);
                int beyond = tier.bound().compareTo(objective.target().bound());
                if (!goodSide || (atMost ? beyond > 0 : beyond < 0)) {
                    subject.error(
                            LintCode.REWARD_UNFIT,
                            place + "/tiers/" + index,
                            "the tier lies on the bad side of the target: what does not meet it is not rewarded",
                            (atMost ? "below: \"" : "above: \"")
                                    + plain(objective.target().bound()) + "\", or better");
                }
            }
        }
        boolean endless =
                reward.rule() instanceof CreditTerms.Each && reward.caps().isEmpty();
        if (endless) {
            subject.warning(
                    LintCode.CREDIT_WITHOUT_CAP,
                    place,
                    "the reward has no cap: it grows with each unit and without end",
                    "caps: [{per: verdict, percent: \"10\"}]");
        }
    }
}
