package io.attain.chain;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.attain.evaluation.Attribution.Standing;
import io.attain.terms.Agreement.Support.Relation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a breach comes from.
 *
 * @param agreement the agreement's reference
 * @param verdict the number of the verdict
 * @param close the number of the close that it was made in
 * @param objective the id of the missed objective
 * @param scope the scope's values, empty for the whole
 * @param period the period's short name
 * @param start the period's first instant
 * @param end the first instant after it
 * @param target the target
 * @param figure the figure, {@literal null} for none
 * @param missedBy how far the target was missed, {@literal null} without a figure
 * @param causes what it rests on
 * @param own percent that nothing beneath explains, {@literal null} without a figure
 * @param complete whether all shares are known, so that {@code own} is not just the most that it can be
 */
public record Explanation(
        String agreement,
        long verdict,
        long close,
        String objective,
        String scope,
        String period,
        Instant start,
        Instant end,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal target,
        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal figure,
        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal missedBy,
        List<Cause> causes,
        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal own,
        boolean complete) {

    /** Copies the list. */
    public Explanation {
        causes = List.copyOf(causes);
    }

    /**
     * What an objective beneath has to do with it.
     *
     * @param agreement the supporting agreement's reference
     * @param objective the id of its objective, {@literal null} where nobody here may see which
     * @param relation how it enters
     * @param relieves whether its breach can relieve the one that rests on it
     * @param open whether the reader may see how it stood
     * @param standing how it stood in the same time
     * @param loss by how much it was below its own promise, {@literal null} where nobody can tell
     * @param share percent that it explains, {@literal null} where nobody can tell
     * @param periods its periods that overlap
     * @param because where its own breaches come from
     */
    public record Cause(
            String agreement,
            @Nullable String objective,
            Relation relation,
            boolean relieves,
            boolean open,
            Standing standing,
            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal loss,
            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal share,
            List<Period> periods,
            List<Explanation> because) {

        /** Copies the lists. */
        public Cause {
            periods = List.copyOf(periods);
            because = List.copyOf(because);
        }

        /** Returns whether it explains anything that relieves. */
        public boolean isRelief() {
            return relieves && share != null && share.signum() > 0;
        }
    }

    /**
     * A period beneath that overlaps.
     *
     * @param period its short name
     * @param scope the scope's values, empty for the whole
     * @param start its first instant
     * @param end the first instant after it
     * @param target the target
     * @param figure the figure, {@literal null} for none
     * @param verdict what the verdict says
     */
    public record Period(
            String period,
            String scope,
            Instant start,
            Instant end,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal target,
            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal figure,
            String verdict) {}

    /** Returns whether anything beneath that relieves explains a part of it. */
    public boolean isRelieved() {
        return causes.stream().anyMatch(Cause::isRelief);
    }
}
