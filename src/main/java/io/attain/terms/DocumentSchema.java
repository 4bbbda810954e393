package io.attain.terms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The published JSON Schemas of the format "attain/v1", and what a document does against them, in words.
 *
 * <p>The validator's own messages speak of schemas ("must be valid to one and only one schema"). Whoever writes an
 * agreement does not know them, so each message here is made from the title, examples and known fields of the part of
 * the schema that was not met.
 */
final class DocumentSchema {

    private static final String AGREEMENT = "https://attain.io/schema/agreement-v1.schema.json";
    private static final String SERIES = "https://attain.io/schema/series-v1.schema.json";
    private static final int LONGEST_QUOTE = 60;

    private final Map<String, JsonNode> texts = new LinkedHashMap<>();
    private final Map<String, Schema> schemas = new LinkedHashMap<>();

    private DocumentSchema() {
        for (String id : List.of(SERIES, AGREEMENT)) {
            texts.put(id, parse(content("/schema/" + id.substring(id.lastIndexOf('/') + 1))));
        }
        // The agreement refers to the series: bundled (draft 2020-12, 9.3), so that nothing is ever looked up
        // elsewhere.
        ObjectNode bundle = Objects.requireNonNull(texts.get(AGREEMENT)).deepCopy();
        bundle.withObject("/$defs").set("series-v1", texts.get(SERIES));
        // Lossless narrowing: a whole number is one even where it was read as an exact decimal.
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .formatAssertionsEnabled(true)
                .losslessNarrowing(true)
                .locale(Locale.ENGLISH)
                .build();
        SchemaRegistry registry =
                SchemaRegistry.withDialect(Dialects.getDraft202012(), builder -> builder.schemaRegistryConfig(config));
        schemas.put(AGREEMENT, registry.getSchema(SchemaLocation.of(AGREEMENT), bundle));
        schemas.put(SERIES, registry.getSchema(SchemaLocation.of(SERIES), texts.get(SERIES)));
    }

    /** Loads the schemas when the first document is checked, and once. */
    private static final class Loaded {

        static final DocumentSchema INSTANCE = new DocumentSchema();
    }

    /**
     * A place where a document does not fit its schema.
     *
     * @param pointer JSON pointer (RFC 6901) to the place; for an unknown field, to that field
     * @param keyword the keyword of the schema that was not met
     * @param message what was expected and what was found
     */
    record Violation(String pointer, String keyword, String message) {}

    /**
     * Checks a document against the schema of its kind.
     *
     * @param document an agreement or the definition of a series
     * @return where it does not fit, at most once for each place; empty when it fits
     */
    static List<Violation> violations(JsonNode document) {
        if (!document.isObject()) {
            return List.of(new Violation(
                    "", "type", "expected fields such as apiVersion, kind and reference, found " + found(document)));
        }
        String kind = document.path("kind").asText();
        return switch (kind) {
            case "Agreement" -> Loaded.INSTANCE.check(AGREEMENT, document);
            case "Series" -> Loaded.INSTANCE.check(SERIES, document);
            default ->
                List.of(
                        document.has("kind")
                                ? new Violation(
                                        "/kind",
                                        "enum",
                                        "expected the kind Agreement or Series, found " + found(document.path("kind")))
                                : new Violation("", "required", "the field 'kind' is missing: Agreement or Series"));
        };
    }

    private List<Violation> check(String id, JsonNode document) {
        Map<String, Violation> first = new LinkedHashMap<>();
        for (Error error : Objects.requireNonNull(schemas.get(id)).validate(document)) {
            // The alternatives of a choice say only which fields must be there; the choice itself reports that.
            if (!isAlternative(error.getEvaluationPath())) {
                Violation violation = violation(error);
                first.putIfAbsent(violation.pointer() + ' ' + error.getProperty(), violation);
            }
        }
        return List.copyOf(first.values());
    }

    private static boolean isAlternative(NodePath path) {
        for (int index = 0; index < path.getNameCount() - 1; index++) {
            String name = String.valueOf(path.getElement(index));
            boolean numbered = path.getElement(index + 1) instanceof Integer;
            if (numbered && (name.equals("oneOf") || name.equals("anyOf"))) {
                return true;
            }
        }
        return false;
    }

