package io.attain.notification;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Words notices in their reader's language, as text and as HTML. */
@Component
class MailWriter {

    private final MessageSource messages;
    private final NoticeWords words;
    private final NotificationSettings settings;
    private final SpringTemplateEngine templates;

    MailWriter(MessageSource messages, NoticeWords words, NotificationSettings settings) {
        this.messages = messages;
        this.words = words;
        this.settings = settings;
        // Not the engine of the pages: that one knows no templates of plain text.
        this.templates = new SpringTemplateEngine();
        this.templates.setTemplateEngineMessageSource(messages);
        this.templates.addTemplateResolver(resolver(TemplateMode.HTML, ".html"));
        this.templates.addTemplateResolver(resolver(TemplateMode.TEXT, ".txt"));
    }

    private static ClassLoaderTemplateResolver resolver(TemplateMode mode, String suffix) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.getResolvablePatternSpec().addPattern("*" + suffix);
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding("UTF-8");
        return resolver;
    }

    /**
     * What a mail says of a notice.
     *
     * @param title in a line
     * @param kind its kind's name in the reader's language
     * @param due until when, in the reader's zone, empty if there is no such time
     * @param link where to go
     */
    record Line(String title, String kind, String due, String link) {}

    /** Writes the mail of one notice. */
    Mail single(OutboxEntry entry, String to, Preference reader) {
        Line line = line(entry, reader);
        return mail("notice-" + entry.number(), to, reader, line.title(), List.of(line));
    }

    /** Writes the mail that lists all of a person's notices since the last one, in the order given. */
    Mail digest(List<OutboxEntry> entries, String to, Preference reader) {
        long first = entries.stream().mapToLong(OutboxEntry::number).min().orElseThrow();
        long last = entries.stream().mapToLong(OutboxEntry::number).max().orElseThrow();
        String subject = messages.getMessage("mail.digest", new Object[] {entries.size()}, reader.language());
        return mail(
                "digest-" + first + "-" + last,
                to,
                reader,
                subject,
                entries.stream().map(it -> line(it, reader)).toList());
    }

    private Mail mail(String id, String to, Preference reader, String subject, List<Line> lines) {
        Context context = new Context(reader.language());
        context.setVariable("subject", subject);
        context.setVariable("lines", lines);
        context.setVariable("language", reader.language().toLanguageTag());
        context.setVariable("preferences", settings.publicAddress() + "/me/notifications");
        return new Mail(
                "<" + id + "@" + settings.sender().substring(settings.sender().indexOf('@') + 1) + ">",
                to,
                reader.language(),
                subject,
                templates.process("mail/notices.txt", context),
                templates.process("mail/notices.html", context));
    }

    private Line line(OutboxEntry entry, Preference reader) {
        Notice notice = entry.notice();
        return new Line(
                words.title(notice, reader.language()),
                messages.getMessage("mail.kind." + notice.kind(), null, reader.language()),
                due(notice.due(), reader),
                settings.publicAddress() + notice.link());
    }

    private static String due(@Nullable Instant due, Preference reader) {
        return due == null
                ? ""
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                                .withLocale(reader.language())
                                .withZone(reader.zone())
                                .format(due)
                        + " (" + reader.zone().getId() + ")";
    }
}
