package io.attain.notification;

import io.attain.access.Accounts;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Sends what waits. A notice is claimed, sent and marked in this order, outside of any other transaction: whoever is killed
 * in between leaves a claim that ends by itself, and the notice is sent again under the same Message-ID. When the server
 * does not answer, the run is over and the rest waits for the next.
 */
@Component
public class MailSending {

    /** As many as are claimed together; sent one by one they stay well below the claim's time. */
    private static final int TOGETHER = 20;

    /** As many claims as one run makes, so that it ends. */
    private static final int CLAIMS = 50;

    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(MailSending.class);

    private final ObjectProvider<JavaMailSender> sender;
    private final NotificationOutbox outbox;
    private final Accounts accounts;
    private final Preferences preferences;
    private final MailWriter writer;
    private final NotificationSettings settings;
    private final Clock clock;

    MailSending(
            ObjectProvider<JavaMailSender> sender,
            NotificationOutbox outbox,
            Accounts accounts,
            Preferences preferences,
            MailWriter writer,
            NotificationSettings settings,
            Clock clock) {
        this.sender = sender;
        this.outbox = outbox;
        this.accounts = accounts;
        this.preferences = preferences;
        this.writer = writer;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void sayWhetherMailIsSent() {
        if (sender.getIfAvailable() == null) {
            LOG.info("No mail is sent, since spring.mail.host is not set.");
        }
    }

    /** Sends what is due: notices that are sent alone, then digests. Does nothing without a mail server. */
    public void sendDue() {
        JavaMailSender server = sender.getIfAvailable();
        if (server != null && sendAll(server, () -> outbox.claimSingle(TOGETHER), false)) {
            sendAll(server, outbox::claimDigest, true);
        }
    }

    private boolean sendAll(JavaMailSender server, Supplier<List<OutboxEntry>> claim, boolean digest) {
        for (int count = 0; count < CLAIMS; count++) {
            List<OutboxEntry> claimed = claim.get();
            if (claimed.isEmpty()) {
                return true;
            }
            if (!send(
                    server,
                    digest ? List.of(claimed) : claimed.stream().map(List::of).toList())) {
                return false;
            }
        }
        return true;
    }

    /** Sends one mail for each list of notices; {@code false} if the server is not there. */
    private boolean send(JavaMailSender server, List<List<OutboxEntry>> mails) {
        List<String> names = mails.stream()
                .flatMap(List::stream)
                .map(it -> it.notice().account())
                .distinct()
                .toList();
        Map<String, String> addresses = accounts.mails(names);
        Map<String, Preference> chosen = preferences.of(names);
        for (int at = 0; at < mails.size(); at++) {
            List<OutboxEntry> entries = mails.get(at);
            String account = entries.get(0).notice().account();
            String address = addresses.get(account);
            if (address == null) {
                outbox.drop(numbers(entries));
            } else if (!send(server, entries, address, chosen.getOrDefault(account, Preference.DEFAULT))) {
                List<OutboxEntry> rest = mails.subList(at + 1, mails.size()).stream()
                        .flatMap(List::stream)
                        .toList();
                outbox.release(numbers(rest), clock.instant().plus(A_MINUTE));
                return false;
            }
        }
        return true;
    }

    private boolean send(JavaMailSender server, List<OutboxEntry> entries, String address, Preference reader) {
        try {
            Mail mail = entries.get(0).digest()
                    ? writer.digest(entries, address, reader)
                    : writer.single(entries.get(0), address, reader);
            server.send(message(server, mail));
            outbox.sent(numbers(entries));
            return true;
        } catch (MailException | MessagingException failure) {
            retry(entries, failure);
            return isAboutTheMail(failure);
        } catch (RuntimeException failure) {
            // What cannot be worded must not stand before what can.
            LOG.warn("The notice {} cannot be written.", entries.get(0).number(), failure);
            retry(entries, failure);
            return true;
        }
    }

    private MimeMessage message(JavaMailSender server, Mail mail) throws MessagingException {
        MimeMessage message = server.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(message, true, "UTF-8");
        helper.setFrom(settings.sender());
        helper.setTo(mail.to());
        helper.setSubject(mail.subject());
        helper.setText(mail.text(), mail.html());
        helper.setSentDate(Date.from(clock.instant()));
        message.setHeader("Message-ID", mail.id());
        message.setHeader("Content-Language", mail.language().toLanguageTag());
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private void retry(List<OutboxEntry> entries, Exception failure) {
        Instant now = clock.instant();
        String why = why(failure);
        for (OutboxEntry it : entries) {
            outbox.failed(
                    it.number(),
                    why,
                    Retries.next(it.attempts(), Objects.requireNonNull(it.firstAttempt()), now)
                            .orElse(null));
        }
    }

    /** The server is there but does not take this mail. */
    private static boolean isAboutTheMail(Exception failure) {
        return failure instanceof MailSendException refused
                && !refused.getFailedMessages().isEmpty()
                && refused.getFailedMessages().values().stream().allMatch(SendFailedException.class::isInstance);
    }

    private static String why(Exception failure) {
        Throwable cause = failure;
        if (failure instanceof MailSendException sending
                && !sending.getFailedMessages().isEmpty()) {
            cause = sending.getFailedMessages().values().iterator().next();
        }
        return PlainText.of(String.valueOf(cause.getMessage()));
    }

    private static List<Long> numbers(List<OutboxEntry> entries) {
        return entries.stream().map(OutboxEntry::number).toList();
    }
}
