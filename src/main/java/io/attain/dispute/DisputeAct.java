package io.attain.dispute;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.attain.terms.Agreement.Role;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did in a dispute, or time did.
 *
 * @param number under which it is recorded
 * @param dispute the dispute's number
 * @param kind what was done
 * @param side for which side, {@literal null} for neither
 * @param account who did it, or {@code engine} where time did
 * @param amount what the disputed credits come to by it, {@literal null} where it says none
 * @param words in words, empty for none
 * @param recordedAt when
 */
public record DisputeAct(
        long number,
        long dispute,
        Kind kind,
        @Nullable Role side,
        String account,
        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal amount,
        String words,
        Instant recordedAt) {

    /** What can be done. */
    public enum Kind {
        /** A statement is disputed. */
        CLAIMED,
        /** The task of whoever is asked is given to somebody else with the same duty. */
        HANDED_OVER,
        /** A file is added that proves something. */
        EVIDENCE,
        /** The claim, or what the other side proposed, is accepted. */
        ACCEPTED,
        /** Another figure is proposed. */
        PROPOSED,
        /** The claim is rejected: the statement is right. */
        REJECTED,
        /** The claimant accepts that the statement is right. */
        GIVEN_UP,
        /** The other side did not respond in time. */
        SILENT,
        /** A mediator is wanted. */
        MEDIATION_WANTED,
        /** The mediator suggests a figure. */
        SUGGESTED,
        /** A side consents to the mediator's suggestion. */
        CONSENTED,
        /** A side does not. */
        REFUSED,
        /** The arbiter decides for a figure. */
        ARBITRATED,
        /** The arbiter decides that the statement stands. */
        DISMISSED,
        /** Nobody decides, so the statement stands. */
        LEFT_STANDING,
        /** The data is corrected. */
        CORRECTED,
        /** The claimant withdraws the claim. */
        WITHDRAWN,
        /** The outcome is booked. */
        CONCLUDED
    }
}
