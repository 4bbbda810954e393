package io.attain.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A verdict as it is kept: the JSON of the contract, and its derivation.
 *
 * @param content the verdict
 * @param derivation how it came about; its hash stands in the verdict
 */
public record VerdictDocument(ObjectNode content, DerivationDocument derivation) {

    /** Fields that change with what else was read, and say nothing about the verdict itself. */
    private static final List<String> ACCIDENTAL = List.of("derivation", "provisional", "refused");

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
     * Tells whether a verdict has just this credit, steps included.
     *
     * @param content a verdict as it is kept, never {@literal null}
     * @param credit never {@literal null}
     */
    public static boolean costs(JsonNode content, Credit credit) {
        return content.path("credit").equals(BacktestJson.of(credit));
    }

    /**
     * Returns the same verdict with another credit.
     *
     * @param credit what the caps over several verdicts leave now, {@literal null} where the breach costs nothing
     */
    public VerdictDocument withCredit(@Nullable Credit credit) {
        DerivationDocument how = DerivationDocument.of(Derivation.withCredit(derivation.json(), credit));
        ObjectNode what = content.deepCopy();
        what.set("credit", credit == null ? null : BacktestJson.of(credit));
        what.put("derivation", how.hash());
        return new VerdictDocument(what, how);
    }

    /**
     * Returns the verdict on a scope of which no measurement is left in the term, after corrections: nobody can tell, and
     * it costs nothing.
     */
    public VerdictDocument withdrawn() {
        ObjectNode how = derivation.json().deepCopy();
        how.remove(List.of("credit", "counts"));
        how.putArray("steps").add("after corrections no measurement of this scope is left in the term");
        how.put("outcome", Outcome.UNDETERMINED.name()).put("reason", Reason.NO_DATA.name());
        ObjectNode what = content.deepCopy();
        what.put("counted", 0)
                .putNull("good")
                .put("excluded", 0)
                .putNull("figure")
                .putNull("exact");
        what.put("verdict", Outcome.UNDETERMINED.name()).put("reason", Reason.NO_DATA.name());
        DerivationDocument document = DerivationDocument.of(how);
        what.putNull("credit").put("derivation", document.hash());
        return new VerdictDocument(what, document);
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
