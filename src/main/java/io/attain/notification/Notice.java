package io.attain.notification;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that one person is to be told.
 *
 * @param account who
 * @param kind what it is about
 * @param cause names what brought it about; nobody is told the same cause twice. At most 200 characters
 * @param reference the agreement's reference, {@literal null} if it is about none
 * @param subject the key of the message that says it, without {@code mail.} in front
 * @param parameters what stands in that message
 * @param link the page's address below the application's, beginning with a slash
 * @param due until when something is to be done, {@literal null} if nothing is
 */
public record Notice(
        String account,
        Kind kind,
        String cause,
        @Nullable String reference,
        String subject,
        List<String> parameters,
        String link,
        @Nullable Instant due) {

    /** Copies the parameters. */
    public Notice {
        parameters = List.copyOf(parameters);
    }
}
