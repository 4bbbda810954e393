package io.attain.agreement.contract;

import static io.attain.agreement.contract.Phrase.decimal;
import static io.attain.agreement.contract.Phrase.percent;
import static io.attain.agreement.contract.Phrase.quoted;
import static io.attain.agreement.contract.Phrase.say;

import io.attain.agreement.contract.Contract.Clause;
import io.attain.agreement.contract.Contract.CreditEntry;
import io.attain.agreement.contract.Contract.TierRow;
import io.attain.agreement.contract.Phrase.Link;
import io.attain.evaluation.CreditExample;
import io.attain.terms.Agreement;
import io.attain.terms.Cap;
import io.attain.terms.CreditTerms;
import io.attain.terms.CreditTerms.Allowance;
import io.attain.terms.CreditTerms.Basis;
import io.attain.terms.CreditTerms.Direction;
import io.attain.terms.CreditTerms.Each;
import io.attain.terms.CreditTerms.EachUnit;
import io.attain.terms.CreditTerms.Flat;
import io.attain.terms.CreditTerms.Points;
import io.attain.terms.CreditTerms.Tier;
import io.attain.terms.CreditTerms.Tiers;
import io.attain.terms.CreditTerms.UnitRounding;
import io.attain.terms.Labels;
import io.attain.terms.Objective;
import io.attain.terms.Payment;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a breach costs, in words, with an example in money that the code computes which credits real breaches. */
public final class CreditWords {

    private final Agreement terms;

    /**
     * Prepares the words of one version.
     *
     * @param terms never {@literal null}
     */
    public CreditWords(Agreement terms) {
        this.terms = terms;
    }

    /** Says in one phrase what a breach of an objective costs. */
    public Phrase inShort(Objective objective) {
        CreditTerms credit = objective.credit();
        if (credit == null) {
            return say("credit.none");
        }
        Phrase rule = rule(objective, credit.rule());
        return credit.caps().isEmpty()
                ? rule
                : say(
                        "credit.capped",
                        rule,
                        Phrase.several(Link.AND, credit.caps().stream().map(this::cap)));
    }

    /** Says everything about an objective's credit, {@literal null} where it has none. */
    @Nullable
    CreditEntry entry(Objective objective) {
        CreditTerms credit = objective.credit();
        if (credit == null) {
            return null;
        }
        return new CreditEntry(rows(objective, credit), clauses(objective, credit), example(objective));
    }

    /** Says what a figure better than the target earns the provider, in the same words. */
    List<Clause> reward(Objective objective) {
        CreditTerms reward = objective.reward();
        if (reward == null) {
            return List.of();
        }
        List<Clause> clauses = new ArrayList<>();
        clauses.add(new Clause("reward", rewardRule(objective, reward.rule())));
        if (needsBasis(reward)) {
            clauses.add(new Clause("basis", basis(objective, reward.basis())));
        }
        reward.caps().forEach(it -> clauses.add(new Clause("cap", say("cap.most", cap(it)))));
        return clauses;
    }

    /** A reward goes by how much better than the target the figure is. */
    private Phrase rewardRule(Objective objective, CreditTerms.Rule rule) {
        if (rule instanceof Flat flat) {
            return say("reward.flat", money(flat.amount()));
        }
        if (rule instanceof Each each && each.unit() instanceof EachUnit.Shortfall shortfall) {
            boolean points = objective.indicator().isPercent();
            Phrase unit = say(
                    points ? "unit.better.points" : "unit.better",
                    points ? decimal(shortfall.size()) : ObjectiveWords.amount(objective, shortfall.size()));
            return each(objective, each, say("rule.each", payment(each.payment()), unit));
        }
        if (rule instanceof Each each && each.unit() instanceof EachUnit.ShortfallPercent shortfall) {
            Phrase unit = say("unit.better-percent", percent(shortfall.percent()));
            return each(objective, each, say("rule.each", payment(each.payment()), unit));
        }
        return rule(objective, rule);
    }

    private List<Clause> clauses(Objective objective, CreditTerms credit) {
        List<Clause> clauses = new ArrayList<>();
        if (!(credit.rule() instanceof Tiers)) {
            clauses.add(new Clause("credit", rule(objective, credit.rule())));
        }
        if (objective.allocation() != null && terms.credits().atRisk() != null) {
            clauses.add(new Clause("allocation", say("allocation", percent(objective.allocation()))));
        } else if (needsBasis(credit)) {
            clauses.add(new Clause("basis", basis(objective, credit.basis())));
        }
        credit.caps().forEach(it -> clauses.add(new Clause("cap", say("cap.most", cap(it)))));
        return clauses;
    }

