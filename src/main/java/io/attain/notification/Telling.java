package io.attain.notification;

import io.attain.access.Accounts;
import io.attain.notification.NotificationOutbox.Planned;
import io.attain.notification.Preference.Delivery;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Takes what people are to be told. It is recorded in the transaction that it tells of, and all that one transaction tells
 * in one batch before it commits, so that a chunk of closes costs one statement more.
 */
@Component
public class Telling {

    private final ObjectProvider<JavaMailSender> sender;
    private final Accounts accounts;
    private final Preferences preferences;
    private final NotificationOutbox outbox;
    private final Clock clock;

    Telling(
            ObjectProvider<JavaMailSender> sender,
            Accounts accounts,
            Preferences preferences,
            NotificationOutbox outbox,
            Clock clock) {
        this.sender = sender;
        this.accounts = accounts;
        this.preferences = preferences;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Whether there is a mail server. Without one nothing is recorded: nobody wants a month of mails on the day it comes. */
    public boolean isOn() {
        return sender.getIfAvailable() != null;
    }

    /**
     * Records notices when the running transaction commits, for those who have an address and want such notices.
     *
     * @param notices never {@literal null}
     * @throws IllegalStateException outside of a transaction
     */
    public void tell(List<Notice> notices) {
        if (notices.isEmpty() || !isOn()) {
            return;
        }
        Collected collected = TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Collected.class::isInstance)
                .map(Collected.class::cast)
                .filter(it -> !it.written)
                .findFirst()
                .orElse(null);
        if (collected == null) {
            collected = new Collected();
            TransactionSynchronizationManager.registerSynchronization(collected);
        }
        for (Notice it : notices) {
            collected.notices.putIfAbsent(it.account() + " " + it.cause(), it);
        }
    }

    private void write(List<Notice> notices) {
        List<String> names = notices.stream().map(Notice::account).distinct().toList();
        Map<String, String> addresses = accounts.mails(names);
        if (addresses.isEmpty()) {
            return;
        }
        Map<String, Preference> chosen = preferences.of(addresses.keySet());
        Instant now = clock.instant();
        outbox.add(notices.stream()
                .filter(it -> addresses.containsKey(it.account()))
                .filter(it ->
                        chosen.getOrDefault(it.account(), Preference.DEFAULT).wants(it.kind()))
                .map(it -> planned(it, chosen.getOrDefault(it.account(), Preference.DEFAULT), now))
                .collect(Collectors.toList()));
    }

    private static Planned planned(Notice notice, Preference preference, Instant now) {
        return new Planned(notice, preference.delivery() == Delivery.DIGEST, preference.sendAt(now));
    }

    /** What one transaction tells. */
    private final class Collected implements TransactionSynchronization {

        private final Map<String, Notice> notices = new LinkedHashMap<>();
        private boolean written;

        @Override
        public void beforeCommit(boolean readOnly) {
            written = true;
            write(new ArrayList<>(notices.values()));
        }
    }
}
