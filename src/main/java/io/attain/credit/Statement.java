package io.attain.credit;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * The document of a closed period.
 *
 * @param close the number of the close that it was made in
 * @param reference the agreement's reference
 * @param period the period's short name
 * @param start its first instant
 * @param end the first instant after it
 * @param reason why it was made anew, empty for the first
 * @param verdicts the current verdicts on the period, in the order of the terms
 * @param total the sum of all credits
 * @param settled how much of that was settled before
 * @param currency the currency's code
 * @param claimUntil until when it can be disputed
 * @param status what became of it
 * @param recordedAt when it was made
 */
public record Statement(
        long close,
        String reference,
        String period,
        Instant start,
        Instant end,
        String reason,
        List<JsonNode> verdicts,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal total,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal settled,
        String currency,
        Instant claimUntil,
        Status status,
        Instant recordedAt) {

    /** What became of a statement. */
    public enum Status {
        /** Not both sides have answered yet. */
        OPEN,
        /** Nothing is owed, or nothing more. */
        NOTHING_OWED,
        /** What is credited is final. */
        SETTLED,
        /** One side disputes it, and the dispute goes on. */
        DISPUTED,
        /** The dispute about it is decided; another statement says how, or this one is settled. */
        DECIDED,
        /** A side has not answered in time, and its silence does not count as acceptance. */
        UNANSWERED,
        /** New facts led to another statement before both sides answered. */
        SUPERSEDED
    }

    /** Copies the list. */
    public Statement {
        verdicts = List.copyOf(verdicts);
    }

    /** Returns what is still to be settled, negative when too much was. */
    public BigDecimal open() {
        return total.subtract(settled);
    }

    /** Returns whether money is owed, by one side or the other. */
    public boolean owes() {
        return open().signum() != 0;
    }
}
