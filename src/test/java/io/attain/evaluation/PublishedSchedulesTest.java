package io.attain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.SharedExamples;
import io.attain.terms.Agreement;
import io.attain.terms.Documents;
import io.attain.terms.Finding;
import io.attain.terms.SeriesDefinition;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Credit schedules that others have published: they can be written as agreements, lint without gaps and overlaps, and pay
 * at each of their boundary points what their tables say. Those that contradict themselves are found out.
 */
class PublishedSchedulesTest {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** A fee of which a percent is a number of whole units, so that the credit shows the percent. */
    private static final BigDecimal FEE = new BigDecimal("1000000");

    private static final String AGREEMENT =
            """
            apiVersion: attain/v1
            kind: Agreement
            reference: PUBLISHED
            title: A published schedule
            type: customer
            zone: UTC
            currency: USD
            term: {from: 2026-01-01, until: 2026-02-01}
            parties: [{id: a, name: A, role: provider}, {id: b, name: B, role: customer}]
            services: [{id: s, provider: a, customer: b, fee: {amount: "%s", per: month}}]
            series: [{id: t, shape: tally, %s: part, total: total}]
            objectives:
              - id: o
                service: s
                series: t
                indicator: {type: %s}
                target: {%s: "%s"}
                period: {every: month}
                missing: undetermined
                credit:
                  tiers: %s
                  caps: [{per: verdict, percent: "100"}]
            """;

