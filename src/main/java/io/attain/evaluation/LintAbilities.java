package io.attain.evaluation;

import io.attain.terms.Agreement;
import io.attain.terms.Cap;
import io.attain.terms.CreditTerms.Points;
import io.attain.terms.Objective.PeriodRule;
import java.util.List;

/** Finds abilities that the format has and the core does not compute yet: nothing that is written is ever left out silently. */
final class LintAbilities {

    private LintAbilities() {}

    static void check(LintSubject subject) {
        Agreement agreement = subject.agreement();
        if (agreement.credits().atRisk() != null) {
            report(subject, "/credits/atRisk", "an amount at risk", "cap the agreement's credits by objective instead");
        }
        if (agreement.credits().earnBack() != null) {
            report(subject, "/credits/earnBack", "earn-back", "leave it out for now");
        }
        if (agreement.credits().minimumPayout() != null) {
            report(subject, "/credits/minimumPayout", "a minimum payout", "leave it out for now");
        }
        caps(subject, agreement.credits().caps(), "/credits/caps");
        subject.forEachObjective((objective, index) -> {
            String place = LintSubject.objective(index);
            if (objective.period() instanceof PeriodRule.Rolling) {
                report(
                        subject,
                        place + "/period/rolling",
                        "a rolling period",
                        "judge calendar periods instead, for example {every: month}");
            }
            if (objective.credit() != null) {
                if (objective.credit().rule() instanceof Points) {
                    report(subject, place + "/credit/points", "penalty points", "use tiers or an amount for each unit");
                }
                caps(subject, objective.credit().caps(), place + "/credit/caps");
            }
            if (objective.reward() != null) {
                report(subject, place + "/reward", "a reward", "leave it out for now");
            }
            if (objective.allocation() != null) {
                report(
                        subject,
                        place + "/allocation",
                        "an allocation of the at-risk pool",
                        "name a basis instead, for example basis: fee");
            }
            if (!objective.repeat().isEmpty()) {
                report(subject, place + "/repeat", "a rule for repeated breaches", "leave it out for now");
            }
            if (!objective.warn().isEmpty()) {
                report(subject, place + "/warn", "a warning before a breach", "leave it out for now");
            }
        });
    }

    private static void caps(LintSubject subject, List<Cap> caps, String place) {
        for (int index = 0; index < caps.size(); index++) {
            if (caps.get(index).over() == Cap.Over.ROLLING_YEAR) {
                report(
                        subject,
                        place + "/" + index + "/over",
                        "a cap over a rolling year",
                        "cap over the calendar-year or the term");
            }
        }
    }

    private static void report(LintSubject subject, String place, String ability, String suggestion) {
        subject.error(
                LintCode.NOT_COMPUTED,
                place,
                ability + " is not computed yet: figures and credits would be those of an agreement without it",
                suggestion);
    }
}
