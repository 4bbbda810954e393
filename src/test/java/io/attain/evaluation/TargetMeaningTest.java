package io.attain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.attain.evaluation.TargetMeaning.Span;
import io.attain.terms.Agreement;
import io.attain.terms.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What targets mean in time, in numbers and for whom, worked out by hand. */
class TargetMeaningTest {

    private static TargetMeaning meaning(String indicator, String target, String more) {
        String document =
                """
                apiVersion: attain/v1
                kind: Agreement
                reference: A
                title: A
                type: customer
                zone: Asia/Taipei
                currency: TWD
                term: {from: 2026-01-01, until: 2027-01-01}
                parties: [{id: mill, name: 紙廠, role: provider}, {id: office, name: Office, role: customer}]
                services: [{id: paper, provider: mill, customer: office}]
                objectives:
                  - {id: o, service: paper, series: s, indicator: %s, target: %s, period: {every: month}%s}
                """
                        .formatted(indicator, target, more);
        Documents documents = Documents.read("a.yaml", document);
        assertThat(documents.findings()).isEmpty();
        return TargetMeaning.of(documents.agreements().get(0).agreement()).get(0);
    }

    @Test
    void saysWhatAShareOfTimeLeaves() {
        TargetMeaning meaning = meaning("{type: availability}", "{atLeast: \"99.95\"}", "");
        assertThat(meaning.sentence(Locale.ENGLISH))
                .isEqualTo(
                        "99.95 % allows a downtime of 43.2 s a day, 5 min 2 s a week, 21 min 36 s in a month of 30 days,"
                                + " 1 h 4 min 48 s in a quarter of 90 days and 4 h 22 min 48 s in a year");
        assertThat(meaning.sentence(Locale.TAIWAN))
                .isEqualTo(
                        "99.95 % 容許停擺每日 43.2 秒、每週 5 分 2 秒、每 30 天的月份 21 分 36 秒、每 90 天的季度 1 小時 4 分 48 秒、每年 4 小時 22 分 48 秒");
        assertThat(meaning.times())
                .filteredOn(it -> it.span() == Span.MONTH)
                .singleElement()
                .satisfies(it -> assertThat(it.duration()).hasToString("PT21M36S"));
        assertThat(meaning.doubts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{type: tally} | {atLeast: 95} | 5 of 100, 50 of 1000 and 500 of 10000 may miss | 每 100 筆可有 5 筆、每 1000 筆可有 50 筆、每 10000 筆可有 500 筆未達標",
                "{type: tally} | {atLeast: \"99.95\"} | 0 of 100, 0 of 1000 and 5 of 10000 may miss | 每 100 筆可有 0 筆、每 1000 筆可有 0 筆、每 10000 筆可有 5 筆未達標",
                "{type: ratio, bad: {attribute: {x: y}}} | {atMost: 2} | 2 of 100, 20 of 1000 and 200 of 10000 may miss | 每 100 筆可有 2 筆、每 1000 筆可有 20 筆、每 10000 筆可有 200 筆未達標",
                "{type: ratio, good: {attribute: {x: y}}, weight: value} | {atLeast: \"97.5\"} | of every 100 in value, no more than 2.5 may miss | 每 100 單位價值中，至多 2.5 單位可未達標",
                "{type: sum} | {atLeast: \"50\", unit: ream} | the sum is at least 50 ream in every period | 每期的總和至少 50 ream",
                "{type: percentile, percentile: 95} | {atMost: 300, unit: ms} | the 95th percentile is at most 300 ms in every period | 每期的第 95 百分位數至多 300 ms",
                "{type: maximum, of: {elapsed: {from: a, until: b}}, unit: P7D} | {atMost: 2} | the greatest is at most 2 times 7 days in every period | 每期的最大值至多 2 倍的 7 天",
                "{type: count} | {atMost: 3} | the number is at most 3 in every period | 每期的筆數至多 3",
                "{type: tally} | {atLeast: 101} | the percentage is at least 101 % in every period | 每期的百分比至少 101 %",
            })
    void saysWhatOtherTargetsLeave(String indicator, String target, String english, String chinese) {
        TargetMeaning meaning = meaning(indicator, target, "");
        assertThat(meaning.sentence(Locale.ENGLISH)).isEqualTo(english);
        assertThat(meaning.sentence(Locale.TAIWAN)).isEqualTo(chinese);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{type: availability} | {atLeast: \"99.999\"} | the target allows 25.92 s in a whole period: nobody notices and repairs anything in so short a time, so the first outage breaches it | 目標在整個期間只容許 25.92 秒：沒有人能在這麼短的時間內發現並修復，第一次中斷即未達成",
                "{type: availability, staleAfter: PT1H} | {atLeast: \"99.95\"} | a record holds for up to 1 h, and the target allows 21 min 36 s in a whole period: between two records a breach can come and go unseen | 一筆紀錄最長有效 1 小時，而目標在整個期間只容許 21 分 36 秒：兩筆紀錄之間可能發生未達成而無人察覺",
                "{type: availability} | {atLeast: 100} | 100 % allows no downtime at all, ever: a single second breaches it | 100 % 不容許任何停擺：只要停擺一秒即未達成",
                "{type: tally} | {atLeast: 101} | no figure reaches this target: every period is breached | 沒有任何數值能達到此目標：每期都會未達成",
                "{type: tally} | {atMost: 5} | the target bounds the figure on the side that does not hurt | 目標限制的是數值無害的那一側",
            })
    void warnsWhereATargetIsNotWhatItSeems(String indicator, String target, String english, String chinese) {
        TargetMeaning meaning = meaning(indicator, target, "");
        assertThat(meaning.warnings(Locale.ENGLISH)).containsExactly(english);
        assertThat(meaning.warnings(Locale.TAIWAN)).containsExactly(chinese);
    }

    @Test
    void warnsWhereOneCaseDecides() {
        assertThat(meaning("{type: tally}", "{atLeast: 95}", ", minimumSample: 10")
                        .warnings(Locale.ENGLISH))
                .singleElement()
                .asString()
                .contains("one bad case is 10 %");
        assertThat(meaning("{type: tally}", "{atLeast: 95}", ", minimumSample: 20")
                        .warnings(Locale.ENGLISH))
                .isEmpty();
    }

    @Test
    void saysForWhomItIs() {
        TargetMeaning meaning = meaning("{type: availability}", "{atLeast: \"99.9\"}", ", scope: [site, priority]");
        assertThat(meaning.forWhom(Locale.ENGLISH))
                .containsExactly("紙廠 owes it to Office", "judged on its own for each site and priority");
        assertThat(meaning.forWhom(Locale.TAIWAN)).containsExactly("紙廠對 Office 負此責任", "依每個 site 與 priority 分別判定");
    }

    @ParameterizedTest
    @ValueSource(strings = {"paper-supply", "qualified-leads", "closed-deals", "it-operations"})
    void hasAMeaningForEveryTargetThatShips(String example) throws IOException {
        Agreement agreement = Documents.read(example, Files.readString(Path.of("examples", example + ".yaml")))
                .agreements()
                .get(0)
                .agreement();
        assertThat(TargetMeaning.of(agreement))
                .hasSameSizeAs(agreement.objectives())
                .allSatisfy(it -> assertThat(it.sentence(Locale.TAIWAN)).isNotBlank());
    }
}
