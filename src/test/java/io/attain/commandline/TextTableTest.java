package io.attain.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.attain.terms.CsvCell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTableTest {

    @Test
    void alignsColumnsAndWrapsTheLast() {
        TextTable table = new TextTable("a", ">b", "c")
                .row("one", "1", "word ".repeat(30).strip())
                .row("three", "1000", "short");
        assertThat(table.lines().get(0)).isEqualTo("a         b  c");
        assertThat(table.lines().get(1)).startsWith("one       1  word word");
        assertThat(table.lines().get(2)).startsWith("             word");
        assertThat(table.lines()).allSatisfy(it -> assertThat(it).hasSizeLessThanOrEqualTo(TextTable.WIDTH));
        assertThat(table.lines()).last().isEqualTo("three  1000  short");
    }

    @Test
    void countsChineseCharactersAsTwoColumns() {
        assertThat(new TextTable("a", "b").row("準時交貨", "x").lines()).containsExactly("a         b", "準時交貨  x");
        assertThat(TextTable.wrapped("準時交貨率", 4)).containsExactly("準時", "交貨", "率");
    }

    @Test
    void doesNotLetATextMoveTheCursor() {
        assertThat(TextTable.printable("a\u001b[31mb\r\nc\u202ed")).isEqualTo("a [31mb  c d");
    }

    @Test
    void refusesRowsOfAnotherWidth() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TextTable("a").row("b", "c"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"=SUM(A1), '=SUM(A1)", "+1, '+1", "-1, '-1", "@x, '@x", "a=b, a=b", "＝1, '＝1"})
    void putsWhatLooksLikeAFormulaBehindAnApostrophe(String text, String cell) {
        assertThat(CsvCell.of(text)).isEqualTo(cell);
    }

    @Test
    void leavesAnEmptyCellEmpty() {
        assertThat(CsvCell.of("")).isEmpty();
        assertThat(CsvCell.of("\t=1")).isEqualTo("'\t=1");
    }
}
