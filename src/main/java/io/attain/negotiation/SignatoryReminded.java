package io.attain.negotiation;

import java.time.Instant;

/**
 * Somebody who has not signed is reminded. Published in the transaction that records it.
 *
 * @param reference the agreement's reference
 * @param version the version that is to be signed
 * @param account whose signature is missing
 * @param at when
 */
public record SignatoryReminded(String reference, int version, String account, Instant at) {}
