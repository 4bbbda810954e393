package io.attain.terms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.terms.Difference.Change;
import io.attain.terms.Difference.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A difference in words for people, a line for each change: Objective “On-time delivery”: target from at least 95 % to at
 * least 90 %. Texts of the document stay in its language; what has no words of its own stands as it is written.
 */
public final class DifferenceWords {

    private static final Set<String> LENGTHS = Set.of(
            "claimWithin",
            "respondWithin",
            "negotiateWithin",
            "mediateWithin",
            "arbitrateWithin",
            "noticeWithin",
            "supplyWithin",
            "grace",
            "after",
            "due",
            "minimumSample");

    private static final Set<String> OF_NUMBERS = Set.of(
            "objectives.target",
            "objectives.price",
            "objectives.allocation",
            "objectives.credit",
            "objectives.credit.basis",
            "objectives.credit.rule",
            "objectives.reward",
            "objectives.reward.basis",
            "objectives.reward.rule",
            "services.fee",
            "credits.atRisk",
            "credits.earnBack",
            "credits.minimumPayout");

    /** Lists whose parts are told by the name that they have for people. */
    private static final Set<String> WITH_NAMES = Set.of("parties", "services", "objectives");

    private static final int LONGEST_VALUE = 240;

    private final Difference difference;
    private final Wording wording;
    private final Locale reader;

    /**
     * Prepares the words for a reader.
     *
     * @param difference never {@literal null}
     * @param reader the reader's language; English stands in for those that are not known, never {@literal null}
     */
    public DifferenceWords(Difference difference, Locale reader) {
        this.difference = difference;
        this.wording = Wording.ofTerms(reader);
        this.reader = reader;
    }

    /** Returns a line for each change, in their order. */
    public List<String> all() {
        return difference.changes().stream().map(this::of).toList();
    }

    /**
     * Says one change.
     *
     * @param change one of the difference's, never {@literal null}
     * @return a line without a full stop, never {@literal null}
     */
    public String of(Change change) {
        Term term = new Term(change);
        String before = value(term, change.before(), difference.before().tree());
        String after = value(term, change.after(), difference.after().tree());
        boolean notation =
                change.kind() == Kind.CHANGED && term.isOfNumbers() && meansTheSame(change.before(), change.after());
        if (before.equals(after) && !notation) {
            // The words leave out what differs.
            before = YamlWriter.inline(orNull(change.before()));
            after = YamlWriter.inline(orNull(change.after()));
        }
        List<String> parts = new ArrayList<>(term.subject());
        String form = parts.size() > 1 ? ".in" : "";
        if (change.kind() != Kind.ADDED) {
            parts.add(before);
        }
        if (change.kind() != Kind.REMOVED) {
            parts.add(after);
        }
        if (term.isPart && (change.kind() == Kind.ADDED ? after : before).equals("{}")) {
            form = ".alone";
        }
        String line = wording.say("sentence." + change.kind() + form, parts.toArray());
        line = notation ? wording.say("sentence.notation", line) : line;
        line = change.isHashed() ? line : wording.say("sentence.people", line);
        return line.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }

    private static boolean meansTheSame(@Nullable JsonNode one, @Nullable JsonNode other) {
        if (one == null || other == null || one.size() != other.size()) {
            return false;
        }
        if (one.isContainerNode()) {
            return one.isObject() == other.isObject()
                    && (one.isObject()
                            ? one.properties().stream()
                                    .allMatch(it -> meansTheSame(it.getValue(), other.get(it.getKey())))
                            : IntStream.range(0, one.size()).allMatch(it -> meansTheSame(one.get(it), other.get(it))));
        }
        return one.equals(other) || isSameNumber(one, other);
    }

    private static boolean isSameNumber(JsonNode one, JsonNode other) {
        try {
            return Decimals.parse(text(one)).compareTo(Decimals.parse(text(other))) == 0;
        } catch (IllegalArgumentException noNumber) {
            return false;
        }
    }

