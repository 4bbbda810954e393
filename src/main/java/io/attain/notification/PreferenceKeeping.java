package io.attain.notification;

import io.attain.access.AccountKeeping;
import io.attain.access.AccountKeeping.Refusal;
import io.attain.access.Accounts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How somebody wants to be told, and where, as that person sets it. */
@Service
public class PreferenceKeeping {

    private final AccountKeeping keeping;
    private final Accounts accounts;
    private final Preferences preferences;
    private final NotificationOutbox outbox;

    PreferenceKeeping(AccountKeeping keeping, Accounts accounts, Preferences preferences, NotificationOutbox outbox) {
        this.keeping = keeping;
        this.accounts = accounts;
        this.preferences = preferences;
        this.outbox = outbox;
    }

    /**
     * What somebody has chosen.
     *
     * @param account the name, never {@literal null}
     * @param reads one of {@link Preference#LANGUAGES}, in which that person reads now, never {@literal null}
     * @return {@link Preference#DEFAULT} in that language if nothing
     */
    public Preference of(String account, Locale reads) {
        Preference usual = Preference.DEFAULT;
        return preferences
                .of(List.of(account))
                .getOrDefault(
                        account, new Preference(usual.delivery(), usual.hour(), usual.zone(), reads, usual.kinds()));
    }

    /**
     * Where somebody gets mail.
     *
     * @param account the name, never {@literal null}
     * @return empty for nowhere
     */
    public String address(String account) {
        return accounts.mails(List.of(account)).getOrDefault(account, "");
    }

    /**
     * Takes what somebody has chosen, also for what waits to be sent.
     *
     * @param account the name, never {@literal null}
     * @param address where to get mail, empty for nowhere, never {@literal null}
     * @param preference never {@literal null}
     * @return why nothing changed, or empty if it did
     */
    @Transactional
    public Optional<Refusal> change(String account, String address, Preference preference) {
        Optional<Refusal> refusal = keeping.setMail(account, account, address);
        if (refusal.isEmpty()) {
            preferences.save(account, preference);
            outbox.plan(account, preference);
        }
        return refusal;
    }
}
