package io.attain.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents as they come: read with everything exact, or refused with code, place and reason. */
class DocumentsTest {

    private static final String SOUND =
            """
            apiVersion: attain/v1
            kind: Agreement
            reference: A
            title: 紙張供應
            type: customer
            zone: Asia/Taipei
            currency: TWD
            term: {from: 2026-01-01, until: 2027-01-01}
            parties: [{id: mill, name: 紙廠, role: provider}, {id: office, name: 分公司, role: customer}]
            people: [{user: amy, party: mill, duties: [owner]}]
            objectives:
              - id: on-time
                series: s
                where: {code: [007, no, 1.10]}
                indicator: {type: count}
                target: {atLeast: 50.10}
                period: {every: month}
            """;

    private static Agreement agreement(String text) {
        Documents documents = Documents.read("a.yaml", text);
        assertThat(documents.findings()).isEmpty();
        return documents.agreements().get(0).agreement();
    }

    @Test
    void readsNumbersAndTextsExactly() {
        Objective objective = agreement(SOUND).objectives().get(0);
        assertThat(objective.target().bound()).hasToString("50.10");
        Condition.AttributeIs where = (Condition.AttributeIs) Objects.requireNonNull(objective.where());
        assertThat(where.attributes()).containsEntry("code", new Condition.Match(Set.of("007", "no", "1.10"), false));
    }

    @Test
    void theHashDependsOnTheTermsAndNotOnPeopleOrderOrNotation() {
        String hash = agreement(SOUND).hash();
        assertThat(agreement(SOUND.replace("amy", "ben")).hash()).isEqualTo(hash);
        String moved = SOUND.replace("title: 紙張供應\n", "").replace("kind: Agreement", "title: 紙張供應\nkind: Agreement");
        assertThat(agreement(moved).hash()).isEqualTo(hash);
        String json = Documents.read("a.yaml", SOUND)
                .agreements()
                .get(0)
                .source()
                .tree()
                .toString();
        assertThat(agreement(json).hash()).isEqualTo(hash);
        assertThat(agreement(SOUND.replace("50.10", "50.11")).hash()).isNotEqualTo(hash);
    }

    @Test
    void severalDocumentsAndAByteOrderMark() {
        byte[] file = ("\uFEFF" + SOUND + "---\n" + SOUND.replace("reference: A", "reference: B") + "---\n")
                .getBytes(StandardCharsets.UTF_8);
        Documents documents = Documents.read("a.yaml", file);
        assertThat(documents.findings()).isEmpty();
        assertThat(documents.agreements())
                .extracting(it -> it.agreement().reference())
                .containsExactly("A", "B");
        assertThat(documents.agreements().get(1).source().line("/reference")).isEqualTo(21);
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "zone: Asia/Taipei | zone: Mars/Olympus | VALUE | 6 | unknown time zone 'Mars/Olympus'",
                "currency: TWD | currency: XXX | VALUE | 7 | unknown currency 'XXX'",
                "currency: TWD | currency: ZZZ | VALUE | 7 | unknown currency 'ZZZ'",
                "until: 2027-01-01 | until: 2025-01-01 | VALUE | 8 | the term ends",
                "until: 2027-01-01 | until: 2027-02-30 | SCHEMA | 8 | 2027-02-30",
                "atLeast: 50.10 | atLeast: .nan | SCHEMA | 16 | .nan",
                "atLeast: 50.10 | atLeast: 1e40 | SCHEMA | 16 | 1E+40",
                "atLeast: 50.10 | atLeast: lots | SCHEMA | 16 | lots",
                "atLeast: 50.10 | atLeast: 1, atMost: 2 | SCHEMA | 16 | atMost",
                "type: customer | typo: customer | SCHEMA | 1 | type",
                "every: month | every: fortnight | SCHEMA | 17 | fortnight",
                "title: | title: [ | SYNTAX | 5 | neither YAML nor JSON",
                "type: customer | reference: A | DUPLICATE_FIELD | 5 | given twice",
            })
    void refusesWithCodePlaceAndReason(String from, String to, String code, int line, String reason) {
        Documents documents = Documents.read("a.yaml", SOUND.replace(from, to));
        assertThat(documents.agreements()).isEmpty();
        assertThat(documents.findings()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.reason()).contains(reason);
            assertThat(finding.line()).isEqualTo(line);
            assertThat(finding.severity()).isEqualTo(Finding.Severity.ERROR);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delimiter: '\"' | cannot stand between columns",
                "delimiter: \"\\n\" | cannot stand between columns",
                "times: {at: {column: at, format: 'yyyy{'}} | 'yyyy{' is no pattern for dates and times",
            },
            quoteCharacter = '`')
    void refusesASeriesThatNoFileCouldBeReadBy(String field, String reason) {
        Documents documents =
                Documents.read("a.yaml", "{apiVersion: attain/v1, kind: Series, id: s, shape: sample, " + field + "}");
        assertThat(documents.findings())
                .anySatisfy(finding -> assertThat(finding.reason()).contains(reason));
    }

    @Test
    void hostileDocumentsAreRefusedAndDoNoHarm() {
        assertThat(codes("[".repeat(200_000))).containsExactly("TOO_DEEP");
        assertThat(codes("a: &a [" + "x, ".repeat(50) + "x]\n" + bomb())).hasSize(1);
        assertThat(codes("a: &a {b: *a}")).hasSize(1);
        assertThat(codes("")).containsExactly("EMPTY");
        assertThat(codes("\u0000\u0001")).containsExactly("SYNTAX");
        assertThat(codes("- 1\n- 2")).containsExactly("SCHEMA");
        assertThat(codes("!!javax.script.ScriptEngineManager [x]")).hasSize(1);
        assertThat(codes("x".repeat(9_000_000))).containsExactly("TOO_LARGE");
        assertThat(Documents.read("a.yaml", new byte[] {(byte) 0xff, 0x41}).findings())
                .extracting(Finding::code)
                .containsExactly("ENCODING");
    }

    private static String bomb() {
        StringBuilder text = new StringBuilder();
        for (char name = 'b'; name < 'k'; name++) {
            char before = (char) (name - 1);
            text.append(name).append(": &").append(name).append(" [").append(("*" + before + ", ").repeat(9));
            text.append('*').append(before).append("]\n");
        }
        return text.toString();
    }

    private static List<String> codes(String text) {
        return Documents.read("a.yaml", text).findings().stream()
                .map(Finding::code)
                .toList();
    }
}
