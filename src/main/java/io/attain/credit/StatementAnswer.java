package io.attain.credit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.attain.terms.Agreement.Role;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one side answered a statement.
 *
 * @param number under which it is recorded, 0 before that
 * @param close the number of the close that the statement was made in
 * @param side the provider's or the customer's
 * @param answer what it answered
 * @param account who answered for it
 * @param reason in words, empty for none
 * @param grounds why it is disputed, {@literal null} where it is accepted
 * @param claimed what the credit should come to, {@literal null} where it is accepted or follows from the grounds
 * @param recordedAt when
 */
public record StatementAnswer(
        @JsonIgnore long number,
        @JsonIgnore long close,
        Role side,
        Answer answer,
        String account,
        String reason,
        @Nullable Grounds grounds,
        @Nullable BigDecimal claimed,
        Instant recordedAt) {

    /** What a side can answer. */
    public enum Answer {
        /** The statement is right. */
        ACCEPTED,
        /** It is not. */
        DISPUTED
    }
}