    private Violation violation(Error error) {
        String keyword = error.getKeyword();
        JsonNode part = part(error.getSchemaLocation());
        JsonNode instance = error.getInstanceNode();
        String pointer = pointer(error.getInstanceLocation());
        String property = error.getProperty();
        return switch (keyword) {
            case "additionalProperties" ->
                new Violation(pointer + "/" + escape(property), keyword, unknownField(property, part));
            case "required" -> new Violation(pointer, keyword, missingField(property, part));
            case "dependentRequired" -> new Violation(pointer, keyword, missingCompanion(property, instance, part));
            case "oneOf" -> new Violation(pointer, keyword, choice(instance, part.path("oneOf")));
            case "anyOf" ->
                new Violation(
                        pointer,
                        keyword,
                        "expected one of the fields " + String.join(", ", required(part.path("anyOf"))));
            case "enum" -> new Violation(pointer, keyword, oneOf(part.path("enum"), instance));
            case "const" ->
                new Violation(
                        pointer, keyword, "expected " + part.path("const").asText() + ", found " + found(instance));
            case "false", "properties" ->
                new Violation(pointer, keyword, "the field '" + lastName(pointer) + "' does not belong here");
            case "uniqueItems" -> new Violation(pointer, keyword, "an entry stands twice in this list");
            case "minItems" -> new Violation(pointer, keyword, "expected at least one entry in this list");
            case "minProperties" -> new Violation(pointer, keyword, "expected at least one field" + known(part));
            case "propertyNames" ->
                new Violation(
                        pointer + "/" + escape(property),
                        keyword,
                        "expected as a name here " + expected(nameSchema(part)) + ", found '"
                                + shorten(String.valueOf(property)) + "'");
            default -> new Violation(pointer, keyword, "expected " + expected(part) + ", found " + found(instance));
        };
    }

    private String unknownField(@Nullable String name, JsonNode part) {
        List<String> known = fieldNames(part);
        String field = String.valueOf(name);
        return "unknown field '" + shorten(field) + "'" + nearest(field, known)
                + (known.isEmpty() ? "" : "; known here: " + String.join(", ", known));
    }

    private String missingField(@Nullable String name, JsonNode part) {
        String title = title(part.path("properties").path(String.valueOf(name)));
        return "the field '" + name + "' is missing" + (title.isEmpty() ? "" : ": " + title);
    }

    private static String missingCompanion(@Nullable String name, JsonNode instance, JsonNode part) {
        // The validator names the missing field, or the one that calls for it, depending on its version: look it up.
        List<String> missing = new ArrayList<>();
        List<String> because = new ArrayList<>();
        part.path("dependentRequired").properties().forEach(entry -> {
            if (instance.has(entry.getKey())) {
                entry.getValue().forEach(companion -> {
                    if (!instance.has(companion.asText())) {
                        missing.add("'" + companion.asText() + "'");
                        because.add("'" + entry.getKey() + "'");
                    }
                });
            }
        });
        return missing.isEmpty()
                ? "the field '" + name + "' is missing"
                : "the field " + missing.get(0) + " is missing: " + because.get(0) + " needs it";
    }

    /** Says which of several fields exactly one must be there. */
    private static String choice(JsonNode instance, JsonNode alternatives) {
        List<String> names = required(alternatives);
        List<String> present = names.stream().filter(instance::has).toList();
        return "expected exactly one of the fields " + String.join(", ", names) + "; found "
                + (present.isEmpty() ? "none" : String.join(" and ", present));
    }

    private static List<String> required(JsonNode alternatives) {
        List<String> names = new ArrayList<>();
        alternatives.forEach(it -> names.add(it.path("required").path(0).asText()));
        return names;
    }

    private static String oneOf(JsonNode values, JsonNode instance) {
        List<String> known = new ArrayList<>();
        values.forEach(value -> known.add(value.asText()));
        return "expected one of " + String.join(", ", known) + ", found " + found(instance)
                + (instance.isTextual() ? nearest(instance.asText(), known) : "");
    }

    private JsonNode nameSchema(JsonNode part) {
        JsonNode names = part.path("propertyNames");
        return names.has("$ref") ? resolve(names.path("$ref").asText()) : names;
    }

