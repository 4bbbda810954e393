package io.attain.credit;

import io.attain.credit.Ledger.Booked;
import io.attain.credit.Ledger.Booking;
import io.attain.credit.LedgerEntry.Book;
import io.attain.credit.LedgerEntry.Kind;
import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Party;
import io.attain.terms.Agreement.Role;
import io.attain.terms.Agreement.Service;
import io.attain.terms.Objective;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a verdict books: what the breach costs, and what caps cut of it, each as a difference to what is booked before. */
public final class VerdictBookings {

    private VerdictBookings() {}

    /**
     * Returns what is to be booked for a verdict.
     *
     * @param close the close that it is made in, never {@literal null}
     * @param terms the terms that judge, never {@literal null}
     * @param verdict the verdict, never {@literal null}
     * @param number the number that it is recorded under
     * @param before what is booked for its objective, scope and period so far, never {@literal null}
     * @return possibly empty
     */
    public static List<Booking> of(Close close, Agreement terms, NewVerdict verdict, long number, Booked before) {
        BigDecimal gross = verdict.uncapped() == null
                ? verdict.credit()
                : verdict.uncapped().beforeCaps();
        BigDecimal capped = gross.subtract(verdict.credit());
        String provider = party(terms, verdict.objective(), Role.PROVIDER);
        String customer = party(terms, verdict.objective(), Role.CUSTOMER);
        List<Booking> bookings = new ArrayList<>();
        bookings.add(new Booking(
                close.cause() == 0 ? Kind.ACCRUED : Kind.ADJUSTED,
                provider,
                customer,
                Book.COST,
                Book.ACCRUED,
                gross.subtract(before.gross()),
                number,
                close.reason(),
                "verdict " + number));
        bookings.add(new Booking(
                Kind.CAPPED,
                provider,
                customer,
                Book.ACCRUED,
                Book.COST,
                capped.subtract(before.capped()),
                number,
                close.reason(),
                "caps of verdict " + number));
        return bookings.stream().filter(it -> it.amount().signum() != 0).toList();
    }

    /** The party of an objective's service, or the first in that role where the terms name no service or none for it. */
    private static String party(Agreement terms, String objective, Role role) {
        Optional<Service> service =
                terms.objective(objective).map(Objective::service).flatMap(terms::service);
        return service.map(it -> role == Role.PROVIDER ? it.provider() : it.customer())
                .or(() -> terms.parties().stream()
                        .filter(it -> it.role() == role)
                        .map(Party::id)
                        .findFirst())
                .orElse("");
    }
}
