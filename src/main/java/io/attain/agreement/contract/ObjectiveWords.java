package io.attain.agreement.contract;

import static io.attain.agreement.contract.Phrase.decimal;
import static io.attain.agreement.contract.Phrase.own;
import static io.attain.agreement.contract.Phrase.percent;
import static io.attain.agreement.contract.Phrase.quoted;
import static io.attain.agreement.contract.Phrase.say;

import io.attain.agreement.contract.Contract.Budget;
import io.attain.agreement.contract.Contract.Clause;
import io.attain.agreement.contract.Phrase.Link;
import io.attain.evaluation.TargetMeaning;
import io.attain.terms.Agreement;
import io.attain.terms.CreditTerms.UnitRounding;
import io.attain.terms.Elapsed;
import io.attain.terms.Exclusion;
import io.attain.terms.Indicator;
import io.attain.terms.Indicator.Aggregate;
import io.attain.terms.Indicator.Availability;
import io.attain.terms.Indicator.Function;
import io.attain.terms.Indicator.Of;
import io.attain.terms.Indicator.Percentile;
import io.attain.terms.Indicator.Ratio;
import io.attain.terms.Indicator.Tally;
import io.attain.terms.Indicator.Weight;
import io.attain.terms.Labels;
import io.attain.terms.Objective;
import io.attain.terms.Objective.Consequence;
import io.attain.terms.Objective.Every;
import io.attain.terms.Objective.MinimumSample;
import io.attain.terms.Objective.Missing;
import io.attain.terms.Objective.PeriodRule;
import io.attain.terms.Objective.PeriodRule.Recurring;
import io.attain.terms.Objective.PeriodRule.Rolling;
import io.attain.terms.Objective.Repeat;
import io.attain.terms.Objective.Warning;
import io.attain.terms.SeriesDefinition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.PeriodDuration;

/** What is promised, how the figure is computed and over which time it is judged, in words. */
public final class ObjectiveWords {

    private final Agreement terms;

    /**
     * Prepares the words of one version.
     *
     * @param terms never {@literal null}
     */
    public ObjectiveWords(Agreement terms) {
        this.terms = terms;
    }

    /** Says what the figure must reach, such as: at least 95 %. */
    public Phrase promise(Objective objective) {
        Objective.Target target = objective.target();
        return say(target.atMost() ? "promise.at-most" : "promise.at-least", amount(objective, target.bound()));
    }

    /** Says how the figure is computed, over which time, and by what it is judged separately. */
    public Phrase judged(Objective objective) {
        Phrase judged = say("judged", figure(objective), period(objective.period()));
        return objective.scope().isEmpty() ? judged : say("judged.scope", judged, scope(objective));
    }

    /** Says a figure of an objective with its unit. */
    static Phrase amount(Objective objective, BigDecimal number) {
        String unit = objective.target().unit();
        if (objective.indicator().isPercent()) {
            return percent(number);
        }
        return unit == null ? decimal(number) : say("quantity", decimal(number), own(unit));
    }

    /** Says everything about an objective but its credit. */
    List<Clause> clauses(Objective objective) {
        List<Clause> clauses = new ArrayList<>();
        clauses.add(new Clause("promise", say("promise", promise(objective))));
        terms.service(objective.service()).ifPresent(it -> clauses.add(new Clause("service", own(it.name()))));
        clauses.add(new Clause("figure", say("figure", figure(objective))));
        clauses.add(new Clause("period", periodOf(objective)));
        if (!objective.scope().isEmpty()) {
            clauses.add(new Clause("scope", say("scope", scope(objective))));
        }
        if (objective.indicator() instanceof Ratio ratio && ratio.open() != null) {
            clauses.add(new Clause("open", say("open." + Labels.of(ratio.open()))));
        }
        if (objective.indicator() instanceof Availability availability) {
            clauses.addAll(availability(availability));
        }
        sample(objective).ifPresent(it -> clauses.add(new Clause("sample", it)));
        clauses.add(new Clause("missing", missing(objective)));
        clauses.add(new Clause("exclusions", exclusions(objective)));
        if (objective.price() != null) {
            clauses.add(new Clause("price", new Phrase.Money(objective.price(), terms.currency())));
        }
        if (objective.impact() != null) {
            clauses.add(new Clause("impact", say("impact", say("impact." + Labels.of(objective.impact())))));
        }
        objective.repeat().forEach(it -> clauses.add(new Clause("repeat", repeat(it))));
        objective.warn().forEach(it -> clauses.add(new Clause("warn", warning(it))));
        return clauses;
    }