    static Stream<Named<JsonNode>> schedules() throws IOException {
        JsonNode cases = MAPPER.readTree(Files.readString(SharedExamples.path("cases/01_credit_schedules.json")));
        return StreamSupport.stream(cases.get("cases").spliterator(), false)
                .map(it -> Named.of(it.get("id").asText(), it));
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void haveNeitherGapsNorOverlaps(JsonNode schedule) {
        Documents documents = agreement(schedule, false);

        assertThat(codes(Linter.lint(documents))).isEmpty();
    }

    /** Rows with both ends, as they are printed. One of the tables is known by its first row only. */
    @ParameterizedTest
    @MethodSource("schedules")
    void canBeWrittenRowByRow(JsonNode schedule) {
        List<String> codes = codes(Linter.lint(agreement(schedule, true)));

        if (schedule.get("id").asText().equals("SCHED-ALIBABA-ECS")) {
            assertThat(codes).containsExactly("TIER_GAP /objectives/0/credit/tiers/0");
        } else {
            assertThat(codes).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void payWhatTheirTablesSayAtEachBoundary(JsonNode schedule) {
        for (boolean rowByRow : new boolean[] {false, true}) {
            Agreement agreement =
                    agreement(schedule, rowByRow).agreements().get(0).agreement();
            for (JsonNode point : schedule.at("/expected/evaluations")) {
                BigDecimal measured = point.get("measured_percent").decimalValue();
                BigDecimal expected = point.get("expected_credit_percent").decimalValue();

                assertThat(creditPercent(agreement, measured))
                        .as("%s at %s", schedule.get("id").asText(), measured)
                        .isEqualByComparingTo(expected);
            }
        }
    }

    /** GitHub: 10 % when at most 99.9 and above 99.0; 25 % when below 99.0; the commitment is at least 99.9. */
    @Test
    void areFoundOutWhenTheyPayOnTheTargetAndMissABound() {
        Documents documents = agreement(
                "good",
                "tally",
                "atLeast",
                "99.9",
                "[{atMost: \"99.9\", above: \"99.0\", percent: 10}, {below: \"99.0\", percent: 25}]");

        assertThat(findings(documents))
                .containsExactlyInAnyOrder(
                        "TIER_OVERLAP exactly at 99.9 the target is met and yet this tier applies: it is never paid,"
                                + " since only a breach carries a credit",
                        "TIER_GAP exactly at 99 no tier applies");
    }

    /** iAgree: 20 above 256, and 50 from 512: both match from 512 on. */
    @Test
    void areFoundOutWhenTwoTiersApply() {
        Documents documents =
                agreement("bad", "count", "atMost", "256", "[{above: 256, amount: 20}, {atLeast: 512, amount: 50}]");

        assertThat(findings(documents))
                .containsExactly("TIER_OVERLAP exactly at 512 both this tier and the one before apply; here the better"
                        + " one does");
    }

    /** The other schedules that contradict themselves do so in prose; their arithmetic is TimeBudgetTest's. */
    @ParameterizedTest
    @ValueSource(strings = {"BAD-05", "BAD-06"})
    void areTheOnesThatOthersFoundOut(String id) throws IOException {
        JsonNode cases = MAPPER.readTree(Files.readString(SharedExamples.path("cases/12_known_bad.json")));

        assertThat(StreamSupport.stream(cases.get("cases").spliterator(), false)
                        .filter(it -> it.get("id").asText().equals(id)))
                .singleElement()
                .extracting(it -> it.get("correct").asText())
                .asString()
                .contains("overlap");
    }

    private static List<String> findings(Documents documents) {
        return Linter.lint(documents).stream()
                .filter(it -> it.code().startsWith("TIER"))
                .map(it -> it.code() + " " + it.reason())
                .toList();
    }

    /** What is wrong with the schedule itself; the clauses around it are left out on purpose. */
    private static List<String> codes(List<Finding> findings) {
        return findings.stream()
                .filter(it -> it.severity() == Finding.Severity.ERROR
                        || it.code().startsWith("TIER")
                        || it.code().startsWith("CAP"))
                .map(it -> it.code() + " " + it.pointer())
                .toList();
    }

    private static Documents agreement(JsonNode schedule, boolean rowByRow) {
        boolean lowIsGood = schedule.at("/input/direction").asText().equals("lower_is_better");
        ArrayNode tiers = MAPPER.createArrayNode();
        for (JsonNode row : schedule.at("/input/tiers")) {
            ObjectNode tier = tiers.addObject();
            String near = lowIsGood ? "gt" : "lt";
            tier.put(lowIsGood ? "above" : "below", row.get(near).decimalValue());
            String far = lowIsGood ? "lte" : "gte";
            if (rowByRow && row.has(far)) {
                tier.put(lowIsGood ? "atMost" : "atLeast", row.get(far).decimalValue());
            }
            tier.put("percent", row.get("credit_percent").decimalValue());
        }
        return agreement(
                lowIsGood ? "bad" : "good",
                "tally",
                lowIsGood ? "atMost" : "atLeast",
                schedule.at("/input/commitment_percent").decimalValue().toPlainString(),
                tiers.toString());
    }

    private static Documents agreement(String part, String indicator, String direction, String target, String tiers) {
        Documents documents = Documents.read(
                "schedule.yaml", AGREEMENT.formatted(FEE.toPlainString(), part, indicator, direction, target, tiers));
        assertThat(documents.findings()).isEmpty();
        return documents;
    }

    private static BigDecimal creditPercent(Agreement agreement, BigDecimal measured) {
        Tally tally = new Tally(agreement.series().get(0), measured);
        Verdict verdict = Backtest.run(List.of(agreement), List.of(tally), null)
                .verdicts()
                .get(0);
        return verdict.credit() == null
                ? BigDecimal.ZERO
                : verdict.credit().amount().movePointRight(2).divide(FEE);
    }

    /**
     * One tally with exactly that percentage.
     *
     * @param series its series
     * @param percent the percentage
     */
    private record Tally(SeriesDefinition series, BigDecimal percent) implements MeasurementSource {

        @Override
        public InputReport read(Sink sink) {
            int scale = Math.max(0, percent.scale());
            BigDecimal total = BigDecimal.valueOf(100).movePointRight(scale);
            BigDecimal part = Objects.requireNonNull(percent.movePointRight(scale));
            Moment at = Moment.of(Instant.parse("2026-01-15T12:00:00Z"));
            List<@Nullable Moment> times = new ArrayList<>(List.of(at));
            sink.accept(new Measurement(
                    times.toArray(new @Nullable Moment[0]), total, part, null, new String[0], List.of(), 1));
            return new InputReport(series.id(), "memory", "sha256:", 1, 1, 0, 0, 0, 0, List.of());
        }
    }
}