    /** Where a change stands. */
    private final class Term {

        private final List<String> steps;
        private final Change change;
        private final String list;
        /** The names of the fields that lead to it, without the names of list parts. */
        private final String key;

        private final boolean isPart;
        private final boolean isCap;

        Term(Change change) {
            this.change = change;
            this.steps = change.steps();
            this.list = steps.isEmpty() ? "" : steps.get(0);
            boolean inList =
                    TermLayout.AGREEMENT instanceof TermLayout.Fields root && root.of(list) instanceof TermLayout.Named;
            List<String> fields = new ArrayList<>(steps);
            if (inList && fields.size() > 1) {
                fields.remove(1);
            }
            this.isPart = inList && steps.size() == 2;
            int last = fields.size() - 1;
            this.isCap = last > 0 && fields.get(last - 1).equals("caps");
            if (isCap) {
                fields.remove(last);
            }
            this.key = String.join(".", fields);
        }

        /** What it belongs to, if anything, and what it is called. */
        List<String> subject() {
            if (steps.size() < 2) {
                return List.of(label());
            }
            if (list.equals("credits") || list.equals("disputes")) {
                return List.of(wording.say("part." + list), label());
            }
            String part = wording.has("part." + list) ? wording.say("part." + list, name(steps.get(1))) : "";
            return isPart ? List.of(part) : List.of(part, label());
        }

        /** Whether its texts are numbers, where 99.9 and 99.90 mean the same; in conditions they are texts. */
        boolean isOfNumbers() {
            return isCap || OF_NUMBERS.contains(key);
        }

        private String label() {
            if (isCap) {
                JsonNode cap = change.after() != null ? change.after() : change.before();
                return wording.say("cap", capOf(orMissing(cap)));
            }
            return wording.has("term." + key) ? wording.say("term." + key) : lastField();
        }

        private String lastField() {
            return steps.isEmpty() ? "" : steps.get(steps.size() - 1);
        }

        private String name(String id) {
            if (!WITH_NAMES.contains(list)) {
                return id;
            }
            JsonNode part = part(difference.after().tree(), id);
            return text((part == null ? orMissing(part(difference.before().tree(), id)) : part).path("name"), id);
        }

        private @Nullable JsonNode part(JsonNode tree, String id) {
            return StreamSupport.stream(tree.path(list).spliterator(), false)
                    .filter(it -> it.path("id").asText().equals(id))
                    .findFirst()
                    .orElse(null);
        }
    }

