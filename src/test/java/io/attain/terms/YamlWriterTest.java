package io.attain.terms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written as YAML reads as the same tree, and a person can go on with it. */
class YamlWriterTest {

    private static JsonNode read(String text) {
        List<Finding> findings = new ArrayList<>();
        List<SourceDocument> documents = YamlReader.read("text", text, findings);
        assertThat(findings).as(text).isEmpty();
        return documents.get(0).tree();
    }

    @ParameterizedTest
    @MethodSource("io.attain.terms.RandomEdits#examplesAndSeeds")
    void readsAsTheSameTree(String file, long seed) {
        JsonNode tree = RandomEdits.edit(RandomEdits.example(file).tree(), seed);

        JsonNode again = read(YamlWriter.write(tree));

        // As texts: with the order of fields and the digits of decimals.
        assertThat(again).hasToString(tree.toString());
        assertThat(CanonicalHash.of(again)).isEqualTo(CanonicalHash.of(tree));
        assertThat(read(YamlWriter.inline(tree))).hasToString(tree.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[99.90, -0.5, 0, 1e3, 12345678901234567890.123456789, 1e-20, 1.5E+40]",
                "['99.90', '007', 'no', 'null', '~', '', ' ', 'true', '1e3', '0x1F', '.nan', '2026-01-01', '08:00']",
                "[007, no, 0x1F, .nan, 2026-01-01]",
                "{'a b': 'x: y', '#': '# no comment', '- ': '- x', '? ': '? x', '{': '}', '\"': \"'\", '1': 1, '': e}",
                "[\"\\x7f\\x85\\ufeff\\u2028\\t\\r\\n\", \" both ends \", \"two\\n\\nlines\\n\", \"\\n\", \"a\\n b\\n\"]",
                "[臺北市信義區，電子郵件：a@b.tw；「引號」, \"\\U0001F600 emoji\", ö, e\u0301]",
                "[[], {}, [[]], {a: {}}, [{b: []}]]",
            })
    void keepsWhatOthersWouldReadDifferently(String text) {
        JsonNode tree = read("{value: " + text + ", again: {deep: " + text + "}}");
        assertThat(read(YamlWriter.write(tree))).hasToString(tree.toString());
    }

    @Test
    void isADocumentThatPeopleWouldWrite() {
        JsonNode tree = read(
                """
                        title: 紙張供應
                        parties: [{id: mill, name: 紙廠, role: provider}, {id: office, name: 分公司, role: customer}]
                        objectives: [{id: reams, target: {atLeast: "50.10", unit: ream}, price: 1.50, period: {every: month, by: done}, series: paper.deliveries, missing: zero}]
                        """);
        assertThat(YamlWriter.write(tree))
                .isEqualTo(
                        """
                        title: 紙張供應
                        parties:
                          - {id: mill, name: 紙廠, role: provider}
                          - {id: office, name: 分公司, role: customer}
                        objectives:
                          - id: reams
                            target: {atLeast: '50.10', unit: ream}
                            price: 1.50
                            period: {every: month, by: done}
                            series: paper.deliveries
                            missing: zero
                        """);
    }
}
