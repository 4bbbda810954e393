package io.attain.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.attain.YamlCases;
import io.attain.evaluation.BacktestComparison;
import io.attain.evaluation.DraftBacktest;
import io.attain.evaluation.DraftBacktest.Line;
import io.attain.evaluation.DraftBacktest.OfObjective;
import io.attain.evaluation.DraftBacktest.OfScope;
import io.attain.evaluation.DraftBacktest.Past;
import io.attain.evaluation.DraftBacktest.Tally;
import io.attain.evaluation.DraftBacktest.Total;
import io.attain.evaluation.DraftEvaluation;
import io.attain.evaluation.InputReport;
import io.attain.evaluation.PastTerms;
import io.attain.evaluation.SeriesHistory;
import io.attain.terms.Agreement;
import io.attain.terms.Documents;
import io.attain.terms.Finding;
import io.attain.terms.SeriesDefinition;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Small drafts and measurements of the past, each with what came of it worked out by hand. */
class DraftBacktestTest {

    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    @TestFactory
    Stream<DynamicTest> comesOutAsWorkedOutByHand() {
        return YamlCases.tests(cases(), DraftBacktestTest::check);
    }

    private static List<JsonNode> cases() {
        return YamlCases.of("draft-cases.yaml");
    }

    private static void check(JsonNode one) throws IOException {
        DraftBacktest backtest = judge(one);
        List<String> expected = new ArrayList<>();
        one.get("expect").forEach(it -> expected.add(it.asText()));
        assertThat(lines(backtest)).isEqualTo(expected);
        if (one.has("findings")) {
            List<String> codes = new ArrayList<>();
            one.get("findings").forEach(it -> codes.add(it.asText()));
            assertThat(backtest.findings()).extracting(Finding::code).isEqualTo(codes);
        }
        if (one.has("summary")) {
            assertThat(words().summary(backtest, Locale.ENGLISH))
                    .isEqualTo(one.get("summary").asText());
        }
        assertThat(words().summary(backtest, Locale.TAIWAN)).doesNotContain("{").isNotBlank();
        assertThat(JSON.readTree(JSON.writeValueAsString(backtest)).get("objectives"))
                .hasSameSizeAs(backtest.objectives());
    }

    private static DraftBacktest judge(JsonNode one) throws IOException {
        return judge(one, agreement(one));
    }

    private static ObjectNode agreement(JsonNode one) {
        ObjectNode agreement = YamlCases.agreement(one);
        if (!one.path("agreement").has("term")) {
            agreement.putObject("term").put("from", "2027-01-01").put("until", "2028-01-01");
        }
        for (JsonNode written : one.get("objectives")) {
            ObjectNode objective = YamlCases.addObjective(agreement, "m", written);
            objective.put("name", "Objective " + objective.get("id").asText());
        }
        ArrayNode series = agreement.putArray("series");
        one.get("series").properties().forEach(it -> {
            ObjectNode definition = series.addObject().put("id", it.getKey());
            definition.setAll((ObjectNode) it.getValue());
        });
        return agreement;
    }

    private static DraftBacktest judge(JsonNode one, ObjectNode agreement) throws IOException {
        Documents documents = Documents.read("case", JSON.writeValueAsString(agreement));
        assertThat(documents.findings()).isEmpty();
        Agreement draft = documents.agreements().get(0).agreement();
        Instant now = Instant.parse(one.path("now").asText("2026-04-15T00:00:00Z"));
        Map<String, FileSource> sources = new LinkedHashMap<>();
        List<SeriesHistory> histories = new ArrayList<>();
        for (SeriesDefinition definition : draft.series()) {
            byte[] content =
                    one.get("measurements").get(definition.id()).asText().getBytes(StandardCharsets.UTF_8);
            MeasurementFile file = new MeasurementFile("measurements", () -> new ByteArrayInputStream(content));
            FileSource source = new FileSource(definition, draft.zone(), List.of(file), bytes -> {});
            SeriesHistory.Reader reader =
                    new SeriesHistory.Reader(definition, draft.zone(), PastTerms.lookingBackTo(draft, now), now);
            source.read(reader);
            sources.put(definition.id(), source);
            histories.add(reader.history(
                    one.has("completeUntil")
                            ? Instant.parse(one.get("completeUntil").asText())
                            : null));
        }
        DraftEvaluation evaluation = new DraftEvaluation(draft, now, histories);
        Map<String, InputReport> inputs = new LinkedHashMap<>();
        for (String id : evaluation.series()) {
            FileSource source = Objects.requireNonNull(sources.get(id));
            inputs.put(id, source.read(evaluation.open(source.series())));
        }
        return evaluation.judge(inputs, List.of()).backtest();
    }

