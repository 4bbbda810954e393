package io.attain.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskViewTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "Missed by 12 %, for the first time.  | Missed by 12 %, for the first time.",
                "a <b>bold</b> claim & more           | a \\<b>bold\\</b> claim \\& more",
                "see [it](https://evil.example)       | see \\[it\\](https\\://evil.example)",
                "www.evil.example, who@evil.example   | www\\.evil.example, who\\@evil.example",
                "*two* _words_ `code` ~~gone~~        | \\*two\\* \\_words\\_ \\`code\\` \\~\\~gone\\~\\~",
                "# head                               | \\# head",
                "1. first                             | 1\\. first",
                "- item                               | \\- item",
                "-5 is less than 3.5                  | \\-5 is less than 3.5",
                "> said                               | \\> said",
                "back\\slash                          | back\\\\slash",
                "客戶 <反映>                           | 客戶 \\<反映>"
            })
    void markdownShowsATextAsItIs(String text, String plain) {
        assertThat(TaskView.plain(text)).isEqualTo(plain);
    }
}
