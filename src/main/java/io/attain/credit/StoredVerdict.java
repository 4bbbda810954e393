package io.attain.credit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.terms.Agreement;
import io.attain.terms.Objective;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A verdict as it was recorded.
 *
 * @param number under which it is recorded
 * @param close the number of the close that it was made in
 * @param reference the agreement's reference
 * @param objective the objective's id
 * @param scope the scope's values, in the order of the terms
 * @param start the period's first instant
 * @param end the first instant after it
 * @param content the verdict as {@code GET …/verdicts} gives it
 * @param supersedes the number of the verdict that it supersedes, {@literal null} for none
 * @param recordedAt when it was made
 */
public record StoredVerdict(
        long number,
        long close,
        String reference,
        String objective,
        List<String> scope,
        Instant start,
        Instant end,
        ObjectNode content,
        @Nullable Long supersedes,
        Instant recordedAt) {

    /**
     * Orders verdicts as a back-test does: by period, by objective as the terms list them, and by scope.
     *
     * @param terms never {@literal null}
     */
    public static Comparator<StoredVerdict> order(Agreement terms) {
        List<String> objectives = terms.objectives().stream().map(Objective::id).toList();
        return Comparator.comparing(StoredVerdict::start)
                .thenComparing(StoredVerdict::end)
                .thenComparingInt(it -> objectives.indexOf(it.objective()))
                .thenComparing(it -> String.join("\u0000", it.scope()))
                .thenComparingLong(StoredVerdict::number);
    }

    /**
     * Shows the figure of a verdict.
     *
     * @param verdict as it is recorded, never {@literal null}
     * @return without zeros that say nothing; a dash where there is no figure
     */
    public static String shownFigure(JsonNode verdict) {
        JsonNode figure = verdict.path("figure");
        return figure.isTextual()
                ? new BigDecimal(figure.asText()).stripTrailingZeros().toPlainString()
                : "–";
    }

    /** Returns what it costs, zero for nothing and negative where the provider earns back or is rewarded. */
    public BigDecimal credit() {
        String amount = content.path("credit").path("amount").asText("");
        return amount.isEmpty() ? BigDecimal.ZERO : new BigDecimal(amount);
    }

    /** Returns the number of the version that judged. */
    public int version() {
        return content.path("version").asInt();
    }

    /** Returns the outcome, such as {@code MET}. */
    public String outcome() {
        return content.path("verdict").asText();
    }

    /** Returns the hash of its derivation. */
    public String derivation() {
        return content.path("derivation").asText();
    }

    /** Returns the verdict as {@code GET …/verdicts} gives it, with what was recorded of it. */
    public ObjectNode toJson() {
        ObjectNode json = content.deepCopy();
        json.put("number", number);
        json.put("recordedAt", recordedAt.toString());
        json.put("supersedes", supersedes);
        return json;
    }
}
