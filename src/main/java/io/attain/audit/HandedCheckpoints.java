package io.attain.audit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.attain.problem.BrokenJson;
import io.attain.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Checkpoints that somebody hands in, as {@link CheckpointFile} writes them. They are read one after the other, and again where they
 * are needed again, so that a file of any size takes little memory.
 */
public final class HandedCheckpoints {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String REMEDY = " Hand in the file as GET /api/audit/checkpoints gave it.";
    private static final String LIST = "checkpoints";
    private static final String KEY = "publicKey";
    private static final List<String> TEXTS = List.of("heads", "keyId", "previous", "hints", "hash", "signature");

    private final Source source;
    private final long count;
    private final @Nullable String publicKey;

    private HandedCheckpoints(Source source, long count, @Nullable String publicKey) {
        this.source = source;
        this.count = count;
        this.publicKey = publicKey;
    }

    /** Where the file can be read, more than once. */
    @FunctionalInterface
    public interface Source {

        /**
         * Opens it.
         *
         * @return at its beginning, never {@literal null}
         * @throws IOException if it cannot be read
         */
        InputStream open() throws IOException;
    }

    /** What stands beside the checkpoints. */
    private static final class Head {

        private @Nullable JsonNode format;
        private @Nullable JsonNode publicKey;
        private boolean listed;
        private long count;
    }

    /**
     * Reads a file once, and checks that each part of it is what it should be.
     *
     * @param source never {@literal null}
     * @return never {@literal null}
     * @throws Problem if it is no file of checkpoints; says where and what to do
     * @throws UncheckedIOException if it cannot be read
     */
    public static HandedCheckpoints of(Source source) {
        Head head = read(source, it -> {});
        if (head.format == null || !CheckpointFile.FORMAT.equals(head.format.asText())) {
            throw wrong("format", "it has to be " + CheckpointFile.FORMAT + ".");
        }
        if (!head.listed) {
            throw wrong(LIST, "it is missing; it has to be the list of checkpoints.");
        }
        if (head.count == 0) {
            throw wrong(LIST, "the list is empty, so there is nothing to compare the record with.");
        }
        JsonNode key = head.publicKey;
        return new HandedCheckpoints(source, head.count, key == null || key.isNull() ? null : key.asText());
    }

    private static Problem wrong(String place, String what) {
        String detail = place + ": " + what + REMEDY;
        return Problem.refused(detail, List.of(Map.of("pointer", "/" + place.replace('.', '/'), "detail", what)));
    }

    /** How many there are, at least one. */
    public long count() {
        return count;
    }

    /**
     * The key that they are signed with, as the file says it.
     *
     * @return never {@literal null}
     * @throws Problem if the file has none, or what it has is no key
     */
    public CheckpointKey.Verifying publicKey() {
        if (publicKey == null) {
            throw wrong(KEY, "it is missing; without it nobody can tell who has signed the checkpoints.");
        }
        try {
            return CheckpointKey.Verifying.of(publicKey);
        } catch (IllegalArgumentException unreadable) {
            throw wrong(KEY, "this is no public key for Ed25519 (X.509 in base64).");
        }
    }

    /**
     * Reads all of them, in the order of the file.
     *
     * @param checkpoints takes them one by one, never {@literal null}
     */
    public void forEach(Consumer<Checkpoint> checkpoints) {
        read(source, checkpoints);
    }

    private static Head read(Source source, Consumer<Checkpoint> checkpoints) {
        try (InputStream content = source.open();
                JsonParser parser = JSON.createParser(content)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw Problem.refused("The body is no file of checkpoints: it has to be a JSON object." + REMEDY);
            }
            Head head = new Head();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                switch (field) {
                    case "format" -> head.format = parser.readValueAsTree();
                    case KEY -> head.publicKey = parser.readValueAsTree();
                    case LIST -> {
                        head.listed = true;
                        head.count += list(parser, checkpoints);
                    }
                    default -> parser.skipChildren();
                }
            }
            return head;
        } catch (JsonProcessingException broken) {
            throw Problem.unreadable("The file of checkpoints is not JSON: " + BrokenJson.why(broken) + " (line "
                    + broken.getLocation().getLineNr() + ", column "
                    + broken.getLocation().getColumnNr() + ")." + REMEDY);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static long list(JsonParser parser, Consumer<Checkpoint> checkpoints) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw wrong(LIST, "it has to be the list of checkpoints, not " + parser.getText() + ".");
        }
        long count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            checkpoints.accept(checkpoint(parser.readValueAsTree(), LIST + "." + count));
            count++;
        }
        return count;
    }

    private static Checkpoint checkpoint(JsonNode line, String place) {
        if (!line.isObject()) {
            throw wrong(place, "it has to be an object with number, sealedAt, " + String.join(", ", TEXTS) + ".");
        }
        if (!line.path("number").canConvertToLong() || !line.path("number").isIntegralNumber()) {
            throw wrong(place + ".number", "it is missing, or no whole number.");
        }
        for (String text : TEXTS) {
            if (!line.path(text).isTextual()) {
                throw wrong(place + "." + text, "it is missing, or no text.");
            }
        }
        return new Checkpoint(
                line.path("number").asLong(),
                sealedAt(line, place + ".sealedAt"),
                text(line, "heads"),
                text(line, "keyId"),
                text(line, "previous"),
                new Digest(text(line, "hash"), text(line, "hints")),
                text(line, "signature"));
    }

    private static String text(JsonNode line, String field) {
        return line.path(field).asText();
    }

    private static Instant sealedAt(JsonNode line, String place) {
        try {
            return Instant.parse(text(line, "sealedAt"));
        } catch (DateTimeException malformed) {
            throw wrong(place, "it is missing, or no time such as 2026-05-01T08:00:00Z.");
        }
    }
}
