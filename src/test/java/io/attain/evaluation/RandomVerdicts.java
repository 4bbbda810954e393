package io.attain.evaluation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.attain.terms.Agreement;
import io.attain.terms.Documents;
import io.attain.terms.Objective;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** Terms with every rule in which several verdicts have a say, and assessments by them, from a seed. */
public final class RandomVerdicts {

    private static final List<String> SITES = List.of("a", "b");

    private final Random random;
    private final Agreement agreement;
    private final JudgedPeriods periods;

    /** Prepares the terms of a seed. */
    public RandomVerdicts(long seed) {
        this.random = new Random(seed);
        Documents documents = Documents.read("random-" + seed, terms());
        if (!documents.findings().isEmpty()) {
            throw new IllegalStateException(documents.findings().toString());
        }
        this.agreement = documents.agreements().get(0).agreement();
        this.periods = JudgedPeriods.of(List.of(agreement));
    }

    private String terms() {
        StringJoiner credits = new StringJoiner(", ", "{", "}");
        if (random.nextBoolean()) {
            credits.add("atRisk: {percent: 15}");
        }
        if (random.nextInt(3) > 0) {
            credits.add("earnBack: {afterMet: " + (1 + random.nextInt(3)) + ", percent: "
                    + (random.nextBoolean() ? 100 : 33) + "}");
        }
        if (random.nextBoolean()) {
            credits.add("minimumPayout: " + (20 + random.nextInt(60)));
        }
        credits.add("caps: [" + cap("agreement", "term", 2500) + ", " + cap("agreement", "rolling-year", 900) + ", "
                + cap("service", "contract-year", 1200) + ", {per: agreement, over: rolling-year, percent: 9}]");
        return """
                apiVersion: attain/v1
                kind: Agreement
                reference: RANDOM
                title: Random
                type: customer
                zone: Europe/Berlin
                currency: EUR
                term: {from: 2026-03-01, until: 2029-03-01}
                parties: [{id: p, name: P, role: provider}, {id: c, name: C, role: customer}]
                services: [{id: s, fee: {amount: 1000, per: month}}]
                objectives:
                  - id: sites
                    service: s
                    series: m
                    scope: [site]
                    indicator: {type: tally}
                    target: {atLeast: 95}
                    period: {every: month}
                    credit: {flat: 1, caps: [%s, %s, {per: verdict, amount: 260}]}
                    reward: {flat: 1, caps: [%s]}
                    repeat: [{consecutive: 2, then: {multiply: 2}}, {breaches: 3, within: P6M, then: {multiply: 3}}, {breaches: 2, within: P3M, then: terminate}]
                  - id: whole
                    service: s
                    series: m
                    indicator: {type: tally}
                    target: {atLeast: 95}
                    period: {every: month}
                    credit: {flat: 1, caps: [%s]}
                credits: %s
                """
                .formatted(
                        cap("scope", "calendar-year", 500),
                        cap("objective", "rolling-year", 700),
                        cap("scope", "term", 90),
                        cap("objective", "period", 150),
                        credits);
    }

    private String cap(String per, String over, int about) {
        return "{per: " + per + ", over: " + over + ", amount: " + (about / 2 + random.nextInt(about)) + "."
                + (10 + random.nextInt(90)) + "}";
    }

    /** Returns the terms. */
    public Agreement agreement() {
        return agreement;
    }

    /** Returns their periods. */
    public JudgedPeriods periods() {
        return periods;
    }

    /** Returns new assessments of a period: each breached, met or undetermined, most with a credit or reward. */
    public List<Assessment> assess(EvaluationPeriod period) {
        List<Assessment> all = new ArrayList<>();
        for (Objective objective : agreement.objectives()) {
            List<Scope> scopes = objective.scope().isEmpty()
                    ? List.of(Scope.WHOLE)
                    : SITES.stream()
                            .map(it -> new Scope(objective.scope(), List.of(it)))
                            .toList();
            scopes.forEach(scope -> all.add(assess(objective, scope, period)));
        }
        return all;
    }

    private Assessment assess(Objective objective, Scope scope, EvaluationPeriod period) {
        int dice = random.nextInt(10);
        Outcome outcome = dice < 4 ? Outcome.BREACHED : dice < 9 ? Outcome.MET : Outcome.UNDETERMINED;
        BigDecimal counted = BigDecimal.valueOf(1 + random.nextInt(1000));
        return new Assessment(
                objective.id(),
                scope,
                agreement.version(),
                period,
                false,
                counted,
                null,
                BigDecimal.ZERO,
                0,
                null,
                objective.target(),
                outcome,
                outcome == Outcome.UNDETERMINED ? Reason.NO_DATA : null,
                true,
                uncapped(objective, outcome),
                JsonNodeFactory.instance.objectNode().put("counted", counted.toPlainString()));
    }

    private @Nullable UncappedCredit uncapped(Objective objective, Outcome outcome) {
        boolean credited = outcome == Outcome.BREACHED && random.nextInt(5) > 0;
        boolean rewarded = outcome == Outcome.MET && objective.reward() != null && random.nextInt(3) == 0;
        if (!credited && !rewarded) {
            return null;
        }
        BigFraction amount = BigFraction.of(1 + random.nextInt(rewarded ? 200 : 2000), 7);
        return new UncappedCredit(
                amount,
                amount,
                BigFraction.of(1000),
                List.of(new Credit.Step("some", Fractions.money(amount, 2))),
                false);
    }
}
