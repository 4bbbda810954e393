package io.attain.terms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the content of an agreement falls into terms. A term is what two negotiators accept or reject on its own:
 *
 * <ul>
 *   <li>each part of a list whose parts have a name of their own (an objective, a party, a cap), when it comes or goes;
 *   <li>each field of such a part that both sides have, with everything in it: a target with its unit, a fee with its
 *       time, an indicator with its condition;
 *   <li>the clauses {@code review} and {@code renewal} and the {@code term} as one, the deadlines of {@code disputes} and
 *       the parts of {@code credits} each on its own;
 *   <li>of a credit the basis, the rule (tiers, flat, each or points, since one replaces the other) and each cap.
 * </ul>
 */
sealed interface TermLayout {

    /** One term, whatever is in it. */
    TermLayout WHOLE = new Whole();

    /** What each part of a list of named parts has besides its name. */
    TermLayout PART = new Fields(Map.of(), Optional.empty(), false);

    /** Upper bounds, known by what they add up over which time. */
    TermLayout CAPS = new Named(WHOLE, List.of(TermLayout::cap, TermLayout::capOfKind));

    /** What a breach costs. */
    TermLayout CREDIT = new Fields(
            Map.of("caps", CAPS), Optional.of(new Together("rule", List.of("tiers", "flat", "each", "points"))), false);

    /** A whole document. */
    TermLayout AGREEMENT = new Fields(
            Map.ofEntries(
                    Map.entry("parties", list("id")),
                    Map.entry("people", new Named(PART, List.of(part -> name(part, "@", "user", "party")))),
                    Map.entry("calendars", list("id")),
                    Map.entry("services", list("id")),
                    Map.entry("responsibilities", new Named(PART, List.of(part -> name(part, ": ", "party", "duty")))),
                    Map.entry("series", list("id")),
                    Map.entry(
                            "objectives",
                            new Named(
                                    new Fields(Map.of("credit", CREDIT, "reward", CREDIT), Optional.empty(), false),
                                    List.of(part -> name(part, "", "id")))),
                    Map.entry("exclusions", list("id")),
                    Map.entry("credits", new Fields(Map.of("caps", CAPS), Optional.empty(), true)),
                    Map.entry("reports", list("id")),
                    Map.entry("escalation", list("level")),
                    Map.entry("disputes", new Fields(Map.of(), Optional.empty(), true)),
                    Map.entry(
                            "supports",
                            new Named(PART, List.of(part -> name(part, ":", "agreement", "objective", "for"))))),
            Optional.empty(),
            false);

    /** One term. */
    record Whole() implements TermLayout {}

    /**
     * Fields that are terms, or fall into terms, each on its own.
     *
     * @param parts the layout of the fields that do not stand as a whole
     * @param together fields of which one takes the place of another
     * @param openedAlone whether it falls into its fields also where one side has nothing of it
     */
    record Fields(Map<String, TermLayout> parts, Optional<Together> together, boolean openedAlone)
            implements TermLayout {

        /** Returns the layout of a field. */
        TermLayout of(String field) {
            return parts.getOrDefault(field, WHOLE);
        }
    }

    /**
     * Fields that make one term because one takes the place of another.
     *
     * @param name the term's name
     * @param fields the fields
     */
    record Together(String name, List<String> fields) {}

    /**
     * A list whose parts are found by a name in them, wherever they stand.
     *
     * @param part the layout of each
     * @param names ways to tell a part's name; the first by which all parts of both lists have one of their own holds
     */
    record Named(TermLayout part, List<Function<JsonNode, @Nullable String>> names) implements TermLayout {

        /** Returns the way to name the parts of these lists, or empty where they stand as wholes. */
        Optional<Function<JsonNode, @Nullable String>> naming(Iterable<JsonNode> one, Iterable<JsonNode> other) {
            return names.stream()
                    .filter(it -> tellsApart(it, one) && tellsApart(it, other))
                    .findFirst();
        }

        private static boolean tellsApart(Function<JsonNode, @Nullable String> naming, Iterable<JsonNode> parts) {
            Set<String> names = new HashSet<>();
            for (JsonNode part : parts) {
                String name = naming.apply(part);
                if (name == null || !names.add(name)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static TermLayout list(String key) {
        return new Named(PART, List.of(part -> name(part, "", key)));
    }

    /** Returns the texts of the fields that are there, {@literal null} if the first is not. */
    private static @Nullable String name(JsonNode part, String between, String... fields) {
        if (!part.path(fields[0]).isValueNode() || part.path(fields[0]).isNull()) {
            return null;
        }
        return Stream.of(fields)
                .map(part::path)
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asText)
                .collect(Collectors.joining(between));
    }

    private static @Nullable String cap(JsonNode cap) {
        String per = name(cap, "", "per");
        String over = cap.path("over").asText("period");
        return per == null || over.equals("period") ? per : per + "-" + over;
    }

    private static @Nullable String capOfKind(JsonNode cap) {
        String name = cap(cap);
        return name == null ? null : name + (cap.has("amount") ? "-amount" : "-percent");
    }
}
