package io.attain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.terms.Documents;
import io.attain.terms.Finding;
import io.attain.terms.Finding.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** What the linter finds, and that it finds nothing in sound agreements. */
class LinterTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final JsonNode TABLE = yaml(resource("/lint/cases.yaml"));

    @Test
    void findsNothingButABudgetInASoundAgreement() {
        assertThat(Linter.lint(read(TABLE.get("sound")))).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("PRECISION_BUDGET");
            assertThat(finding.severity()).isEqualTo(Severity.NOTE);
            assertThat(finding.reason())
                    .isEqualTo("99.9 % allows a downtime of 1 min 26 s a day, 10 min 4 s a week, 43 min 12 s in a month"
                            + " of 30 days, 2 h 9 min 36 s in a quarter of 90 days and 8 h 45 min 36 s in a year");
        });
    }

    static Stream<Named<JsonNode>> cases() {
        return StreamSupport.stream(TABLE.get("cases").spliterator(), false)
                .map(it -> Named.of(it.get("code").asText() + " " + it.get("at").asText(), it));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findsWhatIsWrongAndNothingElse(JsonNode wrong) {
        List<Finding> findings = Linter.lint(read(changed(wrong)));

        Finding found = findings.stream()
                .filter(it -> it.code().equals(wrong.get("code").asText())
                        && it.pointer().equals(wrong.get("at").asText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("found only " + findings));
        assertThat(found.severity())
                .isEqualTo(Severity.valueOf(wrong.get("severity").asText()));
        assertThat(found.reason()).contains(wrong.path("says").asText());
        assertThat(found.suggestion() == null).isEqualTo(found.severity() == Severity.NOTE && isPlainNote(found));
        List<String> expected = new ArrayList<>(List.of("PRECISION_BUDGET", found.code()));
        wrong.path("also").forEach(it -> expected.add(it.asText()));
        wrong.path("gone").forEach(it -> expected.remove(it.asText()));
        assertThat(findings).extracting(Finding::code).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** Notes that only tell what follows from the terms suggest nothing. */
    private static boolean isPlainNote(Finding finding) {
        return Set.of("PRECISION_BUDGET", "PERIODS_DO_NOT_TILE").contains(finding.code());
    }

    @Test
    void hasAnExampleOfEachFinding() {
        Set<LintCode> without = EnumSet.allOf(LintCode.class);
        TABLE.get("cases")
                .forEach(it -> without.remove(LintCode.valueOf(it.get("code").asText())));

        // These need more than one document, and have tests of their own below.
        assertThat(without).containsExactlyInAnyOrder(LintCode.VERSION_CONFLICT, LintCode.SUPPORT_TOO_WEAK);
    }

    @Test
    void saysWhereAFindingStands() {
        Documents documents = Documents.read(
                "agreement.yaml",
                """
                apiVersion: attain/v1
                kind: Agreement
                reference: A
                title: A
                type: internal
                zone: UTC
                currency: EUR
                term: {from: 2026-01-01, until: 2027-01-01}
                parties: [{id: a, name: A, role: provider}]
                objectives:
                  - id: quick
                    series: nobody.knows
                    indicator: {type: sum}
                    target: {atMost: 3}
                    period: {every: month}
                """);

        assertThat(Linter.lint(documents))
                .anySatisfy(finding -> {
                    assertThat(finding.code()).isEqualTo("SERIES_UNDEFINED");
                    assertThat(finding.document()).isEqualTo("agreement.yaml");
                    assertThat(finding.pointer()).isEqualTo("/objectives/0/series");
                    assertThat(finding.line()).isEqualTo(12);
                    assertThat(finding.reason())
                            .isEqualTo("nobody defined the series 'nobody.knows': its measurements cannot be read");
                })
                .isSortedAccordingTo((one, other) -> Integer.compare(one.line(), other.line()));
    }

    @Test
    void handsOnWhatTheReaderFound() {
        Documents documents = Documents.read("x.yaml", "{apiVersion: attain/v1, kind: Agreement}");

        assertThat(Linter.lint(documents)).isEqualTo(documents.findings()).isNotEmpty();
    }

    @Test
    void takesSeriesFromOtherFilesAndFromElsewhere() {
        ObjectNode agreement = TABLE.get("sound").deepCopy();
        ArrayNode series = (ArrayNode) agreement.remove("series");
        Documents alone = read(agreement);
        Documents definitions = Documents.read(
                "series.json",
                ((ObjectNode) series.get(0)).put("kind", "Series").put("apiVersion", "attain/v1") + "\n---\n"
                        + ((ObjectNode) series.get(1)).put("kind", "Series").put("apiVersion", "attain/v1"));

        assertThat(Linter.lint(alone)).extracting(Finding::code).contains("SERIES_UNDEFINED");
        assertThat(Linter.lint(Documents.together(List.of(alone, definitions))))
                .extracting(Finding::code)
                .doesNotContain("SERIES_UNDEFINED");
        assertThat(Linter.lint(alone, definitions)).extracting(Finding::code).doesNotContain("SERIES_UNDEFINED");
    }

    @Test
    void findsVersionsThatExcludeEachOther() {
        ObjectNode other = TABLE.get("sound").deepCopy();
        other.put("title", "Other");
        Documents sameNumber = Documents.together(List.of(read(TABLE.get("sound")), read(other)));
        other.put("version", 2);
        Documents sameDay = Documents.together(List.of(read(TABLE.get("sound")), read(other)));
        other.put("effective", "2026-07-01");
        Documents fine = Documents.together(List.of(read(TABLE.get("sound")), read(other)));

        assertThat(Linter.lint(sameNumber))
                .filteredOn(it -> it.code().equals("VERSION_CONFLICT"))
                .extracting(Finding::pointer)
                .containsExactly("/version", "/version");
        assertThat(Linter.lint(sameDay))
                .filteredOn(it -> it.code().equals("VERSION_CONFLICT"))
                .extracting(Finding::pointer)
                .containsExactly("/effective", "/effective");
        assertThat(Linter.lint(fine)).extracting(Finding::code).doesNotContain("VERSION_CONFLICT");
    }

    @Test
    void findsATargetTighterThanASeriesOfSupports() {
        assertThat(weak(
                        "99.9",
                        "{agreement: NET, objective: uptime, relation: series}",
                        "{agreement: DC, objective: uptime, relation: series}"))
                .containsExactly(
                        "the target of 99.9 % is tighter than what it rests on: NET/uptime 99.9 % and DC/uptime"
                                + " 99.95 % make 99.85005 %, which is 0.04995 percentage points less");
        assertThat(weak(
                        "99.85005",
                        "{agreement: NET, objective: uptime, relation: series}",
                        "{agreement: DC, objective: uptime, relation: series}"))
                .isEmpty();
    }

    @Test
    void knowsThatParallelSupportsCarryMoreThanEither() {
        // 1 - 0.001 x 0.0005 = 0.9999995
        assertThat(weak(
                        "99.99995",
                        "{agreement: NET, objective: uptime, relation: parallel, for: uptime}",
                        "{agreement: DC, objective: uptime, relation: parallel, for: uptime}"))
                .isEmpty();
        assertThat(weak(
                        "99.99996",
                        "{agreement: NET, objective: uptime, relation: parallel, for: uptime}",
                        "{agreement: DC, objective: uptime, relation: parallel, for: uptime}"))
                .containsExactly(
                        "the target of 99.99996 % is tighter than what it rests on: one of NET/uptime 99.9 % or"
                                + " DC/uptime 99.95 % make 99.99995 %, which is 0.00001 percentage points less");
    }

    @Test
    void addsUpTheTimesOfSupports() {
        JsonNode pickup = yaml("{elapsed: {from: due, until: done, atMost: P1D}}");
        ObjectNode carrier = TABLE.get("sound").deepCopy();
        carrier.put("reference", "CARRIER");
        ((ObjectNode) carrier.at("/objectives/0/indicator")).set("good", pickup);
        ObjectNode customs = carrier.deepCopy();
        customs.put("reference", "CUSTOMS");
        ObjectNode agreement = TABLE.get("sound").deepCopy();
        ((ObjectNode) agreement.at("/objectives/0/indicator"))
                .set("good", yaml("{elapsed: {from: due, until: done, atMost: PT40H}}"));
        agreement.set(
                "supports",
                yaml("[{agreement: CARRIER, objective: on-time, relation: sum},"
                        + " {agreement: CUSTOMS, objective: on-time, relation: sum}]"));

        assertThat(Linter.lint(read(agreement), Documents.together(List.of(read(carrier), read(customs)))))
                .filteredOn(it -> it.code().equals("SUPPORT_TOO_WEAK"))
                .extracting(Finding::reason)
                .containsExactly("the limit of 1 d 16 h is tighter than what it rests on: CARRIER/on-time 1 d and"
                        + " CUSTOMS/on-time 1 d make 2 d, which is 8 h more");
    }

    @Test
    void addsUpTheQuantitiesOfSupports() {
        ObjectNode agreement = TABLE.get("sound").deepCopy();
        ObjectNode one = agreement.deepCopy();
        one.put("reference", "ONE");
        ObjectNode two = agreement.deepCopy();
        two.put("reference", "TWO");
        quantity(agreement, "atLeast", "100", "month");
        quantity(one, "atLeast", "60", "month");
        quantity(two, "atLeast", "30.5", "month");
        String supports = "[{agreement: ONE, objective: volume, relation: sum, for: volume},"
                + " {agreement: TWO, objective: volume, relation: sum, for: volume}]";
        agreement.set("supports", yaml(supports));

        assertThat(tooWeak(agreement, one, two))
                .containsExactly("the target of 100 is tighter than what it rests on: ONE/volume 60 and TWO/volume 30.5"
                        + " make 90.5, which is 9.5 less");

        quantity(two, "atLeast", "40", "month");
        assertThat(tooWeak(agreement, one, two)).isEmpty();

        quantity(agreement, "atMost", "90", "month");
        quantity(one, "atMost", "60", "month");
        quantity(two, "atMost", "40", "month");
        assertThat(tooWeak(agreement, one, two))
                .containsExactly("the target of 90 is tighter than what it rests on: ONE/volume 60 and TWO/volume 40"
                        + " make 100, which is 10 more");

        quantity(two, "atMost", "30", "month");
        assertThat(tooWeak(agreement, one, two)).isEmpty();

        quantity(two, "atMost", "40", "week");
        assertThat(tooWeak(agreement, one, two)).isEmpty();
    }

    private static void quantity(ObjectNode agreement, String direction, String bound, String every) {
        ObjectNode objective = (ObjectNode) agreement.at("/objectives/2");
        objective.put("id", "volume");
        objective.set("indicator", yaml("{type: sum}"));
        objective.set("target", yaml("{" + direction + ": \"" + bound + "\", unit: reams}"));
        objective.set("period", yaml("{every: " + every + ", by: done}"));
    }

    @Test
    void findsAgreementsThatRestOnThemselves() {
        ObjectNode agreement = TABLE.get("sound").deepCopy();
        ObjectNode carrier = agreement.deepCopy();
        carrier.put("reference", "CARRIER");
        ObjectNode fuel = agreement.deepCopy();
        fuel.put("reference", "FUEL");
        agreement.set(
                "supports", yaml("[{agreement: FUEL, relation: series}, {agreement: CARRIER, relation: series}]"));
        carrier.set("supports", yaml("[{agreement: FUEL, relation: series}]"));
        assertThat(cycles(agreement, carrier, fuel)).isEmpty();

        fuel.set("supports", yaml("[{agreement: CARRIER, relation: series}]"));
        assertThat(cycles(agreement, carrier, fuel)).isEmpty();

        fuel.set("supports", yaml("[{agreement: SOUND-1, relation: series}]"));
        assertThat(cycles(agreement, carrier, fuel))
                .containsExactly("/supports/0 the agreement rests on itself: SOUND-1 → FUEL → SOUND-1");

        agreement.set("supports", yaml("[{agreement: CARRIER, relation: series}]"));
        assertThat(cycles(agreement, carrier, fuel))
                .containsExactly("/supports/0 the agreement rests on itself: SOUND-1 → CARRIER → FUEL → SOUND-1");
    }

    private static List<String> cycles(ObjectNode agreement, ObjectNode... known) {
        return Linter.lint(
                        read(agreement),
                        Documents.together(
                                Stream.of(known).map(LinterTest::read).toList()))
                .stream()
                .filter(it -> it.code().equals("SUPPORT_CYCLE"))
                .map(it -> it.pointer() + " " + it.reason())
                .toList();
    }

    private static List<String> tooWeak(ObjectNode agreement, ObjectNode... known) {
        return Linter.lint(
                        read(agreement),
                        Documents.together(
                                Stream.of(known).map(LinterTest::read).toList()))
                .stream()
                .filter(it ->
                        it.code().equals("SUPPORT_TOO_WEAK") && it.pointer().equals("/objectives/2/target"))
                .map(Finding::reason)
                .toList();
    }

    private static List<String> weak(String target, String... supports) {
        ObjectNode agreement = TABLE.get("sound").deepCopy();
        ((ObjectNode) agreement.at("/objectives/1/target")).put("atLeast", target);
        agreement.set("supports", yaml("[" + String.join(", ", supports) + "]"));
        ObjectNode net = TABLE.get("sound").deepCopy();
        net.put("reference", "NET");
        ObjectNode dc = TABLE.get("sound").deepCopy();
        dc.put("reference", "DC");
        ((ObjectNode) dc.at("/objectives/1/target")).put("atLeast", "99.95");
        return Linter.lint(read(agreement), Documents.together(List.of(read(net), read(dc)))).stream()
                .filter(it -> it.code().equals("SUPPORT_TOO_WEAK"))
                .map(Finding::reason)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"paper-supply.yaml", "qualified-leads.yaml", "closed-deals.yaml", "it-operations.yaml"})
    void findsNoErrorOrWarningInTheExamples(String file) {
        Documents known = Documents.read("qualified-leads.yaml", resource("/examples/qualified-leads.yaml"));

        assertThat(Linter.lint(Documents.read(file, resource("/examples/" + file)), known))
                .filteredOn(it -> it.severity() != Severity.NOTE)
                .isEmpty();
    }

    /** Whatever a document leaves out, the linter or the reader says something about it, and neither fails. */
    @ParameterizedTest
    @ValueSource(strings = {"paper-supply.yaml", "qualified-leads.yaml", "closed-deals.yaml", "it-operations.yaml"})
    void judgesWhateverIsLeftOut(String file) {
        JsonNode example = yaml(resource("/examples/" + file));
        List<String> pointers = new ArrayList<>();
        pointers(example, "", pointers);

        assertThat(pointers).hasSizeGreaterThan(200).allSatisfy(pointer -> {
            ObjectNode without = example.deepCopy();
            int slash = pointer.lastIndexOf('/');
            JsonNode parent = without.at(pointer.substring(0, slash));
            String name = pointer.substring(slash + 1).replace("~1", "/").replace("~0", "~");
            if (parent instanceof ArrayNode array) {
                array.remove(Integer.parseInt(name));
            } else {
                ((ObjectNode) parent).remove(name);
            }
            assertThat(Linter.lint(Documents.read(file, without.toString())))
                    .allSatisfy(finding -> assertThat(finding.reason()).isNotBlank());
        });
    }

    private static void pointers(JsonNode node, String place, List<String> pointers) {
        if (!place.isEmpty()) {
            pointers.add(place);
        }
        node.properties()
                .forEach(it -> pointers(
                        it.getValue(),
                        place + "/" + it.getKey().replace("~", "~0").replace("/", "~1"),
                        pointers));
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            pointers(node.get(index), place + "/" + index, pointers);
        }
    }

    private static JsonNode changed(JsonNode wrong) {
        ObjectNode agreement = TABLE.get("sound").deepCopy();
        wrong.path("remove").forEach(it -> change(agreement, it.asText(), null));
        wrong.path("set").properties().forEach(it -> change(agreement, it.getKey(), it.getValue()));
        return agreement;
    }

    private static void change(
            ObjectNode agreement, String pointer, @org.jspecify.annotations.Nullable JsonNode value) {
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = agreement.at(pointer.substring(0, slash));
        String name = pointer.substring(slash + 1);
        if (parent instanceof ArrayNode array) {
            int index = Integer.parseInt(name);
            if (index == array.size()) {
                array.add(value);
            } else {
                array.set(index, value);
            }
        } else if (value == null) {
            assertThat(((ObjectNode) parent).remove(name)).as(pointer).isNotNull();
        } else {
            ((ObjectNode) parent).set(name, value);
        }
    }

    private static Documents read(JsonNode agreement) {
        Documents documents = Documents.read("agreement.json", agreement.toString());
        assertThat(documents.findings()).isEmpty();
        return documents;
    }

    private static JsonNode yaml(String text) {
        return MAPPER.valueToTree(
                new Load(LoadSettings.builder().setSchema(new CoreSchema()).build()).loadFromString(text));
    }

    private static String resource(String name) {
        try (InputStream stream = Objects.requireNonNull(LinterTest.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
