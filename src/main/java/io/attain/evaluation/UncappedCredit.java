package io.attain.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * The credit of one breach before the caps that add up several verdicts. It depends on the verdict alone, so it is kept
 * with it; what the caps leave depends on the others and is worked out anew whenever one of them changes.
 *
 * @param credit the credit, rounded, with the steps that led to it
 * @param basis what percents are taken of, exactly
 * @param beforeCaps what the breach would cost without any cap, also of a line or of the verdict, rounded
 */
public record UncappedCredit(Credit credit, BigFraction basis, BigDecimal beforeCaps) {

    /** What was decided instead of what was worked out, which stays readable in the steps. */
    static UncappedCredit decided(
            @Nullable UncappedCredit computed, BigDecimal amount, Currency currency, String decision) {
        BigDecimal rounded =
                amount.setScale(Math.max(0, currency.getDefaultFractionDigits()), RoundingMode.UNNECESSARY);
        List<Credit.Step> steps =
                new ArrayList<>(computed == null ? List.of() : computed.credit().steps());
        steps.add(new Credit.Step(decision, rounded.toPlainString()));
        return new UncappedCredit(
                new Credit(
                        rounded,
                        currency,
                        computed == null
                                ? rounded.toPlainString()
                                : computed.credit().basis(),
                        steps),
                computed == null ? Fractions.of(rounded) : computed.basis(),
                rounded);
    }

    /** Returns it as JSON, to be kept. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("amount", credit.amount().toPlainString());
        json.put("currency", credit.currency().getCurrencyCode());
        json.put("basis", credit.basis());
        json.put("exactBasis", basis.getNumerator() + "/" + basis.getDenominator());
        json.put("beforeCaps", beforeCaps.toPlainString());
        ArrayNode steps = json.putArray("steps");
        credit.steps().forEach(it -> steps.addObject().put("rule", it.rule()).put("amount", it.amount()));
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
        String[] exact = json.path("exactBasis").asText().split("/", 2);
        if (exact.length != 2) {
            throw new IllegalArgumentException("no credit before caps: " + json);
        }
        String amount = json.path("amount").asText();
        return new UncappedCredit(
                new Credit(
                        new BigDecimal(amount),
                        Currency.getInstance(json.path("currency").asText()),
                        json.path("basis").asText(),
                        steps),
                BigFraction.of(new BigInteger(exact[0]), new BigInteger(exact[1])),
                new BigDecimal(json.path("beforeCaps").asText(amount)));
    }
}
