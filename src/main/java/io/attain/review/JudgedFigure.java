package io.attain.review;

import com.fasterxml.jackson.databind.JsonNode;
import io.attain.credit.StoredVerdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a current verdict says, as far as reviews go by it.
 *
 * @param objective the objective's id
 * @param scope the scope's values by attribute
 * @param start the period's first instant
 * @param end the first instant after it
 * @param label the period's short name
 * @param version the number of the version that judged
 * @param outcome {@code MET}, {@code BREACHED} or {@code UNDETERMINED}
 * @param figure the figure, {@literal null} where there is none
 * @param measured how much was measured, what is excluded included
 * @param reason why it is undetermined, empty for nothing
 */
public record JudgedFigure(
        String objective,
        Map<String, String> scope,
        Instant start,
        Instant end,
        String label,
        int version,
        String outcome,
        @Nullable BigDecimal figure,
        BigDecimal measured,
        String reason) {

    /** Copies the map. */
    public JudgedFigure {
        scope = Map.copyOf(scope);
    }

    /**
     * Reads a verdict.
     *
     * @param verdict never {@literal null}
     */
    public static JudgedFigure of(StoredVerdict verdict) {
        JsonNode content = verdict.content();
        Map<String, String> scope = new TreeMap<>();
        content.path("scope")
                .properties()
                .forEach(it -> scope.put(it.getKey(), it.getValue().asText()));
        return new JudgedFigure(
                verdict.objective(),
                scope,
                verdict.start(),
                verdict.end(),
                content.path("period").path("label").asText(),
                verdict.version(),
                verdict.outcome(),
                decimal(content.path("figure")),
                number(content.path("counted")).add(number(content.path("excluded"))),
                content.path("reason").isNull() ? "" : content.path("reason").asText(""));
    }

    /** Counted time, such as that of an availability, is no number of measurements. */
    private static BigDecimal number(JsonNode node) {
        BigDecimal number = decimal(node);
        return number == null ? BigDecimal.ZERO : number;
    }

    private static @Nullable BigDecimal decimal(JsonNode node) {
        try {
            return node.isMissingNode() || node.isNull() ? null : new BigDecimal(node.asText());
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    /** Returns whether it is met or breached. */
    public boolean isDecided() {
        return isMet() || isBreached();
    }

    /** Returns whether it is met. */
    public boolean isMet() {
        return outcome.equals("MET");
    }

    /** Returns whether it is breached. */
    public boolean isBreached() {
        return outcome.equals("BREACHED");
    }

    /** Returns the scope's values, empty for the whole. */
    public String scopeText() {
        return String.join(", ", new TreeMap<>(scope).values());
    }
}
