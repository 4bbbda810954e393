package io.attain.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.attain.notification.OutboxEntry.State;
import io.attain.notification.Preference.Delivery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What mails say, whatever people have called things. */
class MailWriterTest {

    private static final Pattern USER_TASK = Pattern.compile("userTask id=\"(\\w+)\"");

    private final ResourceBundleMessageSource messages = messages();
    private final NoticeWords words = new NoticeWords(messages);
    private final MailWriter writer = new MailWriter(
            messages,
            words,
            new NotificationSettings(
                    "attain@example.org",
                    "https://sla.example.org/",
                    new NotificationSettings.Webhooks("", false, false)));

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setAlwaysUseMessageFormat(true);
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    private static Notice notice(String subject, List<String> parameters) {
        return new Notice(
                "anna",
                Kind.TASK,
                "task 7",
                "PAPER-2026",
                subject,
                parameters,
                "/camunda/app/tasklist/default/#/?task=7",
                Instant.parse("2026-04-01T20:30:00Z"));
    }

    private static OutboxEntry entry(Notice notice) {
        Instant now = Instant.parse("2026-04-01T08:00:00Z");
        return new OutboxEntry(7, notice, State.WAITING, false, 1, now, now, null, now);
    }

    private static Preference reader(Locale language) {
        return new Preference(Delivery.SINGLE, 8, ZoneId.of("Asia/Taipei"), language, EnumSet.allOf(Kind.class));
    }

    private static String unescape(String text) {
        return text.replace("\\r\\n", "\r\n")
                .replace("\\u2028", "\u2028")
                .replace("\\u0000", "\u0000")
                .replace("\\u202E", "\u202e")
                .replace("\\u2066", "\u2066");
    }

    @ParameterizedTest
    @CsvFileSource(resources = "mail-words.csv", numLinesToSkip = 1, delimiter = '|', quoteCharacter = '`')
    void aNoticeIsOneHarmlessLine(String subject, String parameters, String language, String expected) {
        Notice notice = notice(subject, List.of(unescape(parameters).split(";")));
        Mail mail = writer.single(entry(notice), "anna@example.org", reader(Locale.forLanguageTag(language)));
        assertThat(mail.subject()).isEqualTo(expected);
        assertThat(mail.text()).contains(expected);
    }

    @Test
    void whatPeopleCalledThingsIsTextInHtml() {
        Mail mail = writer.single(
                entry(notice("task.Task_Sign", List.of("<img src=x onerror=alert(1)>"))),
                "anna@example.org",
                reader(Locale.ENGLISH));
        assertThat(mail.html()).contains("&lt;img src=x onerror=alert(1)&gt;").doesNotContain("<img");
        assertThat(mail.text()).contains("<img src=x onerror=alert(1)>");
    }

    @Test
    void bothPartsHaveTheLinkAndTheTimeOfTheReader() {
        Mail mail = writer.single(
                entry(notice("task.Task_Sign", List.of("PAPER-2026"))),
                "anna@example.org",
                reader(Locale.TRADITIONAL_CHINESE));
        String link = "https://sla.example.org/camunda/app/tasklist/default/#/?task=7";
        assertThat(mail.text()).contains(link).contains("期限：2026年4月2日").contains("Asia/Taipei");
        assertThat(mail.html()).contains("href=\"" + link + "\"").contains("lang=\"zh-TW\"");
        assertThat(mail.id()).isEqualTo("<notice-7@example.org>");
        assertThat(mail.text()).contains("https://sla.example.org/me/notifications");
    }

    @Test
    void aLongNameIsShortened() {
        String title = words.title(notice("task.Task_Sign", List.of("😀".repeat(300))), Locale.ENGLISH);
        assertThat(title.codePointCount(0, title.length())).isEqualTo(200);
        assertThat(title).endsWith("😀…");
    }

    @Test
    void everyTaskOfEveryModelHasItsWords() throws IOException {
        try (Stream<Path> models = Files.list(Path.of("processes"))) {
            List<String> tasks = models.filter(it -> it.toString().endsWith(".bpmn"))
                    .map(MailWriterTest::read)
                    .flatMap(it -> USER_TASK.matcher(it).results().map(found -> found.group(1)))
                    .toList();
            assertThat(tasks).hasSizeGreaterThan(20).allSatisfy(task -> assertThat(
                            words.title(notice("task." + task, List.of("X-1")), Locale.TRADITIONAL_CHINESE))
                    .contains("X-1"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // now, zone, hour, next digest
        "2026-03-01T06:59:59Z, Europe/Berlin, 8, 2026-03-01T07:00:00Z",
        "2026-03-01T07:00:00Z, Europe/Berlin, 8, 2026-03-02T07:00:00Z",
        "2026-03-28T12:00:00Z, Europe/Berlin, 2, 2026-03-29T01:00:00Z",
        "2026-10-24T12:00:00Z, Europe/Berlin, 2, 2026-10-25T00:00:00Z",
        "2026-03-01T00:30:00Z, Asia/Taipei, 8, 2026-03-02T00:00:00Z",
        "2026-03-01T00:30:00Z, Pacific/Honolulu, 23, 2026-03-01T09:00:00Z"
    })
    void aDigestComesAtTheHourOfItsReader(String now, String zone, int hour, String next) {
        Preference preference =
                new Preference(Delivery.DIGEST, hour, ZoneId.of(zone), Locale.ENGLISH, EnumSet.allOf(Kind.class));
        assertThat(preference.sendAt(Instant.parse(now))).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2026-03-01T08:00:00Z, 2026-03-01T08:01:00Z",
        "2, 2026-03-01T08:01:00Z, 2026-03-01T08:03:00Z",
        "6, 2026-03-01T08:31:00Z, 2026-03-01T09:03:00Z",
        "7, 2026-03-01T09:03:00Z, 2026-03-01T10:03:00Z",
        "70, 2026-03-02T07:59:59Z, 2026-03-02T08:59:59Z",
        "71, 2026-03-02T08:00:00Z, "
    })
    void whatFailsIsTriedLessAndLessOftenForADay(int attempts, String now, String next) {
        assertThat(Retries.next(attempts, Instant.parse("2026-03-01T08:00:00Z"), Instant.parse(now))
                        .map(Instant::toString)
                        .orElse(null))
                .isEqualTo(next);
    }
}
