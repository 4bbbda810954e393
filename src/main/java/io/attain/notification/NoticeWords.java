package io.attain.notification;

import io.attain.problem.EngineWords;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says what a notice is about. */
@Component
public class NoticeWords {

    /** What the subjects of notices about tasks begin with. */
    private static final String TASK = "task.";

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
        boolean isTask = notice.subject().startsWith(TASK);
        Object[] parameters = notice.parameters().stream()
                .map(it -> isTask ? EngineWords.task(language, it) : it)
                .map(PlainText::of)
                .toArray();
        return PlainText.of(messages.getMessage("mail." + notice.subject(), parameters, language));
    }
}
