package io.attain.credit;

import io.attain.credit.Ledger.Booking;
import io.attain.credit.LedgerEntry.Book;
import io.attain.credit.LedgerEntry.Kind;
import io.attain.evaluation.CreditFold.Parts;
import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Party;
import io.attain.terms.Agreement.Role;
import io.attain.terms.Agreement.Service;
import io.attain.terms.Objective;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a verdict books: what its credit is made of, each part as a difference to what is booked before. */
public final class VerdictBookings {

    private VerdictBookings() {}

    /**
     * Returns what is to be booked for a verdict.
     *
     * @param close the close that it is made in, never {@literal null}
     * @param terms the terms that judge, never {@literal null}
     * @param verdict the verdict, never {@literal null}
     * @param number the number that it is recorded under
     * @param before what is credited by kind for its objective, scope and period so far, never {@literal null}
     * @return possibly empty
     */
    public static List<Booking> of(
            Close close, Agreement terms, NewVerdict verdict, long number, Map<Kind, BigDecimal> before) {
        String provider = party(terms, verdict.objective(), Role.PROVIDER);
        String customer = party(terms, verdict.objective(), Role.CUSTOMER);
        Map<Kind, BigDecimal> parts = parts(close, verdict.parts());
        List<Booking> bookings = new ArrayList<>();
        parts.forEach((kind, amount) -> {
            BigDecimal difference = amount.subtract(booked(before, kind));
            if (difference.signum() != 0) {
                bookings.add(new Booking(
                        kind,
                        provider,
                        customer,
                        Book.COST,
                        Book.ACCRUED,
                        difference,
                        number,
                        close.reason(),
                        kind + " verdict " + number));
            }
        });
        return bookings;
    }

    private static Map<Kind, BigDecimal> parts(Close close, Parts parts) {
        Map<Kind, BigDecimal> amounts = new EnumMap<>(Kind.class);
        amounts.put(close.cause() == 0 ? Kind.ACCRUED : Kind.ADJUSTED, parts.accrued());
        amounts.put(Kind.CAPPED, parts.capped().negate());
        amounts.put(Kind.REWARDED, parts.rewarded().negate());
        amounts.put(Kind.EARNED_BACK, parts.earnedBack().negate());
        amounts.put(Kind.FORFEITED, parts.forfeited().negate());
        return amounts;
    }

    /** What a breach costs is accrued first and adjusted later. */
    static BigDecimal booked(Map<Kind, BigDecimal> before, Kind kind) {
        BigDecimal booked = before.getOrDefault(kind, BigDecimal.ZERO);
        return kind == Kind.ADJUSTED ? booked.add(before.getOrDefault(Kind.ACCRUED, BigDecimal.ZERO)) : booked;
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
