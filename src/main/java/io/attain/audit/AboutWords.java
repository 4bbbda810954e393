package io.attain.audit;

import io.attain.problem.EngineWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Says what an entry of the record is about in the words of its reader. The entry itself quotes columns, such as {@code IN_FORCE,
 * version 2}, since that is what its hash covers.
 */
@Component
public class AboutWords {

    private static final String APART = ", ";
    private static final Set<String> OF_TASKS = Set.of(Kind.FORM.name(), Kind.TASK.name());

    /** As the record of tasks quotes them. */
    private static final Pattern TASK = Pattern.compile("(.*), task ([^,]+)(?:, (.*))?", Pattern.DOTALL);

    private final MessageSource messages;

    /**
     * Says it with these messages.
     *
     * @param messages never {@literal null}
     */
    public AboutWords(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * Says it.
     *
     * @param entry never {@literal null}
     * @param locale the reader's language, never {@literal null}
     * @return what the entry says itself where it quotes no columns, or ones that are not known here
     */
    public String say(Entry entry, Locale locale) {
        return say(
                entry.kind(),
                CoveredRow.read(entry.rows()).stream()
                        .map(CoveredRow::table)
                        .findFirst()
                        .orElse(""),
                entry.about(),
                locale);
    }

    /**
     * Says what the entry is about that covers a row.
     *
     * @param place never {@literal null}
     * @param locale the reader's language, never {@literal null}
     * @return empty if no entry does
     */
    public String say(Finding.Place place, Locale locale) {
        String about = place.about();
        return about == null
                ? ""
                : say(
                        Objects.requireNonNullElse(place.kind(), ""),
                        Objects.requireNonNullElse(place.table(), ""),
                        about,
                        locale);
    }

    /**
     * Says it where the rows are not at hand.
     *
     * @param kind the entry's kind, never {@literal null}
     * @param about what the entry quotes, never {@literal null}
     * @param locale the reader's language, never {@literal null}
     * @return by the first table with entries of that kind that knows what is quoted
     */
    public String say(String kind, String about, Locale locale) {
        return CoveredTables.ALL.stream()
                .filter(it -> it.kind().name().equals(kind))
                .map(it -> say(kind, it.name(), about, locale))
                .filter(it -> !it.equals(about))
                .findFirst()
                .orElseGet(() -> say(kind, "", about, locale));
    }

    private String say(String kind, String table, String about, Locale locale) {
        if (OF_TASKS.contains(kind)) {
            return task(about, locale);
        }
        if (kind.equals(Kind.LOGIN_FAILED.name())) {
            return String.valueOf(messages.getMessage("audit.failed." + about, null, about, locale));
        }
        if (kind.equals(Kind.OPENING.name())) {
            return String.valueOf(messages.getMessage("audit.table." + about.split(" ", 2)[0], null, about, locale));
        }
        String said = EngineWords.record(locale, about);
        return CoveredTables.find(table)
                .filter(it -> !it.about().isEmpty() && said.equals(about))
                .map(it -> say(it, about, locale))
                .orElse(said);
    }

    /** What the task is called, and what was done with it; which one it is stays for who wants to know it. */
    private String task(String about, Locale locale) {
        Matcher parts = TASK.matcher(about);
        if (!parts.matches()) {
            return about;
        }
        String done = parts.group(3);
        return EngineWords.model(locale, parts.group(1))
                + (done == null
                        ? ""
                        : messages.getMessage("audit.apart", null, APART, locale) + EngineWords.record(locale, done));
    }

    /** The first column speaks for itself, where it says anything; the others are named. */
    private String say(CoveredTable table, String about, Locale locale) {
        List<String> said = new ArrayList<>();
        for (String part : about.split(APART, -1)) {
            String named = named(table, part, locale);
            said.add(
                    said.isEmpty() && named.equals(part)
                            ? value(table, table.about().get(0), part, locale)
                            : named);
        }
        return String.join(messages.getMessage("audit.apart", null, APART, locale), said);
    }

    private String named(CoveredTable table, String part, Locale locale) {
        for (String column : table.about().subList(1, table.about().size())) {
            String name = CoveredTable.quoted(column) + " ";
            if (part.startsWith(name)) {
                String value = value(table, column, part.substring(name.length()), locale);
                return String.valueOf(messages.getMessage("audit.about." + column, new Object[] {value}, part, locale));
            }
        }
        return part;
    }

    private String value(CoveredTable table, String column, String value, Locale locale) {
        String key = RecordCodes.key(table.name(), column, value);
        return key == null
                ? other(column, value, locale)
                : String.valueOf(messages.getMessage(key, null, value, locale));
    }

    private String other(String column, String value, Locale locale) {
        return column.equals("roles")
                ? Arrays.stream(value.split(",", -1))
                        .map(it -> String.valueOf(messages.getMessage("role." + it.strip(), null, it.strip(), locale)))
                        .collect(Collectors.joining(messages.getMessage("audit.apart", null, APART, locale)))
                : EngineWords.record(locale, value);
    }
}
