package io.attain.credit;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is booked: an amount that moves from one book of what a provider owes a customer to another. So all books of the two
 * together are zero after every entry.
 *
 * @param number under which it is recorded
 * @param kind why
 * @param provider the id of the party that owes
 * @param customer the id of the party that is owed
 * @param from the book that it is taken from
 * @param to the book that it is put into
 * @param amount how much, positive
 * @param currency the currency's code
 * @param close the number of the close that it comes from, {@literal null} for payments
 * @param period the period's short name, {@literal null} for payments
 * @param verdict the number of the verdict that it comes from, {@literal null} for settlements and payments
 * @param objective the id of that verdict's objective, {@literal null} for settlements and payments
 * @param note in words: the reason, or the invoice that it is set off on
 * @param actor the account that brought it about, or {@code engine} where time did
 * @param recordedAt when
 */
public record LedgerEntry(
        long number,
        Kind kind,
        String provider,
        String customer,
        Book from,
        Book to,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
        String currency,
        @Nullable Long close,
        @Nullable String period,
        @Nullable Long verdict,
        @Nullable String objective,
        String note,
        String actor,
        Instant recordedAt) {

    /** Why something is booked. */
    public enum Kind {
        /** A breach costs something, before any cap. */
        ACCRUED,
        /** Later facts, or a decision, change what a breach costs. */
        ADJUSTED,
        /** A cap cuts it, or cuts less of it. */
        CAPPED,
        /** Good performance later wins it back. */
        EARNED_BACK,
        /** Better performance than promised is rewarded. */
        REWARDED,
        /** It is less than what is worth paying. */
        FORFEITED,
        /** What is credited for a period becomes final. */
        SETTLED,
        /** It is paid. */
        PAID,
        /** It is set off on an invoice. */
        SET_OFF
    }

    /** What stands where. */
    public enum Book {
        /** What performance has cost the provider. */
        COST,
        /** What is credited and can still be contested. */
        ACCRUED,
        /** What is final and is to be paid. */
        DUE,
        /** What is paid or set off. */
        PAID
    }

    /** Returns what the entry adds to a book, negative where it takes from it. */
    public BigDecimal in(Book book) {
        if (to == book) {
            return amount;
        }
        return from == book ? amount.negate() : BigDecimal.ZERO;
    }
}
