package io.attain.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attain.evaluation.Linter;
import io.attain.evaluation.Outcome;
import io.attain.evaluation.Reason;
import io.attain.evaluation.TargetMeaning;
import io.attain.problem.Sentences.Catalogue;
import io.attain.terms.Documents;
import io.attain.terms.Indicator;
import io.attain.terms.Labels;
import io.attain.terms.Objective;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Each sentence that the application writes of its own accord has a translation, and is found again with the values that it has. */
class EngineWordsTest {

    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    /** Where the sentences of each catalogue come from. */
    private static final Map<String, List<Source>> SOURCES = Map.of(
            // What the linter finds and suggests, and what is wrong with a document.
            "findings",
            List.of(
                    new Source("", "subject.error 2", "subject.error 3"),
                    new Source("", "subject.warning 2", "subject.warning 3"),
                    new Source("", "subject.note 2", "subject.note 3"),
                    new Source("", "Violation 2", "*.fail 0", "*.finding 3", "evaluation.finding 1"),
                    new Source("DraftDocument", "Map.of 5"),
                    new Source("Documents,YamlReader,Evaluation,DraftEvaluation,StoredBacktest", "Finding 5"),
                    new Source(
                            "AgreementReader,SeriesReader,ExclusionReader,Cursor,Agreement,Calendar,Exclusion,"
                                    + "Indicator,Decimals,Durations,Periods,ReportDates,PublicHolidays",
                            "IllegalArgumentException 0",
                            "DateTimeException 0")),
            // How a figure or an amount came about.
            "steps",
            List.of(
                    new Source("Derivation", "steps.add 0"),
                    new Source("VerdictDocument", "VerdictDocument.withdrawn 1"),
                    new Source("", "Credit.Step 0", "Applied 1", "*.decided 1"),
                    new Source("UncappedCredit,CreditCalculator,CreditFold,RoundedCredit", "Step 0"),
                    new Source("Payments", "Booking 7")),
            // Why something happened.
            "reasons",
            List.of(
                    new Source("", "*.reach 3", "Close 6", "Decision 1", "*.conclude 3", "*.withdraw 2"),
                    new Source("", "record.act 3", "record.act 4", "record.act 5", "record.trigger 4"),
                    new Source("", "Reports.confirm 3", "Reports.refuse 3"),
                    new Source("DraftBacktests", "record.add 5"),
                    new Source("ReviewFindings", "Finding 5")),
            // Why files and rows of measurements cannot be read.
            "rows",
            List.of(
                    new Source("RowReader,FileRows,SourceStream", "UnreadableSourceException 0", "Row.broken 1"),
                    new Source(
                            "RowMapper,NumberParser,TimeParser",
                            "UnfitRowException 2",
                            "IllegalArgumentException 0",
                            "DateTimeException 0")),
            // What tasks are about and ask.
            "tasks",
            List.of(new Source(
                    "",
                    "task.setName 0",
                    "task.setDescription 0",
                    "AgreementViews.describe 2",
                    "Asked 2",
                    "tasks.bring 3",
                    "tasks.bring 4")));

    /** Where sentences come from: classes, or any where none is named, and what takes a sentence there. */
    private record Source(String classes, List<String> takers) {

        Source(String classes, String... takers) {
            this(classes, List.of(takers));
        }

        Predicate<String> callers() {
            return classes.isEmpty() ? any -> true : List.of(classes.split(","))::contains;
        }
    }

    private static Set<String> kinds() {
        return SOURCES.keySet();
    }

