package io.attain.access;

import io.attain.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What administrators do with accounts. What is not allowed comes back as refusals, and nothing has changed then. */
@Service
public class AccountKeeping {

    private static final Logger LOG = LoggerFactory.getLogger(AccountKeeping.class);
    private static final int LONGEST_DISPLAY_NAME = 200;

    private final Accounts accounts;
    private final Tokens tokens;

    AccountKeeping(Accounts accounts, Tokens tokens) {
        this.accounts = accounts;
        this.tokens = tokens;
    }

    /**
     * Why something was refused, and where.
     *
     * @param field the field that the reason belongs to: {@code name}, {@code displayName}, {@code mail} or {@code password}
     * @param reason the key of the message that says why
     */
    public record Refusal(String field, String reason) {}

    /**
     * Adds an account that can log in from now on.
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
        } else if (accounts.find(name).isPresent()) {
            refusals.add(new Refusal("name", "accounts.name.taken"));
        }
        if (displayName.isBlank() || displayName.length() > LONGEST_DISPLAY_NAME) {
            refusals.add(new Refusal("displayName", "accounts.displayName.form"));
        }
        weakness(name, password).ifPresent(refusals::add);
        if (refusals.isEmpty()) {
            accounts.save(name, displayName, password, roles, false);
            LOG.info("{} added the account {} with the roles {}", by, name, roles);
        }
        return refusals;
    }

    /**
     * Sets a new password. Whoever is logged in with the old one, or with an access token, is no longer.
     *
     * @param by the administrator's name, never {@literal null}
     * @param name the account's name, never {@literal null}
     * @param password in clear text, never {@literal null}
     * @return why the password stayed as it was, or empty if it did not
     * @throws Problem if there is no such account
     */
    @Transactional
    public Optional<Refusal> setPassword(String by, String name, String password) {
        checkExists(name);
        Optional<Refusal> refusal = weakness(name, password);
        if (refusal.isEmpty()) {
            accounts.changePassword(name, password);
            tokens.withdraw(name);
            LOG.info("{} set a new password for the account {}", by, name);
        }
        return refusal;
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
        checkExists(name);
        if (by.equals(name)) {
            return Optional.of(new Refusal("name", "accounts.lock.self"));
        }
        if (accounts.holdAdministrators().equals(List.of(name))) {
            return Optional.of(new Refusal("name", "accounts.lock.last"));
        }
        accounts.enable(name, false);
        LOG.info("{} locked the account {}", by, name);
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
        checkExists(name);
        accounts.enable(name, true);
        LOG.info("{} unlocked the account {}", by, name);
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
        checkExists(name);
        if (!address.isEmpty() && !MailAddress.isAddress(address)) {
            return Optional.of(new Refusal("mail", "accounts.mail.form"));
        }
        accounts.changeMail(name, address.isEmpty() ? null : address);
        LOG.info("{} set the mail address of the account {}", by, name);
        return Optional.empty();
    }

    private void checkExists(String name) {
        if (accounts.find(name).isEmpty()) {
            throw Problem.unknown("There is no such account.");
        }
    }

    private static Optional<Refusal> weakness(String name, String password) {
        return PasswordPolicy.weakness(name, password).map(weakness -> new Refusal("password", "password." + weakness));
    }
}
