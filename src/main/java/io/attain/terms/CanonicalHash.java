package io.attain.terms;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;

/** SHA-256 of the RFC 8785 canonical form of JSON. */
public final class CanonicalHash {

    private CanonicalHash() {}

    /**
     * Returns the hash of a JSON value.
     *
     * @param json an object or array
     * @return {@code sha256:} and 64 hexadecimal digits
     */
    public static String of(JsonNode json) {
        try {
            return ofBytes(new JsonCanonicalizer(json.toString()).getEncodedUTF8());
        } catch (IOException impossible) {
            throw new UncheckedIOException("Jackson wrote what is no JSON", impossible);
        }
    }

    /**
     * Returns the hash of a text's UTF-8 bytes.
     *
     * @param text the text
     * @return {@code sha256:} and 64 hexadecimal digits
     */
    public static String of(String text) {
        return ofBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns a new digest of the kind used for every hash in Attain.
     *
     * @return SHA-256
     */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /**
     * Returns a digest's result as text.
     *
     * @param digest the bytes of a SHA-256 digest
     * @return {@code sha256:} and 64 hexadecimal digits
     */
    public static String text(byte[] digest) {
        return "sha256:" + HexFormat.of().formatHex(digest);
    }

    private static String ofBytes(byte[] bytes) {
        return text(digest().digest(bytes));
    }
}
