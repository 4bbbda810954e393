package io.attain.escalation;

import com.fasterxml.jackson.databind.JsonNode;
import io.attain.credit.PeriodCloses.Outcome;
import io.attain.credit.StoredVerdict;
import io.attain.escalation.Breach.Facts;
import io.attain.evaluation.AtRisk;
import io.attain.terms.Agreement;
import io.attain.terms.Labels;
import io.attain.terms.Objective;
import io.attain.terms.Objective.Impact;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads from recorded verdicts how bad a breach is. */
public final class BreachFacts {

    private static final String BREACHED = "BREACHED";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int TENTHS = 1;

    private BreachFacts() {}

    /**
     * Works out how bad a breach is.
     *
     * @param terms the terms that judged, never {@literal null}
     * @param outcomes of the current verdicts on the agreement, never {@literal null}
     * @param objective the id of the objective that is breached, never {@literal null}
     * @param breached its verdicts, one for each scope that is breached, never {@literal null}
     * @param start the period's first instant, never {@literal null}
     * @param end the first instant after it, never {@literal null}
     * @return never {@literal null}
     */
    static Facts of(
            Agreement terms,
            List<Outcome> outcomes,
            String objective,
            List<? extends JsonNode> breached,
            Instant start,
            Instant end) {
        return new Facts(
                breached.stream()
                        .map(BreachFacts::shortfall)
                        .max(Comparator.naturalOrder())
                        .orElse(BigDecimal.ZERO),
                1 + before(outcomes, objective, start),
                breached.stream().map(BreachFacts::credit).reduce(BigDecimal.ZERO, BigDecimal::add),
                AtRisk.amount(terms, LocalDate.ofInstant(start, terms.zone()), LocalDate.ofInstant(end, terms.zone())),
                terms.currency().getCurrencyCode(),
                Labels.of(impact(terms, objective)));
    }

    /**
     * Finds the verdicts that make a breach.
     *
     * @param verdicts the current verdicts of the agreement, never {@literal null}
     * @param objective the objective's id, never {@literal null}
     * @param start the period's first instant, never {@literal null}
     * @param end the first instant after it, never {@literal null}
     * @return one for each scope that is breached, none if the breach is none any more
     */
    public static List<StoredVerdict> breached(
            List<StoredVerdict> verdicts, String objective, Instant start, Instant end) {
        return verdicts.stream()
                .filter(it -> it.objective().equals(objective)
                        && it.start().equals(start)
                        && it.end().equals(end)
                        && it.outcome().equals(BREACHED))
                .toList();
    }

    private static BigDecimal credit(JsonNode verdict) {
        String amount = verdict.path("credit").path("amount").asText("");
        return amount.isEmpty() ? BigDecimal.ZERO : new BigDecimal(amount);
    }

    private static Impact impact(Agreement terms, String objective) {
        return terms.objective(objective).map(Objective::impact).orElse(Impact.MEDIUM);
    }

    /** By how much percent of the target a figure misses it; all of it where nothing was measured. */
    private static BigDecimal shortfall(JsonNode verdict) {
        String figure = verdict.path("figure").asText("");
        JsonNode target = verdict.path("target");
        BigDecimal bound =
                new BigDecimal((target.has("atMost") ? target.path("atMost") : target.path("atLeast")).asText());
        if (verdict.path("figure").isNull() || figure.isEmpty() || bound.signum() == 0) {
            return HUNDRED;
        }
        return bound.subtract(new BigDecimal(figure))
                .abs()
                .multiply(HUNDRED)
                .divide(bound.abs(), TENTHS, RoundingMode.HALF_EVEN)
                .min(HUNDRED);
    }

    /** How many periods in a row were breached just before; one that nobody can tell about neither counts nor parts them. */
    private static int before(List<Outcome> outcomes, String objective, Instant start) {
        Map<Instant, Set<String>> periods = outcomes.stream()
                .filter(it -> it.objective().equals(objective) && it.start().isBefore(start))
                .collect(Collectors.groupingBy(
                        Outcome::start,
                        () -> new TreeMap<Instant, Set<String>>(Comparator.reverseOrder()),
                        Collectors.mapping(Outcome::verdict, Collectors.toSet())));
        int breaches = 0;
        for (Set<String> period : periods.values()) {
            if (period.contains(BREACHED)) {
                breaches++;
            } else if (period.contains("MET")) {
                break;
            }
        }
        return breaches;
    }
}
