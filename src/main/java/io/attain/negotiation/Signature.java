package io.attain.negotiation;

import java.time.Instant;

/**
 * A signatory's answer to one version.
 *
 * @param reference the agreement's reference
 * @param version the version
 * @param revision that version's revision
 * @param hash the hash of the terms that the signatory was shown
 * @param party the parties that the signatory speaks for, by name
 * @param signatory the account that the terms appoint
 * @param account the account that answered: the signatory's or a delegate's
 * @param answer signed, refused, or other terms wanted
 * @param reason in words, empty where none was given
 * @param recordedAt when
 */
public record Signature(
        String reference,
        int version,
        int revision,
        String hash,
        String party,
        String signatory,
        String account,
        Answer answer,
        String reason,
        Instant recordedAt) {}