    private static Catalogue catalogue(String kind) {
        return Catalogue.read(kind + "_zh_TW.json");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everySentenceOfTheCodeIsTranslatedAndNoTranslationIsLeftOver(String kind) throws IOException {
        Set<String> sentences = new TreeSet<>();
        for (Source source : Objects.requireNonNull(SOURCES.get(kind))) {
            sentences.addAll(SentencesOfTheCode.in(Path.of("src/main/java"), source.takers(), source.callers()));
        }
        assertThat(catalogue(kind).sentences().keySet()).containsExactlyInAnyOrderElementsOf(sentences);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aTranslationHasThePlacesOfItsSentence(String kind) {
        Catalogue catalogue = catalogue(kind);
        assertThat(Stream.of(catalogue.sentences(), catalogue.others()).flatMap(it -> it.entrySet().stream()))
                .allSatisfy(it -> {
                    assertThat(places(it.getValue())).isEqualTo(places(it.getKey()));
                    assertThat(it.getKey()).as("a value ends where words begin").doesNotContain("}{");
                });
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).sorted().toList();
    }

    /** The values of sentences are as manifold as documents are. */
    @ParameterizedTest
    @ValueSource(strings = {"examples", "src/test/resources"})
    void whatTheLinterFindsInOurDocumentsHasNoEnglishSentence(String directory) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(Path.of(directory))) {
            files = all.filter(it -> it.toString().endsWith(".yaml")).toList();
        }
        for (Path file : files) {
            Linter.lint(Documents.read(file.toString(), Files.readString(file))).forEach(it -> {
                String said = EngineWords.finding(Locale.TAIWAN, it.reason());
                assertThat(said).as(file + ": " + it.reason()).matches("(?s).*\\p{IsHan}.*");
                // Three English words in a row are no name, and no term of the format.
                assertThat(said.replaceAll("[「'\"“][^」'\"”]*[」'\"”]", ""))
                        .doesNotContainPattern("\\b[a-z]+ [a-z]+ [a-z]+ ");
            });
        }
    }

    @Test
    void whatASchemaExpectsIsTranslated() throws IOException {
        Set<String> titles = new TreeSet<>();
        for (String name : List.of("agreement", "series")) {
            collect(
                    new ObjectMapper().readTree(new File("src/main/resources/schema/" + name + "-v1.schema.json")),
                    titles);
        }
        assertThat(titles)
                .hasSizeGreaterThan(200)
                .allSatisfy(it -> assertThat(catalogue("findings").others()).containsKey(it));
    }

    private static void collect(JsonNode schema, Set<String> titles) {
        if (schema.path("title").isTextual()) {
            titles.add(schema.path("title").asText());
        }
        schema.forEach(it -> collect(it, titles));
    }

    @Test
    void theCodesInStepsAreTranslated() {
        List<String> codes = new ArrayList<>();
        Stream.of(Outcome.values(), Reason.values())
                .flatMap(Stream::of)
                .forEach(it -> codes.add(((Enum<?>) it).name()));
        Stream.of(
                        Objective.Missing.values(),
                        Indicator.Kind.values(),
                        Indicator.Function.values(),
                        Objective.Consequence.Named.values())
                .flatMap(Stream::of)
                .forEach(it -> codes.add(Labels.of((Enum<?>) it)));
        assertThat(codes).allSatisfy(it -> assertThat(EngineWords.step(Locale.TAIWAN, it))
                .isNotEqualTo(it));
    }

    @Test
    void whatTargetsMeanIsTranslated() {
        assertThat(TargetMeaning.sentences(Locale.TAIWAN)).allSatisfy((english, chinese) -> assertThat(
                        EngineWords.finding(Locale.TAIWAN, english.replaceAll(PLACE.pattern(), "5")))
                .matches(".*\\p{IsHan}.*")
                .doesNotContainPattern("[a-z]{3}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    the measurements of 'paper' have no attribute 'day'; known are vendor, month|「paper」的量測沒有屬性「day」；已知的有 vendor, month
                    99.9 % allows a downtime of 1 min 26 s a day, 10 min 4 s a week, 43 min 12 s in a month of 30 days, 2 h 9 min 36 s in a quarter of 90 days and 8 h 45 min 36 s in a year|99.9 % 容許停擺每日 1 分 26 秒、每週 10 分 4 秒、每 30 天的月份 43 分 12 秒、每 90 天的季度 2 小時 9 分 36 秒、每年 8 小時 45 分 36 秒
                    the months do not tile the term: what happens from 2026-01-01 until 2026-01-15 is never judged|期限無法以完整的月劃分：自 2026-01-01 至 2026-01-15 所發生者永遠不會判定
                    every percentage is at least 0: the target cannot be missed|任何百分比都至少 0：目標不可能未達成
                    the field 'period' is missing: Period|缺少欄位「period」：期間
                    expected a number, found 'day'|應為數字，而非「day」
                    unknown field 'tytle', perhaps 'title' is meant; known here: title, zone|不明的欄位「tytle」，或許是指「title」；此處可用的欄位：title, zone
                    """)
    void saysWhatIsFound(String english, String chinese) {
        assertThat(EngineWords.finding(Locale.TAIWAN, english)).isEqualTo(chinese);
        assertThat(EngineWords.finding(Locale.ENGLISH, english)).isEqualTo(english);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    measured in the period: 44|本期量測：44
                    availability = 371/372 = 99.731183 %|可用率 = 371/372 = 99.731183 %
                    target at least 95: BREACHED|目標至少 95：未達成
                    target at least 95: UNDETERMINED (BELOW_MINIMUM_SAMPLE)|目標至少 95：無法判定（低於最低樣本）
                    6 times 24.00 (short by 6)|6 乘以 24.00（不足 6）
                    below 95: 1.5 %|低於 95：1.5 %
                    reward: above 99.5: 2 %|獎勵：高於 99.5：2 %
                    cap 10 % per service and rolling year|每項服務於該期間及其前十一個月的期間內以 10 % 為限
                    30 points: 10 above 20 at 3.00|30 點：超過 20 的 10 點，每點 3.00
                    times 2: 3 breaches in a row|乘以 2：連續 3 次未達成
                    terminate: 4 breaches within P12M|客戶得終止協議：P12M 內 4 次未達成
                    decided in dispute 7|由爭議 7 決定
                    """)
    void saysHowSomethingCameAbout(String english, String chinese) {
        assertThat(EngineWords.step(Locale.TAIWAN, english)).isEqualTo(chinese);
        assertThat(EngineWords.step(Locale.ENGLISH, english)).isEqualTo(english);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    counted: 2678400000 ms, good: 2671261500 ms | counted: 744 h, good: 742 h 1 min 1.5 s | 計入：744 h，合格：742 h 1 min 1.5 s
                    measured in the period: 0 ms                | measured in the period: 0               | 本期量測：0
                    measured in the period: 9.5 ms              | measured in the period: 9.5 ms          | 本期量測：9.5 毫秒
                    """)
    void millisecondsAreNothingToRead(String exact, String english, String chinese) {
        assertThat(EngineWords.step(Locale.ENGLISH, exact)).isEqualTo(english);
        assertThat(EngineWords.step(Locale.TAIWAN, exact)).isEqualTo(chinese);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    measurements of paper.deliveries, upload 7 (correction.csv) by manager: 1 new, 2 corrected|manager 上傳的「paper.deliveries」量測，第 7 號（correction.csv）：新增 1 筆，更正 2 筆
                    measurements of a, upload 7 (a) by b: 1 new, 2 corrected; measurements of c, upload 8 (c) by d: 0 new, 1 corrected|b 上傳的「a」量測，第 7 號（a）：新增 1 筆，更正 2 筆; d 上傳的「c」量測，第 8 號（c）：新增 0 筆，更正 1 筆
                    Over 12 past months (2025-11 to 2026-10): “Reams: all” would have been met in 11 of 12; “B” would have been met in 22 of 24, 1 undetermined; the customer would have received 360.00 USD, 2.5 % of the 14,400.00 USD at risk.|過去 12 個月（2025-11 至 2026-10）：「Reams: all」12 次中達成 11 次; 「B」24 次中達成 22 次，另有 1 次無法判定; 客戶可獲補償 360.00 USD，占風險金額 14,400.00 USD 的 2.5 %。
                    Dispute 7 about 2026-04: accepted, 72.00 EUR|爭議 7（2026-04）：接受，72.00 EUR
                    The exclusion claim 3 is granted: force-majeure from 2026-04-01T00:00 until 2026-04-02T00:00|排除主張 3 獲准：force-majeure，自 2026-04-01T00:00 至 2026-04-02T00:00
                    accepted by customer-owner; no answer within the claim window of the provider, which counts as acceptance|由 customer-owner 接受; 提供方未於爭議期限內答覆，視為接受
                    “Leads” (north) was missed in 3 of the last 6 periods that could be judged.|「Leads」（north）在最近可判定的 6 期中有 3 期未達成。
                    Half of it was announced; we meet you there.|Half of it was announced; we meet you there.
                    """)
    void saysWhy(String english, String chinese) {
        assertThat(EngineWords.reason(Locale.TAIWAN, english)).isEqualTo(chinese);
        assertThat(EngineWords.reason(Locale.ENGLISH, english)).isEqualTo(english);
    }

    @ParameterizedTest
    @CsvSource({"invoice 2026-7,發票 2026-7", "Another version of the terms judges it.,由另一版本的條款判定。"})
    void saysWhatIsNotedBesideABooking(String english, String chinese) {
        assertThat(EngineWords.note(Locale.TAIWAN, english)).isEqualTo(chinese);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    Answer the review: LEADS, review 2|Answer the review: LEADS，審查 2
                    Look at the warning: SHOP, Up, 2026-11 (budget 75)|Look at the warning: SHOP, Up, 2026-11（容許額度 75 %）
                    Office paper: do you sign?|Office paper: 您是否簽署？
                    PAPER, 2026-04, high: do you take it on?|PAPER, 2026-04, high: 您是否接手處理？
                    LEADS, review 2: decide whether the terms stay|LEADS，審查 2：請決定條款是否維持
                    """)
    void saysWhatATaskAsks(String english, String chinese) {
        assertThat(EngineWords.task(Locale.TAIWAN, english)).isEqualTo(chinese);
        assertThat(EngineWords.task(Locale.ENGLISH, english)).isEqualTo(english);
    }

    /** Messages and errors have names for the engine alone; the table's own description stands on no page. */
    @Test
    void everyNameInAModelIsTranslatedAndNoTranslationIsLeftOver() throws Exception {
        Set<String> names = new TreeSet<>();
        for (Element it : elements(".bpmn")) {
            if (!Set.of("message", "error").contains(it.getLocalName())
                    && !it.getNamespaceURI().contains("camunda")) {
                names.add(it.getAttribute("name"));
            }
        }
        for (Element it : elements(".dmn")) {
            switch (it.getLocalName()) {
                case "decision" -> names.add(it.getAttribute("name"));
                case "input", "output" -> names.add(it.getAttribute("label"));
                case "rule" ->
                    names.add(it.getElementsByTagNameNS("*", "description")
                            .item(0)
                            .getTextContent());
                default -> {}
            }
        }
        names.remove("");
        Map<String, String> translated = catalogue("models").sentences();
        assertThat(translated.keySet())
                .containsExactlyInAnyOrderElementsOf(names)
                .hasSizeGreaterThan(250);
        assertThat(translated.values()).allSatisfy(it -> assertThat(it).matches("[\\p{IsHan}？；：，、]+"));
    }

    /** Mail, Tasklist and the history call the same by the same words. */
    @Test
    void processesAndTasksAreCalledWhatMessagesCallThem() throws Exception {
        ResourceBundle messages = ResourceBundle.getBundle("messages", Locale.TAIWAN);
        assertThat(elements(".bpmn").stream()
                        .filter(it -> Set.of("process", "userTask").contains(it.getLocalName())))
                .hasSizeGreaterThan(30)
                .allSatisfy(it -> {
                    boolean isTask = it.getLocalName().equals("userTask");
                    String key = (isTask ? "mail.task." : "engine.process.") + it.getAttribute("id");
                    assertThat(EngineWords.model(Locale.TAIWAN, it.getAttribute("name")) + (isTask ? "：{0}" : ""))
                            .isEqualTo(messages.getString(key));
                });
    }

    private static List<Element> elements(String ending) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        List<Element> elements = new ArrayList<>();
        for (File model : Objects.requireNonNull(new File("processes").listFiles())) {
            if (model.getName().endsWith(ending)) {
                NodeList all = factory.newDocumentBuilder().parse(model).getElementsByTagName("*");
                for (int i = 0; i < all.getLength(); i++) {
                    elements.add((Element) all.item(i));
                }
            }
        }
        return elements;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    Claim of an exclusion|排除事項的主張
                    Nothing owed|無應付款項
                    Bring it up: nobody explained|升級：無人說明
                    Answer the review: LEADS, review 2|回覆審查：LEADS，審查 2
                    Sign the agreement: Signed: a paper|簽署協議：Signed: a paper
                    A name of former times|A name of former times
                    """)
    void saysWhatAModelCallsIt(String english, String chinese) {
        assertThat(EngineWords.model(Locale.TAIWAN, english)).isEqualTo(chinese);
        assertThat(EngineWords.model(Locale.ENGLISH, english)).isEqualTo(english);
    }
}
