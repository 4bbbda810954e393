package io.attain.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where chains ended at a time, signed. It holds those that have grown since the checkpoint before.
 *
 * @param number from 1
 * @param sealedAt when, to the microsecond
 * @param heads a line for each chain, see {@link #write}
 * @param keyId which key it is signed with
 * @param previous the {@link #link} of the checkpoint before, empty for the first
 * @param digest its own hash and hints
 * @param signature of the hash, in base64
 */
public record Checkpoint(
        long number, Instant sealedAt, String heads, String keyId, String previous, Digest digest, String signature) {

    /** The columns that the hash covers, in the order of the hints. */
    static final List<String> COLUMNS = List.of("number", "sealed_at", "heads", "key_id", "previous");

    /**
     * The end of a chain.
     *
     * @param chain which
     * @param number its last entry
     * @param hash the hash of that
     */
    public record Head(Chain chain, long number, String hash) {}

    /**
     * Makes a checkpoint.
     *
     * @param before the one before, {@literal null} for none
     * @param sealedAt now, never {@literal null}
     * @param heads of the chains that have grown, never {@literal null}
     * @param key what it is signed with, never {@literal null}
     * @return never {@literal null}
     */
    public static Checkpoint of(@Nullable Checkpoint before, Instant sealedAt, List<Head> heads, CheckpointKey key) {
        long number = before == null ? 1 : before.number + 1;
        String previous = before == null ? "" : before.link();
        String text = write(heads);
        Instant time = sealedAt.truncatedTo(ChronoUnit.MICROS);
        Digest digest = Sealed.of(COLUMNS, values(number, time, text, key.id(), previous));
        return new Checkpoint(number, time, text, key.id(), previous, digest, key.sign(digest.hash()));
    }

    /**
     * What the next checkpoint holds of this one: a hash of its hash and signature.
     *
     * @return never {@literal null}
     */
    String link() {
        return RowDigest.of((digest.hash() + " " + signature).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Tells which of its columns are not as they were written.
     *
     * @return their names, empty if all are, never {@literal null}
     */
    public List<String> changed() {
        return Sealed.changed(COLUMNS, digest, values(number, sealedAt, heads, keyId, previous));
    }

    private static @Nullable String[] values(
            long number, Instant sealedAt, String heads, String keyId, String previous) {
        return new @Nullable String[] {
            Long.toString(number), sealedAt.truncatedTo(ChronoUnit.MICROS).toString(), heads, keyId, previous
        };
    }

    private static String write(List<Head> heads) {
        StringBuilder text = new StringBuilder();
        for (Head head : heads) {
            text.append(head.chain().scope().name())
                    .append(' ')
                    .append(head.number())
                    .append(' ')
                    .append(head.hash())
                    .append(' ')
                    .append(head.chain().name())
                    .append('\n');
        }
        return text.toString();
    }

    /**
     * Reads the heads. Lines that say something else, because somebody has changed them, are left out.
     *
     * @return never {@literal null}
     */
    public List<Head> read() {
        List<Head> all = new ArrayList<>();
        for (String line : heads.split("\n", -1)) {
            String[] parts = line.split(" ", 4);
            if (parts.length == 4 && isScope(parts[0]) && parts[1].matches("[0-9]{1,18}")) {
                all.add(new Head(
                        new Chain(Chain.Scope.valueOf(parts[0]), parts[3]), Long.parseLong(parts[1]), parts[2]));
            }
        }
        return all;
    }

    private static boolean isScope(String text) {
        for (Chain.Scope scope : Chain.Scope.values()) {
            if (scope.name().equals(text)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Checks checkpoints one after the other: that none is missing, each follows from the one before, and all are signed.
     */
    public static final class Check {

        static final String TABLE = "audit_checkpoint";

        private final CheckpointKey.@Nullable Verifying key;
        private final List<Finding> findings = new ArrayList<>();
        private final Map<Chain, Long> sealed = new TreeMap<>();
        private @Nullable Checkpoint before;

        /**
         * Begins before the first.
         *
         * @param key what they must be signed with; {@literal null} to leave signatures aside
         */
        public Check(CheckpointKey.@Nullable Verifying key) {
            this.key = key;
        }

        /**
         * Checks the next one.
         *
         * @param next never {@literal null}
         */
        public void next(Checkpoint next) {
            Checkpoint last = before;
            long expected = last == null ? 1 : last.number + 1;
            for (long missing = expected; missing < Math.min(next.number, expected + Finding.MOST_OF_ONE); missing++) {
                findings.add(Finding.removed(TABLE, Long.toString(missing)));
            }
            List<String> changed = next.changed();
            if (!changed.isEmpty()) {
                findings.add(Finding.changed(TABLE, Long.toString(next.number), changed));
            } else if (last != null
                    && next.number == expected
                    && last.changed().isEmpty()
                    && !next.previous.equals(last.link())) {
                findings.add(Finding.changed(
                        TABLE, Long.toString(last.number), List.of(isSigned(last) ? "hash" : "signature")));
            }
            next.read().forEach(it -> sealed.put(it.chain(), it.number()));
            before = next;
        }

        /**
         * Checks that the checkpoints go as far as somebody remembers.
         *
         * @param remembered never {@literal null}
         */
        public void reaches(Remembered remembered) {
            long last = before == null ? 0 : before.number;
            for (long missing = last + 1;
                    missing <= Math.min(remembered.number(), last + Finding.MOST_OF_ONE);
                    missing++) {
                findings.add(Finding.removed(TABLE, Long.toString(missing)));
            }
            if (last == remembered.number()
                    && before != null
                    && before.changed().isEmpty()
                    && !before.digest.hash().equals(remembered.hash())) {
                findings.add(Finding.changed(TABLE, Long.toString(last), List.of("hash")));
            }
        }

        private boolean isSigned(Checkpoint checkpoint) {
            return key == null
                    || (key.id().equals(checkpoint.keyId)
                            && key.verifies(checkpoint.digest.hash(), checkpoint.signature));
        }

        /** Says that there are no more. The last signature vouches for all before, since each checkpoint holds the link of one. */
        public void end() {
            Checkpoint last = before;
            if (last != null && last.changed().isEmpty() && !isSigned(last)) {
                findings.add(Finding.changed(TABLE, Long.toString(last.number), List.of("signature")));
            }
        }

        /** What was found so far. */
        public List<Finding> findings() {
            return List.copyOf(findings);
        }

        /** The last one; {@literal null} if there was none. */
        public @Nullable Checkpoint last() {
            return before;
        }

        /** Up to which entry a chain is sealed; 0 for not at all. */
        public long sealed(Chain chain) {
            return sealed.getOrDefault(chain, 0L);
        }
    }

    /**
     * The last checkpoint as it is remembered outside the database.
     *
     * @param number its number
     * @param hash its hash
     */
    public record Remembered(long number, String hash) {

        /** Its number and hash, apart by a blank. */
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%d %s", number, hash);
        }
    }
}
