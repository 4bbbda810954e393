package io.attain.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import io.attain.evaluation.Backtest;
import io.attain.evaluation.BacktestResult;
import io.attain.evaluation.Credit;
import io.attain.evaluation.Figure;
import io.attain.evaluation.InputReport;
import io.attain.evaluation.Verdict;
import io.attain.terms.Agreement;
import io.attain.terms.Documents;
import io.attain.terms.SeriesDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The example agreements over their measurements come out as was worked out beside the product: every verdict, figure and
 * credit of every objective, scope and period.
 */
class ExampleBacktestTest {

    private static final Map<String, String> FILES = Map.of(
            "paper.deliveries", "paper-deliveries.csv",
            "paper.reports", "paper-reports.csv",
            "marketing.leads", "marketing-leads.csv",
            "marketing.acceptance", "marketing-leads.csv",
            "marketing.reports", "marketing-reports.csv",
            "sales.calls", "sales-calls.csv",
            "sales.deals", "sales-deals.csv",
            "sales.friction-reports", "sales-friction-reports.csv",
            "marketing.profiles", "marketing-profiles.csv");

    private static final Map<String, String> IT_FILES = Map.of(
            "shop.status", "it-status.csv", "shop.incidents", "it-incidents.csv", "shop.latency", "it-latency.csv");

    @ParameterizedTest
    @CsvSource({
        "paper-supply, 60, 768.00",
        "qualified-leads, 24, 1500.00",
        "closed-deals, 24, 28000.00",
        "it-operations, 42, 8750.00"
    })
    void comesOutAsWorkedOut(String name, int verdicts, String credits) throws IOException {
        Agreement agreement = Documents.read(name + ".yaml", bytes("/examples/" + name + ".yaml"))
                .agreements()
                .get(0)
                .agreement();
        List<FileSource> sources = new ArrayList<>();
        for (SeriesDefinition series : agreement.series()) {
            String file = FILES.getOrDefault(series.id(), IT_FILES.getOrDefault(series.id(), ""));
            MeasurementFile content = new MeasurementFile(file, () -> stream("/examples/" + file));
            sources.add(new FileSource(series, agreement.zone(), List.of(content), bytes -> {}));
        }

        BacktestResult result = Backtest.run(List.of(agreement), sources, null);

        assertThat(result.findings()).isEmpty();
        assertThat(result.inputs()).extracting(InputReport::refusedRows).containsOnly(0L);
        assertThat(result.verdicts().stream().map(ExampleBacktestTest::line).collect(Collectors.joining("\n")))
                .isEqualTo(expected(name));
        assertThat(result.verdicts()).hasSize(verdicts);
        assertThat(result.credits().values()).singleElement().asString().isEqualTo(credits);
    }

    private static String line(Verdict verdict) {
        Figure figure = verdict.figure();
        Credit credit = verdict.credit();
        String scope = verdict.scope().asMap().entrySet().stream()
                .map(it -> it.getKey() + "=" + it.getValue())
                .collect(Collectors.joining(";"));
        return String.join(
                ",",
                verdict.objective(),
                scope,
                verdict.period().label(),
                verdict.outcome().name(),
                figure == null ? "" : figure.display(),
                credit == null ? "0.00" : credit.amount().toPlainString());
    }

    private static String expected(String name) throws IOException {
        return new String(bytes("/examples/" + name + ".csv"), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .collect(Collectors.joining("\n"));
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream stream = stream(name)) {
            return stream.readAllBytes();
        }
    }

    private static InputStream stream(String name) {
        return Objects.requireNonNull(ExampleBacktestTest.class.getResourceAsStream(name), name);
    }
}
