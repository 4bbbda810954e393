package io.attain.audit.history.web;

import io.attain.portal.AgreementHistory;
import io.attain.problem.EngineWords;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says the codes of entries in the reader's language. */
@Component
class EntryWords {

    /** Where the messages for the codes of each source are, one after the other. */
    static final Map<String, List<String>> KEYS = Map.ofEntries(
            Map.entry("register", List.of("milestone.", "history.what.")),
            Map.entry("negotiation", List.of("history.negotiation.")),
            Map.entry("signature", List.of("history.signature.")),
            Map.entry("credit", List.of("history.statement.")),
            Map.entry("answer", List.of("statement.answer.")),
            Map.entry("ledger", List.of("ledger.kind.")),
            Map.entry("escalation", List.of("history.escalation.")),
            Map.entry("dispute", List.of("dispute.act.")),
            Map.entry("exclusion", List.of("exclusion.act.")),
            Map.entry("review", List.of("review.act.", "review.occasion.")),
            Map.entry("notice", List.of("history.what.")),
            Map.entry("report", List.of("report.act.")),
            Map.entry("warning", List.of("history.warning.")));

    private final MessageSource messages;

    EntryWords(MessageSource messages) {
        this.messages = messages;
    }

    /** An entry in words. */
    record Line(Instant at, String source, String what, String who, String about, String words) {}

    List<Line> lines(List<AgreementHistory.Entry> entries, Locale reader) {
        return entries.stream()
                .map(it -> new Line(
                        it.at(), it.source(), what(it, reader), it.who(), about(it.about(), reader), it.words()))
                .toList();
    }

    private static String about(String about, Locale reader) {
        String said = EngineWords.record(reader, about);
        return said.equals(about) ? EngineWords.reason(reader, about) : said;
    }

    private String what(AgreementHistory.Entry entry, Locale reader) {
        return KEYS.getOrDefault(entry.source(), List.of()).stream()
                .map(it -> messages.getMessage(it + entry.what(), null, null, reader))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(entry.what());
    }
}
