package io.attain.dispute;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.attain.credit.Grounds;
import io.attain.terms.Agreement.Role;
import io.attain.terms.Exclusion.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dispute about what the statement of a period says.
 *
 * @param number under which it is recorded
 * @param reference the agreement's reference
 * @param close the number of the close whose statement is disputed
 * @param period the period's short name
 * @param start the period's first instant
 * @param end the first instant after it
 * @param claimant the side that disputes it, provider or customer
 * @param account who disputes it
 * @param verdicts the numbers of the verdicts that it is about
 * @param grounds why
 * @param claimed what the credits of those verdicts should come to together; {@literal null} where that follows from corrected
 *     data or an exclusion
 * @param current what they came to when it began
 * @param currency the agreement's currency
 * @param exclusion the id of the exclusion that should apply, {@literal null} for none
 * @param window when it should apply, in local time of the agreement's zone, {@literal null} for none
 * @param words what is wrong, in the claimant's words
 * @param recordedAt when it began
 */
public record Dispute(
        long number,
        String reference,
        long close,
        String period,
        Instant start,
        Instant end,
        Role claimant,
        String account,
        List<Long> verdicts,
        Grounds grounds,
        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal claimed,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal current,
        String currency,
        @Nullable String exclusion,
        @Nullable Window window,
        String words,
        Instant recordedAt) {

    /** Copies the list. */
    public Dispute {
        verdicts = List.copyOf(verdicts);
    }

    /** Returns the side that answers. */
    public Role respondent() {
        return other(claimant);
    }

    /** Returns what it is called in records, such as {@code dispute 7}. */
    public String name() {
        return "dispute " + number;
    }

    /**
     * Returns the side across the table.
     *
     * @param side provider or customer, never {@literal null}
     */
    public static Role other(Role side) {
        return side == Role.PROVIDER ? Role.CUSTOMER : Role.PROVIDER;
    }
}
