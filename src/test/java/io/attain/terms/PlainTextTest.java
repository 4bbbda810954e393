package io.attain.terms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @CsvSource({
        "0x0000, U+0000",
        "0x0007, U+0007",
        "0x001B, U+001B",
        "0xD800, U+D800",
        "0xDFFF, U+DFFF",
        "0xFFFE, U+FFFE",
        "0xFFFF, U+FFFF"
    })
    void aCharacterThatNothingCanShowIsFoundAndReplaced(String character, String expected) {
        String text = "王" + (char) Integer.decode(character).intValue() + "b";
        assertThat(PlainText.stray(text)).isEqualTo(expected);
        assertThat(PlainText.shown(text)).isEqualTo("王\ufffdb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\tb\r\nc", "合約", "\uD83D\uDE00", "\u202Eabc", "\u0085"})
    void whatCanBeShownStays(String text) {
        assertThat(PlainText.stray(text)).isNull();
        assertThat(PlainText.shown(text)).isEqualTo(text);
    }

    @Test
    void eachIsReplaced() {
        assertThat(PlainText.shown("\0a\uDC00\uD800")).isEqualTo("\ufffda\ufffd\ufffd");
    }
}
