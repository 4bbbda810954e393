package io.attain.agreement;

import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Role;
import io.attain.terms.Agreement.Service;
import io.attain.terms.Cap;
import io.attain.terms.CreditTerms;
import io.attain.terms.CreditTerms.Each;
import io.attain.terms.CreditTerms.EachUnit;
import io.attain.terms.CreditTerms.Flat;
import io.attain.terms.CreditTerms.Points;
import io.attain.terms.CreditTerms.Tiers;
import io.attain.terms.Indicator;
import io.attain.terms.Labels;
import io.attain.terms.Objective;
import io.attain.terms.Objective.PeriodRule;
import io.attain.terms.Payment;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** The terms as sentences for people who have little time: what is promised, how often it is judged, what a miss costs. */
public final class TermsInWords {

    /**
     * One objective in words.
     *
     * @param objective its name
     * @param promise what the figure must reach
     * @param judged how often, and of what it is computed
     * @param credit what a breach costs
     */
    public record Line(String objective, String promise, String judged, String credit) {}

    private final Agreement terms;

    /**
     * Prepares the wording of one version.
     *
     * @param terms never {@literal null}
     */
    public TermsInWords(Agreement terms) {
        this.terms = terms;
    }

    /** Returns the parties of one role by name, such as “Hudson Paper Mill”. */
    public String parties(Role role) {
        return terms.parties().stream()
                .filter(party -> party.role() == role)
                .map(Agreement.Party::name)
                .collect(Collectors.joining(", "));
    }

    /** Returns the term, such as “2026-01-01 until the end of 2026-12-31 (America/New_York)”. */
    public String term() {
        return terms.term().from() + " until the end of " + terms.term().until().minusDays(1) + " (" + terms.zone()
                + ")";
    }

    /** Returns what is paid for each service, or a sentence that nothing is. */
    public String fees() {
        String fees = terms.services().stream()
                .filter(service -> service.fee() != null)
                .map(this::fee)
                .collect(Collectors.joining("; "));
        return fees.isEmpty() ? "No fee" : fees;
    }

    /** Returns one line for each objective, in the order of the terms. */
    public List<Line> objectives() {
        return terms.objectives().stream().map(this::line).toList();
    }

    private String fee(Service service) {
        Agreement.Fee fee = service.fee();
        return fee == null ? "" : service.name() + ": " + money(fee.amount()) + " per " + Labels.of(fee.per());
    }

    private Line line(Objective objective) {
        CreditTerms credit = objective.credit();
        return new Line(
                objective.name(),
                promise(objective),
                judged(objective),
                credit == null ? "no credit" : credit(objective, credit));
    }

    /** Returns what the figure of an objective must reach, such as “at least 95 %”. */
    public String promise(Objective objective) {
        Objective.Target target = objective.target();
        String unit = objective.indicator().isPercent() ? "%" : target.unit();
        return (target.atMost() ? "at most " : "at least ")
                + target.bound().toPlainString()
                + (unit == null ? "" : "\u00a0" + unit);
    }

    private static String judged(Objective objective) {
        String scope = objective.scope().isEmpty() ? "" : ", for each " + String.join(" and ", objective.scope());
        return figure(objective.indicator()) + " of " + objective.series() + ", " + period(objective.period()) + scope;
    }

    private static String figure(Indicator indicator) {
        if (indicator instanceof Indicator.Aggregate aggregate) {
            return Labels.of(aggregate.function());
        }
        if (indicator instanceof Indicator.Percentile percentile) {
            return percentile.percentile().toPlainString() + "th percentile";
        }
        if (indicator instanceof Indicator.Ratio ratio) {
            return ratio.countsBad() ? "share that is not good" : "share that is good";
        }
        return Labels.of(indicator.kind());
    }

    private static String period(PeriodRule rule) {
        if (rule instanceof PeriodRule.Recurring recurring) {
            return recurring.every() == Objective.Every.TERM
                    ? "once over the term"
                    : "every " + Labels.of(recurring.every());
        }
        PeriodRule.Rolling rolling = (PeriodRule.Rolling) rule;
        return "over a rolling " + rolling.length();
    }

    private String credit(Objective objective, CreditTerms credit) {
        String caps = credit.caps().stream().map(this::cap).collect(Collectors.joining(", "));
        return rule(objective, credit.rule()) + (caps.isEmpty() ? "" : "; no more than " + caps);
    }

    private String rule(Objective objective, CreditTerms.Rule rule) {
        if (rule instanceof Tiers tiers) {
            return tiers.tiers().stream().map(this::tier).collect(Collectors.joining(", "));
        }
        if (rule instanceof Flat flat) {
            return money(flat.amount()) + " for a breach";
        }
        if (rule instanceof Each each) {
            return payment(each.payment()) + " for " + unit(objective, each.unit());
        }
        Points points = (Points) rule;
        return "penalty points beyond " + points.threshold().toPlainString();
    }

    private String tier(CreditTerms.Tier tier) {
        return payment(tier.payment()) + " " + Labels.of(tier.direction()) + " "
                + tier.bound().toPlainString();
    }

    private static String unit(Objective objective, EachUnit unit) {
        String fault = objective.target().atMost() ? "too much" : "missing";
        if (unit instanceof EachUnit.Shortfall shortfall) {
            String of = objective.target().unit() == null
                    ? ""
                    : " " + objective.target().unit();
            return "each " + shortfall.size().toPlainString() + of + " " + fault;
        }
        if (unit instanceof EachUnit.ShortfallPercent shortfall) {
            return "each " + shortfall.percent().toPlainString() + " % of the target " + fault;
        }
        if (unit instanceof EachUnit.Bad bad) {
            return "each " + bad.number().toPlainString() + " that is not good";
        }
        if (unit instanceof EachUnit.Late late) {
            return "each " + late.unit() + " late";
        }
        EachUnit.Downtime downtime = (EachUnit.Downtime) unit;
        return "each " + downtime.unit() + " down";
    }

    private String cap(Cap cap) {
        String over = cap.over() == Cap.Over.PERIOD
                ? ""
                : " over the " + Labels.of(cap.over()).replace('-', ' ');
        return payment(cap.limit()) + " per " + Labels.of(cap.per()) + over;
    }

    private String payment(Payment payment) {
        if (payment instanceof Payment.Percent percent) {
            return percent.percent().toPlainString() + "\u00a0%";
        }
        if (payment instanceof Payment.Amount amount) {
            return money(amount.amount());
        }
        return ((Payment.FeeMultiple) payment).times().toPlainString() + " times the fee";
    }

    private String money(BigDecimal amount) {
        return amount.toPlainString() + " " + terms.currency().getCurrencyCode();
    }
}
