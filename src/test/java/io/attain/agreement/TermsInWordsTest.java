package io.attain.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.attain.terms.Agreement;
import io.attain.terms.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TermsInWordsTest {

    @Test
    void saysInShortWhatIsPromised() throws IOException {
        TermsInWords words = new TermsInWords(example("paper-supply"));

        assertThat(words.term()).isEqualTo("1 January 2026 until the end of 31 December 2026 (America/New_York)");
        assertThat(words.fees()).isEqualTo("A4 paper, 80 g, 500 sheets a ream: 1,200.00\u00a0USD per month");
        assertThat(words.objectives().get(0))
                .isEqualTo(new TermsInWords.Line(
                        "Reams delivered",
                        "at least 50\u00a0ream",
                        "the sum of the values of the measurements of “paper.deliveries”, every month",
                        "24.00\u00a0USD for each 1\u00a0ream missing, only full units count; no more than 25\u00a0% of the"
                                + " basis for each verdict"));
        assertThat(words.objectives().get(1))
                .isEqualTo(new TermsInWords.Line(
                        "Delivered on Monday",
                        "at least 90\u00a0%",
                        "the share of the measurements of “paper.deliveries” for which this holds: “done” is not later"
                                + " than “due”, every month, for each “address”",
                        "2\u00a0% below 90\u00a0%, 5\u00a0% below 75\u00a0%, 10\u00a0% below 50\u00a0%; no more than 10\u00a0%"
                                + " of the basis for each verdict and 150.00\u00a0USD for each scope over a calendar"
                                + " year"));
    }

    @Test
    void saysTheSameInChinese() throws IOException {
        TermsInWords words = new TermsInWords(example("closed-deals"), Locale.TAIWAN);

        assertThat(words.term()).isEqualTo("2026年1月1日起至2026年6月30日終了（Asia/Taipei）");
        assertThat(words.objectives().get(0))
                .isEqualTo(new TermsInWords.Line(
                        "每月成交並交接五十筆",
                        "至少 50\u00a0筆",
                        "「sales.deals」的量測資料的筆數，每月",
                        "每短少目標值的 10\u00a0%，2\u00a0%，僅計完整單位；每次判定以計算基礎的 10\u00a0%為限及每一範圍於整個期限內以20,000.00\u00a0TWD為限"));
    }

    private static Agreement example(String name) throws IOException {
        return Documents.read(name, Files.readString(Path.of("examples/" + name + ".yaml")))
                .agreements()
                .get(0)
                .agreement();
    }
}
