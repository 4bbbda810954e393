package io.attain.access;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All accounts that exist in the running profile: the demonstration's accounts are unknown outside of its profile. */
public interface Accounts {

    /**
     * Looks an account up by its exact name.
     *
     * @param name never {@literal null}
     * @return the account, or empty if there is none
     */
    Optional<Account> find(String name);

    /**
     * Tells whether a name is none for a new account: it stands for something else, or differs from an account's in capital and small
     * letters at most.
     *
     * @param name never {@literal null}
     */
    default boolean isTaken(String name) {
        return Account.isReserved(name)
                || all().stream().anyMatch(it -> it.name().equalsIgnoreCase(name));
    }

    /**
     * Lists all accounts.
     *
     * @return in order of their names, never {@literal null}
     */
    List<Account> all();

    /**
     * Adds an account whose password has been judged by {@link PasswordPolicy} before, or changes the one of that name.
     *
     * @param name the unique name, never {@literal null}
     * @param displayName the name that others read, never {@literal null}
     * @param password in clear text, never {@literal null}; only its hash is kept
     * @param roles never {@literal null}
     * @param demo whether it belongs to the demonstration
     * @throws IllegalArgumentException if the name is no name
     */
    void save(String name, String displayName, String password, Set<Role> roles, boolean demo);

    /**
     * Gives an account another password, which has been judged by {@link PasswordPolicy} before. Wrong ones are forgotten.
     *
     * @param name an existing account's name, never {@literal null}
     * @param password in clear text, never {@literal null}; only its hash is kept
     * @param oneTime whether its owner has to set another one before anything else
     */
    void changePassword(String name, String password, boolean oneTime);

    /**
     * Makes an account's password one that its owner has to change before anything else.
     *
     * @param name an existing account's name, never {@literal null}
     */
    void expirePassword(String name);

    /**
     * Changes what an account may do in the application as a whole.
     *
     * @param name an existing account's name, never {@literal null}
     * @param roles often none, never {@literal null}
     */
    void changeRoles(String name, Set<Role> roles);

    /**
     * Changes the name that others read.
     *
     * @param name an existing account's name, never {@literal null}
     * @param displayName 1 to 200 characters, never {@literal null}
     */
    void changeDisplayName(String name, String displayName);

    /**
     * Looks up the account of somebody who comes from the provider of single sign-on.
     *
     * @param subject as it was {@linkplain #link linked}, never {@literal null}
     * @return the account, or empty if nobody has come by that name before
     */
    Optional<Account> findSubject(String subject);

    /**
     * Lets an account in by single sign-on, and no longer with a password.
     *
     * @param name an existing account's name, never {@literal null}
     * @param subject issuer and subject, at most 600 characters, never {@literal null}
     */
    void link(String name, String subject);

    /**
     * Names the administrators who can log in, and keeps others from locking or unlocking them until the transaction ends:
     * else two of them could lock each other at the same moment.
     *
     * @return in order of their names, never {@literal null}
     */
    List<String> holdAdministrators();

    /**
     * Lets an account log in, wrong passwords forgotten, or keeps it out.
     *
     * @param name an existing account's name, never {@literal null}
     * @param enabled whether it can log in from now on
     */
    void enable(String name, boolean enabled);

    /**
     * Where people get mail.
     *
     * @param names the accounts' names, never {@literal null}
     * @return addresses by account, of those who have one and can log in
     */
    Map<String, String> mails(Collection<String> names);

    /**
     * Changes where somebody gets mail.
     *
     * @param name an existing account's name, never {@literal null}
     * @param address as {@link MailAddress} allows it, {@literal null} for nowhere
     */
    void changeMail(String name, @Nullable String address);

    /**
     * Lists the accounts that take no password for a while, after too many wrong ones.
     *
     * @return until when, by account, never {@literal null}
     */
    Map<String, Instant> refused();

    /**
     * Checks a password without telling why it was refused. After {@value PasswordAttempts#MOST} wrong ones in a row, no
     * password of the account is taken for a while, not even the right one; sessions and access tokens go on.
     *
     * @param name never {@literal null}
     * @param password in clear text, never {@literal null}
     * @return whether there is such an account, it is enabled and takes passwords, and the password is its own
     */
    boolean passwordMatches(String name, String password);
}
