package io.attain.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.terms.CanonicalHash;

/**
 * A derivation as it is kept: its canonical JSON is what the hash is of.
 *
 * @param json the derivation
 * @param canonical its RFC 8785 canonical form
 * @param hash SHA-256 of that, as {@code sha256:…}
 */
public record DerivationDocument(ObjectNode json, String canonical, String hash) {

    /** Returns the document of a derivation. */
    static DerivationDocument of(ObjectNode json) {
        String canonical = CanonicalHash.canonical(json);
        return new DerivationDocument(json, canonical, CanonicalHash.of(canonical));
    }
}