    private static boolean needsBasis(CreditTerms credit) {
        boolean ofCap = credit.caps().stream()
                .anyMatch(it -> it.per() != Cap.Per.LINE && it.limit() instanceof Payment.Percent);
        if (ofCap) {
            return true;
        }
        if (credit.rule() instanceof Points points) {
            return points.steps().stream().anyMatch(it -> it.payment() instanceof Payment.Percent);
        }
        if (credit.rule() instanceof Tiers tiers) {
            return tiers.tiers().stream().anyMatch(it -> it.payment() instanceof Payment.Percent);
        }
        return credit.rule() instanceof Each each
                && !(each.unit() instanceof EachUnit.Late)
                && each.payment() instanceof Payment.Percent;
    }

    private List<TierRow> rows(Objective objective, CreditTerms credit) {
        if (!(credit.rule() instanceof Tiers tiers)) {
            return List.of();
        }
        List<Tier> ordered = ordered(tiers);
        List<TierRow> rows = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            Tier tier = ordered.get(i);
            String side = tier.direction() == Direction.BELOW ? "tier.below" : "tier.above";
            Phrase bound = ObjectiveWords.amount(objective, tier.bound());
            Phrase range = i + 1 == ordered.size()
                    ? say(side, bound)
                    : say(
                            side + ".until",
                            bound,
                            ObjectiveWords.amount(objective, ordered.get(i + 1).bound()));
            rows.add(new TierRow(range, payment(tier.payment())));
        }
        return rows;
    }

    private static List<Tier> ordered(Tiers tiers) {
        Comparator<Tier> order = Comparator.comparing(Tier::bound);
        boolean below = tiers.tiers().stream().allMatch(it -> it.direction() == Direction.BELOW);
        return tiers.tiers().stream().sorted(below ? order.reversed() : order).toList();
    }

    private Phrase rule(Objective objective, CreditTerms.Rule rule) {
        if (rule instanceof Tiers tiers) {
            return Phrase.several(
                    Link.COMMA,
                    ordered(tiers).stream()
                            .map(it -> say(
                                    it.direction() == Direction.BELOW ? "tier.short.below" : "tier.short.above",
                                    payment(it.payment()),
                                    ObjectiveWords.amount(objective, it.bound()))));
        }
        if (rule instanceof Flat flat) {
            return say("rule.flat", money(flat.amount()));
        }
        if (rule instanceof Each each) {
            return each(objective, each, say("rule.each", payment(each.payment()), unit(objective, each.unit())));
        }
        return points(objective, (Points) rule);
    }

    private Phrase each(Objective objective, Each each, Phrase rule) {
        List<Phrase> parts = new ArrayList<>();
        parts.add(rule);
        boolean single = each.unit() instanceof EachUnit.Bad bad && bad.number().compareTo(BigDecimal.ONE) == 0;
        if (!single || each.round() != UnitRounding.FULL) {
            parts.add(say("round." + Labels.of(each.round())));
        }
        if (each.free() instanceof Allowance.Quantity quantity) {
            boolean ofTarget = each.unit() instanceof EachUnit.ShortfallPercent;
            boolean ofFigure = each.unit() instanceof EachUnit.Shortfall;
            Phrase free = ofTarget
                    ? percent(quantity.number())
                    : ofFigure ? ObjectiveWords.amount(objective, quantity.number()) : decimal(quantity.number());
            parts.add(say("free", free));
        } else if (each.free() instanceof Allowance.Time time) {
            parts.add(say("free", TimeWords.length(time.time())));
        }
        return Phrase.several(Link.COMMA, parts);
    }

    private Phrase points(Objective objective, Points points) {
        List<Phrase> parts = new ArrayList<>();
        Each each = points.each();
        if (each != null) {
            Phrase many = each.payment() instanceof Payment.Amount amount
                    ? say("points.many", decimal(amount.amount()))
                    : payment(each.payment());
            parts.add(each(objective, each, say("rule.each", many, unit(objective, each.unit()))));
        }
        if (each == null) {
            parts.add(say("points.figure"));
        }
        if (points.threshold().signum() > 0) {
            parts.add(say("points.threshold", decimal(points.threshold())));
        }
        if (points.perPoint() != null) {
            parts.add(say("points.price", money(points.perPoint())));
        }
        points.bands().forEach(it -> parts.add(say("points.band", decimal(it.above()), decimal(it.times()))));
        points.steps().forEach(it -> parts.add(say("points.step", decimal(it.from()), payment(it.payment()))));
        return Phrase.several(Link.SEMICOLON, parts);
    }

    private Phrase unit(Objective objective, EachUnit unit) {
        String side = objective.target().atMost() ? ".excess" : "";
        if (unit instanceof EachUnit.Shortfall shortfall) {
            boolean one = shortfall.size().compareTo(BigDecimal.ONE) == 0;
            return objective.indicator().isPercent()
                    ? say((one ? "unit.shortfall.point" : "unit.shortfall.points") + side, decimal(shortfall.size()))
                    : say("unit.shortfall" + side, ObjectiveWords.amount(objective, shortfall.size()));
        }
        if (unit instanceof EachUnit.ShortfallPercent shortfall) {
            return say("unit.shortfall-percent" + side, percent(shortfall.percent()));
        }
        if (unit instanceof EachUnit.Bad bad) {
            return bad.number().compareTo(BigDecimal.ONE) == 0
                    ? say("unit.bad.one")
                    : say("unit.bad", decimal(bad.number()));
        }
        if (unit instanceof EachUnit.Late late) {
            return say(
                    "unit.late",
                    TimeWords.length(late.unit(), late.calendar()),
                    quoted(late.from()),
                    quoted(late.until()));
        }
        return say("unit.downtime", TimeWords.length(((EachUnit.Downtime) unit).unit()));
    }

    private Phrase basis(Objective objective, Basis basis) {
        if (basis instanceof Basis.Value) {
            return say("basis.value");
        }
        if (basis instanceof Basis.Amount amount) {
            return say("basis.amount", money(amount.amount()));
        }
        if (basis instanceof Basis.PerCounted per) {
            return say("basis.counted", money(per.amount()));
        }
        return terms.service(objective.service())
                .map(it -> say("basis.fee", quoted(it.name())))
                .orElseGet(() -> say("basis.fee.none"));
    }

    /** Says an upper bound, such as: 10 % of the basis for each verdict. */
    Phrase cap(Cap cap) {
        boolean ofFees =
                cap.over() != Cap.Over.PERIOD || cap.per() == Cap.Per.SERVICE || cap.per() == Cap.Per.AGREEMENT;
        Phrase limit = payment(cap.limit());
        if (cap.limit() instanceof Payment.Percent) {
            limit = say(cap.per() == Cap.Per.LINE ? "cap.of-value" : ofFees ? "cap.of-fees" : "cap.of-basis", limit);
        }
        Phrase per = say("cap.per." + Labels.of(cap.per()));
        boolean single = cap.per() == Cap.Per.VERDICT && cap.over() == Cap.Over.PERIOD;
        return cap.per() == Cap.Per.LINE || single
                ? say("cap", limit, per)
                : say("cap.over", limit, per, say("cap.over." + Labels.of(cap.over())));
    }

    private Phrase example(Objective objective) {
        return CreditExample.of(terms, objective)
                .map(it -> example(objective, it))
                .orElseGet(() -> say("example.none"));
    }

    private Phrase example(Objective objective, CreditExample example) {
        List<Phrase> sentences = new ArrayList<>();
        sentences.add(say(
                "example.figure",
                new Phrase.Day(example.period().start()),
                new Phrase.Day(example.period().end().minusDays(1)),
                ObjectiveWords.amount(objective, example.shownFigure())));
        if (example.downSeconds() != null) {
            sentences.add(say("example.down", TimeWords.budget(example.downSeconds())));
        }
        if (example.counted() != null) {
            Phrase counted = decimal(plain(example.counted()));
            sentences.add(
                    example.bad() == null
                            ? say("example.counted", counted)
                            : say("example.bad", counted, decimal(plain(example.bad()))));
        }
        CreditExample.Late late = example.late();
        if (late != null) {
            sentences.add(say("example.late", time(late.due()), time(late.done()), money(late.value())));
        } else if (example.value() != null) {
            sentences.add(say("example.value", money(example.value())));
        }
        CreditTerms credit = objective.credit();
        if (credit != null && needsBasis(credit)) {
            sentences.add(say(
                    "example.basis", money(plain(new BigDecimal(example.credit().basis())))));
        }
        sentences.add(
                example.isUncut()
                        ? say("example.credit", money(example.credit().amount()))
                        : say(
                                "example.cut",
                                money(plain(example.byRule())),
                                money(example.credit().amount())));
        return Phrase.several(Link.SENTENCES, sentences);
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static Phrase time(LocalDateTime time) {
        return new Phrase.Time(time);
    }

    private Phrase payment(Payment payment) {
        if (payment instanceof Payment.Percent percent) {
            return percent(percent.percent());
        }
        return payment instanceof Payment.Amount amount
                ? money(amount.amount())
                : say("payment.fee-multiple", decimal(((Payment.FeeMultiple) payment).times()));
    }

    private Phrase money(BigDecimal amount) {
        return new Phrase.Money(amount, terms.currency());
    }
}
