package io.attain.negotiation;

import java.time.Instant;

/**
 * A signatory's answer to one version.
 *
 * @param reference the agreement's reference
 * @param version the version
 * @param hash the hash of the terms that the signatory was shown
 * @param party the parties that the signatory speaks for, by name
 * @param account the signatory's account
 * @param answer signed or refused
 * @param reason in words, empty where none was given
 * @param recordedAt when
 */
public record Signature(
        String reference,
        int version,
        String hash,
        String party,
        String account,
        Answer answer,
        String reason,
        Instant recordedAt) {}
