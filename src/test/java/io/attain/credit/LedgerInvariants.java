package io.attain.credit;

import static org.assertj.core.api.Assertions.assertThat;

import io.attain.credit.LedgerEntry.Book;
import io.attain.credit.LedgerEntry.Kind;
import io.attain.workflow.MovedClock;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What holds of an agreement's verdicts, statements and ledger after every step, whatever happens. */
public class LedgerInvariants {

    private final String reference;
    private final boolean paysTheProvider;
    private final PeriodCloses closes;
    private final Ledger ledger;
    private final Set<Long> settled = new HashSet<>();

    /**
     * Prepares to watch an agreement.
     *
     * @param reference its reference, never {@literal null}
     * @param paysTheProvider whether its terms can make the customer owe something
     * @param closes where its verdicts are, never {@literal null}
     * @param ledger its ledger, never {@literal null}
     */
    public LedgerInvariants(String reference, boolean paysTheProvider, PeriodCloses closes, Ledger ledger) {
        this.reference = reference;
        this.paysTheProvider = paysTheProvider;
        this.closes = closes;
        this.ledger = ledger;
    }

    /**
     * Holds everything against each other.
     *
     * @param paid what was paid so far, less what was paid back
     * @param step what happened last, in words
     */
    public void hold(BigDecimal paid, String step) {
        watchSettlements(step);
        List<LedgerEntry> entries = ledger.entries(reference);
        List<StoredVerdict> verdicts = closes.verdicts(reference, false);
        List<Statement> statements = closes.statements(reference);
        holdBalance(entries, verdicts, paid, step);
        holdPeriods(entries, verdicts, statements, step);
    }

    /**
     * Looks at what has been settled since: it must be the last statement on its period at that time.
     *
     * @param step what happened last, in words
     */
    public void watchSettlements(String step) {
        List<Statement> statements = closes.statements(reference);
        Map<String, Statement> last = new TreeMap<>();
        statements.forEach(it -> last.put(it.period(), it));
        for (Statement it : statements) {
            if (it.status() == Statement.Status.SETTLED && settled.add(it.close())) {
                assertThat(last.get(it.period()))
                        .as("what is settled is the last statement on %s, %s", it.period(), step)
                        .isEqualTo(it);
            }
        }
    }

    private static BigDecimal in(Book book, List<LedgerEntry> entries) {
        return entries.stream().map(it -> it.in(book)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal credits(List<StoredVerdict> verdicts) {
        return verdicts.stream().map(StoredVerdict::credit).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void holdBalance(List<LedgerEntry> entries, List<StoredVerdict> verdicts, BigDecimal paid, String step) {
        assertThat(in(Book.COST, entries).negate())
                .as("credited and current verdicts, %s", step)
                .isEqualByComparingTo(credits(verdicts));
        assertThat(in(Book.PAID, entries)).as("paid once, %s", step).isEqualByComparingTo(paid);
        for (Ledger.Balance it : ledger.balances(reference, MovedClock.now())) {
            assertThat(it.accrued().add(it.due()).add(it.paid()))
                    .as("books of %s and %s, %s", it.provider(), it.customer(), step)
                    .isEqualByComparingTo(it.credited());
        }
        Map<Kind, BigDecimal> byKind = new TreeMap<>();
        entries.forEach(it -> byKind.merge(it.kind(), it.in(Book.ACCRUED), BigDecimal::add));
        assertThat(byKind.getOrDefault(Kind.EARNED_BACK, BigDecimal.ZERO).negate())
                .as("earned back and credited, %s", step)
                .isLessThanOrEqualTo(in(Book.ACCRUED, entries)
                        .add(in(Book.DUE, entries))
                        .add(in(Book.PAID, entries))
                        .subtract(byKind.getOrDefault(Kind.EARNED_BACK, BigDecimal.ZERO))
                        .subtract(byKind.getOrDefault(Kind.REWARDED, BigDecimal.ZERO)));
    }

    private void holdPeriods(
            List<LedgerEntry> entries, List<StoredVerdict> verdicts, List<Statement> statements, String step) {
        Map<String, Statement> last = new TreeMap<>();
        statements.forEach(it -> last.put(it.period(), it));
        Map<String, List<LedgerEntry>> byPeriod =
                entries.stream().filter(it -> it.period() != null).collect(Collectors.groupingBy(LedgerEntry::period));
        Map<String, List<StoredVerdict>> verdictsByPeriod = verdicts.stream()
                .collect(Collectors.groupingBy(
                        it -> it.content().at("/period/label").asText()));
        assertThat(last.keySet()).as(step).containsAll(byPeriod.keySet()).containsAll(verdictsByPeriod.keySet());
        last.forEach((period, statement) -> {
            String place = period + ", " + step;
            List<LedgerEntry> booked = byPeriod.getOrDefault(period, List.of());
            BigDecimal due = in(Book.DUE, booked);
            assertThat(statement.total())
                    .as("last statement and current verdicts on %s", place)
                    .isEqualByComparingTo(credits(verdictsByPeriod.getOrDefault(period, List.of())));
            assertThat(in(Book.ACCRUED, booked).add(due))
                    .as("accrued and settled of %s", place)
                    .isEqualByComparingTo(statement.total());
            switch (statement.status()) {
                case SETTLED, NOTHING_OWED ->
                    assertThat(due).as("settled of %s", place).isEqualByComparingTo(statement.total());
                case OPEN, DISPUTED, UNANSWERED ->
                    // What is settled can be disputed all the same.
                    assertThat(due)
                            .as("settled before of %s", place)
                            .isEqualByComparingTo(
                                    settled.contains(statement.close()) ? statement.total() : statement.settled());
                case DECIDED, SUPERSEDED ->
                    assertThat(statement.status())
                            .as("of the last statement on %s", place)
                            .isNull();
            }
            if (!paysTheProvider) {
                assertThat(due).as("settled of %s", place).isGreaterThanOrEqualTo(BigDecimal.ZERO);
            }
        });
        assertThat(entries.stream().filter(it -> it.kind() == Kind.SETTLED).map(LedgerEntry::close))
                .as("what settlements go by, %s", step)
                .doesNotHaveDuplicates()
                .isSubsetOf(settled);
    }

    /** Returns what each objective, scope and period is credited with, as far as that is anything. */
    public Map<String, String> balance() {
        Map<String, String> balance = new TreeMap<>();
        for (StoredVerdict it : closes.verdicts(reference, false)) {
            if (it.credit().signum() != 0) {
                Instant start = it.start();
                balance.put(
                        start + " " + it.objective() + " " + it.scope(),
                        it.outcome() + " " + it.credit().toPlainString());
            }
        }
        return balance;
    }
}
