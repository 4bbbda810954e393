package io.attain.terms;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.PeriodDuration;

/**
 * A place in a document while it is read into records. What cannot be read is reported with its place, and reading goes
 * on beside it, so that one run finds as much as possible.
 */
final class Cursor {

    private final JsonNode node;
    private final String pointer;
    private final SourceDocument document;
    private final List<Finding> findings;

    private Cursor(JsonNode node, String pointer, SourceDocument document, List<Finding> findings) {
        this.node = node;
        this.pointer = pointer;
        this.document = document;
        this.findings = findings;
    }

    static Cursor of(SourceDocument document, List<Finding> findings) {
        return new Cursor(document.tree(), "", document, findings);
    }

    /** A place that could not be read; it has been reported. */
    static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1;

        Unreadable(String reason) {
            super(reason, null, false, false);
        }
    }

    JsonNode node() {
        return node;
    }

    String pointer() {
        return pointer;
    }

    boolean has(String field) {
        return node.hasNonNull(field);
    }

    boolean isText() {
        return node.isValueNode();
    }

    Cursor at(String field) {
        JsonNode child = node.get(field);
        if (child == null || child.isNull()) {
            throw fail(pointer, "the field '" + field + "' is missing");
        }
        return new Cursor(child, pointer + "/" + field.replace("~", "~0").replace("/", "~1"), document, findings);
    }

    @Nullable
    Cursor maybe(String field) {
        return has(field) ? at(field) : null;
    }

    /** Reports a problem at this place. */
    Unreadable fail(String reason) {
        return fail(pointer, reason);
    }

    private Unreadable fail(String place, String reason) {
        findings.add(document.finding(Finding.Severity.ERROR, "VALUE", place, reason));
        return new Unreadable(reason);
    }

    /** Reads the value here with a function whose exceptions say what is wrong with it. */
    <T> T as(Function<String, T> reader) {
        String text = text();
        try {
            return reader.apply(text);
        } catch (DateTimeException | IllegalArgumentException problem) {
            throw fail(problem.getMessage() == null ? "'" + text + "' cannot be read" : problem.getMessage());
        }
    }

    /** Builds something of several values here; a constructor's complaint is reported at this place. */
    <T> T make(Function<Cursor, T> builder) {
        try {
            return builder.apply(this);
        } catch (IllegalArgumentException problem) {
            throw fail(String.valueOf(problem.getMessage()));
        }
    }

    String text() {
        if (!node.isValueNode()) {
            throw fail("expected a text or number, found " + (node.isArray() ? "a list" : "fields"));
        }
        return node.isBigDecimal() ? node.decimalValue().toPlainString() : node.asText();
    }

    BigDecimal decimal() {
        return as(Decimals::parse);
    }

    PeriodDuration duration() {
        return as(Durations::parse);
    }

    Duration exactDuration() {
        return as(text -> Durations.exact(Durations.parse(text)));
    }

    String text(String field) {
        return at(field).text();
    }

    String text(String field, String otherwise) {
        return has(field) ? at(field).text() : otherwise;
    }

    @Nullable
    String maybeText(String field) {
        return has(field) ? at(field).text() : null;
    }

    @Nullable
    BigDecimal maybeDecimal(String field) {
        return has(field) ? at(field).decimal() : null;
    }

    @Nullable
    PeriodDuration maybeDuration(String field) {
        return has(field) ? at(field).duration() : null;
    }

    boolean flag(String field) {
        return has(field)
                && at(field).as(text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new IllegalArgumentException("expected true or false, found '" + text + "'");
                });
    }

    int integer(String field, int otherwise) {
        return has(field) ? at(field).as(Integer::parseInt) : otherwise;
    }

    /** Reads one of an enum's constants, written in lower case with hyphens. */
    <E extends Enum<E>> E choice(String field, Class<E> type) {
        return at(field).as(text -> {
            for (E constant : type.getEnumConstants()) {
                if (label(constant).equals(text)) {
                    return constant;
                }
            }
            List<String> known = new ArrayList<>();
            for (E constant : type.getEnumConstants()) {
                known.add(label(constant));
            }
            throw new IllegalArgumentException(
                    "expected one of " + String.join(", ", known) + ", found '" + text + "'");
        });
    }

    <E extends Enum<E>> E choice(String field, E otherwise) {
        return has(field) ? choice(field, otherwise.getDeclaringClass()) : otherwise;
    }

    private static String label(Enum<?> constant) {
        return Labels.of(constant);
    }

    /** Reads every item of a list; items that cannot be read are reported and left out. */
    <T> List<T> list(String field, Function<Cursor, T> reader) {
        List<T> items = new ArrayList<>();
        for (Cursor item : items(field)) {
            item.attempt(false, it -> items.add(reader.apply(it)));
        }
        return items;
    }

    private List<Cursor> items(String field) {
        if (!has(field)) {
            return List.of();
        }
        Cursor list = at(field);
        if (!list.node.isArray()) {
            return List.of(list);
        }
        List<Cursor> items = new ArrayList<>();
        for (JsonNode item : list.node) {
            items.add(new Cursor(item, list.pointer + "/" + items.size(), document, findings));
        }
        return items;
    }

    /** Reads a text, or a list of texts. */
    List<String> texts(String field) {
        return list(field, Cursor::text);
    }

    Set<String> textSet(String field) {
        return new LinkedHashSet<>(texts(field));
    }

    /** Reads every field of this place. */
    <T> Map<String, T> fields(BiFunction<String, Cursor, T> reader) {
        if (!node.isObject()) {
            throw fail("expected fields, found '" + node.asText() + "'");
        }
        Map<String, T> map = new LinkedHashMap<>();
        node.fieldNames().forEachRemaining(name -> {
            if (!node.get(name).isNull()) {
                map.put(name, reader.apply(name, at(name)));
            }
        });
        return map;
    }

    /** Reads fields that each hold a text or a list of texts. */
    Map<String, Set<String>> textSets(String field) {
        Cursor place = maybe(field);
        return place == null ? Map.of() : place.fields((name, value) -> place.textSet(name));
    }

    /** Runs a reader; what it could not read has been reported and the substitute holds, never to be used. */
    <T> T attempt(T substitute, Function<Cursor, T> reader) {
        try {
            return make(reader);
        } catch (Unreadable reported) {
            return substitute;
        }
    }
}
