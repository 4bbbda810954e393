package io.attain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Tables of cases in YAML, and the small agreement that each case says something about. */
public final class YamlCases {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String FRAME =
            """
            {"apiVersion": "attain/v1", "kind": "Agreement", "reference": "CASE", "title": "Case", "type": "customer",
             "zone": "UTC", "currency": "EUR", "term": {"from": "2026-01-01", "until": "2026-02-01"},
             "parties": [{"id": "p", "name": "P", "role": "provider"}, {"id": "c", "name": "C", "role": "customer"}],
             "services": [{"id": "s", "name": "S", "fee": {"amount": "1000.00", "per": "month"}}]}
            """;

    private YamlCases() {}

    /** Reads a table, such as {@code verdict-cases.yaml}. */
    public static List<JsonNode> of(String file) {
        try (InputStream in =
                Objects.requireNonNull(YamlCases.class.getResourceAsStream("/io/attain/evaluation/" + file))) {
            LoadSettings settings =
                    LoadSettings.builder().setSchema(new CoreSchema()).build();
            List<JsonNode> cases = new ArrayList<>();
            JSON.valueToTree(new Load(settings).loadFromInputStream(in)).forEach(cases::add);
            return cases;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Makes a test of each case, by its name. */
    public static Stream<DynamicTest> tests(List<JsonNode> cases, ThrowingConsumer<JsonNode> check) {
        return cases.stream().map(it -> DynamicTest.dynamicTest(it.get("name").asText(), () -> check.accept(it)));
    }

    /** The agreement of a case, without objectives: a month in 2026 and a service for 1000.00 EUR unless it says otherwise. */
    public static ObjectNode agreement(JsonNode one) {
        try {
            ObjectNode agreement = (ObjectNode) JSON.readTree(FRAME);
            take(one.path("agreement"), agreement);
            return agreement;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Adds an objective to it, monthly and on the service, as a part of a case says it. */
    public static ObjectNode addObjective(ObjectNode agreement, String series, JsonNode written) {
        ObjectNode objective = agreement.withArray("objectives").addObject();
        objective.put("id", "o").put("service", "s").put("series", series);
        objective.putObject("period").put("every", "month");
        take(written, objective);
        return objective;
    }

    /** Puts the fields of one object into another; the reader of the cases knows aliases, but no merge keys. */
    public static void take(JsonNode written, ObjectNode object) {
        if (written.has("<<")) {
            take(written.get("<<"), object);
        }
        written.properties().stream()
                .filter(it -> !it.getKey().equals("<<"))
                .forEach(it -> object.set(it.getKey(), it.getValue()));
    }
}
