package io.attain.audit.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.attain.terms.CanonicalHash;
import java.time.Instant;
import java.util.List;

/**
 * Everything that is recorded of a subject.
 *
 * @param subject what it is about, such as {@code agreement PAPER-2026} or {@code dispute 7}
 * @param title what the agreement is called
 * @param at when it was put together
 * @param by the account that asked for it
 * @param parts in a fixed order
 * @param hash SHA-256 of the canonical JSON of the list of all parts, each as an object of its name and its hash
 */
public record Dossier(String subject, String title, Instant at, String by, List<Part> parts, String hash) {

    /** Copies the list. */
    public Dossier {
        parts = List.copyOf(parts);
    }

    /** Puts parts together. */
    static Dossier of(String subject, String title, Instant at, String by, List<Part> parts) {
        ArrayNode hashes = JsonNodeFactory.instance.arrayNode();
        parts.forEach(it -> hashes.addObject().put("name", it.name()).put("hash", it.hash()));
        return new Dossier(subject, title, at, by, parts, CanonicalHash.of(hashes));
    }

    /**
     * A part.
     *
     * @param name what it has, such as {@code terms} or {@code ledger}
     * @param hash SHA-256 of the content's canonical JSON (RFC 8785), as {@code sha256:…}
     * @param content a list of objects in order, as the interface gives them
     */
    public record Part(String name, String hash, JsonNode content) {

        static Part of(String name, ArrayNode content) {
            return new Part(name, CanonicalHash.of(content), content);
        }
    }
}
