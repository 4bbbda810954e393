package io.attain.terms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes as lines that negotiators read, in their language. */
class DifferenceWordsTest {

    private static final String PAPER = RandomEdits.text("paper-supply.yaml");

    private static String words(String from, String to, Locale reader) {
        assertThat(PAPER).contains(from);
        Documents before = Documents.read("before", PAPER);
        Documents after = Documents.read("after", PAPER.replace(from, to == null ? "" : to));
        assertThat(after.findings()).isEmpty();
        Difference difference = Difference.between(
                before.agreements().get(0).source(), after.agreements().get(0).source());
        return String.join("\n", new DifferenceWords(difference, reader).all());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "title: Office paper supply | title: Office paper | Title from “Office paper supply” to “Office paper” | 標題由「Office paper supply」改為「Office paper」",
                "version: 1 | version: 2 | Version from 1 to 2 | 版本由 1 改為 2",
                "until: 2027-01-01 | until: 2027-07-01 | Term from 2026-01-01 until 2027-01-01 (exclusive) to 2026-01-01 until 2027-07-01 (exclusive) | 期限由 2026-01-01 起至 2027-01-01 前一日止改為 2026-01-01 起至 2027-07-01 前一日止",
                "{atLeast: \"90\", unit: \"%\"} | {atLeast: \"99.95\"} | Objective “Delivered on Monday”: target from at least 90 % to at least 99.95 % | 目標「Delivered on Monday」：目標值由至少 90 % 改為至少 99.95 %",
                "{atLeast: \"90\", unit: \"%\"} | {atLeast: \"90.0\", unit: \"%\"} | Objective “Delivered on Monday”: target from at least 90 % to at least 90.0 % (only written differently) | 目標「Delivered on Monday」：目標值由至少 90 % 改為至少 90.0 %（僅寫法不同）",
                "amount: \"1200.00\" | amount: \"1250.00\" | Service “A4 paper, 80 g, 500 sheets a ream”: fee from 1200.00 USD per month to 1250.00 USD per month | 服務「A4 paper, 80 g, 500 sheets a ream」：費用由每月 1200.00 USD 改為每月 1250.00 USD",
                "{below: \"90\", percent: \"2\"}, | | Objective “Delivered on Monday”: credit from 2 % below 90, 5 % below 75, 10 % below 50 to 5 % below 75, 10 % below 50 | 目標「Delivered on Monday」：補償由低於 90 為 2 %、低於 75 為 5 %、低於 50 為 10 % 改為低於 75 為 5 %、低於 50 為 10 %",
                "each: {shortfall: \"1\", amount: \"24.00\", round: full} | flat: \"100\" | Objective “Reams delivered”: credit from 24.00 USD for each 1 short of the target (full units) to 100 USD for a breach | 目標「Reams delivered」：補償由每低於目標值 1 計 24.00 USD（滿單位計）改為每次未達成 100 USD",
                "amount: \"150.00\"} | percent: \"5\"} | Objective “Delivered on Monday”: cap per scope and calendar year from 150.00 USD to 5 % | 目標「Delivered on Monday」：每個範圍每一日曆年的上限由 150.00 USD 改為 5 %",
                ", {per: scope, over: calendar-year, amount: \"150.00\"} | | Objective “Delivered on Monday”: cap per scope and calendar year removed (it was: 150.00 USD) | 目標「Delivered on Monday」：刪除每個範圍每一日曆年的上限（原為：150.00 USD）",
                "claimWithin: P10D | claimWithin: P1D | Disputes: claim window from 10 days to 1 day | 爭議處理：申訴期限由 10 天改為 1 天",
                "silence: accepted | silence: rejected | Disputes: silence from means acceptance to means rejection | 爭議處理：逾期未回覆由視為接受改為視為拒絕",
                "every: P6M | every: P3M | Review from every 6 months, on changes of need, workload, assuming at least 8, at most 10 of paper.deliveries a month to every 3 months, on changes of need, workload, assuming at least 8, at most 10 of paper.deliveries a month | 審查條款由每 6 個月、需求、工作量變動時、假設 paper.deliveries 每月至少 8、至多 10 改為每 3 個月、需求、工作量變動時、假設 paper.deliveries 每月至少 8、至多 10",
                "mode: review | mode: automatic | Renewal from a review decides, notice 60 days before the end to automatic, notice 60 days before the end | 續約條款由審查後決定，期滿前 60 天通知改為自動續約，期滿前 60 天通知",
                "duties: [mediator] | duties: [mediator, legal] | Appointment of mediator@chamber: duties from mediator to mediator, legal (an appointment, not part of the hash) | mediator@chamber 的指派：職責由 mediator 改為 mediator、legal（人員指派，不計入雜湊值）",
                "open: bad} | open: excluded} | Objective “Delivered on Monday”: indicator from {type: ratio, good: {time: done, by: due}, open: bad} to {type: ratio, good: {time: done, by: due}, open: excluded} | 目標「Delivered on Monday」：指標由{type: ratio, good: {time: done, by: due}, open: bad}改為{type: ratio, good: {time: done, by: due}, open: excluded}",
            })
    void saysAChange(String from, String to, String english, String chinese) {
        // The indicator's text stands twice; the first of both lines is meant.
        assertThat(words(from, to, Locale.ENGLISH).lines().findFirst()).hasValue(english);
        assertThat(words(from, to, Locale.forLanguageTag("zh-TW")).lines().findFirst())
                .hasValue(chinese);
    }

    @Test
    void saysWhatComesAndWhatStandsInAnotherOrder() {
        String ladder = "  - {level: 1, after: PT8H, calendar: office-hours, duty: owner}\n";
        assertThat(words(ladder, "", Locale.ENGLISH))
                .isEqualTo("Escalation level 1 removed (it was: {after: PT8H, calendar: office-hours, duty: owner})");
        String confirmed =
                "  - {id: quick, name: Quick, series: paper.deliveries, indicator: {type: count}, target: {atMost: 3}, period: {every: week}}\n  - id: reams\n";
        assertThat(words("  - id: reams\n", confirmed, Locale.GERMANY))
                .isEqualTo("Objective “Quick” added: at most 3, every week");
        assertThat(words(
                        "  - {party: office, duty: Have somebody at the door of both addresses on Mondays from 08:00 to 17:00}\n",
                        "",
                        Locale.ENGLISH))
                .isEqualTo("Responsibility of office: Have somebody at the door of both addresses on Mondays from 08:00"
                        + " to 17:00 removed");
        assertThat(words("[Unloading at ground level, ", "[", Locale.ENGLISH))
                .isEqualTo(
                        "Service “A4 paper, 80 g, 500 sheets a ream”: conditions from Unloading at ground level, Two addresses in the same town to Two addresses in the same town");
    }

    @ParameterizedTest
    @MethodSource("io.attain.terms.RandomEdits#examplesAndSeeds")
    void hasALineForWhateverChanges(String file, long seed) {
        SourceDocument base = RandomEdits.example(file);
        JsonNode edited = RandomEdits.edit(base.tree(), seed);
        Difference difference = Difference.between(base, RandomEdits.of(edited));
        for (Locale reader : List.of(Locale.ENGLISH, Locale.TAIWAN)) {
            assertThat(new DifferenceWords(difference, reader).all())
                    .hasSameSizeAs(difference.changes())
                    .allSatisfy(line ->
                            assertThat(line).isNotBlank().doesNotContain("\n", "\uE000", "{0}", "{1}", "{2}", "{3}"));
        }
    }
}
