package io.attain.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.YamlCases;
import io.attain.evaluation.Backtest;
import io.attain.evaluation.BacktestResult;
import io.attain.evaluation.Credit;
import io.attain.evaluation.Figure;
import io.attain.evaluation.Verdict;
import io.attain.terms.Agreement;
import io.attain.terms.AgreementDocument;
import io.attain.terms.Documents;
import io.attain.terms.Labels;
import io.attain.terms.SeriesDefinition;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Small agreements and measurements, each with verdicts that were worked out by hand. */
class VerdictCasesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> comesOutAsWorkedOutByHand() {
        return YamlCases.tests(YamlCases.of("verdict-cases.yaml"), VerdictCasesTest::check);
    }

    private static void check(JsonNode one) throws IOException {
        BacktestResult result = judge(one);
        List<String> expected = new ArrayList<>();
        one.get("expect").forEach(it -> expected.add(it.asText()));
        assertThat(result.verdicts().stream().map(VerdictCasesTest::text)).isEqualTo(expected);
    }

    private static BacktestResult judge(JsonNode one) throws IOException {
        ObjectNode agreement = YamlCases.agreement(one);
        ObjectNode objective = YamlCases.addObjective(agreement, "m", one.get("objective"));
        ObjectNode series = agreement.putArray("series").addObject();
        series.put("id", "m");
        YamlCases.take(one.get("series"), series);

        String text = JSON.writeValueAsString(agreement);
        if (one.has("amendment")) {
            agreement.put("version", 2);
            YamlCases.take(one.get("amendment"), agreement);
            YamlCases.take(one.get("amended"), objective);
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
                + (credit == null ? "-" : credit.amount().toPlainString())
                + verdict.consequences().stream()
                        .map(it -> " " + Labels.of(it.then()))
                        .collect(Collectors.joining());
    }

    private static String number(@Nullable BigDecimal number) {
        return number == null ? "-" : number.toPlainString();
    }
}
