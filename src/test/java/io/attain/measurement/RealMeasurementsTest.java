package io.attain.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attain.SharedExamples;
import io.attain.evaluation.Backtest;
import io.attain.evaluation.BacktestResult;
import io.attain.evaluation.Credit;
import io.attain.evaluation.Figure;
import io.attain.evaluation.Outcome;
import io.attain.evaluation.Reason;
import io.attain.evaluation.Verdict;
import io.attain.terms.Agreement;
import io.attain.terms.AgreementDocument;
import io.attain.terms.Documents;
import io.attain.terms.SeriesDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real measurements judged by agreements of ours: every status, count, figure and credit as computed independently. */
class RealMeasurementsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "S2, scms_orgenics.csv, expected_S2.json",
        "L1, leads.csv, expected_L1_L2.json",
        "L2, leads.csv, expected_L1_L2.json",
        "N1, ec2_request_latency.csv, expected_N1.json",
        "I2, incidents_2016-06_on.csv, expected_I2_tail.json",
        "U1, wirgarten_status_records.csv, expected_U1_one_service.json",
        "U6, manticore_status_records.json, expected_U6.json"
    })
    void comesOutAsExpected(String agreement, String measurements, String expected) throws IOException {
        BacktestResult result = backtest(agreement, measurements);
        List<JsonNode> results = expectedResults(agreement, expected);
        List<String> actual = new ArrayList<>();
        List<String> wanted = new ArrayList<>();
        for (JsonNode row : results) {
            Verdict verdict = find(result, row);
            wanted.add(wanted(row));
            actual.add(actual(row, verdict));
        }
        assertThat(actual).isEqualTo(wanted);
        if (!agreement.equals("U1")) {
            assertThat(result.verdicts()).hasSize(results.size());
        }
        assertThat(result.findings()).isEmpty();
        assertThat(result.inputs().get(0).refusedRows()).isZero();
    }

    private static BacktestResult backtest(String name, String measurements) throws IOException {
        byte[] content;
        try (InputStream in = Objects.requireNonNull(
                RealMeasurementsTest.class.getResourceAsStream("/io/attain/evaluation/real/" + name + ".yaml"))) {
            content = in.readAllBytes();
        }
        Documents documents = Documents.read(name + ".yaml", content);
        assertThat(documents.findings()).isEmpty();
        List<Agreement> versions = documents.agreements().stream()
                .map(AgreementDocument::agreement)
                .toList();
        SeriesDefinition series = documents.series().get(0);
        MeasurementFile file = MeasurementFile.of(SharedExamples.path("real/" + measurements));
        FileSource source = new FileSource(series, versions.get(0).zone(), List.of(file), bytes -> {});
        return Backtest.run(versions, List.of(source), null);
    }

    /** The rows of scopes that have some measurement, or a held state, in the term; others do not appear by the format. */
    private static List<JsonNode> expectedResults(String agreement, String file) throws IOException {
        JsonNode json = JSON.readTree(SharedExamples.path("real/" + file).toFile());
        JsonNode results = json.at("/sla/results");
        for (JsonNode sla : json.path("slas")) {
            if (sla.get("id").asText().equals(agreement)) {
                results = sla.get("results");
            }
        }
        List<JsonNode> rows = new ArrayList<>();
        results.forEach(rows::add);
        Set<String> measured = new HashSet<>();
        for (JsonNode row : rows) {
            if (!row.get("status").asText().equals("NO_DATA")) {
                measured.add(row.path("service").asText());
            }
        }
        return rows.stream()
                .filter(it -> !it.has("service")
                        || measured.contains(it.get("service").asText()))
                .toList();
    }

    private static Verdict find(BacktestResult result, JsonNode row) {
        return result.verdicts().stream()
                .filter(it -> it.period().label().equals(row.get("period").asText()))
                .filter(it -> !row.has("service")
                        || it.scope().values().equals(List.of(row.get("service").asText())))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no verdict for " + row));
    }

    private static final List<String> COUNTS = List.of("total", "samples", "monitored_ms", "deliveries");
    private static final List<String> FIGURES = List.of("attained_pct", "rate_pct", "p95", "quantity");

    private static String wanted(JsonNode row) {
        return row.get("period").asText() + " " + row.path("service").asText("") + " "
                + row.get("status").asText() + " " + first(row, COUNTS) + " " + first(row, FIGURES) + " "
                + row.get("credit").asText();
    }

    private static String first(JsonNode row, List<String> names) {
        return names.stream()
                .filter(row::has)
                .map(it -> row.get(it).asText())
                .findFirst()
                .orElse("-");
    }

    private static String actual(JsonNode row, Verdict verdict) {
        Figure figure = verdict.figure();
        Credit credit = verdict.credit();
        return verdict.period().label() + " " + row.path("service").asText("") + " " + status(verdict) + " "
                + (first(row, COUNTS).equals("-") ? "-" : verdict.counted().toPlainString()) + " "
                + (first(row, FIGURES).equals("-") ? "-" : figure == null ? "" : figure.display()) + " "
                + (credit == null ? new BigDecimal("0.00") : credit.amount());
    }

    private static String status(Verdict verdict) {
        if (verdict.outcome() != Outcome.UNDETERMINED) {
            return verdict.outcome().name();
        }
        return verdict.reason() == Reason.NO_DATA ? "NO_DATA" : "INSUFFICIENT_DATA";
    }
}
