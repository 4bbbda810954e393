package io.attain.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.attain.problem.Sentences.Catalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Each sentence in which the code refuses something has a translation, and is found again with the values that it has. */
class ProblemWordsTest {

    /** What takes a sentence in which something is refused. */
    private static final List<String> TAKERS = List.of(
            "Problem.unreadable 0",
            "Problem.refused 0",
            "Problem.unknown 0",
            "Problem.conflict 0",
            "Problem.forbidden 0",
            "Problem.unavailable 0",
            "ProblemDetail.forStatusAndDetail 1",
            "ProblemWords.in 1");

    /** What is made with such a sentence. */
    private static final List<String> MADE = List.of("RefusedAnswerException 0", "Refusal 0");

    /** Where a name of those means something else. */
    private static final Set<String> OTHERS = Set.of("AccountKeeping", "AbsenceKeeping", "OwnPages", "StandInRule");

    /** What a field or a parameter is called, and parties one after the other. They are the same in all languages. */
    private static final Pattern NAME = Pattern.compile("[a-z]+|\\{0} and \\{1}");

    private static final Path SOURCES = Path.of("src/main/java");

    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    private static Catalogue catalogue() {
        return Catalogue.read("problems_zh_TW.json");
    }

    @Test
    void everySentenceOfTheCodeIsTranslatedAndNoTranslationIsLeftOver() throws IOException {
        Set<String> sentences = new TreeSet<>(SentencesOfTheCode.in(SOURCES, TAKERS, any -> true));
        sentences.addAll(SentencesOfTheCode.in(SOURCES, MADE, it -> !OTHERS.contains(it)));
        sentences.removeIf(it -> NAME.matcher(it).matches());
        assertThat(catalogue().sentences().keySet()).containsExactlyInAnyOrderElementsOf(sentences);
    }

    @Test
    void aTranslationHasThePlacesOfItsSentence() {
        Catalogue catalogue = catalogue();
        assertThat(Stream.of(catalogue.sentences(), catalogue.others()).flatMap(it -> it.entrySet().stream()))
                .allSatisfy(it -> {
                    assertThat(places(it.getValue())).isEqualTo(places(it.getKey()));
                    assertThat(it.getKey()).matches("(?s).*[A-Za-z]{2}.*");
                    assertThat(it.getKey()).as("a value ends where words begin").doesNotContain("}{");
                });
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).sorted().toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    There is no agreement SRV-2027.|沒有協議 SRV-2027。
                    Only 12.50 EUR are due, from the customer to the provider.|僅有 12.50 EUR 應付，由客戶付予提供方。
                    There is already an agreement A. Use another reference.|已有協議 A。請使用另一個編號。
                    The dispute 7 is over; nothing can be added to it.|「爭議 7」已結束，無法再補充。
                    Somebody has just acted in the exclusion claim 3; look at it and try again.|剛才有人處理了「排除主張 3」；請先查看，再試一次。
                    Each side appoints its own people: those of the customer stay as they are in revision 3.|各方只能指派己方人員：客戶的人員須維持修訂 3 中的內容。
                    The field “days” takes a number, not “two” (line 1, column 9).|欄位「days」須為數字，而非「two」（第 1 行第 9 欄）。
                    The body is no JSON: it ends before it is complete (line 1, column 2).|請求內容不是 JSON：內容尚未完整即結束（第 1 行第 2 欄）。
                    This account asks more often than the server allows. Try again in 7 seconds.|此帳號的請求次數超過伺服器允許的上限。請於 7 秒後再試。
                    after is one of A, B; found “C”.|after 須為下列其中一項：A, B；目前為「C」。
                    “x$1\\y” is no amount. Write one such as 120.00.|「x$1\\y」不是金額。請填寫如 120.00 的金額。
                    b.csv: the column 'number' of the series 'x' is not in the header; there are: a, b|b.csv：資料序列「x」的欄位「number」不在標題列中；標題列有：a, b
                    b.csv: Unclosed quoted field at end of input (record starting at line 2)|b.csv：檔案結束時引號仍未關閉（自第 2 行開始的列）
                    b.csv: after row 3 there are bytes that the encoding does not know; say the right one with 'encoding:' in the series|b.csv：第 3 列之後，有編碼無法辨識的位元組；請在資料序列中以 encoding: 指定正確的編碼
                    expected a date or time like yyyy-MM-dd HH:mm that exists, found 'tomorrow'|應為存在的日期或時間，格式如 yyyy-MM-dd HH:mm，而非「tomorrow」
                    There is no webhook of this kind|There is no webhook of this kind
                    沒有協議 A。|沒有協議 A。
                    """)
    void findsASentenceAgainByItsWords(String english, String chinese) {
        assertThat(ProblemWords.in(Locale.TAIWAN, english)).isEqualTo(chinese);
        assertThat(ProblemWords.in(Locale.ENGLISH, english)).isEqualTo(english);
    }

    @Test
    void takesTheSentenceWithTheMostWordsAndTheShortestValues() {
        Sentences words = Sentences.of(
                true,
                new Catalogue(Map.of("{0} of {1}", "<{1}|{0}>", "all {0} of {1}.", "[{0}|{1}]"), Map.of("b", "B")));
        UnaryOperator<String> same = UnaryOperator.identity();
        assertThat(words.translated("all a of b.", same)).hasValue("[a|B]");
        assertThat(words.translated("a of b of c", same)).hasValue("<<c|B>|a>");
    }

    @Test
    void saysValuesInWordsOfOthers() {
        assertThat(ProblemWords.in(
                        Locale.TAIWAN,
                        "Please write an amount such as 120.00 in the field “Amount”",
                        it -> it.equals("Amount") ? "金額" : it))
                .isEqualTo("請在欄位「金額」中填寫金額，例如 120.00");
    }

    @Test
    void isQuickWhateverAValueIs() {
        String long_ = "The document is version ".repeat(20_000) + " of in the field “";
        Assertions.assertTimeout(Duration.ofSeconds(5), () -> ProblemWords.in(Locale.TAIWAN, long_));
    }

    static Stream<ErrorResponse> refusalsOfTheFramework() {
        return Stream.of(
                new HttpRequestMethodNotSupportedException("PUT"),
                new HttpMediaTypeNotSupportedException(MediaType.TEXT_HTML, List.of(MediaType.APPLICATION_JSON)),
                new HttpMediaTypeNotAcceptableException(List.of(MediaType.APPLICATION_JSON)),
                new MissingServletRequestParameterException("days", "int"),
                new MissingServletRequestPartException("file"),
                new NoResourceFoundException(HttpMethod.GET, "nothing"));
    }

    @ParameterizedTest
    @MethodSource("refusalsOfTheFramework")
    void theFrameworkSpeaksChineseToo(ErrorResponse refusal) {
        String detail = String.valueOf(refusal.getBody().getDetail());
        assertThat(ProblemWords.in(Locale.TAIWAN, detail)).isNotEqualTo(detail);
    }

    @Test
    void theTitlesOfWhatIsAnsweredAreTranslated() {
        assertThat(Stream.of(400, 401, 403, 404, 405, 406, 409, 413, 415, 422, 429, 500, 503)
                        .map(it -> HttpStatus.valueOf(it).getReasonPhrase()))
                .allSatisfy(it -> assertThat(ProblemWords.in(Locale.TAIWAN, it)).isNotEqualTo(it));
    }
}
