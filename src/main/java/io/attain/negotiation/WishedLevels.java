package io.attain.negotiation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.agreement.TermsInWords;
import io.attain.problem.Problem;
import io.attain.terms.Agreement;
import io.attain.terms.Decimals;
import io.attain.terms.Objective;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the levels that somebody wishes for into the document of a first draft. */
final class WishedLevels {

    private final Map<String, ObjectNode> objectives = new LinkedHashMap<>();
    private final List<Map<String, Object>> places = new ArrayList<>();

    private WishedLevels(JsonNode document) {
        for (JsonNode objective : document.path("objectives")) {
            objectives.put(objective.path("id").asText(), (ObjectNode) objective);
        }
    }

    /**
     * Writes them.
     *
     * @param levels what is wished for, never {@literal null}
     * @param document the tree of an agreement that can be read; its targets, the tiers that begin
     *     at them, and its prices are changed
     * @throws Problem with each place of the request that cannot be taken over; the document is of no use then
     */
    static void write(List<WishedLevel> levels, JsonNode document) {
        WishedLevels wished = new WishedLevels(document);
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            WishedLevel level = levels.get(i);
            if (seen.contains(level.objective())) {
                wished.refuse(i, "objective", "the objective “" + level.objective() + "” has a level already");
            }
            seen.add(level.objective());
            wished.write(i, level);
        }
        if (!wished.places.isEmpty()) {
            throw Problem.refused(
                    "The wished levels cannot be taken over: "
                            + wished.places.stream()
                                    .map(it -> String.valueOf(it.get("reason")))
                                    .collect(Collectors.joining("; "))
                            + ".",
                    wished.places);
        }
    }

    private void write(int place, WishedLevel level) {
        ObjectNode objective = objectives.get(level.objective());
        if (objective == null) {
            refuse(
                    place,
                    "objective",
                    "there is no objective “" + level.objective() + "”, only "
                            + String.join(", ", objectives.keySet()));
            return;
        }
        if (level.isEmpty()) {
            refuse(place, "target", "the level of “" + level.objective() + "” has neither a target nor a price");
        }
        if (!level.target().isEmpty()) {
            BigDecimal target = number(place, level, "target", level.target());
            ObjectNode written = (ObjectNode) objective.path("target");
            if (target != null) {
                String bound = written.has("atMost") ? "atMost" : "atLeast";
                moveTier(objective, written.path(bound).asText(), target);
                written.put(bound, target.toPlainString());
            }
        }
        if (!level.price().isEmpty()) {
            BigDecimal price = number(place, level, "price", level.price());
            if (price != null && price.signum() < 0) {
                refuse(place, "price", "the price of “" + level.objective() + "” is negative: " + level.price());
            } else if (price != null) {
                objective.put("price", price.toPlainString());
            }
        }
    }

    /** The tier that begins at the target moves with it; else figures between the two would be a breach without a tier. */
    private static void moveTier(ObjectNode objective, String before, BigDecimal target) {
        for (JsonNode tier : objective.path("credit").path("tiers")) {
            for (String bound : List.of("below", "above")) {
                if (tier.has(bound)
                        && Decimals.parse(tier.path(bound).asText()).compareTo(Decimals.parse(before)) == 0) {
                    ((ObjectNode) tier).put(bound, target.toPlainString());
                }
            }
        }
    }

    private @Nullable BigDecimal number(int place, WishedLevel level, String field, String text) {
        try {
            return Decimals.parse(text);
        } catch (IllegalArgumentException none) {
            refuse(place, field, "the " + field + " of “" + level.objective() + "”: " + none.getMessage());
            return null;
        }
    }

    private void refuse(int place, String field, String reason) {
        places.add(Map.of("code", "LEVEL", "pointer", "/levels/" + place + "/" + field, "reason", reason));
    }

    /**
     * Says what was wished for.
     *
     * @param levels never {@literal null}
     * @param terms the terms that they were written into, never {@literal null}
     * @return a sentence for each level, in one line since Tasklist shows no others
     */
    static String words(List<WishedLevel> levels, Agreement terms) {
        TermsInWords words = new TermsInWords(terms);
        return levels.stream()
                .map(level -> terms.objective(level.objective()).orElseThrow())
                .map(it -> it.name() + ": " + words.promise(it) + price(it, terms))
                .collect(Collectors.joining("; "));
    }

    private static String price(Objective objective, Agreement terms) {
        return objective.price() == null
                ? ""
                : ", for " + Objects.requireNonNull(objective.price()).toPlainString() + " " + terms.currency();
    }
}
