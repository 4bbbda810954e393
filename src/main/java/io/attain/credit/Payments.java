package io.attain.credit;

import io.attain.agreement.AgreementRegister;
import io.attain.credit.Ledger.Balance;
import io.attain.credit.Ledger.Booking;
import io.attain.credit.LedgerEntry.Book;
import io.attain.credit.LedgerEntry.Kind;
import io.attain.problem.Problem;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is paid of final credits, or set off on invoices. */
@Component
public class Payments {

    private static final int LONGEST_INVOICE = 100;

    private final AgreementRegister register;
    private final CloseSchedule schedule;
    private final Ledger ledger;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Payments(
            AgreementRegister register,
            CloseSchedule schedule,
            Ledger ledger,
            Clock clock,
            ApplicationEventPublisher events) {
        this.register = register;
        this.schedule = schedule;
        this.ledger = ledger;
        this.clock = clock;
        this.events = events;
    }

    /** How something is paid. */
    public enum Means {
        /** Money is transferred. */
        PAID,
        /** It is set off on an invoice. */
        SET_OFF
    }

    /**
     * A payment of the provider to the customer; of the customer to the provider where too much was credited.
     *
     * @param means how, {@literal null} is refused
     * @param amount how much, positive, {@literal null} is refused
     * @param invoice the reference of the transfer or the invoice, by which the payment is booked once, {@literal null} is refused
     * @param provider the id of the party that owes, {@literal null} where there is only one pair that owes
     * @param customer the id of the party that is owed, {@literal null} where there is only one pair that owes
     */
    public record Payment(
            @Nullable Means means,
            @Nullable BigDecimal amount,
            @Nullable String invoice,
            @Nullable String provider,
            @Nullable String customer) {}

    /**
     * Books a payment. To book the same again changes nothing.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param payment never {@literal null}
     * @param actor who enters it, never {@literal null}
     * @throws Problem if it is not complete, more than is due, or its reference is that of another payment
     */
    @Transactional
    public void pay(String reference, Payment payment, String actor) {
        String invoice = payment.invoice() == null ? "" : payment.invoice().strip();
        BigDecimal amount = payment.amount();
        if (payment.means() == null || amount == null || invoice.isEmpty()) {
            throw Problem.refused(
                    "A payment needs its means (PAID or SET_OFF), its amount, and the reference of the transfer or the invoice.");
        }
        if (invoice.length() > LONGEST_INVOICE) {
            throw Problem.refused("The reference of a payment takes at most " + LONGEST_INVOICE + " characters.");
        }
        Currency currency = register.get(reference).terms().currency();
        CreditAmount.check(amount, currency);
        if (amount.signum() == 0) {
            throw Problem.refused("A payment is more than nothing.");
        }
        // Payments of one agreement wait for each other and for its closes.
        schedule.claim(List.of(reference), false);
        Balance owed = owed(reference, payment);
        Kind kind = payment.means() == Means.PAID ? Kind.PAID : Kind.SET_OFF;
        String note = (kind == Kind.PAID ? "transfer " : "invoice ") + invoice;
        LedgerEntry before = ledger.entries(reference).stream()
                .filter(it -> it.to() == Book.PAID || it.from() == Book.PAID)
                .filter(it -> it.note().equals(note))
                .findFirst()
                .orElse(null);
        if (before != null) {
            if (before.amount().compareTo(amount) != 0 || before.kind() != kind) {
                throw Problem.conflict(
                        "The " + note + " is booked already, with " + before.amount() + " " + before.currency() + ".");
            }
            return;
        }
        if (amount.compareTo(owed.due().abs()) > 0) {
            throw Problem.conflict("Only " + owed.due().abs() + " " + owed.currency() + " are due"
                    + (owed.due().signum() < 0 ? ", from the customer to the provider." : "."));
        }
        ledger.book(
                reference,
                owed.currency(),
                new Booking(
                        kind,
                        owed.provider(),
                        owed.customer(),
                        Book.DUE,
                        Book.PAID,
                        owed.due().signum() < 0 ? amount.negate() : amount,
                        null,
                        note,
                        "payment " + reference + " " + note),
                actor);
        events.publishEvent(new PaymentEntered(reference));
    }

    private Balance owed(String reference, Payment payment) {
        List<Balance> pairs = ledger.balances(reference, clock.instant()).stream()
                .filter(it -> payment.provider() == null || payment.provider().equals(it.provider()))
                .filter(it -> payment.customer() == null || payment.customer().equals(it.customer()))
                .toList();
        if (pairs.isEmpty()) {
            throw Problem.conflict("Nothing is due between these parties of " + reference + ".");
        }
        if (pairs.size() > 1) {
            throw Problem.refused("Say between whom (provider, customer): "
                    + pairs.stream()
                            .map(it -> it.provider() + " and " + it.customer())
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        return pairs.get(0);
    }
}
