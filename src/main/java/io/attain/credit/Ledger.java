package io.attain.credit;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.attain.credit.LedgerEntry.Book;
import io.attain.credit.LedgerEntry.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is booked for each agreement. Entries are added and never changed; the database refuses everything else. */
public interface Ledger {

    /**
     * What is to be booked.
     *
     * @param kind why
     * @param provider the id of the party that owes
     * @param customer the id of the party that is owed
     * @param from the book that it is taken from; the other one where the amount is negative
     * @param to the book that it is put into; the other one where the amount is negative
     * @param amount how much; nothing is booked for zero
     * @param verdict the number of the verdict that it comes from, {@literal null} for none
     * @param note in words
     * @param source what makes it unique; the same is booked once
     */
    record Booking(
            Kind kind,
            String provider,
            String customer,
            Book from,
            Book to,
            BigDecimal amount,
            @Nullable Long verdict,
            String note,
            String source) {}

    /**
     * Books what comes from a close.
     *
     * @param close the close, never {@literal null}
     * @param currency the currency's code, never {@literal null}
     * @param bookings never {@literal null}
     */
    void book(Close close, String currency, List<Booking> bookings);

    /**
     * Books a payment.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param currency the currency's code, never {@literal null}
     * @param booking never {@literal null}
     * @param actor the account that enters it, never {@literal null}
     */
    void book(String reference, String currency, Booking booking, String actor);

    /**
     * Makes all that is credited for the period of a close final, and nothing if nothing is credited beyond what is final.
     *
     * @param close the period's last close, never {@literal null}
     * @param actor the account that brought it about, never {@literal null}
     * @param note why, never {@literal null}
     */
    void settle(Close close, String actor, String note);

    /**
     * Returns what is credited by an agreement's verdicts on one objective, scope and period so far.
     *
     * @param verdict the current one of them, never {@literal null}
     * @return by kind, negative where it is taken back; kinds without entries are left out
     */
    Map<Kind, BigDecimal> credited(StoredVerdict verdict);

    /**
     * Returns how much has been settled for the period of a close.
     *
     * @param close any close of the period, never {@literal null}
     */
    BigDecimal settled(Close close);

    /**
     * Lists an agreement's entries.
     *
     * @param reference its reference, never {@literal null}
     * @return in the order in which they were booked, possibly empty
     */
    List<LedgerEntry> entries(String reference);

    /**
     * Lists what is booked because of a close.
     *
     * @param close its number
     * @return in the order in which it was booked, possibly empty
     */
    List<LedgerEntry> ofClose(long close);

    /**
     * Returns how an agreement's books stood at an instant.
     *
     * @param reference its reference, never {@literal null}
     * @param at the instant, inclusive, never {@literal null}
     * @return one for each provider, customer and currency of which something was booked, in order
     */
    List<Balance> balances(String reference, Instant at);

    /**
     * Returns how the books of some agreements stand now.
     *
     * @param references never {@literal null}
     * @return by reference as {@link #balances(String, Instant)} has them; agreements of which nothing was booked are left out
     */
    Map<String, List<Balance>> balances(Collection<String> references);

    /**
     * How the books of what a provider owes a customer stand.
     *
     * @param provider the provider's id
     * @param customer the customer's id
     * @param currency the currency's code
     * @param credited what has been credited altogether, net of everything taken back
     * @param accrued how much of that can still be contested
     * @param due how much of that is final and to be paid; negative where too much was paid
     * @param paid how much of that is paid or set off
     */
    record Balance(
            String provider,
            String customer,
            String currency,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal credited,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal accrued,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal due,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal paid) {}
}