    /** Says what time a target leaves, empty where it leaves none to speak of. */
    List<Budget> budgets(Objective objective) {
        return TargetMeaning.of(terms, objective, series(objective).orElse(null)).times().stream()
                .map(it -> new Budget(
                        "budget." + it.span().name().toLowerCase(Locale.ROOT), TimeWords.budget(it.seconds())))
                .toList();
    }

    private Phrase figure(Objective objective) {
        Indicator indicator = objective.indicator();
        if (indicator instanceof Aggregate aggregate) {
            return aggregate.function() == Function.COUNT
                    ? say("figure.count", read(objective))
                    : inUnits(
                            aggregate.of(),
                            say("figure." + Labels.of(aggregate.function()), thing(objective, aggregate.of())));
        }
        if (indicator instanceof Percentile percentile) {
            return inUnits(
                    percentile.of(),
                    say("figure.percentile", decimal(percentile.percentile()), thing(objective, percentile.of())));
        }
        if (indicator instanceof Ratio ratio) {
            String weight = ratio.weight() == Weight.VALUE ? ".value" : "";
            return say(
                    (ratio.countsBad() ? "figure.ratio.bad" : "figure.ratio") + weight,
                    read(objective),
                    ConditionWords.of(ratio.condition()));
        }
        if (indicator instanceof Tally) {
            Boolean bad = series(objective).map(it -> it.bad() != null).orElse(null);
            String part = bad == null ? "figure.tally.either" : bad ? "figure.tally.bad" : "figure.tally";
            return say(part, read(objective));
        }
        Availability availability = (Availability) indicator;
        return say(availability.byRecords() ? "figure.availability.records" : "figure.availability", read(objective));
    }

    private Phrase read(Objective objective) {
        Phrase all = say(
                objective.indicator().readsOutages() ? "read.outages" : "read.measurements",
                quoted(objective.series()));
        return objective.where() == null ? all : say("read.where", all, ConditionWords.of(objective.where()));
    }

    private Phrase thing(Objective objective, Of of) {
        if (of instanceof Of.Value) {
            return say("of.value", read(objective));
        }
        if (of instanceof Of.Outages) {
            return say("of.outages", read(objective));
        }
        Elapsed elapsed = ((Of.ElapsedTime) of).elapsed();
        Phrase times = say("of.elapsed", quoted(elapsed.from()), quoted(elapsed.until()), read(objective));
        if (elapsed.calendar() != null) {
            times = say("of.elapsed.calendar", times, quoted(elapsed.calendar()));
        }
        return elapsed.pauses() ? say("condition.pauses", times) : times;
    }

    private static Phrase inUnits(Of of, Phrase figure) {
        if (of instanceof Of.ElapsedTime elapsed) {
            return inUnits(elapsed.unit(), elapsed.round(), "unit.usual.elapsed", figure);
        }
        return of instanceof Of.Outages outages
                ? inUnits(outages.unit(), outages.round(), "unit.usual.outages", figure)
                : figure;
    }

    private static Phrase inUnits(@Nullable PeriodDuration unit, UnitRounding round, String usual, Phrase figure) {
        Phrase of = unit == null ? say(usual) : TimeWords.length(unit);
        return say("figure.in-units", figure, of, say("round." + Labels.of(round)));
    }

    private Optional<SeriesDefinition> series(Objective objective) {
        return terms.series().stream()
                .filter(it -> it.id().equals(objective.series()))
                .findFirst();
    }

    /** Says the measurement period, in short. */
    private static Phrase period(PeriodRule rule) {
        if (rule instanceof Recurring recurring) {
            return say("period." + Labels.of(recurring.every()));
        }
        return say("period.rolling", TimeWords.length(((Rolling) rule).length()));
    }

