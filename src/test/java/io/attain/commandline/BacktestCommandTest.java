package io.attain.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BacktestCommandTest {

    private static final String PAPER = Run.file("paper.yaml");

    @TempDir
    private Path folder = Path.of("");

    private String deliveries = "";

    @BeforeEach
    void writeDeliveries() throws IOException {
        deliveries = write(
                "deliveries.csv",
                """
                id,due,done
                1,2026-01-12,2026-01-12
                2,2026-01-19,2026-01-20
                3,2026-02-02,2026-02-02
                4,2026-02-09,soon
                """);
    }

    private String write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private static Run backtest(String... more) {
        List<String> args = new ArrayList<>(List.of("backtest", PAPER));
        args.addAll(List.of(more));
        return Run.of(args.toArray(String[]::new));
    }

    @Test
    void printsATable() {
        Run run = backtest("--measurements", "paper.deliveries=" + deliveries, "--as-of", "2026-03-01");
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.lines())
                .containsExactly(
                        "PAPER-2026  Office paper supply",
                        "version 1, 2, facts as of Sun 2026-03-01 00:00 (America/New_York)",
                        "",
                        "period   objective        figure  target  counted  credit  verdict",
                        "2026-01  on-time     50.000000 %  >= 95         2   18.00  BREACHED",
                        "2026-02  on-time    100.000000 %  >= 95         1          MET",
                        "",
                        "objective  met  breached  undetermined  credits",
                        "on-time      1         1             0    18.00",
                        "",
                        "1 met, 1 breached, 0 undetermined; credits: 18.00 USD",
                        "",
                        "paper.deliveries from deliveries.csv: 4 rows, 3 measurements, 1 refused",
                        "    line 5, column done, \"soon\": expected an ISO 8601 date or time such as 2026-01-31 or"
                                + " 2026-01-31T08:30:00Z, found 'soon'",
                        "about the terms: 13 warnings, 4 notes; the command validate tells them");
    }

    @Test
    void explainsEachVerdict() {
        Run run = backtest("--measurements", "paper.deliveries=" + deliveries, "--as-of", "2026-02-01", "--explain");
        assertThat(run.out())
                .contains("50.000000 %")
                .contains("target at least 95: BREACHED")
                .contains("below 95: 1.5 %")
                .contains("sha256:");
    }

    @Test
    void printsJson() throws IOException {
        Run run = backtest("--measurements", "paper.deliveries=" + deliveries, "--format", "json", "--explain");
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(json.get("totals").get("breached").intValue()).isEqualTo(1);
        assertThat(json.get("verdicts").get(0).get("credit").get("amount").textValue())
                .isEqualTo("18.00");
        assertThat(json.get("derivations")
                        .get(json.get("verdicts").get(0).get("derivation").textValue())
                        .get("outcome")
                        .textValue())
                .isEqualTo("BREACHED");
    }

    @Test
    void printsCsvThatNoSpreadsheetTakesForFormulas() throws IOException {
        String terms = Files.readString(Path.of(PAPER))
                .replace(
                        "series: paper.deliveries\n    indicator",
                        "series: paper.deliveries\n    scope: [site]\n    indicator")
                .replace("key: [id], times:", "key: [id], attributes: {site: site}, times:");
        String agreement = write("scoped.yaml", terms);
        String sites = write("sites.csv", "id,site,due,done\n1,=HYPERLINK(1),2026-01-12,2026-01-12\n");
        Run run = Run.of(
                "backtest",
                agreement,
                "--measurements",
                "paper.deliveries=" + sites,
                "--as-of",
                "2026-02-01",
                "--format",
                "csv");
        assertThat(run.code()).isZero();
        assertThat(run.lines()).hasSize(2);
        assertThat(run.lines().get(0)).startsWith("agreement,version,objective,scope,period,");
        assertThat(run.lines().get(1))
                .startsWith("PAPER-2026,1,on-time,site==HYPERLINK(1),2026-01,2026-01-01T00:00:00-05:00,")
                .contains(",MET,");
    }

    @Test
    void failsOnABreachWhenAskedTo() {
        String measurements = "paper.deliveries=" + deliveries;
        assertThat(backtest("--measurements", measurements, "--fail-on-breach").code())
                .isEqualTo(1);
        assertThat(backtest("--measurements", measurements).code()).isZero();
    }

    @Test
    void readsPackedFilesAndSeveralOfOneSeries() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("id,due,done\n2,2026-01-19,2026-01-19\n".getBytes(StandardCharsets.UTF_8));
        }
        Path later = Files.write(folder.resolve("later.csv.gz"), packed.toByteArray());
        Run run = backtest(
                "--measurements",
                "paper.deliveries=" + deliveries,
                "--measurements",
                "paper.deliveries=" + later,
                "--as-of",
                "2026-02-01");
        assertThat(run.out())
                .contains("1 met, 0 breached")
                .contains("deliveries.csv, later.csv.gz: 5 rows")
                .contains("1 superseded");
    }

    @Test
    void takesTheDefinitionOfASeriesFromItsOwnFile() throws IOException {
        String terms = Files.readString(Path.of(PAPER)).replaceAll("(?m)^series:\\R.*\\R", "");
        String agreement = write("bare.yaml", terms);
        String series = write(
                "series.yaml",
                """
                apiVersion: attain/v1
                kind: Series
                id: paper.deliveries
                shape: case
                key: [id]
                times: {due: {column: due}, done: {column: done}}
                """);
        String measurements = "paper.deliveries=" + deliveries;
        assertThat(Run.of("backtest", agreement, "--measurements", measurements).code())
                .isEqualTo(2);
        assertThat(Run.of("backtest", agreement, "--series", series, "--measurements", measurements)
                        .out())
                .contains("1 met, 1 breached");
    }

    static Stream<Arguments> wrongCalls() {
        return Stream.of(
                Arguments.of(2, "--measurements", List.of()),
                Arguments.of(2, "names no series and file", List.of("--measurements", "deliveries.csv")),
                Arguments.of(
                        2,
                        "nobody defines the series \"x\"",
                        List.of("--measurements", "x=pom.xml", "--as-of", "2026-01-01")),
                Arguments.of(
                        2,
                        "only once",
                        List.of("--measurements", "paper.deliveries=-", "--measurements", "paper.deliveries=-")),
                Arguments.of(
                        2,
                        "is no time",
                        List.of("--measurements", "paper.deliveries=pom.xml", "--as-of", "2026-02-30")),
                Arguments.of(3, "there is no such file", List.of("--measurements", "paper.deliveries=nowhere.csv")),
                Arguments.of(3, "it is a directory", List.of("--measurements", "paper.deliveries=src")),
                Arguments.of(3, "pom.xml", List.of("--measurements", "paper.deliveries=pom.xml")),
                Arguments.of(
                        3,
                        "there is no such file",
                        List.of("--measurements", "paper.deliveries=pom.xml", "--series", "nowhere.yaml")));
    }

    @ParameterizedTest
    @MethodSource("wrongCalls")
    void saysInALineWhatIsWrong(int code, String message, List<String> args) {
        Run run = backtest(args.toArray(String[]::new));
        assertThat(run.code()).isEqualTo(code);
        assertThat(run.err()).contains(message).doesNotContain("\tat ").doesNotContain("internal error");
        assertThat(run.out()).isEmpty();
    }
}
