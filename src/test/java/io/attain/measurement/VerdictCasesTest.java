package io.attain.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.evaluation.Backtest;
import io.attain.evaluation.BacktestResult;
import io.attain.evaluation.Credit;
import io.attain.evaluation.Figure;
import io.attain.evaluation.Verdict;
import io.attain.terms.Agreement;
import io.attain.terms.AgreementDocument;
import io.attain.terms.Documents;
import io.attain.terms.SeriesDefinition;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Small agreements and measurements, each with verdicts that were worked out by hand. */
class VerdictCasesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String FRAME =
            """
            {"apiVersion": "attain/v1", "kind": "Agreement", "reference": "CASE", "title": "Case", "type": "customer",
             "zone": "UTC", "currency": "EUR", "term": {"from": "2026-01-01", "until": "2026-02-01"},
             "parties": [{"id": "p", "name": "P", "role": "provider"}, {"id": "c", "name": "C", "role": "customer"}],
             "services": [{"id": "s", "name": "S", "fee": {"amount": "1000.00", "per": "month"}}]}
            """;

    @TestFactory
    Stream<DynamicTest> comesOutAsWorkedOutByHand() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode it : cases()) {
            tests.add(DynamicTest.dynamicTest(it.get("name").asText(), () -> check(it)));
        }
        return tests.stream();
    }

    private static JsonNode cases() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                VerdictCasesTest.class.getResourceAsStream("/io/attain/evaluation/verdict-cases.yaml"))) {
            LoadSettings settings =
                    LoadSettings.builder().setSchema(new CoreSchema()).build();
            return JSON.valueToTree(new Load(settings).loadFromInputStream(in));
        }
    }

    private static void check(JsonNode one) throws IOException {
        BacktestResult result = judge(one);
        List<String> expected = new ArrayList<>();
        one.get("expect").forEach(it -> expected.add(it.asText()));
        assertThat(result.verdicts().stream().map(VerdictCasesTest::text)).isEqualTo(expected);
    }

    private static BacktestResult judge(JsonNode one) throws IOException {
        ObjectNode agreement = (ObjectNode) JSON.readTree(FRAME);
        one.path("agreement").properties().forEach(it -> agreement.set(it.getKey(), it.getValue()));
        ObjectNode objective = agreement.putArray("objectives").addObject();
        objective.put("id", "o").put("service", "s").put("series", "m");
        objective.putObject("period").put("every", "month");
        one.get("objective").properties().forEach(it -> objective.set(it.getKey(), it.getValue()));
        ObjectNode series = agreement.putArray("series").addObject();
        series.put("id", "m");
        one.get("series").properties().forEach(it -> series.set(it.getKey(), it.getValue()));

        String text = JSON.writeValueAsString(agreement);
        if (one.has("amendment")) {
            agreement.put("version", 2);
            one.get("amendment").properties().forEach(it -> agreement.set(it.getKey(), it.getValue()));
            one.get("amended").properties().forEach(it -> objective.set(it.getKey(), it.getValue()));
            text += "\n---\n" + JSON.writeValueAsString(agreement);
        }
        Documents documents = Documents.read("case", text);
        assertThat(documents.findings()).isEmpty();
        List<Agreement> versions = documents.agreements().stream()
                .map(AgreementDocument::agreement)
                .toList();
        SeriesDefinition definition = versions.get(0).series().get(0);
        byte[] content = one.get("measurements").asText().getBytes(StandardCharsets.UTF_8);
        MeasurementFile file = new MeasurementFile("measurements", () -> new ByteArrayInputStream(content));
        return Backtest.run(
                versions,
                List.of(new FileSource(definition, versions.get(0).zone(), List.of(file), bytes -> {})),
                null);
    }

    private static String text(Verdict verdict) {
        String scope = String.join(" ", verdict.scope().values());
        Figure figure = verdict.figure();
        Credit credit = verdict.credit();
        return verdict.period().label() + (scope.isEmpty() ? " " : " " + scope + " ") + verdict.outcome()
                + (verdict.reason() == null ? "" : "(" + verdict.reason() + ")") + " " + number(verdict.counted()) + "/"
                + number(verdict.good()) + "/" + number(verdict.excluded()) + " "
                + (figure == null ? "-" : figure.display()) + " "
                + (credit == null ? "-" : credit.amount().toPlainString());
    }

    private static String number(@Nullable BigDecimal number) {
        return number == null ? "-" : number.toPlainString();
    }
}
