package io.attain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.attain.access.AccountAct;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.support.ResourceBundleMessageSource;

class AboutWordsTest {

    private final AboutWords words = new AboutWords(messages());

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    FORM         | Answer the review: SHOP, review 2, task 7-b | Answer the review: SHOP, review 2 | 回覆審查：SHOP，審查 2
                    TASK         | Sign the agreement: SHOP, task 7-b, claimed | Sign the agreement: SHOP, claimed | 簽署協議：SHOP，已認領
                    FORM         | Task_Sign, task 7-b, content xyz                       | Task_Sign, content xyz                       | Task_Sign，content xyz
                    LOGIN_FAILED | BadCredentials                                         | wrong name or password                       | 名稱或密碼錯誤
                    OPENING      | account 2                                              | account                                      | 帳號
                    LOGIN_FAILED | Whatever                                               | Whatever                                     | Whatever
                    """)
    void whatLeavesNoRowIsSaidToo(String kind, String about, String english, String chinese) {
        assertThat(say(kind, "", about, Locale.ENGLISH)).isEqualTo(english);
        assertThat(say(kind, "", about, Locale.TAIWAN)).isEqualTo(chinese);
    }

    @ParameterizedTest
    @EnumSource
    void whateverIsDoneToAnAccountIsSaidInChinese(AccountAct.Kind kind) {
        String about = "bob: " + kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        if (kind == AccountAct.Kind.ROLES_CHANGED) {
            about += ", from A to B";
        } else if (kind == AccountAct.Kind.JOB_RETRIED) {
            about += ", /job/1";
        } else if (Set.of(AccountAct.Kind.TOKEN_ISSUED, AccountAct.Kind.TOKEN_WITHDRAWN)
                .contains(kind)) {
            // Their rows say it.
            return;
        }
        assertThat(say("ACCOUNT", "account", about, Locale.TAIWAN)).startsWith("bob：");
    }

    private String say(String table, String about, Locale locale) {
        return say("CLOSE", table, about, locale);
    }

    private String say(String kind, String table, String about, Locale locale) {
        List<CoveredRow> rows =
                table.isEmpty() ? List.of() : List.of(new CoveredRow(table, "1", new Digest("00", "-")));
        return words.say(
                new Entry(
                        Chain.agreement("PAPER"),
                        1,
                        kind,
                        "engine",
                        null,
                        null,
                        null,
                        about,
                        Instant.EPOCH,
                        CoveredRow.write(rows),
                        "",
                        new Digest("", "")),
                locale);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    agreement_milestone | IN_FORCE, version 2                    | in force, version 2                 | 生效中，第 2 版
                    verdict             | on-time, outcome BREACHED              | on-time, missed                     | on-time，未達成
                    ledger_entry        | ACCRUED, amount 48, currency EUR       | credited, 48, EUR                   | 計入補償，48，EUR
                    measurement_upload  | june, july.csv, added 3, corrected 0   | june, july.csv, 3 new, 0 corrected  | june，july.csv，新增 3 筆，更正 0 筆
                    measurement_upload  | added 0, corrected 2                   | 0 new, 2 corrected                  | 新增 0 筆，更正 2 筆
                    granted_exclusion   | flood, window from 10:05, window until 14:05 | flood, from 10:05, until 14:05 | flood，自 10:05 起，至 14:05 止
                    agreement_milestone | NO_SUCH_CODE, version 2, colour red    | NO_SUCH_CODE, version 2, colour red | NO_SUCH_CODE，第 2 版，colour red
                    no_such_table       | IN_FORCE, version 2                    | IN_FORCE, version 2                 | IN_FORCE, version 2
                    ''                  | by a token for READ                    | by a token for READ                 | 以權限為 READ 的權杖登入
                    ''                  | bob: roles changed, from none to MANAGER | bob: roles changed, from none to MANAGER | bob：角色由 無 改為 管理者
                    """)
    void codesAndColumnsAreSaidAndTheRestIsQuoted(String table, String about, String english, String chinese) {
        assertThat(say(table, about, Locale.ENGLISH)).isEqualTo(english);
        assertThat(say(table, about, Locale.TAIWAN)).isEqualTo(chinese);
    }

    @Test
    void everyColumnThatAnEntryNamesHasWordsInBothLanguages() {
        for (Locale locale : List.of(Locale.ROOT, Locale.TAIWAN)) {
            ResourceBundle bundle = ResourceBundle.getBundle("messages", locale);
            assertThat(CoveredTables.ALL.stream()
                            .flatMap(it -> it.about().stream().skip(1)))
                    .allSatisfy(column -> assertThat(bundle.containsKey("audit.about." + column))
                            .as(column)
                            .isTrue());
        }
    }

    @Test
    void everyTableIsSaidInBothLanguages() {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.TAIWAN)) {
            assertThat(CoveredTables.ALL)
                    .allSatisfy(it -> assertThat(messages().getMessage("audit.table." + it.name(), null, "", locale))
                            .isNotEmpty());
        }
    }
}
