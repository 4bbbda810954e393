package io.attain.credit;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * The document of a closed period.
 *
 * @param closeId the close's id
 * @param reference the agreement's reference
 * @param period the period's short name
 * @param start its first instant
 * @param end the first instant after it
 * @param verdicts in the order of the terms, as {@code GET …/verdicts} gives them
 * @param total the sum of all credits
 * @param currency the currency's code
 * @param claimUntil until when it can be contested
 * @param status what became of it
 * @param recordedAt when it was made
 */
public record Statement(
        long closeId,
        String reference,
        String period,
        Instant start,
        Instant end,
        List<JsonNode> verdicts,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal total,
        String currency,
        Instant claimUntil,
        Status status,
        Instant recordedAt) {

    /** What became of a statement. */
    public enum Status {
        /** The customer has not answered yet. */
        OPEN,
        /** Nothing is owed. */
        NOTHING_OWED,
        /** The credit is booked. */
        SETTLED,
        /** The customer contests it. */
        CONTESTED
    }

    /** Copies the list. */
    public Statement {
        verdicts = List.copyOf(verdicts);
    }

    /** Returns whether money is owed. */
    public boolean owes() {
        return total.signum() > 0;
    }
}
