package io.attain.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A verdict as it is kept: the JSON of the contract, and its derivation.
 *
 * @param content the verdict
 * @param derivation how it came about; its hash stands in the verdict
 */
public record VerdictDocument(ObjectNode content, DerivationDocument derivation) {

    /** Fields that change with what else was read, and say nothing about the verdict itself. */
    private static final List<String> ACCIDENTAL = List.of("derivation", "provisional", "refused");

    private static final List<String> CREDITED = List.of("credit", "consequences");

    /** Returns the document of a verdict. */
    public static VerdictDocument of(Verdict verdict) {
        return new VerdictDocument(BacktestJson.of(verdict), verdict.derivation());
    }

    /**
     * Returns the document of a verdict that was recorded.
     *
     * @param content the verdict, never {@literal null}
     * @param derivation its derivation, never {@literal null}
     */
    public static VerdictDocument of(ObjectNode content, ObjectNode derivation) {
        return new VerdictDocument(content, DerivationDocument.of(derivation));
    }

    /**
     * Tells whether a verdict comes to just this, steps and reasons included.
     *
     * @param content a verdict as it is kept, never {@literal null}
     * @param result never {@literal null}
     */
    public static boolean comesTo(JsonNode content, CreditFold.Result result) {
        ObjectNode other = JsonNodeFactory.instance.objectNode();
        put(other, result);
        return CREDITED.stream().allMatch(it -> content.path(it).equals(other.path(it)));
    }

    /**
     * Returns the same verdict with what it comes to now.
     *
     * @param result what other verdicts leave, never {@literal null}
     */
    public VerdictDocument with(CreditFold.Result result) {
        DerivationDocument how = DerivationDocument.of(Derivation.with(derivation.json(), result));
        // In the order of a verdict that was just made, since verdicts are compared as texts.
        ObjectNode what = JsonNodeFactory.instance.objectNode();
        content.properties().forEach(field -> {
            if (field.getKey().equals("credit")) {
                put(what, result);
            } else if (!CREDITED.contains(field.getKey())) {
                what.set(field.getKey(), field.getValue());
            }
        });
        what.put("derivation", how.hash());
        return new VerdictDocument(what, how);
    }

    private static void put(ObjectNode verdict, CreditFold.Result result) {
        verdict.set("credit", result.credit() == null ? null : BacktestJson.of(result.credit()));
        BacktestJson.put(verdict, result.consequences());
    }

    /**
     * Returns the verdict on a scope of which no measurement is left in the term, after corrections: nobody can tell, and
     * it costs nothing.
     */
    public VerdictDocument withdrawn() {
        return withdrawn(Reason.NO_DATA, "after corrections no measurement of this scope is left in the term");
    }

    /** Returns the verdict on what no version of the terms judges any more: nobody can tell, and it costs nothing. */
    public VerdictDocument notJudged() {
        return withdrawn(
                Reason.NOT_JUDGED,
                "the version that is in force at the start of this period does not judge this objective over it");
    }

    private VerdictDocument withdrawn(Reason reason, String step) {
        ObjectNode how = derivation.json().deepCopy();
        how.remove(List.of("credit", "consequences", "counts"));
        how.putArray("steps").add(step);
        how.put("outcome", Outcome.UNDETERMINED.name()).put("reason", reason.name());
        ObjectNode what = content.deepCopy();
        what.remove("consequences");
        what.put("counted", 0)
                .putNull("good")
                .put("excluded", 0)
                .putNull("figure")
                .putNull("exact");
        what.put("verdict", Outcome.UNDETERMINED.name()).put("reason", reason.name());
        DerivationDocument document = DerivationDocument.of(how);
        what.putNull("credit").put("derivation", document.hash());
        return new VerdictDocument(what, document);
    }

    /**
     * Returns the same verdict with a derivation as the run that recorded another one would have written it. When a run read a
     * series, and in which state that was, is nothing that can be derived again: it is taken over. Of availability by time that
     * holds for what was read besides the period too, which a run that judges fewer periods reads less of. Everything else stays.
     *
     * @param recorded the derivation that the run recorded, never {@literal null}
     * @param byTime whether the objective is availability by time
     */
    public VerdictDocument asReadIn(ObjectNode recorded, boolean byTime) {
        ObjectNode how = derivation.json().deepCopy();
        take(how, recorded, "asOf");
        take(how.withObject("/series"), recorded.path("series"), "source");
        take(how.withObject("/series"), recorded.path("series"), "content");
        if (byTime) {
            take(how.withObject("/series"), recorded.path("series"), "fingerprint");
            if (how.has("counts")) {
                take(how.withObject("/counts"), recorded.path("counts"), "refused");
            }
            if (how.at("/steps/0").asText().startsWith(Derivation.MEASURED)) {
                how.withArray("/steps").set(0, without(how) + besides(recorded));
            }
        }
        DerivationDocument document = DerivationDocument.of(how);
        ObjectNode what = content.deepCopy();
        what.put("derivation", document.hash());
        return new VerdictDocument(what, document);
    }

    private static String without(JsonNode derivation) {
        String step = derivation.at("/steps/0").asText();
        int at = step.indexOf(Derivation.BESIDES);
        return at < 0 ? step : step.substring(0, at);
    }

    private static String besides(JsonNode derivation) {
        String step = derivation.at("/steps/0").asText();
        int at = step.indexOf(Derivation.BESIDES);
        return at < 0 ? "" : step.substring(at);
    }

    private static void take(ObjectNode into, JsonNode from, String field) {
        if (from.has(field)) {
            into.set(field, from.get(field));
        }
    }

    /** Tells whether another verdict finds the same, credit included, from whatever measurements. */
    public boolean findsTheSameAs(JsonNode other) {
        // As texts: a number that was read again is of another type of node.
        return withoutAccidental(content).equals(withoutAccidental(other));
    }

    private static String withoutAccidental(JsonNode verdict) {
        ObjectNode copy = verdict.deepCopy();
        return copy.without(ACCIDENTAL).toString();
    }
}
