package io.attain.review;

import io.attain.terms.Agreement.Role;
import java.time.Instant;

/**
 * Notice that an agreement is not to go on after its term.
 *
 * @param reference the agreement's reference
 * @param version the number of the version whose term is the last
 * @param side who gives it
 * @param account the account that does so
 * @param words why
 * @param recordedAt when
 */
public record Notice(String reference, int version, Role side, String account, String words, Instant recordedAt) {}
