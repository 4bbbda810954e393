package io.attain.notification;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says what a notice is about. */
@Component
public class NoticeWords {

    private final MessageSource messages;

    NoticeWords(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * What a notice says, in one line that can stand in a mail's header, whatever people have called things.
     *
     * @param notice never {@literal null}
     * @param language never {@literal null}
     */
    public String title(Notice notice, Locale language) {
        Object[] parameters = notice.parameters().stream().map(PlainText::of).toArray();
        return PlainText.of(messages.getMessage("mail." + notice.subject(), parameters, language));
    }
}
