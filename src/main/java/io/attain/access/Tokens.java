package io.attain.access;

import java.time.Instant;
import java.util.Optional;

/** Access tokens for machines. Only a token's hash is kept, so a stolen database opens nothing. */
public interface Tokens {

    /**
     * A new token, which is shown once.
     *
     * @param token what the machine sends
     * @param expires from when it is refused
     */
    record Issued(String token, Instant expires) {}

    /**
     * Makes a token that acts as the account.
     *
     * @param account an existing account's name, never {@literal null}
     * @param label what it is for, never {@literal null}
     * @param days how long it is accepted, 1 to 366
     * @return the token, never {@literal null}
     * @throws io.attain.problem.Problem if the days are out of range or the label is longer than 200 characters
     */
    Issued issue(String account, String label, int days);

    /**
     * Looks up whose token it is.
     *
     * @param token as sent, never {@literal null}
     * @return the account's name, or empty if the token is unknown or expired
     */
    Optional<String> account(String token);

    /**
     * Withdraws all tokens of an account.
     *
     * @param account the account's name, never {@literal null}
     * @return how many there were
     */
    int withdraw(String account);
}
