package io.attain.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The digest of one row, or of several together: SHA-256 over name, length and value of each column that is not null, so that a
 * column that is added later and is null changes nothing. Beside it stand hints, a checksum of three bytes for each column, which
 * prove nothing and only tell which column it is when the digest is another one. It is used for one row after the other.
 */
public final class RowDigest {

    /** What stands for the hints of several rows together. */
    private static final String NO_HINTS = "";

    private static final String NULL = "....";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int HINT = 3;

    private final MessageDigest sha;
    private final CRC32 crc = new CRC32();
    private final StringBuilder hints = new StringBuilder();
    private final byte[] hint = new byte[HINT];
    private byte[] buffer = new byte[1 << 12];
    private int length;
    private int rows;

    /** Nothing has been added yet. */
    public RowDigest() {
        sha = sha256();
    }

    /**
     * SHA-256.
     *
     * @return never {@literal null}
     */
    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256.", missing);
        }
    }

    /**
     * The SHA-256 of some bytes.
     *
     * @param content never {@literal null}
     * @return in base64 for URLs, never {@literal null}
     */
    public static String of(byte[] content) {
        return BASE64.encodeToString(sha256().digest(content));
    }

    /** Begins a row. */
    public void row() {
        rows++;
        put((byte) '\n');
    }

    /**
     * Adds a column.
     *
     * @param column its name, never {@literal null}
     * @param value in the one way in which such values are written, {@literal null} for none
     */
    public void add(String column, @Nullable String value) {
        if (value == null) {
            hints.append(NULL);
            return;
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        put(column.getBytes(StandardCharsets.US_ASCII));
        put((byte) ':');
        put(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
        put((byte) ':');
        put(bytes);
        crc.reset();
        crc.update(bytes);
        long sum = crc.getValue();
        for (int i = 0; i < HINT; i++) {
            hint[i] = (byte) (sum >>> (Byte.SIZE * i));
        }
        hints.append(BASE64.encodeToString(hint));
    }

    private void put(byte single) {
        room(1);
        buffer[length++] = single;
    }

    private void put(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }

    private void room(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(length + more, 2 * buffer.length));
        }
    }

    /**
     * Ends the row or rows and gets ready for the next.
     *
     * @return the digest, never {@literal null}
     */
    public Digest end() {
        sha.update(buffer, 0, length);
        Digest digest = new Digest(BASE64.encodeToString(sha.digest()), rows > 1 ? NO_HINTS : hints.toString());
        length = 0;
        rows = 0;
        hints.setLength(0);
        return digest;
    }
}
