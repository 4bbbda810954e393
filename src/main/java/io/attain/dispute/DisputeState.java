package io.attain.dispute;

import io.attain.dispute.DisputeAct.Kind;
import io.attain.terms.Agreement.Role;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a dispute has come, by what was done in it.
 *
 * @param proposal what stands to be accepted: the last act that proposed something, {@literal null} before there is one
 * @param decision the act that decided it, {@literal null} while nothing has
 * @param concluded whether the outcome is booked
 */
public record DisputeState(@Nullable DisputeAct proposal, @Nullable DisputeAct decision, boolean concluded) {

    private static final Set<Kind> PROPOSALS = EnumSet.of(Kind.PROPOSED, Kind.REJECTED, Kind.SUGGESTED);

    private static final Set<Kind> DECISIONS = EnumSet.of(
            Kind.ACCEPTED, Kind.GIVEN_UP, Kind.ARBITRATED, Kind.DISMISSED, Kind.LEFT_STANDING, Kind.WITHDRAWN);

    /** What came of a dispute. */
    public enum Outcome {
        /** As was claimed. */
        ACCEPTED,
        /** Another figure than claimed, and than the statement's. */
        PARTLY_ACCEPTED,
        /** The statement stands. */
        REJECTED,
        /** The claim was withdrawn, and the statement stands. */
        WITHDRAWN
    }

    /**
     * Goes through what was done.
     *
     * @param acts of one dispute, in order, never {@literal null}
     */
    public static DisputeState of(List<DisputeAct> acts) {
        DisputeAct proposal = null;
        DisputeAct decision = null;
        boolean concluded = false;
        for (DisputeAct act : acts) {
            if (PROPOSALS.contains(act.kind())) {
                proposal = act;
            }
            if (DECISIONS.contains(act.kind())) {
                decision = act;
            }
            concluded |= act.kind() == Kind.CONCLUDED;
        }
        return new DisputeState(proposal, decision, concluded);
    }

    /** Returns whether it goes on. */
    public boolean runs() {
        return !concluded;
    }

    /** Returns whether the statement stands by the decision. */
    boolean stands() {
        return decision == null
                || decision.kind() == Kind.GIVEN_UP
                || decision.kind() == Kind.DISMISSED
                || decision.kind() == Kind.LEFT_STANDING
                || decision.kind() == Kind.WITHDRAWN;
    }

    /**
     * Returns what the credits come to by the decision.
     *
     * @return {@literal null} where the statement stands, or the figure follows from data or an exclusion
     */
    @Nullable
    BigDecimal amount() {
        return stands() || decision == null ? null : decision.amount();
    }

    /**
     * Returns what comes of a dispute by the decision.
     *
     * @param dispute never {@literal null}
     */
    public Outcome outcome(Dispute dispute) {
        if (decision != null && decision.kind() == Kind.WITHDRAWN) {
            return Outcome.WITHDRAWN;
        }
        if (stands()) {
            return Outcome.REJECTED;
        }
        BigDecimal amount = amount();
        BigDecimal claimed = dispute.claimed();
        if (amount == null || (claimed != null && amount.compareTo(claimed) == 0)) {
            return Outcome.ACCEPTED;
        }
        return amount.compareTo(dispute.current()) == 0 ? Outcome.REJECTED : Outcome.PARTLY_ACCEPTED;
    }

    /** Returns whose proposal stands, {@literal null} where there is none or it is the mediator's. */
    @Nullable
    Role proposer() {
        return proposal == null ? null : proposal.side();
    }
}
