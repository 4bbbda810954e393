package io.attain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.attain.SharedExamples;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a target allows to go wrong, against tables that others have published. */
class TimeBudgetTest {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** A twelfth of a year: 30 days, 10 hours. */
    private static final Duration AVERAGE_MONTH = TimeBudget.YEAR.dividedBy(12);

    @Test
    void allowsFiveMinutesAYearAtFiveNines() {
        BigDecimal allowed = TimeBudget.allowed(new BigDecimal("99.999"), TimeBudget.YEAR);

        assertThat(allowed).isEqualByComparingTo("315.36");
        assertThat(TimeBudget.text(allowed)).isEqualTo("5 min 15 s");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "0.004, 0 s",
        "0.864, 0.86 s",
        "25.92, 25.92 s",
        "30.0, 30 s",
        "59.999, 59.99 s",
        "60, 1 min",
        "2592, 43 min 12 s",
        "31536, 8 h 45 min 36 s",
        "315360, 3 d 15 h 36 min",
        "86401, 1 d 1 s",
    })
    void saysTimesInWords(BigDecimal seconds, String text) {
        assertThat(TimeBudget.text(seconds)).isEqualTo(text);
    }

    @Test
    void refusesWhatIsNoShare() {
        assertThatThrownBy(() -> TimeBudget.allowed(new BigDecimal("100.01"), TimeBudget.DAY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("100.01");
    }

    static Stream<Named<JsonNode>> nines() throws IOException {
        return cases("nines_to_downtime", "expected_exact_seconds");
    }

    @ParameterizedTest
    @MethodSource("nines")
    void agreesWithPublishedTables(JsonNode published) {
        BigDecimal target = published.at("/input/availability_percent").decimalValue();
        Map<String, Duration> spans =
                Map.of("week", TimeBudget.WEEK, "month_30d", TimeBudget.MONTH, "year_365d", TimeBudget.YEAR);

        spans.forEach((name, time) -> assertThat(TimeBudget.allowed(target, time))
                .as(name)
                .isEqualByComparingTo(
                        published.at("/expected_exact_seconds/" + name).decimalValue()));
    }

    @Test
    void agreesWithPublishedSentences() throws IOException {
        JsonNode seed = single("NINES-SEED");
        Duration year = Duration.ofDays(seed.at("/input/period_days").asInt());
        for (int index = 0; index < 2; index++) {
            assertThat(TimeBudget.allowed(
                            seed.at("/input/availability_percent/" + index).decimalValue(), year))
                    .isEqualByComparingTo(
                            seed.at("/expected/downtime_seconds_exact/" + index).decimalValue());
        }
        JsonNode march = single("NINES-UKLAW");
        assertThat(hours(TimeBudget.allowed(
                        march.at("/input/availability_percent").decimalValue(),
                        Duration.ofDays(march.at("/input/period_days").asInt()))))
                .isEqualByComparingTo(march.at("/expected/downtime_hours").decimalValue());
        for (String id : new String[] {"NINES-AVGMONTH-99.99", "NINES-AVGMONTH-99.95", "NINES-AVGMONTH-99.9"}) {
            JsonNode average = single(id);
            assertThat(minutes(TimeBudget.allowed(
                                    average.at("/input/availability_percent").decimalValue(), AVERAGE_MONTH))
                            .setScale(1, RoundingMode.HALF_UP))
                    .as(id)
                    .isEqualByComparingTo(
                            average.at("/expected/downtime_minutes_1dp").decimalValue());
        }
    }

    @Test
    void agreesWithPublishedErrorBudgets() throws IOException {
        JsonNode week = single("NINES-OPENSLO-WEEK");
        assertThat(TimeBudget.allowed(
                        week.at("/input/target_percent").decimalValue(),
                        Duration.ofMinutes(week.at("/input/window_minutes").asLong())))
                .isEqualByComparingTo(week.at("/expected/budget_seconds").decimalValue());
        JsonNode slices = single("BUDGET-OPENSLO-TIMESLICE");
        BigDecimal budget = TimeBudget.allowed(
                slices.at("/input/target_percent").decimalValue(),
                Duration.ofMinutes(slices.at("/input/window_slices").asLong()
                        * slices.at("/input/slice_minutes").asLong()));
        assertThat(minutes(budget))
                .isEqualByComparingTo(slices.at("/expected/budget_minutes").decimalValue());
        assertThat(TimeBudget.text(budget))
                .isEqualTo(slices.at("/expected/as_text").asText());
    }

    /** Whether a downtime lies within what 99.9 % allow. */
    @ParameterizedTest
    @CsvSource({"NINES-44MIN", "NINES-10MIN"})
    void agreesOnWhetherADowntimeIsAllowed(String id) throws IOException {
        JsonNode published = single(id);
        BigDecimal allowed = TimeBudget.allowed(
                new BigDecimal("99.9"),
                Duration.ofMinutes(published.at("/input/minutes").asLong()));
        BigDecimal downtime =
                published.at("/input/downtime_minutes").decimalValue().multiply(BigDecimal.valueOf(60));

        assertThat(downtime.compareTo(allowed) <= 0)
                .isEqualTo(published.at("/expected/meets_99.9").asBoolean());
    }

    /** A published figure for 99.5 % of March that its own arithmetic contradicts. */
    @Test
    void contradictsAFigureThatIsKnownToBeWrong() {
        assertThat(TimeBudget.text(TimeBudget.allowed(new BigDecimal("99.5"), Duration.ofDays(31))))
                .isEqualTo("3 h 43 min 12 s");
    }

    private static BigDecimal minutes(BigDecimal seconds) {
        return seconds.divide(BigDecimal.valueOf(60), 9, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal hours(BigDecimal seconds) {
        return seconds.divide(BigDecimal.valueOf(3600), 9, RoundingMode.HALF_EVEN);
    }

    private static JsonNode single(String id) throws IOException {
        return cases("", "")
                .map(Named::getPayload)
                .filter(it -> it.get("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Named<JsonNode>> cases(String kind, String field) throws IOException {
        JsonNode file =
                MAPPER.readTree(Files.readString(SharedExamples.path("cases/03_nines_budgets_exclusions.json")));
        return StreamSupport.stream(file.get("cases").spliterator(), false)
                .filter(it -> kind.isEmpty() || it.get("kind").asText().equals(kind))
                .filter(it -> field.isEmpty() || it.has(field))
                .map(it -> Named.of(it.get("id").asText(), it));
    }
}
