package io.attain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.attain.YamlCases;
import io.attain.evaluation.Attribution.Beneath;
import io.attain.evaluation.Attribution.Judged;
import io.attain.evaluation.Attribution.Kind;
import io.attain.evaluation.Attribution.Measure;
import io.attain.terms.Agreement.Support.Relation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Where missed targets come from, by cases worked out by hand. */
class AttributionTest {

    private static final Measure SHARE = new Measure(Kind.SHARE, null, null);

    @TestFactory
    Stream<DynamicTest> explainsAMissedTarget() {
        return YamlCases.tests(YamlCases.of("attribution-cases.yaml"), AttributionTest::check);
    }

    private static void check(JsonNode one) {
        Measure measure = measure(one.path("measure"), SHARE);
        List<Beneath> beneath = list(one.path("beneath")).stream()
                .map(it -> new Beneath(
                        Relation.valueOf(it.get("relation").asText().toUpperCase(Locale.ROOT)),
                        measure(it.path("measure"), measure),
                        list(it.path("verdicts")).stream()
                                .map(AttributionTest::judged)
                                .toList()))
                .toList();

        Attribution.Result result = Attribution.of(measure, judged(one.get("missed")), beneath);

        assertThat(text(result.missedBy())).isEqualTo(text(one, "missedBy"));
        assertThat(text(result.own())).isEqualTo(text(one, "own"));
        assertThat(result.complete()).isEqualTo(one.path("complete").asBoolean(true));
        assertThat(result.causes().stream().map(it -> it.standing() + " " + text(it.loss()) + " " + text(it.share())))
                .containsExactlyElementsOf(list(one.path("causes")).stream()
                        .map(it -> it.get("standing").asText() + " " + text(it, "loss") + " " + text(it, "share"))
                        .toList());
    }

    @Test
    void findsEachCycleOnce() {
        Map<String, List<String>> supports = Map.of(
                "A",
                List.of("B", "C"),
                "B",
                List.of("D"),
                "C",
                List.of("D", "C"),
                "D",
                List.of("B", "E"),
                "E",
                List.of());

        assertThat(SupportCycles.of("A", supports::get)).containsExactly(List.of("B", "D"), List.of("C"));
        assertThat(SupportCycles.text(List.of("B", "D"))).isEqualTo("B → D → B");
        assertThat(SupportCycles.of("E", supports::get)).isEmpty();
    }

    private static Measure measure(JsonNode written, Measure otherwise) {
        return written.isMissingNode()
                ? otherwise
                : new Measure(
                        Kind.valueOf(written.get("kind").asText()),
                        text(written, "unit"),
                        written.has("seconds")
                                ? new BigDecimal(written.get("seconds").asText())
                                : null);
    }

    private static Judged judged(JsonNode written) {
        return new Judged(
                day(written.get("from")),
                day(written.get("until")),
                Outcome.valueOf(written.path("is").asText("BREACHED")),
                new BigDecimal(written.get("target").asText()),
                text(written, "exact"));
    }

    private static Instant day(JsonNode written) {
        return LocalDate.parse(written.asText()).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.has(field) ? node.get(field).asText() : null;
    }

    private static @Nullable String text(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