    private String value(Term term, @Nullable JsonNode value, JsonNode tree) {
        if (value == null) {
            return wording.say("nothing");
        }
        String text = words(term, value, tree);
        return text.codePointCount(0, text.length()) <= LONGEST_VALUE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_VALUE)) + " …";
    }

    private String words(Term term, JsonNode value, JsonNode tree) {
        String currency = text(tree.path("currency"), "");
        if (value.isObject()) {
            if (term.isCap) {
                return payment(value, currency);
            }
            switch (term.key) {
                case "term" -> {
                    return wording.say("term.value", text(value.path("from"), ""), text(value.path("until"), ""));
                }
                case "objectives.target" -> {
                    return target(value, orMissing(term.part(tree, term.steps.get(1))));
                }
                case "services.fee" -> {
                    return fee(value, currency);
                }
                case "objectives.period" -> {
                    return period(value);
                }
                case "objectives.credit.rule", "objectives.reward.rule" -> {
                    return rule(value, currency);
                }
                case "objectives.credit", "objectives.reward" -> {
                    return credit(value, currency);
                }
                case "objectives.credit.basis", "objectives.reward.basis" -> {
                    return basis(value, currency);
                }
                case "credits.atRisk" -> {
                    return wording.say("atRisk", payment(value, currency));
                }
                case "credits.earnBack" -> {
                    return wording.say("earnBack", text(value.path("afterMet"), ""), payment(value, currency));
                }
                case "review" -> {
                    return review(value);
                }
                case "renewal" -> {
                    return renewal(value);
                }
                case "objectives" -> {
                    return listed(target(value.path("target"), value), period(value.path("period")));
                }
                default -> {
                    return YamlWriter.inline(term.isPart ? withoutName(term.list, value) : value);
                }
            }
        }
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isValueNode)
                    ? listed(StreamSupport.stream(value.spliterator(), false)
                            .map(DifferenceWords::text)
                            .toArray(String[]::new))
                    : YamlWriter.inline(value);
        }
        return scalar(term, value, currency);
    }

    private String scalar(Term term, JsonNode value, String currency) {
        String field = term.lastField();
        String text = text(value);
        if (value.isBoolean()) {
            return wording.say(value.asBoolean() ? "yes" : "no");
        }
        String known = "value." + field + "." + text;
        if (wording.has(known) && !text.equals("amount") && !text.equals("perCounted")) {
            return wording.say(known);
        }
        if (LENGTHS.contains(field)) {
            return length(text);
        }
        if (value.isNumber() || isNumber(text)) {
            return switch (field) {
                case "price", "minimumPayout" -> wording.say("unit", text, currency);
                case "allocation" -> wording.say("percent", text);
                default -> text;
            };
        }
        return wording.say("text", text);
    }

    private String target(JsonNode target, JsonNode objective) {
        String bound = target.has("atMost") ? "atMost" : "atLeast";
        boolean percent = Set.of("ratio", "tally", "availability").contains(text(objective.at("/indicator/type"), ""));
        String unit = text(target.path("unit"), percent ? "%" : "");
        String figure = text(target.path(bound), "");
        return wording.say("target." + bound, unit.isEmpty() ? figure : wording.say("unit", figure, unit));
    }

    private String fee(JsonNode fee, String currency) {
        return known("fee.", fee.path("per"), payment(fee, currency));
    }

    private String period(JsonNode period) {
        String words = period.has("rolling")
                ? wording.say(
                        "period.rolling",
                        length(text(period.path("rolling"))),
                        wording.say("every." + text(period.path("creditEvery"), "month")))
                : known("every.", period.path("every"));
        if (period.has("startDay")) {
            words = wording.say("period.startDay", words, text(period.path("startDay")));
        }
        return period.has("by") ? wording.say("period.by", words, text(period.path("by"))) : words;
    }

    private String credit(JsonNode credit, String currency) {
        String rule = rule(credit, currency);
        List<String> caps = new ArrayList<>();
        credit.path("caps").forEach(cap -> caps.add(wording.say("cap.value", payment(cap, currency), capOf(cap))));
        return caps.isEmpty() ? rule : wording.say("rule.capped", rule, listed(caps.toArray(String[]::new)));
    }

    private String rule(JsonNode rule, String currency) {
        if (rule.has("tiers")) {
            List<String> tiers = new ArrayList<>();
            for (JsonNode tier : rule.path("tiers")) {
                for (String end : List.of("below", "above", "atMost", "atLeast")) {
                    if (tier.has(end)) {
                        tiers.add(wording.say("tier." + end, text(tier.path(end)), payment(tier, currency)));
                        break;
                    }
                }
            }
            return listed(tiers.toArray(String[]::new));
        }
        if (rule.has("flat")) {
            return wording.say("rule.flat", wording.say("unit", text(rule.path("flat")), currency));
        }
        JsonNode each = rule.path("each");
        for (String unit :
                List.of("shortfall", "excess", "shortfallPercent", "excessPercent", "bad", "late", "downtime")) {
            if (each.has(unit)) {
                String size = text(each.path(unit));
                String of = wording.say("each." + unit, size.startsWith("P") ? length(size) : size);
                String words = wording.say("rule.each", payment(each, currency), of);
                words = each.has("round") ? known("round.", each.path("round"), words) : words;
                String free = text(each.path("free"), "");
                return free.isEmpty() ? words : wording.say("free", words, free.startsWith("P") ? length(free) : free);
            }
        }
        return YamlWriter.inline(rule);
    }

    private String basis(JsonNode basis, String currency) {
        String kind = basis.has("perCounted") ? "perCounted" : "amount";
        return wording.say("value.basis." + kind, wording.say("unit", text(basis.path(kind), ""), currency));
    }

    private String payment(JsonNode payment, String currency) {
        if (payment.has("percent")) {
            return wording.say("percent", text(payment.path("percent")));
        }
        if (payment.has("feeMultiple")) {
            return wording.say("feeMultiple", text(payment.path("feeMultiple")));
        }
        return wording.say("unit", text(payment.path("amount"), "0"), currency);
    }

    private String capOf(JsonNode cap) {
        String over = text(cap.path("over"), "period");
        String per = known("per.", cap.path("per"));
        return wording.has("over." + over) ? wording.say("over." + over, per) : per + " " + over;
    }

    private String review(JsonNode review) {
        List<String> parts = new ArrayList<>();
        if (review.has("every")) {
            parts.add(wording.say("review.every", length(text(review.path("every")))));
        }
        if (!review.path("triggers").isEmpty()) {
            List<String> triggers = new ArrayList<>();
            review.path("triggers").forEach(it -> triggers.add(known("trigger.", it)));
            parts.add(wording.say("review.triggers", listed(triggers.toArray(String[]::new))));
        }
        for (JsonNode assumption : review.path("assumes")) {
            List<String> bounds = new ArrayList<>();
            for (String bound : List.of("atLeast", "atMost")) {
                if (assumption.path("perMonth").has(bound)) {
                    bounds.add(wording.say(
                            "target." + bound, text(assumption.path("perMonth").path(bound))));
                }
            }
            parts.add(wording.say(
                    "review.assumes", listed(bounds.toArray(String[]::new)), text(assumption.path("series"), "")));
        }
        return listed(parts.toArray(String[]::new));
    }

    private String renewal(JsonNode renewal) {
        String mode = known("renewal.", renewal.path("mode"));
        return renewal.has("notice") ? wording.say("renewal.notice", mode, length(text(renewal.path("notice")))) : mode;
    }

    /** Says one of the format's words, which stands as it is written where there are no others for it. */
    private String known(String prefix, JsonNode word, Object... parts) {
        String key = prefix + text(word, "");
        return wording.has(key) ? wording.say(key, parts) : text(word, "");
    }

    private String length(String text) {
        try {
            return Wording.length(Durations.parse(text), reader);
        } catch (IllegalArgumentException noLength) {
            return text;
        }
    }

    private String listed(String... items) {
        String list = items.length == 0 ? wording.say("nothing") : items[0];
        for (int i = 1; i < items.length; i++) {
            list = wording.say("list", list, items[i]);
        }
        return list;
    }

    private static JsonNode withoutName(String list, JsonNode part) {
        ObjectNode rest = part.deepCopy();
        rest.remove(
                switch (list) {
                    case "people" -> List.of("user", "party");
                    case "responsibilities" -> List.of("party", "duty");
                    default -> List.of("id", "name", "level");
                });
        return rest;
    }

    private static boolean isNumber(String text) {
        return text.matches("[-+]?[0-9]+(\\.[0-9]+)?");
    }

    private static String text(JsonNode value, String otherwise) {
        return value.isValueNode() && !value.isNull() ? text(value) : otherwise;
    }

    private static String text(JsonNode value) {
        return value.isBigDecimal() ? value.decimalValue().toPlainString() : value.asText();
    }

    private static JsonNode orNull(@Nullable JsonNode node) {
        return node == null ? NullNode.getInstance() : node;
    }

    private static JsonNode orMissing(@Nullable JsonNode node) {
        return node == null ? MissingNode.getInstance() : node;
    }
}