    private static List<String> lines(DraftBacktest backtest) {
        Past past = backtest.past();
        Total total = backtest.total();
        if (past == null || total == null) {
            assertThat(backtest.hasHistory()).isFalse();
            return List.of("nothing");
        }
        List<String> lines = new ArrayList<>();
        lines.add("past " + past.from() + " " + past.until() + ", term " + past.termFrom() + " " + past.termUntil());
        for (OfObjective objective : backtest.objectives()) {
            for (OfScope scope : objective.scopes()) {
                for (Line line : scope.verdicts()) {
                    String of = scope.scope().isEmpty()
                            ? ""
                            : " " + String.join(" ", scope.scope().values());
                    lines.add(objective.objective() + " " + line.period() + of + " " + line.verdict() + " "
                            + (line.figure() == null ? "-" : line.figure()) + " "
                            + credit(line.credit(), line.beforeCaps(), line.capped()));
                }
            }
        }
        for (OfObjective objective : backtest.objectives()) {
            Tally tally = objective.tally();
            lines.add(objective.objective() + " met " + tally.met() + "/" + tally.decided() + " credit "
                    + credit(tally.credit(), tally.beforeCaps(), tally.capped() > 0)
                    + (tally.capped() > 0 ? " capped " + tally.capped() : "") + " lost " + text(objective.lost())
                    + (objective.unknown() > 0 ? " unknown " + objective.unknown() : ""));
        }
        lines.add("total met " + total.tally().met() + "/" + total.tally().decided() + " credit "
                + total.tally().credit().toPlainString() + " of "
                + total.stake().atRisk().toPlainString() + ", "
                + text(total.stake().lost()) + " %, capped periods " + total.cappedPeriods());
        assertThat(backtest.periods().stream().map(it -> it.tally().credit()).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(total.tally().credit());
        return lines;
    }

    private static String credit(BigDecimal credit, BigDecimal beforeCaps, boolean capped) {
        return credit.toPlainString() + (capped ? " of " + beforeCaps.toPlainString() : "");
    }

    private static String text(@Nullable String text) {
        return text == null ? "-" : text;
    }

    private static BacktestInWords words() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setAlwaysUseMessageFormat(true);
        messages.setFallbackToSystemLocale(false);
        return new BacktestInWords(messages);
    }

    @Test
    void twoVersionsOfTheTermsAreComparedByWhatEachWouldHaveGiven() throws IOException {
        JsonNode one = cases().get(0);
        DraftBacktest before = judge(one);
        ObjectNode changed = agreement(one);
        ((ObjectNode) changed.at("/objectives/0")).putObject("target").put("atLeast", "90");
        ObjectNode added = changed.withArray("objectives").addObject();
        added.setAll((ObjectNode) changed.at("/objectives/0").deepCopy());
        added.put("id", "q").put("name", "Added").remove("credit");
        DraftBacktest after = judge(one, changed);

        BacktestComparison comparison = BacktestComparison.of(before, after);
        assertThat(comparison.sameTime()).isTrue();
        assertThat(comparison.difference()).isEqualByComparingTo("-100.00");
        assertThat(comparison.objectives())
                .extracting(BacktestComparison.Effect::objective)
                .containsExactly("o", "q");
        assertThat(words().effect(comparison, Locale.ENGLISH))
                .containsExactly(
                        "“Objective o”: met in 1 of 3 with credits of 400.00 EUR before, met in 2 of 3 with credits of"
                                + " 300.00 EUR after the change",
                        "“Added”: not there before, met in 2 of 3 with credits of 0.00 EUR after the change");
        assertThat(words().effect(BacktestComparison.of(before, before), Locale.ENGLISH))
                .containsExactly("The change makes no difference to the back-test.");
        assertThat(words().effect(comparison, Locale.TAIWAN).get(0)).contains("變更前", "400.00 EUR");
    }
}
