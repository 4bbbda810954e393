package io.attain.credit;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/**
 * What comes out when all verdicts and credits of an agreement are derived again, beside what is recorded.
 *
 * @param agreement its reference
 * @param at when that was done
 * @param periods how many closed periods there are
 * @param verdicts how many verdicts were derived
 * @param superseded how many superseded verdicts there are, whose derivations were checked against their hashes
 * @param differences what is recorded otherwise than it comes out, in order of periods; empty where all is equal
 * @param pending series that got something which the closes have not taken into account yet, so that differences may come from it
 */
public record Recomputation(
        String agreement,
        Instant at,
        int periods,
        int verdicts,
        int superseded,
        List<Difference> differences,
        List<String> pending) {

    /** Copies the lists. */
    public Recomputation {
        differences = List.copyOf(differences);
        pending = List.copyOf(pending);
    }

    /** Returns whether everything is recorded as it comes out. */
    @JsonProperty
    public boolean equal() {
        return differences.isEmpty();
    }

    /**
     * One thing that is recorded otherwise.
     *
     * @param period the period's short name
     * @param objective the objective's id, empty for what concerns the whole period
     * @param scope the scope's values, in the order of the terms
     * @param what the field of the verdict such as {@code exact}, {@code verdict} or {@code credit}; {@code derivation} for its hash;
     *     {@code outcome} for the outcomes that lists show;
     *     {@code uncapped} for the credit before caps over several verdicts; {@code ledger} followed by the kind of booking;
     *     {@code statement} for a statement's total; {@code recorded} for a verdict that is there on one side only
     * @param recorded as it is recorded, empty for nothing
     * @param recomputed as it comes out, empty for nothing
     */
    public record Difference(
            String period, String objective, List<String> scope, String what, String recorded, String recomputed) {

        /** Copies the list. */
        public Difference {
            scope = List.copyOf(scope);
        }
    }
}
