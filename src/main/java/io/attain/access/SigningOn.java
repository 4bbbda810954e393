package io.attain.access;

import io.attain.access.AccountAct.Kind;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds or makes the account of somebody who comes by single sign-on, and takes over what the provider says. The account is found by issuer and
 * subject, which never go to somebody else (OpenID Connect Core, 5.7), and not by a name, which may.
 */
@Service
public class SigningOn {

    private static final Logger LOG = LoggerFactory.getLogger(SigningOn.class);
    private static final int LONGEST_SUBJECT = 600;
    private static final int LONGEST_DISPLAY_NAME = 200;
    private static final String PROVIDER = "single sign-on";

    private final Accounts accounts;
    private final ApplicationEventPublisher events;

    SigningOn(Accounts accounts, ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.events = events;
    }

    /**
     * Who somebody is by the provider's word.
     *
     * @param subject issuer and subject
     * @param name what the account is called if it is new
     * @param displayName the name that others read, {@literal null} if the provider tells none
     * @param mail the address, {@literal null} if the provider tells none that is verified
     * @param language {@literal null} if the provider tells none
     * @param roles what the groups come to, {@literal null} if roles are left to administrators
     */
    public record Identity(
            String subject,
            String name,
            @Nullable String displayName,
            @Nullable String mail,
            @Nullable Locale language,
            @Nullable Set<Role> roles) {}

    /** Says that somebody whom the provider knows gets no account here, and why. */
    public static final class RefusedException extends RuntimeException {

        RefusedException(String reason) {
            super(reason);
        }
    }

    /**
     * Lets somebody in.
     *
     * @param identity never {@literal null}
     * @param linkExisting whether an account with a password that has the same name becomes theirs
     * @return the account as it is now, never {@literal null}
     * @throws RefusedException if there is no account for them
     */
    @Transactional
    public Account enter(Identity identity, boolean linkExisting) {
        if (identity.subject().length() > LONGEST_SUBJECT) {
            throw new RefusedException("the subject is longer than " + LONGEST_SUBJECT + " characters");
        }
        Account account = accounts.findSubject(identity.subject()).orElseGet(() -> firstTime(identity, linkExisting));
        if (!account.enabled()) {
            throw new RefusedException("the account " + account.name() + " is locked");
        }
        takeOver(identity, account);
        events.publishEvent(new SignedOn(account.name(), identity.language()));
        return accounts.find(account.name()).orElseThrow();
    }

    private Account firstTime(Identity identity, boolean linkExisting) {
        String name = identity.name();
        if (!Account.isName(name)) {
            throw new RefusedException("“" + name + "” cannot be an account's name");
        }
        Account existing = accounts.find(name).orElse(null);
        if (existing == null) {
            if (accounts.isTaken(name)) {
                throw new RefusedException(
                        "“" + name + "” stands for something else, or is an account's in other letters");
            }
            accounts.save(name, name, OneTimePassword.make(), Set.of(), false);
            tell(name, Kind.ADDED, "");
        } else if (existing.subject() != null) {
            throw new RefusedException("the account " + name + " is somebody else's");
        } else if (!linkExisting || existing.demo()) {
            throw new RefusedException("there is an account " + name + " with a password");
        }
        accounts.link(name, identity.subject());
        tell(name, Kind.LINKED, identity.subject());
        return accounts.find(name).orElseThrow();
    }

    private void takeOver(Identity identity, Account account) {
        String name = account.name();
        String displayName = identity.displayName();
        if (displayName != null
                && !displayName.isBlank()
                && displayName.length() <= LONGEST_DISPLAY_NAME
                && !displayName.equals(account.displayName())) {
            accounts.changeDisplayName(name, displayName);
            tell(name, Kind.DISPLAY_NAME_CHANGED, "from “" + account.displayName() + "” to “" + displayName + "”");
        }
        String mail = identity.mail();
        if (mail != null
                && MailAddress.isAddress(mail)
                && !mail.equals(accounts.mails(Set.of(name)).get(name))) {
            accounts.changeMail(name, mail);
            tell(name, Kind.MAIL_CHANGED, "");
        }
        Set<Role> roles = identity.roles();
        if (roles != null && !roles.equals(account.roles())) {
            accounts.changeRoles(name, roles);
            tell(name, Kind.ROLES_CHANGED, AccountAct.change(account.roles(), roles));
        }
    }

    private void tell(String name, Kind kind, String detail) {
        LOG.info("{}: account {} {} {}", PROVIDER, name, kind, detail);
        events.publishEvent(new AccountAct(PROVIDER, name, kind, detail));
    }
}
