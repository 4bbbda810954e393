package io.attain.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checkpoints as they are taken out of the application, in JSON.
 *
 * @param format {@link #FORMAT}
 * @param publicKey the key that they are signed with (Ed25519, X.509 in base64); {@literal null} where none is known
 * @param checkpoints all of them, in order
 */
public record CheckpointFile(String format, @Nullable String publicKey, List<Line> checkpoints) {

    /** The only format so far. */
    public static final String FORMAT = "attain-checkpoints-1";

    /**
     * A checkpoint; what its parts are says {@link Checkpoint}.
     *
     * @param number its number
     * @param sealedAt when it was made
     * @param heads a line for each chain
     * @param keyId which key
     * @param previous the hash of the one before
     * @param hints its hints
     * @param hash its hash
     * @param signature of the hash
     */
    public record Line(
            long number,
            Instant sealedAt,
            String heads,
            String keyId,
            String previous,
            String hints,
            String hash,
            String signature) {

        static Line of(Checkpoint checkpoint) {
            return new Line(
                    checkpoint.number(),
                    checkpoint.sealedAt(),
                    checkpoint.heads(),
                    checkpoint.keyId(),
                    checkpoint.previous(),
                    checkpoint.digest().hints(),
                    checkpoint.digest().hash(),
                    checkpoint.signature());
        }
    }

    /** Copies the list. */
    public CheckpointFile {
        checkpoints = List.copyOf(checkpoints);
    }

    /**
     * A file of checkpoints.
     *
     * @param key what they are signed with; {@literal null} where none is known
     * @param checkpoints never {@literal null}
     * @return never {@literal null}
     */
    public static CheckpointFile of(CheckpointKey.@Nullable Verifying key, List<Checkpoint> checkpoints) {
        return new CheckpointFile(
                FORMAT,
                key == null ? null : key.encoded(),
                checkpoints.stream().map(Line::of).toList());
    }
}
