package io.attain.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.attain.agreement.DraftDocument;
import io.attain.review.ReviewFindings.Finding;
import io.attain.review.ReviewFindings.Kind;
import io.attain.review.Scorecard.Attainment;
import io.attain.review.Scorecard.Realism;
import io.attain.review.Scorecard.Trend;
import io.attain.terms.Agreement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over invented verdicts on the paper supply: “reams” wants at least 50, “confirmed” at least 80 %, eight to ten deliveries a month. */
class ReviewFindingsTest {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    private Agreement terms = read(1);

    private static Agreement read(int version) {
        try {
            return DraftDocument.read(Files.readString(Path.of("examples/paper-supply.yaml"))
                    .replace("version: 1", "version: " + version));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @BeforeEach
    void again() {
        terms = read(1);
    }

    /** One month each, from January on: a figure, or “?” for undetermined. */
    private List<JudgedFigure> months(String objective, String bound, String... figures) {
        List<JudgedFigure> verdicts = new ArrayList<>();
        for (int i = 0; i < figures.length; i++) {
            LocalDate start = LocalDate.of(2026, 1, 1).plusMonths(i);
            boolean unknown = figures[i].equals("?");
            String outcome = unknown
                    ? "UNDETERMINED"
                    : new BigDecimal(figures[i]).compareTo(new BigDecimal(bound)) >= 0 ? "MET" : "BREACHED";
            verdicts.add(new JudgedFigure(
                    objective,
                    Map.of(),
                    start.atStartOfDay(ZONE).toInstant(),
                    start.plusMonths(1).atStartOfDay(ZONE).toInstant(),
                    start.toString().substring(0, 7),
                    1,
                    outcome,
                    unknown ? null : new BigDecimal(figures[i]),
                    BigDecimal.valueOf(9),
                    ""));
        }
        return verdicts;
    }

    private List<JudgedFigure> measured(String objective, int... measured) {
        List<JudgedFigure> verdicts = new ArrayList<>();
        for (int i = 0; i < measured.length; i++) {
            JudgedFigure met = months(objective, "50", "50").get(0);
            LocalDate start = LocalDate.of(2026, 1, 1).plusMonths(i);
            verdicts.add(new JudgedFigure(
                    objective,
                    Map.of(),
                    start.atStartOfDay(ZONE).toInstant(),
                    start.plusMonths(1).atStartOfDay(ZONE).toInstant(),
                    start.toString().substring(0, 7),
                    1,
                    met.outcome(),
                    met.figure(),
                    BigDecimal.valueOf(measured[i]),
                    ""));
        }
        return verdicts;
    }

    private List<Finding> found(List<JudgedFigure> verdicts) {
        return ReviewFindings.of(terms, Set.of(), verdicts);
    }

    @Test
    void sixPeriodsInARowWithAWideMarginMakeATargetEasy() {
        assertThat(found(months("reams", "50", "63", "63", "62.5", "70", "80"))).isEmpty();
        assertThat(found(months("reams", "50", "40", "63", "63", "62.5", "?", "70", "80", "63")))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.kind()).isEqualTo(Kind.EASY);
                    assertThat(it.since()).isEqualTo("2026-02");
                });
        assertThat(found(months("reams", "50", "63", "63", "62.49", "70", "80", "63")))
                .as("not quite a quarter more")
                .isEmpty();
    }

    @Test
    void ofAPercentageNoMoreThanHalfOfWhatMayBeMissedIsMissed() {
        assertThat(found(months("confirmed", "80", "90", "90", "95", "100", "92", "90")))
                .extracting(Finding::kind)
                .containsExactly(Kind.EASY);
        assertThat(found(months("confirmed", "80", "90", "90", "95", "100", "92", "89.9")))
                .isEmpty();
    }

    @Test
    void whatLastsIsOneFact() {
        List<JudgedFigure> verdicts = months("reams", "50", "63", "63", "63", "63", "63", "63", "63", "63");
        assertThat(found(verdicts).get(0).fact())
                .isEqualTo(found(verdicts.subList(0, 6)).get(0).fact());
    }

    @Test
    void threeOfTheLastSixMissedAreRepeatedAndOneStory() {
        assertThat(found(months("reams", "50", "40", "50", "40"))).isEmpty();
        List<JudgedFigure> verdicts = months("reams", "50", "50", "40", "50", "40", "?", "40", "50", "40");
        assertThat(found(verdicts)).singleElement().satisfies(it -> {
            assertThat(it.kind()).isEqualTo(Kind.MISSED);
            assertThat(it.since()).isEqualTo("2026-02");
        });
        assertThat(found(verdicts).get(0).fact())
                .isEqualTo(found(verdicts.subList(0, 6)).get(0).fact());
        assertThat(found(months("reams", "50", "40", "40", "40", "50", "50", "50", "50")))
                .as("it has been met since")
                .isEmpty();
    }

    @Test
    void aVolumeOutsideTheBandForTwoMonthsIsFoundAndOneMonthIsNot() {
        assertThat(found(measured("reams", 9, 8, 10, 11))).isEmpty();
        assertThat(found(measured("reams", 9, 11, 12))).singleElement().satisfies(it -> {
            assertThat(it.kind()).isEqualTo(Kind.VOLUME);
            assertThat(it.kind().occasion()).isEqualTo(Occasion.WORKLOAD);
            assertThat(it.subject()).isEqualTo("paper.deliveries");
            assertThat(it.since()).isEqualTo("2026-02");
            assertThat(it.words()).contains("12 a month").contains("at least 8 and at most 10");
        });
        assertThat(found(measured("reams", 9, 7, 7))).hasSize(1);
        assertThat(found(measured("reams", 9, 7, 9))).isEmpty();
    }

    @Test
    void twiceAsManySamplesAreAnotherWayOfMeasuringAndTwiceAsManyCasesAreNot() {
        List<JudgedFigure> doubled = measured("confirmed", 9, 9, 9, 9, 19);
        Set<String> sampled = Set.of("paper.deliveries");
        assertThat(ReviewFindings.of(terms, sampled, doubled)).singleElement().satisfies(it -> {
            assertThat(it.kind()).isEqualTo(Kind.SAMPLING);
            assertThat(it.since()).isEqualTo("2026-05");
            assertThat(it.words()).contains("19 was measured").contains("9 was usual");
        });
        assertThat(found(doubled)).isEmpty();
        assertThat(ReviewFindings.of(terms, sampled, measured("confirmed", 9, 9, 9, 9, 18)))
                .isEmpty();
        assertThat(ReviewFindings.of(terms, sampled, measured("confirmed", 9, 9, 9, 4)))
                .hasSize(1);
        assertThat(ReviewFindings.of(terms, sampled, measured("confirmed", 9, 9, 30)))
                .as("nothing is usual yet")
                .isEmpty();
    }

    @Test
    void whatAnEarlierVersionJudgedIsNotHeldAgainstTheNext() {
        List<JudgedFigure> verdicts = months("reams", "50", "40", "40", "40");
        assertThat(found(verdicts)).hasSize(1);
        terms = read(2);
        assertThat(found(verdicts)).isEmpty();
    }

    @Test
    void attainmentSaysShareTrendAndWhetherTheTargetIsRight() {
        Attainment worse = attained("60", "58", "55", "52", "45", "?", "44");
        assertThat(worse.met()).isEqualTo(4);
        assertThat(worse.breached()).isEqualTo(2);
        assertThat(worse.undetermined()).isEqualTo(1);
        assertThat(worse.attainment()).isEqualTo("66.7");
        assertThat(worse.trend()).isEqualTo(Trend.WORSENING);
        assertThat(worse.last()).isEqualTo("44");
        assertThat(worse.best()).isEqualTo("60");
        assertThat(worse.worst()).isEqualTo("44");
        assertThat(worse.mostly()).isEqualTo("44");
        assertThat(worse.realism()).isEqualTo(Realism.HARD);
        assertThat(attained("50", "51", "50", "51", "50", "51").trend()).isEqualTo(Trend.STEADY);
        assertThat(attained("50", "51", "50", "55", "56", "57").trend()).isEqualTo(Trend.IMPROVING);
        assertThat(attained("50", "51", "50", "51", "50", "51").realism()).isEqualTo(Realism.FITS);
        assertThat(attained("63", "64", "70").realism()).isEqualTo(Realism.EASY);
        assertThat(attained("63", "64").realism()).isEqualTo(Realism.UNKNOWN);
        assertThat(attained("?").attainment()).isNull();
    }

    @Test
    void nineOfTenReachTheTenthWorst() {
        assertThat(attained("41", "50", "51", "52", "53", "54", "55", "56", "57", "58")
                        .mostly())
                .isEqualTo("50");
    }

    private Attainment attained(String... figures) {
        return Attainments.of(terms, months("reams", "50", figures)).get(0);
    }
}
