package io.attain.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.evaluation.Backtest;
import io.attain.evaluation.Figure;
import io.attain.evaluation.LintCode;
import io.attain.evaluation.Linter;
import io.attain.evaluation.Outcome;
import io.attain.evaluation.Verdict;
import io.attain.terms.Agreement;
import io.attain.terms.Documents;
import io.attain.terms.Finding;
import io.attain.terms.SeriesDefinition;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** The reference page says what is so: its examples are read, linted and run, and its tables are what comes out. */
class AgreementFormatPageTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String TABLE = "| objective | period | counted | figure | verdict | credit |";
    private static final String PAGE = page();

    /**
     * An example of the page.
     *
     * @param heading the heading that it stands under
     * @param info what stands beside the language of its code block
     * @param yaml documents of which the first changes the frame
     * @param measurements CSV by series
     * @param rows the table of verdicts, empty where there is none
     */
    private record Example(
            String heading, String info, String yaml, Map<String, String> measurements, List<String> rows) {}

    static Stream<Named<Example>> examples() {
        List<Example> examples = new ArrayList<>();
        String heading = "";
        String[] lines = PAGE.split("\n");
        for (int index = 0; index < lines.length; index++) {
            String line = lines[index];
            if (line.startsWith("#")) {
                heading = line.replaceFirst("#+ ", "");
            } else if (line.startsWith("```yaml example")) {
                String yaml = block(lines, index);
                examples.add(new Example(heading, line.substring(7), yaml, new LinkedHashMap<>(), new ArrayList<>()));
                index += yaml.split("\n").length + 1;
            } else if (line.startsWith("```csv ")) {
                String csv = block(lines, index);
                examples.get(examples.size() - 1).measurements().put(line.substring(7), csv);
                index += csv.split("\n").length + 1;
            } else if (line.equals(TABLE)) {
                for (index += 2; index < lines.length && lines[index].startsWith("|"); index++) {
                    examples.get(examples.size() - 1).rows().add(lines[index].replaceAll(" +", " "));
                }
            }
        }
        return examples.stream().map(it -> Named.of(it.heading(), it));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void fitsTheFormatAndCanBeComputed(Example example) {
        Documents documents = documents(example);
        List<String> errors = Linter.lint(documents).stream()
                .filter(it -> it.severity() == Finding.Severity.ERROR)
                .filter(it ->
                        !it.code().equals("SERIES_UNDEFINED") || !example.rows().isEmpty())
                .map(Finding::code)
                .distinct()
                .toList();

        assertThat(documents.findings()).isEmpty();
        if (!example.heading().equals("Sections")) {
            assertThat(errors).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void comesOutAsItsTableSays(Example example) {
        Documents documents = documents(example);
        Agreement agreement = documents.agreements().get(0).agreement();
        List<FileSource> sources = new ArrayList<>();
        Stream.concat(agreement.series().stream(), documents.series().stream())
                .filter(it -> example.measurements().containsKey(it.id()))
                .forEach(it -> sources.add(source(it, agreement, example)));
        List<String> rows = sources.isEmpty()
                ? List.of()
                : Backtest.run(List.of(agreement), sources, null).verdicts().stream()
                        .map(AgreementFormatPageTest::row)
                        .toList();

        assertThat(rows).isEqualTo(example.rows());
    }

    @Test
    void namesEveryFinding() {
        assertThat(LintCode.values()).allSatisfy(code -> assertThat(PAGE).contains("`" + code + "`"));
    }

    @Test
    void hasAnExampleUnderEachHeadingThatShowsAnAbility() {
        assertThat(examples().map(it -> it.getPayload().heading()).collect(Collectors.toSet()))
                .contains(
                        "Sections",
                        "Ratio",
                        "Tally",
                        "Availability",
                        "Outages as cases",
                        "Conditions",
                        "Periods",
                        "Missing data and small samples",
                        "Exclusions",
                        "Tiers",
                        "Points",
                        "The pool at risk",
                        "Repeated breaches",
                        "Earn-back, rewards and the least that is paid",
                        "Years and windows that roll",
                        "Flat, and for each unit",
                        "Caps",
                        "Early warning",
                        "Series");
    }

    private static FileSource source(SeriesDefinition series, Agreement agreement, Example example) {
        String text = Objects.requireNonNull(example.measurements().get(series.id()), series.id());
        byte[] csv = text.getBytes(series.encoding() == null ? StandardCharsets.UTF_8 : series.encoding());
        MeasurementFile file = new MeasurementFile(series.id() + ".csv", () -> new ByteArrayInputStream(csv));
        return new FileSource(series, agreement.zone(), List.of(file), bytes -> {});
    }

    private static String row(Verdict verdict) {
        Figure figure = verdict.figure();
        String scope = verdict.scope().asMap().entrySet().stream()
                .map(it -> it.getKey() + "=" + it.getValue())
                .collect(Collectors.joining(", "));
        return ("| " + verdict.objective() + (scope.isEmpty() ? "" : " (" + scope + ")")
                        + " | " + verdict.period().label()
                        + " | " + verdict.counted().toPlainString()
                        + " | " + (figure == null ? "" : figure.display())
                        + " | " + verdict.outcome()
                        + (verdict.outcome() == Outcome.UNDETERMINED ? " (" + verdict.reason() + ")" : "")
                        + " | "
                        + (verdict.credit() == null
                                ? ""
                                : verdict.credit().amount().toPlainString())
                        + " |")
                .replaceAll(" +", " ");
    }

    /** Puts an example into the page's frame. */
    private static Documents documents(Example example) {
        ObjectNode agreement = (ObjectNode) yaml(frame());
        String[] parts = example.yaml().split("\n---\n");
        agreement.setAll((ObjectNode) yaml(parts[0]));
        if (!agreement.has("objectives")) {
            agreement.set(
                    "objectives",
                    yaml(
                            """
                    - {id: on-time, series: deliveries, indicator: {type: count}, target: {atLeast: 1}, period: {every: month}}
                    """));
        }
        StringBuilder text = new StringBuilder(agreement.toString());
        for (int index = 1; index < parts.length; index++) {
            text.append("\n---\n").append(parts[index]);
        }
        return Documents.read("example.yaml", text.toString());
    }

    private static String frame() {
        String[] lines = PAGE.split("\n");
        for (int index = 0; index < lines.length; index++) {
            if (lines[index].equals("```yaml frame")) {
                return block(lines, index);
            }
        }
        throw new AssertionError("the page has no frame");
    }

    private static String block(String[] lines, int fence) {
        StringBuilder text = new StringBuilder();
        for (int index = fence + 1; !lines[index].equals("```"); index++) {
            text.append(lines[index]).append('\n');
        }
        return text.toString();
    }

    private static JsonNode yaml(String text) {
        return MAPPER.valueToTree(
                new Load(LoadSettings.builder().setSchema(new CoreSchema()).build()).loadFromString(text));
    }

    private static String page() {
        try {
            return Files.readString(Path.of("docs", "agreement-format.md"));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
