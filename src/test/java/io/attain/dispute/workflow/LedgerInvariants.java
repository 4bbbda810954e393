package io.attain.dispute.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.attain.credit.Ledger;
import io.attain.credit.LedgerEntry;
import io.attain.credit.LedgerEntry.Book;
import io.attain.credit.LedgerEntry.Kind;
import io.attain.credit.PeriodCloses;
import io.attain.credit.Statement;
import io.attain.credit.StoredVerdict;
import io.attain.workflow.MovedClock;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What holds of an agreement's verdicts, statements and ledger after every step, whatever happens. */
final class LedgerInvariants {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    private final String reference;
    private final RandomDelivery delivery;
    private final PeriodCloses closes;
    private final Ledger ledger;
    private final Set<Long> settled = new HashSet<>();

    LedgerInvariants(String reference, RandomDelivery delivery, PeriodCloses closes, Ledger ledger) {
        this.reference = reference;
        this.delivery = delivery;
        this.closes = closes;
        this.ledger = ledger;
    }

    /**
     * Holds everything against each other.
     *
     * @param paid what was paid so far, less what was paid back
     * @param step what happened last, in words
     */
    void hold(BigDecimal paid, String step) {
        watchSettlements(step);
        List<LedgerEntry> entries = ledger.entries(reference);
        List<StoredVerdict> verdicts = closes.verdicts(reference, false);
        List<Statement> statements = closes.statements(reference);
        holdBalance(entries, verdicts, paid, step);
        holdPeriods(entries, verdicts, statements, step);
        holdCaps(verdicts, step);
    }

    /**
     * Looks at what has been settled since: it must be the last statement on its period at that time.
     *
     * @param step what happened last, in words
     */
    void watchSettlements(String step) {
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
            if (!delivery.paysTheProvider()) {
                assertThat(due).as("settled of %s", place).isGreaterThanOrEqualTo(BigDecimal.ZERO);
            }
        });
        assertThat(entries.stream().filter(it -> it.kind() == Kind.SETTLED).map(LedgerEntry::close))
                .as("what settlements go by, %s", step)
                .doesNotHaveDuplicates()
                .isSubsetOf(settled);
    }

    private void holdCaps(List<StoredVerdict> verdicts, String step) {
        Map<String, BigDecimal> ofScopeAndYear = new TreeMap<>();
        Map<Integer, BigDecimal> ofMonth = new TreeMap<>();
        BigDecimal ofObjective = BigDecimal.ZERO;
        for (StoredVerdict it : verdicts) {
            BigDecimal credit = it.credit().max(BigDecimal.ZERO);
            ZonedDateTime start = it.start().atZone(ZONE);
            ofMonth.merge(start.getYear() * 12 + start.getMonthValue(), credit, BigDecimal::add);
            boolean decided = it.content().at("/credit/steps").toString().contains("decided in");
            if (it.objective().equals("volume")) {
                ofObjective = ofObjective.add(credit);
                holdCap(credit, decided ? delivery.ofObjective : 33, "of verdict " + it.number() + ", " + step);
            } else {
                ofScopeAndYear.merge(it.scope() + " " + start.getYear(), credit, BigDecimal::add);
                holdCap(
                        credit,
                        decided ? delivery.ofScopeAndYear + 1 : delivery.verdictPercent * 10,
                        "of verdict " + it.number() + ", " + step);
            }
        }
        holdCap(ofObjective, delivery.ofObjective, "of the objective, " + step);
        ofScopeAndYear.forEach((key, sum) -> assertThat(sum)
                .as("of %s, %s", key, step)
                .isLessThanOrEqualTo(new BigDecimal(delivery.ofScopeAndYear + ".50")));
        BigDecimal all = BigDecimal.ZERO;
        for (Map.Entry<Integer, BigDecimal> month : ofMonth.entrySet()) {
            BigDecimal rolling = ofMonth.entrySet().stream()
                    .filter(it -> it.getKey() <= month.getKey() && it.getKey() > month.getKey() - 12)
                    .map(Map.Entry::getValue)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            holdCap(
                    rolling,
                    delivery.ofRollingYear,
                    "of the year that ends with month " + month.getKey() + ", " + step);
            all = all.add(month.getValue());
        }
        holdCap(all, delivery.ofTerm, "of the term, " + step);
    }

    private static void holdCap(BigDecimal credit, int cap, String place) {
        assertThat(credit).as("credit %s", place).isLessThanOrEqualTo(BigDecimal.valueOf(cap));
    }

    /** Returns what each objective, scope and period is credited with, as far as that is anything. */
    Map<String, String> balance() {
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
