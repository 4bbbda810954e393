package io.attain.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.terms.Difference.Change;
import io.attain.terms.Difference.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A difference says what two people would accept or reject, says the same as the hash, and can be taken in part. */
class DifferenceTest {

    private static final String PAPER = RandomEdits.text("paper-supply.yaml");

    private static SourceDocument read(String text) {
        Documents documents = Documents.read("document", text);
        assertThat(documents.findings()).isEmpty();
        return documents.agreements().get(0).source();
    }

    private static Difference after(String from, String to) {
        assertThat(PAPER).contains(from);
        return Difference.between(read(PAPER), read(PAPER.replace(from, to)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "title: Office paper supply | title: 紙張供應 | /title | CHANGED",
                "until: 2027-01-01 | until: 2027-07-01 | /term | CHANGED",
                "amount: \"1200.00\" | amount: \"1250.00\" | /services/paper/fee | CHANGED",
                "{atLeast: \"90\", unit: \"%\"} | {atLeast: \"95\", unit: \"%\"} | /objectives/on-time/target | CHANGED",
                "{below: \"90\", percent: \"2\"}, | | /objectives/on-time/credit/rule | CHANGED",
                "{per: verdict, percent: \"10\"} | {per: verdict, amount: \"10\"} | /objectives/on-time/credit/caps/verdict | CHANGED",
                ", {per: scope, over: calendar-year, amount: \"150.00\"} | | /objectives/on-time/credit/caps/scope-calendar-year | REMOVED",
                "every: P6M | every: P3M | /review | CHANGED",
                "claimWithin: P10D | claimWithin: P9D | /disputes/claimWithin | CHANGED",
                "{level: 2, after: P3D, duty: executive} | {level: 2, after: P2D, duty: executive} | /escalation/2/after | CHANGED",
                "duties: [mediator] | duties: [mediator, legal] | /people/mediator@chamber/duties | CHANGED",
                "office hours, series: paper.deliveries | office hours, series: paper.reports | /responsibilities/office: Confirm each receipt within eight office hours/series | CHANGED",
            })
    void namesTheTermThatDiffers(String from, String to, String path, Kind kind) {
        Difference difference = after(from, to == null ? "" : to);
        assertThat(difference.changes()).singleElement().satisfies(change -> {
            assertThat(change.path()).isEqualTo(path);
            assertThat(change.kind()).isEqualTo(kind);
            assertThat(change.isHashed()).isEqualTo(!path.startsWith("/people"));
        });
    }

    @Test
    void knowsTheLinesOfBothDocuments() {
        Difference difference = after("summary: >-", "effective: 2026-02-01\nsummary: >-");
        assertThat(difference.changes()).singleElement().satisfies(change -> {
            assertThat(change.lineBefore()).isNull();
            assertThat(change.lineAfter())
                    .isEqualTo(PAPER.substring(0, PAPER.indexOf("summary:"))
                                    .lines()
                                    .count()
                            + 1);
        });
    }

    @Test
    void oneRuleOfACreditTakesThePlaceOfAnother() {
        Difference difference = after("each: {shortfall: \"1\", amount: \"24.00\", round: full}", "flat: \"100\"");
        assertThat(difference.changes()).singleElement().satisfies(change -> {
            assertThat(change.path()).isEqualTo("/objectives/reams/credit/rule");
            assertThat(change.after()).hasToString("{\"flat\":\"100\"}");
        });
    }

    @Test
    void partsAreFoundByTheirIdAndTheirOrderIsATermOfItsOwn() {
        String reversed = PAPER.replace(
                "  - {level: 1, after: PT8H, calendar: office-hours, duty: owner}\n  - {level: 2, after: P3D, duty: executive}",
                "  - {level: 2, after: P3D, duty: executive}\n  - {level: 4, after: P5D, duty: executive}\n  - {level: 1, after: PT9H, calendar: office-hours, duty: owner}");
        Difference difference = Difference.between(read(PAPER), read(reversed));
        assertThat(difference.changes())
                .extracting(Change::path, Change::kind)
                .containsExactlyInAnyOrder(
                        tuple("/escalation", Kind.REORDERED),
                        tuple("/escalation/1/after", Kind.CHANGED),
                        tuple("/escalation/4", Kind.ADDED));
        JsonNode merged = Merge.of(difference, Set.of("/escalation/4"));
        assertThat(merged.path("escalation").findValuesAsText("level")).containsExactlyInAnyOrder("1", "2", "3", "4");
    }

    @ParameterizedTest
    @MethodSource("io.attain.terms.RandomEdits#examplesAndSeeds")
    void isEmptyWhenAndOnlyWhenTheHashesAreTheSame(String file, long seed) {
        SourceDocument base = RandomEdits.example(file);
        JsonNode edited = RandomEdits.edit(base.tree(), seed);
        Difference difference = Difference.between(base, RandomEdits.of(edited));

        assertThat(difference.hasSameHash()).isEqualTo(hash(base.tree()).equals(hash(edited)));
        assertThat(difference.changes().stream().allMatch(Change::isHashed))
                .isEqualTo(people(base.tree()).equals(people(edited)));
        assertThat(difference.changes()).extracting(Change::path).doesNotHaveDuplicates();
        assertThat(Difference.between(base, base).changes()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.attain.terms.RandomEdits#examplesAndSeeds")
    void allChangesMakeTheOtherDocumentAndNoneLeavesTheBase(String file, long seed) {
        SourceDocument base = RandomEdits.example(file);
        JsonNode edited = RandomEdits.edit(base.tree(), seed);
        Difference difference = Difference.between(base, RandomEdits.of(edited));
        Set<String> all = paths(difference);

        assertThat(CanonicalHash.of(Merge.of(difference, all))).isEqualTo(CanonicalHash.of(edited));
        assertThat(Merge.of(difference, Set.of())).isEqualTo(base.tree());
    }

    @ParameterizedTest
    @MethodSource("io.attain.terms.RandomEdits#examplesAndSeeds")
    void takingSomeChangesAndThenTheRestMakesTheOtherDocument(String file, long seed) {
        SourceDocument base = RandomEdits.example(file);
        JsonNode edited = RandomEdits.edit(RandomEdits.edit(base.tree(), seed), seed + 1000);
        Difference difference = Difference.between(base, RandomEdits.of(edited));
        List<String> shuffled = new ArrayList<>(paths(difference));
        Collections.shuffle(shuffled, new Random(seed));
        Set<String> some = new HashSet<>(shuffled.subList(0, shuffled.size() / 2));

        JsonNode merged = Merge.of(difference, some);
        assertThat(paths(Difference.between(base, RandomEdits.of(merged)))).isEqualTo(some);
        Difference rest = Difference.between(RandomEdits.of(merged), RandomEdits.of(edited));
        assertThat(CanonicalHash.of(Merge.of(rest, paths(rest)))).isEqualTo(CanonicalHash.of(edited));
    }

    @Test
    void refusesToTakeWhatDoesNotDiffer() {
        Difference difference = after("every: P6M", "every: P3M");
        assertThatThrownBy(() -> Merge.of(difference, Set.of("/review", "/title")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nothing differs at /title");
    }

    private static Set<String> paths(Difference difference) {
        return difference.changes().stream().map(Change::path).collect(Collectors.toSet());
    }

    private static String hash(JsonNode tree) {
        ObjectNode terms = tree.deepCopy();
        terms.remove("people");
        return CanonicalHash.of(terms);
    }

    private static String people(JsonNode tree) {
        return tree.has("people")
                ? CanonicalHash.canonical(JsonNodeFactory.instance.arrayNode().add(tree.get("people")))
                : "";
    }
}
