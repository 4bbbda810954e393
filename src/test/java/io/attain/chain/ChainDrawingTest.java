package io.attain.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.attain.evaluation.Attribution.Judged;
import io.attain.evaluation.Outcome;
import io.attain.terms.Agreement.Support.Relation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where agreements stand in a drawing, and how they stand. */
class ChainDrawingTest {

    @Test
    void putsEachLevelIntoAColumnOfItsOwn() {
        ChainDrawing drawing = ChainDrawing.of(new Chain(
                "US",
                List.of(node("SHOP", -1, "Shop"), node("US", 0, "Us"), node("A", 1, "A"), node("B", 1, "B")),
                List.of(
                        link("SHOP", "US", ChainState.MET),
                        link("US", "A", ChainState.MET),
                        link("US", "A", ChainState.BREACHED),
                        link("US", "B", ChainState.MET)),
                List.of()));

        assertThat(drawing.boxes()).extracting(ChainDrawing.Box::x).containsExactly(16, 386, 756, 756);
        assertThat(drawing.boxes()).extracting(ChainDrawing.Box::y).containsExactly(78, 78, 16, 140);
        assertThat(drawing.width()).isEqualTo(756 + 250 + 16);
        assertThat(drawing.height()).isEqualTo(140 + 96 + 16);
        assertThat(drawing.lines())
                .extracting(it -> it.from() + " " + it.to() + " " + it.state())
                .containsExactly("SHOP US MET", "US A BREACHED", "US B MET");
        assertThat(drawing.lines().get(0).path()).isEqualTo("M266 126 C326 126 326 126 386 126");
    }

    @Test
    void cutsTitlesThatDoNotFit() {
        assertThat(title("Short")).isEqualTo("Short");
        assertThat(title("A title that goes on and on for ever")).isEqualTo("A title that goes on and on for…");
        assertThat(title("辦公用紙供應協議之運輸服務水準協議書")).isEqualTo("辦公用紙供應協議之運輸服務水準…");
    }

    private static String title(String title) {
        return ChainDrawing.of(new Chain("A", List.of(node("A", 0, title)), List.of(), List.of()))
                .boxes()
                .get(0)
                .title();
    }

    /** A target of 99.5 % leaves half a point; 0.05 points more than the target is close to it. */
    @ParameterizedTest
    @CsvSource({
        "MET, false, true, 99.5, 99.6, MET",
        "MET, false, true, 99.5, 99.55, AT_RISK",
        "MET, false, true, 100, 100, MET",
        "MET, true, true, 5, 4.6, AT_RISK",
        "MET, true, true, 5, 4.4, MET",
        "MET, false, false, 100, 110, AT_RISK",
        "MET, false, false, 100, 111, MET",
        "MET, true, false, 0, 0, MET",
        "MET, false, false, 100, , MET",
        "BREACHED, false, true, 99.5, 99.4, BREACHED",
        "UNDETERMINED, false, true, 99.5, , UNDETERMINED"
    })
    void callsAVerdictCloseThatHadLittleLeft(
            Outcome outcome,
            boolean atMost,
            boolean percent,
            BigDecimal bound,
            @Nullable BigDecimal figure,
            ChainState expected) {
        Judged judged = new Judged(Instant.EPOCH, Instant.EPOCH.plusSeconds(1), outcome, bound, null);

        assertThat(ChainState.of(new ChainVerdict(
                        1,
                        1,
                        "o",
                        Map.of(),
                        "",
                        judged.start(),
                        judged.end(),
                        1,
                        atMost,
                        percent,
                        figure,
                        judged,
                        bound)))
                .isEqualTo(expected);
    }

    private static Chain.Node node(String reference, int level, String title) {
        return new Chain.Node(reference, level, true, title, "", "", null, ChainState.MET, "", BigDecimal.ZERO, "EUR");
    }

    private static Chain.Link link(String from, String to, ChainState state) {
        return new Chain.Link(from, to, null, null, Relation.SERIES, false, state);
    }
}
