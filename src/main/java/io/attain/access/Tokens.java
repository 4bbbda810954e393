package io.attain.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Access tokens for machines. Only a token's hash is kept, so a stolen database opens nothing. */
public interface Tokens {

    /** What a token opens, of what is open to its account. */
    enum Scope {
        /** Reads, and changes nothing. */
        READ,
        /** Sends measurements and looks at their series, and nothing else. */
        MEASUREMENTS,
        /** Whatever the account may do, but for making tokens. */
        EVERYTHING
    }

    /**
     * A new token, which is shown once.
     *
     * @param number by which it is listed and withdrawn
     * @param token what the machine sends
     * @param scope what it opens
     * @param expires from when it is refused
     */
    record Issued(long number, String token, Scope scope, Instant expires) {}

    /**
     * What is known of a token: not the token itself.
     *
     * @param number by which it is withdrawn
     * @param label what it is for
     * @param scope what it opens
     * @param created since when it is there
     * @param expires from when it is refused
     * @param used the last day on which it logged somebody in, {@literal null} if it never did
     */
    record Kept(long number, String label, Scope scope, Instant created, Instant expires, @Nullable LocalDate used) {}

    /**
     * Whose token it is, and what it opens.
     *
     * @param account the account's name
     * @param scope never {@literal null}
     */
    record Bearer(String account, Scope scope) {}

    /**
     * Makes a token that acts as the account.
     *
     * @param account an existing account's name, never {@literal null}
     * @param label what it is for, never {@literal null}
     * @param days how long it is accepted, 1 to 366
     * @param scope what it opens, never {@literal null}
     * @return the token, never {@literal null}
     * @throws io.attain.problem.Problem if the days are out of range, the label is longer than 200 characters, or the account has a hundred tokens
     */
    Issued issue(String account, String label, int days, Scope scope);

    /**
     * Looks up whose token it is.
     *
     * @param token as sent, never {@literal null}
     * @return empty if the token is unknown or expired
     */
    Optional<Bearer> bearer(String token);

    /**
     * Lists the tokens of an account, expired ones included until they are withdrawn.
     *
     * @param account the account's name, never {@literal null}
     * @return the newest first, never {@literal null}
     */
    List<Kept> of(String account);

    /**
     * Withdraws a token.
     *
     * @param account the account whose token it is, never {@literal null}
     * @param number the token's number
     * @return whether the account had it
     */
    boolean withdraw(String account, long number);

    /**
     * Withdraws all tokens of an account.
     *
     * @param account the account's name, never {@literal null}
     * @return how many there were
     */
    int withdrawAll(String account);
}