    /** Says the measurement period, where it starts, and which measurements belong to it. */
    private Phrase periodOf(Objective objective) {
        PeriodRule rule = objective.period();
        List<Phrase> sentences = new ArrayList<>();
        sentences.add(say("period", period(rule)));
        if (rule instanceof Recurring recurring
                && recurring.startDay() != 1
                && List.of(Every.MONTH, Every.QUARTER, Every.YEAR).contains(recurring.every())) {
            sentences.add(say("period.start-day", (long) recurring.startDay()));
        }
        if (rule instanceof Rolling rolling) {
            sentences.add(say("period.rolling.credit", say("period." + Labels.of(rolling.creditEvery()))));
        }
        boolean cutsTime = objective.indicator() instanceof Availability availability && !availability.byRecords();
        String by = rule.by() != null
                ? rule.by()
                : objective.indicator().readsOutages()
                        ? "from"
                        : series(objective).map(SeriesDefinition::usualTime).orElse(null);
        if (by != null && !cutsTime) {
            sentences.add(say("period.by", quoted(by)));
        }
        return Phrase.several(Link.SENTENCES, sentences);
    }

    private static Phrase scope(Objective objective) {
        return Phrase.several(Link.AND, objective.scope().stream().map(Phrase::quoted));
    }

    private static List<Clause> availability(Availability availability) {
        List<Clause> clauses = new ArrayList<>();
        if (availability.staleAfter() != null) {
            clauses.add(new Clause("stale", say("stale", TimeWords.length(availability.staleAfter()))));
        }
        if (availability.coverage() != null) {
            clauses.add(new Clause("coverage", say("coverage", percent(availability.coverage()))));
        }
        if (availability.shortest() != null) {
            clauses.add(new Clause("shortest", say("shortest", TimeWords.length(availability.shortest()))));
        }
        return clauses;
    }

    private static Optional<Phrase> sample(Objective objective) {
        if (objective.minimumSample() instanceof MinimumSample.Count count) {
            return Optional.of(say("sample.count", decimal(count.number())));
        }
        return objective.minimumSample() instanceof MinimumSample.Time time
                ? Optional.of(say("sample.time", TimeWords.length(time.time())))
                : Optional.empty();
    }

    private static Phrase missing(Objective objective) {
        Missing rule = objective.missingRule();
        String credited = rule == Missing.BREACHED && objective.credit() != null ? ".credit" : "";
        return say("missing." + Labels.of(rule) + credited);
    }

    private Phrase exclusions(Objective objective) {
        List<Exclusion> exclusions = terms.exclusionsOf(objective);
        return exclusions.isEmpty()
                ? say("exclusions.none")
                : say("exclusions", Phrase.several(Link.AND, exclusions.stream().map(it -> quoted(it.id()))));
    }

    private static Phrase repeat(Repeat repeat) {
        Consequence consequence = repeat.consequence();
        Phrase then = consequence instanceof Consequence.Multiply multiply
                ? say("repeat.multiply", decimal(multiply.factor()))
                : say("repeat." + Labels.of((Consequence.Named) consequence));
        if (repeat.consecutive() != null) {
            return say("repeat.consecutive", (long) repeat.consecutive(), then);
        }
        long breaches = repeat.breaches() == null ? 1 : repeat.breaches();
        return repeat.within() == null
                ? say("repeat.breaches", breaches, then)
                : say("repeat.within", breaches, TimeWords.length(repeat.within()), then);
    }

    /** Says when people are warned. */
    public static Phrase warning(Warning warning) {
        Phrase when;
        if (warning instanceof Warning.Budget budget) {
            when = say("warn.budget", percent(budget.percent()));
        } else {
            Warning.Burn burn = (Warning.Burn) warning;
            when = say(
                    "warn.burn",
                    decimal(burn.rate()),
                    TimeWords.length(burn.longWindow()),
                    TimeWords.length(burn.shortWindow()));
        }
        return warning.calendar() == null ? when : say("warn.calendar", when, quoted(warning.calendar()));
    }
}
