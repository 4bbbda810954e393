package io.attain.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of checking the record and the rows that it covers.
 *
 * @param at when it began
 * @param took how long it took
 * @param chains how many chains there are
 * @param entries how many entries
 * @param rows how many rows they cover
 * @param checkpoints how many checkpoints
 * @param sealedAt when the last checkpoint was made; {@literal null} if there is none
 * @param signed whether there is a key to check the checkpoints with
 * @param found how many findings there are in the record and the rows
 * @param findings the first thousand of them
 * @param comparison what came of comparing it with checkpoints that somebody handed in; {@literal null} if nobody did
 */
public record Verification(
        Instant at,
        Duration took,
        long chains,
        long entries,
        long rows,
        long checkpoints,
        @Nullable Instant sealedAt,
        boolean signed,
        long found,
        List<Finding> findings,
        @Nullable Comparison comparison) {

    /**
     * What came of comparing the record with checkpoints from outside.
     *
     * @param checkpoints how many there were, all of which were compared
     * @param found how many findings there are
     * @param findings the first thousand of them
     */
    public record Comparison(long checkpoints, long found, List<Finding> findings) {

        /** Copies the list. */
        public Comparison {
            findings = List.copyOf(findings);
        }

        /** Whether the checkpoints themselves are as they were taken out; otherwise they prove nothing. */
        public boolean intact() {
            return findings.stream().noneMatch(it -> it.table().equals(Checkpoint.Check.TABLE));
        }
    }

    /** As many are told. */
    public static final int MOST = 1000;

    /** Copies the list. */
    public Verification {
        findings = List.copyOf(findings);
    }

    /** Whether everything is as it was recorded, and as the checkpoints say that were handed in. */
    public boolean sound() {
        return found == 0 && (comparison == null || comparison.found() == 0);
    }

    /** The same without what was handed in. */
    Verification own() {
        return new Verification(at, took, chains, entries, rows, checkpoints, sealedAt, signed, found, findings, null);
    }
}
