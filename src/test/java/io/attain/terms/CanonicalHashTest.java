package io.attain.terms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.SplittableRandom;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The canonical form is that of RFC 8785, whichever way it comes about. */
class CanonicalHashTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"b\": 1, \"a\": [true, null, \"x\"]}",
                "{\"n\": 1.50, \"e\": 1e21, \"z\": -0.0, \"big\": 9007199254740993}",
                "{\"\\u20ac\": \"euro\", \"\\ud83d\\ude00\": \"smile\", \"\\ufb33\": 1, \"1\": 2, \"\": 3}",
                "{\"control\": \"\\u0001\\u001f\\b\\t\\n\\f\\r\\\"\\\\/\\u007f\", \"literal\": \"\\\\u001F\"}",
                "{\"鐵路\": \"服務水準\", \"ö\": \"ä\"}",
                "[]",
                "{}"
            })
    void isThatOfTheStandard(String json) throws IOException {
        JsonNode tree = new ObjectMapper().readTree(json);
        assertThat(CanonicalHash.canonical(tree)).isEqualTo(new JsonCanonicalizer(json).getEncodedString());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void isThatOfTheStandardForTreesAtRandom(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 200; i++) {
            JsonNode tree = tree(random, 0);
            assertThat(CanonicalHash.canonical(tree))
                    .isEqualTo(new JsonCanonicalizer(tree.toString()).getEncodedString());
        }
    }

    private static ObjectNode tree(SplittableRandom random, int depth) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        int size = random.nextInt(6);
        for (int i = 0; i < size; i++) {
            String name = text(random);
            switch (random.nextInt(depth < 3 ? 6 : 4)) {
                case 0 -> node.put(name, text(random));
                case 1 -> node.put(name, random.nextInt());
                case 2 -> node.put(name, random.nextInt(1000) / 8.0);
                case 3 -> node.putNull(name);
                case 4 -> node.set(name, tree(random, depth + 1));
                default -> node.putArray(name).add(random.nextBoolean()).add(tree(random, depth + 1));
            }
        }
        return node;
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(5); length >= 0; length--) {
            text.appendCodePoint(random.nextInt(4) == 0 ? 0x4e00 + random.nextInt(500) : random.nextInt(0x80));
        }
        return text.toString();
    }
}
