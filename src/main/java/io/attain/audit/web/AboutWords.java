package io.attain.audit.web;

import io.attain.audit.CoveredRow;
import io.attain.audit.CoveredTable;
import io.attain.audit.CoveredTables;
import io.attain.audit.Entry;
import io.attain.audit.RecordCodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Says what an entry of the record is about in the words of its reader. The entry itself quotes columns, such as {@code IN_FORCE,
 * version 2}, since that is what its hash covers.
 */
@Component
class AboutWords {

    private static final String APART = ", ";

    private final MessageSource messages;

    AboutWords(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * Says it.
     *
     * @param entry never {@literal null}
     * @param locale the reader's language, never {@literal null}
     * @return what the entry says itself where it quotes no columns, or ones that are not known here
     */
    String say(Entry entry, Locale locale) {
        return CoveredRow.read(entry.rows()).stream()
                .findFirst()
                .flatMap(row -> CoveredTables.find(row.table()))
                .filter(table -> !table.about().isEmpty())
                .map(table -> say(table, entry.about(), locale))
                .orElse(entry.about());
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
        return key == null ? value : String.valueOf(messages.getMessage(key, null, value, locale));
    }
}
