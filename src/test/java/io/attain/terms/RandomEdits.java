package io.attain.terms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The shipped agreements, and what chance makes of them. */
final class RandomEdits {

    private static final List<String> EXAMPLES =
            List.of("paper-supply.yaml", "qualified-leads.yaml", "closed-deals.yaml", "it-operations.yaml");

    private final Random random;

    private RandomEdits(long seed) {
        this.random = new Random(seed);
    }

    /** Each shipped agreement with some seeds. */
    static Stream<Arguments> examplesAndSeeds() {
        return EXAMPLES.stream()
                .flatMap(file -> IntStream.range(0, 60).mapToObj(seed -> Arguments.of(file, (long) seed)));
    }

    static SourceDocument example(String file) {
        return Documents.read(file, text(file)).agreements().get(0).source();
    }

    static String text(String file) {
        try (InputStream stream =
                Objects.requireNonNull(RandomEdits.class.getResourceAsStream("/examples/" + file), file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static SourceDocument of(JsonNode tree) {
        return new SourceDocument("tree", tree, Map.of());
    }

    /** Edits a copy of a tree between no and eight times. It may fit the format no longer. */
    static JsonNode edit(JsonNode tree, long seed) {
        RandomEdits edits = new RandomEdits(seed);
        JsonNode edited = tree.deepCopy();
        for (int i = edits.random.nextInt(9); i > 0; i--) {
            List<JsonNode> places = new ArrayList<>();
            collect(edited, places);
            JsonNode place = places.get(edits.random.nextInt(places.size()));
            if (place instanceof ObjectNode object) {
                edits.editObject(object);
            } else {
                edits.editList((ArrayNode) place);
            }
        }
        return edited;
    }

    private static void collect(JsonNode node, List<JsonNode> places) {
        if (node.isContainerNode()) {
            places.add(node);
            node.forEach(it -> collect(it, places));
        }
    }

    private void editObject(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = names.isEmpty() ? "none" : names.get(random.nextInt(names.size()));
        switch (random.nextInt(6)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name, value(object.path(name)));
            case 2 -> object.set("extra " + random.nextInt(3), TextNode.valueOf("~/" + random.nextInt(3)));
            case 3 -> {
                // Other orders and notations are no difference.
                Collections.shuffle(names, random);
                ObjectNode copy = object.deepCopy();
                object.removeAll();
                names.forEach(it -> object.set(it, otherNotation(copy.get(it))));
            }
            case 4 -> object.set(name, JsonNodeFactory.instance.arrayNode());
            default -> object.set(name, DecimalNode.valueOf(new BigDecimal("1.50")));
        }
    }

    private void editList(ArrayNode list) {
        List<JsonNode> items = new ArrayList<>();
        list.forEach(items::add);
        switch (items.isEmpty() ? 3 : random.nextInt(5)) {
            case 0 -> items.remove(random.nextInt(items.size()));
            case 1 -> Collections.shuffle(items, random);
            case 2 -> items.add(random.nextInt(items.size() + 1), renamed(items.get(random.nextInt(items.size()))));
            case 3 -> items.clear();
            default -> items.add(items.get(random.nextInt(items.size())).deepCopy());
        }
        list.removeAll();
        list.addAll(items);
    }

    private JsonNode renamed(JsonNode item) {
        JsonNode copy = item.deepCopy();
        if (copy instanceof ObjectNode object) {
            for (String name : List.of("id", "user", "level", "per", "agreement", "duty")) {
                if (object.has(name)) {
                    object.put(name, "new" + random.nextInt(100));
                }
            }
        }
        return copy;
    }

    private JsonNode value(JsonNode old) {
        return switch (random.nextInt(4)) {
            case 0 -> TextNode.valueOf("文字 “" + random.nextInt(5) + "”: # x\nund mehr\u0085");
            case 1 -> TextNode.valueOf(old.asText() + "0");
            case 2 -> JsonNodeFactory.instance.nullNode();
            default -> DecimalNode.valueOf(new BigDecimal(random.nextInt(2000)).movePointLeft(random.nextInt(4)));
        };
    }

    private static JsonNode otherNotation(JsonNode value) {
        return value.isBigDecimal() ? DecimalNode.valueOf(value.decimalValue().multiply(new BigDecimal("1.0"))) : value;
    }
}
