package io.attain.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.terms.Agreement;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * What the rule of a credit, or of a reward, makes of one verdict, before anything that other verdicts have a say in. It
 * depends on the verdict alone, so it is kept with it; what follows ({@link CreditFold}) is worked out anew whenever one of
 * the others changes. Of a breach it is a credit, of a met target a reward.
 *
 * @param byRule what it would be without any cap, exactly
 * @param sum what it is with the caps of single measurements, exactly
 * @param basis what percents are taken of, exactly
 * @param steps how the sum came about, in order, at least one
 * @param isDecided whether people decided it, so that no rule of the terms but caps over several verdicts changes it
 */
public record UncappedCredit(
        BigFraction byRule, BigFraction sum, BigFraction basis, List<Credit.Step> steps, boolean isDecided) {

    /** Copies the list. */
    public UncappedCredit {
        steps = List.copyOf(steps);
    }

    /** What was decided instead of what was worked out, which stays readable in the steps. */
    static UncappedCredit decided(@Nullable UncappedCredit computed, BigDecimal amount, String decision) {
        List<Credit.Step> steps = new ArrayList<>(computed == null ? List.of() : computed.steps());
        steps.add(new Credit.Step(decision, amount.toPlainString()));
        BigFraction exact = Fractions.of(amount);
        return new UncappedCredit(exact, exact, computed == null ? exact : computed.basis(), steps, true);
    }

    /**
     * Returns what it comes to in words, rounded, with its currency.
     *
     * @param terms the agreement's, never {@literal null}
     */
    public String amount(Agreement terms) {
        return Fractions.round(sum, RoundedCredit.minorUnit(terms), terms.rounding())
                        .toPlainString()
                + " " + terms.currency().getCurrencyCode();
    }

    /** Returns it as JSON, to be kept. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("byRule", text(byRule));
        json.put("sum", text(sum));
        json.put("exactBasis", text(basis));
        json.put("decided", isDecided);
        ArrayNode array = json.putArray("steps");
        steps.forEach(it -> array.addObject().put("rule", it.rule()).put("amount", it.amount()));
        return json;
    }

    /**
     * Reads what {@link #toJson()} wrote.
     *
     * @param json never {@literal null}
     * @throws IllegalArgumentException when it is something else
     */
    public static UncappedCredit of(JsonNode json) {
        List<Credit.Step> steps = new ArrayList<>();
        json.path("steps")
                .forEach(it -> steps.add(new Credit.Step(
                        it.path("rule").asText(), it.path("amount").asText())));
        // What was kept before repeated breaches were computed has the verdict's cap and the rounding applied already.
        String kept = json.path("amount").asText();
        return new UncappedCredit(
                json.has("byRule") ? fraction(json, "byRule") : decimal(json, "beforeCaps", kept),
                json.has("sum") ? fraction(json, "sum") : decimal(json, "amount", kept),
                fraction(json, "exactBasis"),
                steps,
                json.path("decided").asBoolean());
    }

    private static String text(BigFraction fraction) {
        return fraction.getNumerator() + "/" + fraction.getDenominator();
    }

    private static BigFraction fraction(JsonNode json, String field) {
        String[] exact = json.path(field).asText().split("/", 2);
        if (exact.length != 2) {
            throw new IllegalArgumentException("no credit before caps: " + json);
        }
        return BigFraction.of(new BigInteger(exact[0]), new BigInteger(exact[1]));
    }

    private static BigFraction decimal(JsonNode json, String field, String otherwise) {
        return Fractions.of(new BigDecimal(json.path(field).asText(otherwise)));
    }
}
