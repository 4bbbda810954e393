package io.attain.access;

import io.attain.access.AccountAct.Kind;
import io.attain.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What administrators do with accounts, and everybody with their own password. What is not allowed comes back as refusals, and nothing
 * has changed then. What was done is told as an {@link AccountAct}.
 */
@Service
public class AccountKeeping {

    private static final Logger LOG = LoggerFactory.getLogger(AccountKeeping.class);
    private static final int LONGEST_DISPLAY_NAME = 200;
    private static final int LONGEST_PARTY = 1000;
    private static final int MOST_PARTIES = 100;

    private final Accounts accounts;
    private final Tokens tokens;
    private final Areas areas;

    /** Agreements know accounts, and not the other way round. */
    private final ObjectProvider<PeopleManaged> people;

    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    AccountKeeping(
            Accounts accounts,
            Tokens tokens,
            Areas areas,
            ObjectProvider<PeopleManaged> people,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.areas = areas;
        this.people = people;
        this.accounts = accounts;
        this.tokens = tokens;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Why something was refused, and where.
     *
     * @param field the field that the reason belongs to: {@code name}, {@code displayName}, {@code mail}, {@code roles},
     *     {@code current} or {@code password}
     * @param reason the key of the message that says why
     */
    public record Refusal(String field, String reason) {}

    /**
     * Adds an account that can log in from now on, with a password that is changed at the first login.
     *
     * @param by the administrator's name, never {@literal null}
     * @param name as wanted, never {@literal null}
     * @param displayName the name that others read, never {@literal null}
     * @param roles often none, never {@literal null}
     * @param password in clear text, never {@literal null}
     * @return why nothing was added, at most one reason a field; empty if it was
     */
    @Transactional
    public List<Refusal> add(String by, String name, String displayName, Set<Role> roles, String password) {
        List<Refusal> refusals = new ArrayList<>();
        if (!Account.isName(name)) {
            refusals.add(new Refusal("name", "accounts.name.form"));
        } else if (accounts.isTaken(name)) {
            refusals.add(new Refusal("name", "accounts.name.taken"));
        }
        if (displayName.isBlank() || displayName.length() > LONGEST_DISPLAY_NAME) {
            refusals.add(new Refusal("displayName", "accounts.displayName.form"));
        }
        weakness(name, password).ifPresent(refusals::add);
        if (refusals.isEmpty()) {
            accounts.save(name, displayName, password, roles, false);
            accounts.expirePassword(name);
            tell(by, name, Kind.ADDED, "roles " + AccountAct.inWords(roles));
        }
        return refusals;
    }

    /**
     * Sets a one-time password, which is changed at the next login. Whoever is logged in with the old one, or with an access token, is no longer.
     *
     * @param by the administrator's name, never {@literal null}
     * @param name the account's name, never {@literal null}
     * @param password in clear text, never {@literal null}
     * @return why the password stayed as it was, or empty if it did not
     * @throws Problem if there is no such account
     */
    @Transactional
    public Optional<Refusal> setPassword(String by, String name, String password) {
        Optional<Refusal> refusal = get(name).subject() == null
                ? weakness(name, password)
                : Optional.of(new Refusal("password", "accounts.password.none"));
        if (refusal.isEmpty()) {
            accounts.changePassword(name, password, true);
            tokens.withdrawAll(name);
            tell(by, name, Kind.PASSWORD_SET, "one-time");
        }
        return refusal;
    }

    /**
     * Sets a password of one's own. All other sessions of the account end, and this one; access tokens go on.
     * It has no transaction of its own, so that a wrong password counts.
     *
     * @param name the account's name, never {@literal null}
     * @param current the password so far, in clear text, never {@literal null}
     * @param password in clear text, never {@literal null}
     * @return why the password stayed as it was, or empty if it did not
     * @throws Problem if there is no such account
     */
    public Optional<Refusal> changeOwnPassword(String name, String current, String password) {
        if (get(name).subject() != null) {
            return Optional.of(new Refusal("password", "accounts.password.none"));
        }
        if (!accounts.passwordMatches(name, current)) {
            return Optional.of(new Refusal("current", "password.current.wrong"));
        }
        if (password.equals(current)) {
            return Optional.of(new Refusal("password", "password.same"));
        }
        Optional<Refusal> refusal = weakness(name, password);
        if (refusal.isEmpty()) {
            transaction.executeWithoutResult(status -> {
                accounts.changePassword(name, password, false);
                tell(name, name, Kind.PASSWORD_SET, "own");
            });
        }
        return refusal;
    }

    /**
     * Changes what an account may do in the application as a whole. Its sessions end, so that what is open to them is never
     * more than what holds. Nobody changes their own roles: a second administrator has to agree.
     *
     * @param by the administrator's name, never {@literal null}
     * @param name the account's name, never {@literal null}
     * @param roles often none, never {@literal null}
     * @return why the roles stayed as they were, or empty if they did not
     * @throws Problem if there is no such account
     */
    @Transactional
    public Optional<Refusal> setRoles(String by, String name, Set<Role> roles) {
        Set<Role> before = get(name).roles();
        if (by.equals(name)) {
            return Optional.of(new Refusal("roles", "accounts.roles.self"));
        }
        if (!roles.contains(Role.ADMINISTRATOR) && accounts.holdAdministrators().equals(List.of(name))) {
            return Optional.of(new Refusal("roles", "accounts.lock.last"));
        }
        if (!Account.takesPart(roles)
                && Account.takesPart(before)
                && people.getObject().haveAPart(name)) {
            return Optional.of(new Refusal("roles", "accounts.roles.part"));
        }
        accounts.changeRoles(name, roles);
        tell(by, name, Kind.ROLES_CHANGED, AccountAct.change(before, roles));
        return Optional.empty();
    }

    /**
     * Says of which parties a manager of an area follows the agreements.
     *
     * @param by the administrator's name, never {@literal null}
     * @param name the account's name, never {@literal null}
     * @param parties their names as agreements have them, never {@literal null}
     * @return why the area stayed as it was, or empty if it did not
     * @throws Problem if there is no such account
     */
    @Transactional
    public Optional<Refusal> setArea(String by, String name, Set<String> parties) {
        get(name);
        if (by.equals(name)) {
            return Optional.of(new Refusal("area", "accounts.roles.self"));
        }
        if (parties.size() > MOST_PARTIES || parties.stream().anyMatch(it -> it.length() > LONGEST_PARTY)) {
            return Optional.of(new Refusal("area", "accounts.area.form"));
        }
        areas.change(name, parties);
        tell(by, name, Kind.AREA_CHANGED, parties.stream().sorted().toList().toString());
        return Optional.empty();
    }

    /**
     * Changes the name that others read.
     *
     * @param by the administrator's name, never {@literal null}
     * @param name the account's name, never {@literal null}
     * @param displayName as wanted, never {@literal null}
     * @return why the name stayed as it was, or empty if it did not
     * @throws Problem if there is no such account
     */
    @Transactional
    public Optional<Refusal> setDisplayName(String by, String name, String displayName) {
        String before = get(name).displayName();
        if (displayName.isBlank() || displayName.length() > LONGEST_DISPLAY_NAME) {
            return Optional.of(new Refusal("displayName", "accounts.displayName.form"));
        }
        accounts.changeDisplayName(name, displayName);
        tell(by, name, Kind.DISPLAY_NAME_CHANGED, "from “" + before + "” to “" + displayName + "”");
        return Optional.empty();
    }

    /**
     * Keeps an account out, wherever it is logged in. Nobody locks their own account or the last administrator.
     *
     * @param by the administrator's name, never {@literal null}
     * @param name the account's name, never {@literal null}
     * @return why it was not locked, or empty if it was
     * @throws Problem if there is no such account
     */
    @Transactional
    public Optional<Refusal> lock(String by, String name) {
        get(name);
        if (by.equals(name)) {
            return Optional.of(new Refusal("name", "accounts.lock.self"));
        }
        if (accounts.holdAdministrators().equals(List.of(name))) {
            return Optional.of(new Refusal("name", "accounts.lock.last"));
        }
        accounts.enable(name, false);
        tell(by, name, Kind.LOCKED, "");
        return Optional.empty();
    }

    /**
     * Lets a locked account log in again.
     *
     * @param by the administrator's name, never {@literal null}
     * @param name the account's name, never {@literal null}
     * @throws Problem if there is no such account
     */
    @Transactional
    public void unlock(String by, String name) {
        get(name);
        accounts.enable(name, true);
        tell(by, name, Kind.UNLOCKED, "");
    }

    /**
     * Sets where an account gets mail.
     *
     * @param by the administrator's name, or the account's own, never {@literal null}
     * @param name the account's name, never {@literal null}
     * @param address empty for nowhere, never {@literal null}
     * @return why the address stayed as it was, or empty if it did not
     * @throws Problem if there is no such account
     */
    @Transactional
    public Optional<Refusal> setMail(String by, String name, String address) {
        get(name);
        if (!address.isEmpty() && !MailAddress.isAddress(address)) {
            return Optional.of(new Refusal("mail", "accounts.mail.form"));
        }
        accounts.changeMail(name, address.isEmpty() ? null : address);
        tell(by, name, Kind.MAIL_CHANGED, address.isEmpty() ? "to none" : "");
        return Optional.empty();
    }

    /**
     * Makes an access token that acts as the account.
     *
     * @param name the account's name, never {@literal null}
     * @param label what it is for, never {@literal null}
     * @param days how long it is accepted, 1 to 366
     * @param scope what it opens, never {@literal null}
     * @return the token, which is shown once, never {@literal null}
     * @throws Problem if it would be no sound token, or the account has too many
     */
    @Transactional
    public Tokens.Issued issueToken(String name, String label, int days, Tokens.Scope scope) {
        Tokens.Issued issued = tokens.issue(name, label, days, scope);
        tell(name, name, Kind.TOKEN_ISSUED, issued.number() + " " + scope);
        return issued;
    }

    /**
     * Withdraws one of the account's own tokens.
     *
     * @param name the account's name, never {@literal null}
     * @param number the token's number
     * @throws Problem if the account has no such token
     */
    @Transactional
    public void withdrawToken(String name, long number) {
        if (!tokens.withdraw(name, number)) {
            throw Problem.unknown("You have no token " + number + ".");
        }
        tell(name, name, Kind.TOKEN_WITHDRAWN, String.valueOf(number));
    }

    /**
     * Withdraws all of the account's own tokens.
     *
     * @param name the account's name, never {@literal null}
     */
    @Transactional
    public void withdrawTokens(String name) {
        if (tokens.withdrawAll(name) > 0) {
            tell(name, name, Kind.TOKEN_WITHDRAWN, "all");
        }
    }

    private Account get(String name) {
        return accounts.find(name).orElseThrow(() -> Problem.unknown("There is no such account."));
    }

    private void tell(String by, String name, Kind kind, String detail) {
        LOG.info("{}: account {} {} {}", by, name, kind, detail);
        events.publishEvent(new AccountAct(by, name, kind, detail));
    }

    private static Optional<Refusal> weakness(String name, String password) {
        return PasswordPolicy.weakness(name, password).map(weakness -> new Refusal("password", "password." + weakness));
    }
}
