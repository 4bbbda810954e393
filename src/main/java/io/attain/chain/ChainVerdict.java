package io.attain.chain;

import com.fasterxml.jackson.databind.JsonNode;
import io.attain.credit.StoredVerdict;
import io.attain.evaluation.Attribution.Judged;
import io.attain.evaluation.Outcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a recorded verdict says, as far as chains go by it.
 *
 * @param number under which it is recorded
 * @param close the number of the close that it was made in
 * @param objective the objective's id
 * @param scope the scope's values by attribute
 * @param label the period's short name
 * @param start the period's first instant
 * @param end the first instant after it
 * @param version the number of the version that judged
 * @param atMost whether the target is the greatest allowed figure
 * @param percent whether the figure is a percentage
 * @param figure the figure as it is shown, {@literal null} for none
 * @param judged what was measured, when, and by which target
 * @param credit what it costs, zero for nothing
 */
record ChainVerdict(
        long number,
        long close,
        String objective,
        Map<String, String> scope,
        String label,
        Instant start,
        Instant end,
        int version,
        boolean atMost,
        boolean percent,
        @Nullable BigDecimal figure,
        Judged judged,
        BigDecimal credit) {

    ChainVerdict {
        scope = Map.copyOf(scope);
    }

    /** Reads a verdict of an objective that is, or is not, measured in percent. */
    static ChainVerdict of(StoredVerdict verdict, boolean percent) {
        JsonNode content = verdict.content();
        Map<String, String> scope = new TreeMap<>();
        content.path("scope")
                .properties()
                .forEach(it -> scope.put(it.getKey(), it.getValue().asText()));
        boolean atMost = content.path("target").has("atMost");
        JsonNode figure = content.path("figure");
        return new ChainVerdict(
                verdict.number(),
                verdict.close(),
                verdict.objective(),
                scope,
                content.path("period").path("label").asText(),
                verdict.start(),
                verdict.end(),
                verdict.version(),
                atMost,
                percent,
                figure.isTextual() ? new BigDecimal(figure.asText()) : null,
                judged(verdict, content, atMost),
                verdict.credit());
    }

    /** A window that rolls was measured over another time than the period that it is judged for. */
    private static Judged judged(StoredVerdict verdict, JsonNode content, boolean atMost) {
        JsonNode window = content.path("period").path("window");
        JsonNode exact = content.path("exact");
        return new Judged(
                window.isObject() ? instant(window.path("start")) : verdict.start(),
                window.isObject() ? instant(window.path("end")) : verdict.end(),
                Outcome.valueOf(verdict.outcome()),
                new BigDecimal(content.path("target")
                        .path(atMost ? "atMost" : "atLeast")
                        .asText()),
                exact.isTextual() ? exact.asText() : null);
    }

    private static Instant instant(JsonNode offset) {
        return OffsetDateTime.parse(offset.asText()).toInstant();
    }

    /** Tells whether it is about the same part of the business: attributes that both are judged by have the same values. */
    boolean concerns(Map<String, String> other) {
        return scope.entrySet().stream()
                .allMatch(it -> it.getValue().equals(other.getOrDefault(it.getKey(), it.getValue())));
    }

    /** Returns whether it is a breach. */
    boolean isBreached() {
        return judged.outcome() == Outcome.BREACHED;
    }

    /** Returns the scope's values, empty for the whole. */
    String scopeText() {
        return String.join(", ", new TreeMap<>(scope).values());
    }
}
