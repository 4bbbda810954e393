package io.attain.chain;

import io.attain.access.Login;
import io.attain.agreement.AgreementVersion;
import io.attain.chain.Exposure.Movement;
import io.attain.chain.Exposure.Side;
import io.attain.credit.Close;
import io.attain.credit.Ledger;
import io.attain.credit.LedgerEntry;
import io.attain.credit.LedgerEntry.Book;
import io.attain.credit.PeriodCloses;
import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Party;
import io.attain.terms.Agreement.Role;
import io.attain.terms.Agreement.Support;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Reads the money of the one in the middle from the books of an agreement and of those that it rests on directly. */
final class MiddleMoney {

    private final ChainReading reading;
    private final PeriodCloses closes;
    private final Ledger ledger;

    MiddleMoney(ChainReading reading, PeriodCloses closes, Ledger ledger) {
        this.reading = reading;
        this.closes = closes;
        this.ledger = ledger;
    }

    /** The one in the middle and the application's roles see it; its customers do not. */
    static boolean isFor(AgreementVersion version, boolean manages) {
        Login login = Login.current();
        return login.seesAll()
                || manages
                || version.terms().people().stream()
                        .anyMatch(it -> it.user().equals(login.name()) && isProvider(version.terms(), it.party()));
    }

    Exposure of(AgreementVersion version) {
        List<Movement> movements = new ArrayList<>(movements(version, Side.OWED));
        List<String> counted = new ArrayList<>();
        List<String> closed = new ArrayList<>();
        List<String> shared = new ArrayList<>();
        List<String> supports = version.terms().supports().stream()
                .map(Support::agreement)
                .filter(it -> !it.equals(version.reference()))
                .distinct()
                .toList();
        for (String reference : supports) {
            Optional<AgreementVersion> upstream = reading.find(reference);
            if (upstream.isEmpty()) {
                closed.add(reference);
                continue;
            }
            counted.add(reference);
            movements.addAll(movements(upstream.get(), Side.RECOVERED));
            if (reading.restingOn(reference).size() > 1) {
                shared.add(reference);
            }
        }
        return new Exposure(Exposure.currencies(movements), counted, closed, shared);
    }

    private List<Movement> movements(AgreementVersion version, Side side) {
        List<LedgerEntry> entries = ledger.entries(version.reference());
        if (entries.isEmpty()) {
            return List.of();
        }
        Map<Long, Instant> ends =
                closes.of(version.reference()).stream().collect(Collectors.toMap(Close::number, Close::end));
        return entries.stream()
                .map(it -> movement(it, version.terms(), side, ends))
                .toList();
    }

    private static Movement movement(LedgerEntry entry, Agreement terms, Side side, Map<Long, Instant> ends) {
        // What a customer owes its provider, for a service the other way round, lowers what the provider owes.
        UnaryOperator<BigDecimal> signed =
                isProvider(terms, entry.provider()) ? UnaryOperator.identity() : BigDecimal::negate;
        return new Movement(
                side,
                month(entry, terms, ends),
                entry.currency(),
                signed.apply(entry.in(Book.COST).negate()),
                signed.apply(entry.in(Book.ACCRUED)),
                signed.apply(entry.in(Book.DUE)),
                signed.apply(entry.in(Book.PAID)));
    }

    /** A credit belongs to the month in which its period ends, a payment to that in which it is made. */
    private static YearMonth month(LedgerEntry entry, Agreement terms, Map<Long, Instant> ends) {
        Instant end = entry.close() == null ? null : ends.get(entry.close());
        return YearMonth.from((end == null ? entry.recordedAt() : end.minusNanos(1)).atZone(terms.zone()));
    }

    private static boolean isProvider(Agreement terms, String party) {
        return terms.party(party)
                .map(Party::role)
                .filter(it -> it == Role.PROVIDER)
                .isPresent();
    }
}
