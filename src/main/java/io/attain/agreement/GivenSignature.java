package io.attain.agreement;

import java.time.Instant;

/**
 * A signatory's answer to one version, as the contract shows it.
 *
 * @param account the signatory's account
 * @param party the parties that the signatory speaks for, by name
 * @param isSigned whether it was signed, else it was refused
 * @param hash the hash of the terms that the signatory was shown
 * @param reason in words, empty where none was given
 * @param at when
 */
public record GivenSignature(String account, String party, boolean isSigned, String hash, String reason, Instant at) {}
