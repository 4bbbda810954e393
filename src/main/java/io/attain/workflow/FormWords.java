package io.attain.workflow;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * The words of one language for what forms show.
 *
 * @param messages has them, never {@literal null}
 * @param locale the language, never {@literal null}
 */
public record FormWords(MessageSource messages, Locale locale) {

    /**
     * Says something.
     *
     * @param code the message's code, never {@literal null}
     * @param values what stands in its places, as texts
     * @return never {@literal null}
     */
    public String say(String code, @Nullable Object... values) {
        return messages.getMessage(code, values, locale);
    }

    /** Says a date and a time, which are local already. */
    public String time(LocalDateTime time) {
        return DateTimeFormatter.ofPattern(say("form.time"), locale).format(time);
    }

    /** Says a date. */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofPattern(say("form.day"), locale).format(day);
    }
}
