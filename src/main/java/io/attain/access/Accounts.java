package io.attain.access;

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
     * Gives an account another password, which has been judged by {@link PasswordPolicy} before.
     *
     * @param name an existing account's name, never {@literal null}
     * @param password in clear text, never {@literal null}; only its hash is kept
     */
    void changePassword(String name, String password);

    /**
     * Names the administrators who can log in, and keeps others from locking or unlocking them until the transaction ends:
     * else two of them could lock each other at the same moment.
     *
     * @return in order of their names, never {@literal null}
     */
    List<String> holdAdministrators();

    /**
     * Lets an account log in, or keeps it out.
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
     * Checks a password without telling why it was refused.
     *
     * @param name never {@literal null}
     * @param password in clear text, never {@literal null}
     * @return whether there is such an account, it is enabled, and the password is its own
     */
    boolean passwordMatches(String name, String password);
}
