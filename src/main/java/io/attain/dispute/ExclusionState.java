package io.attain.dispute;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a claimed exclusion has come, by what was done about it.
 *
 * @param decision the act that decided it, {@literal null} while nothing has
 * @param applied whether what was granted is applied
 */
public record ExclusionState(@Nullable ExclusionAct decision, boolean applied) {

    /** What came of a claim. */
    public enum Outcome {
        /** All of the claimed time is excluded. */
        GRANTED,
        /** Some of it is. */
        PARTLY_GRANTED,
        /** None of it is. */
        REFUSED,
        /** The claim was withdrawn. */
        WITHDRAWN
    }

    /**
     * Goes through what was done.
     *
     * @param acts about one claim, in order, never {@literal null}
     */
    public static ExclusionState of(List<ExclusionAct> acts) {
        ExclusionAct decision = null;
        boolean applied = false;
        for (ExclusionAct act : acts) {
            switch (act.kind()) {
                case GRANTED, REFUSED, WITHDRAWN -> decision = act;
                case APPLIED -> applied = true;
                case CLAIMED, HANDED_OVER, EVIDENCE, SILENT -> {}
            }
        }
        return new ExclusionState(decision, applied);
    }

    /** Returns whether it goes on. */
    public boolean runs() {
        return decision == null || (decision.kind() == ExclusionAct.Kind.GRANTED && !applied);
    }

    /**
     * Returns what comes of a claim by the decision.
     *
     * @param claim never {@literal null}
     * @return {@literal null} before there is one
     */
    public @Nullable Outcome outcome(ExclusionClaim claim) {
        if (decision == null) {
            return null;
        }
        return switch (decision.kind()) {
            case WITHDRAWN -> Outcome.WITHDRAWN;
            case GRANTED -> claim.window().equals(decision.window()) ? Outcome.GRANTED : Outcome.PARTLY_GRANTED;
            default -> Outcome.REFUSED;
        };
    }
}