    /** Says what a part of the schema expects, with an example. */
    private static String expected(JsonNode part) {
        String title = part.path("title").asText();
        if (title.isEmpty()) {
            return part.path("type").isTextual()
                    ? "the type " + part.path("type").asText()
                    : "something else";
        }
        List<String> examples = new ArrayList<>();
        part.path("examples").forEach(example -> examples.add(example.asText()));
        return title + (examples.isEmpty() ? "" : " such as " + String.join(" or ", examples));
    }

    private String title(JsonNode property) {
        if (property.has("$ref")) {
            String title = resolve(property.path("$ref").asText()).path("title").asText();
            return title.isEmpty() ? property.path("title").asText() : title;
        }
        if (property.has("enum")) {
            List<String> values = new ArrayList<>();
            property.path("enum").forEach(value -> values.add(value.asText()));
            return "one of " + String.join(", ", values);
        }
        return property.has("const")
                ? property.path("const").asText()
                : property.path("title").asText();
    }

    private static List<String> fieldNames(JsonNode part) {
        List<String> names = new ArrayList<>();
        part.path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String known(JsonNode part) {
        List<String> names = fieldNames(part);
        return names.isEmpty() ? "" : "; known here: " + String.join(", ", names);
    }

    /** The definitions of both schemas have distinct names but for those that mean the same. */
    private JsonNode resolve(String reference) {
        String name = reference.substring(reference.lastIndexOf('/') + 1);
        JsonNode own =
                Objects.requireNonNull(texts.get(AGREEMENT)).path("$defs").path(name);
        if (!own.isMissingNode() && !own.has("$ref")) {
            return own;
        }
        return Objects.requireNonNull(texts.get(SERIES)).path("$defs").path(name);
    }

    /** Returns the part of a schema that holds a keyword. */
    private JsonNode part(SchemaLocation keyword) {
        JsonNode node =
                Objects.requireNonNull(texts.get(keyword.getAbsoluteIri().toString()));
        NodePath fragment = keyword.getFragment();
        for (int index = 0; index < fragment.getNameCount() - 1; index++) {
            Object element = fragment.getElement(index);
            node = element instanceof Integer position ? node.path(position) : node.path(element.toString());
        }
        return node;
    }

    private static String pointer(NodePath path) {
        StringBuilder pointer = new StringBuilder();
        for (int index = 0; index < path.getNameCount(); index++) {
            pointer.append('/').append(escape(String.valueOf(path.getElement(index))));
        }
        return pointer.toString();
    }

    private static String escape(@Nullable String name) {
        return String.valueOf(name).replace("~", "~0").replace("/", "~1");
    }

    private static String lastName(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1)
                .replace("~1", "/")
                .replace("~0", "~");
    }

    private static String found(JsonNode node) {
        if (node.isTextual()) {
            return "'" + shorten(node.asText()) + "'";
        }
        if (node.isArray()) {
            return "a list";
        }
        if (node.isObject()) {
            return "fields";
        }
        if (node.isNull() || node.isMissingNode()) {
            return "nothing";
        }
        return (node.isNumber() ? "the number " : "") + shorten(node.asText());
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }

    /** Returns a guess at what was meant, or nothing. */
    private static String nearest(String name, List<String> known) {
        String best = null;
        int least = 3;
        for (String candidate : known) {
            int distance = distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < least && distance < candidate.length()) {
                best = candidate;
                least = distance;
            }
        }
        return best == null ? "" : ", perhaps '" + best + "' is meant";
    }

    /** Levenshtein's distance; more than a few letters apart is never near. */
    private static int distance(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 2) {
            return Integer.MAX_VALUE;
        }
        int[] previous = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] current = new int[other.length() + 1];
            current[0] = row;
            for (int column = 1; column <= other.length(); column++) {
                int replaced = previous[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, Math.min(previous[column], current[column - 1]) + 1);
            }
            previous = current;
        }
        return previous[other.length()];
    }

    private static String content(String resource) {
        try (InputStream stream =
                Objects.requireNonNull(DocumentSchema.class.getResourceAsStream(resource), resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** JSON is YAML: the reader of the documents is loaded already, and an object mapper takes longer to start than this. */
    private static JsonNode parse(String content) {
        return YamlReader.read("schema", content, new ArrayList<>()).get(0).tree();
    }
}
