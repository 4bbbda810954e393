package io.attain.portfolio;

import io.attain.agreement.AgreementInForce;
import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementRegister.Standing;
import io.attain.agreement.ReachedMilestone;
import io.attain.credit.Ledger;
import io.attain.credit.Ledger.Balance;
import io.attain.credit.PaymentEntered;
import io.attain.credit.PeriodCloses;
import io.attain.credit.PeriodCloses.Outcome;
import io.attain.credit.PeriodsJudged;
import io.attain.credit.PeriodsJudged.JudgedPeriod;
import io.attain.credit.StatementSettled;
import io.attain.dispute.DisputeBegun;
import io.attain.portfolio.PortfolioRecord.Backlog;
import io.attain.portfolio.PortfolioRecord.Marks;
import io.attain.warning.RaisedWarning;
import io.attain.warning.WarningRaised;
import io.attain.warning.WarningRecord;
import io.attain.workflow.OpenTasks;
import io.attain.workflow.OpenTasks.DueTask;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the portfolio true. What changes an agreement marks it within its own transaction, which costs one row; its line is worked
 * out soon afterwards, once for all that happened to it meanwhile, or when somebody looks. So ten thousand periods that close
 * together are not held up, and nothing that was marked is forgotten.
 */
@Component
class PortfolioKeeping {

    private static final int AT_ONCE = 500;
    /** What somebody who looks does not mind waiting for. */
    private static final int BRIEFLY = 100;

    /** How many times what is much is left because more keeps coming. */
    private static final int MOST_LEFT = 8;

    private static final long MILLIS_TO_WAIT = 200;
    private static final int MOST_WARNINGS = 10_000;

    private final PortfolioRecord record;
    private final AgreementRegister register;
    private final PeriodCloses closes;
    private final Ledger ledger;
    private final WarningRecord warnings;
    private final OpenTasks tasks;
    private final Clock clock;
    private final TransactionTemplate transaction;
    /** Who looks and who catches up do not do the same twice; other servers wait for the database's lock. */
    private final ReentrantLock lock = new ReentrantLock();
    /** What waited at the last look, and how many times in a row it was left. */
    private Backlog last = new Backlog(0, 0);

    private int left;

    PortfolioKeeping(
            PortfolioRecord record,
            AgreementRegister register,
            PeriodCloses closes,
            Ledger ledger,
            WarningRecord warnings,
            OpenTasks tasks,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.record = record;
        this.register = register;
        this.closes = closes;
        this.ledger = ledger;
        this.warnings = warnings;
        this.tasks = tasks;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @EventListener
    void on(TasksChanged changed) {
        record.mark(changed.references());
    }

    @EventListener
    void on(ReachedMilestone reached) {
        record.mark(Set.of(reached.reference()));
    }

    @EventListener
    void on(PeriodsJudged judged) {
        record.mark(judged.periods().stream().map(JudgedPeriod::reference).collect(Collectors.toSet()));
    }

    @EventListener
    void on(StatementSettled settled) {
        record.mark(Set.of(settled.reference()));
    }

    @EventListener
    void on(PaymentEntered entered) {
        record.mark(Set.of(entered.reference()));
    }

    @EventListener
    void on(DisputeBegun begun) {
        record.mark(Set.of(begun.reference()));
    }

    @EventListener
    void on(WarningRaised raised) {
        record.mark(Set.of(raised.warning().reference()));
    }

    /** Works out all that is marked, some at a time, unless much is being marked just now. */
    @Scheduled(
            fixedDelayString = "${attain.portfolio.catch-up:15s}",
            initialDelayString = "${attain.portfolio.catch-up:15s}")
    void catchUp() {
        boolean isBehind = !isGrowing();
        while (isBehind) {
            lock.lock();
            try {
                isBehind = catchUp(AT_ONCE);
            } finally {
                lock.unlock();
            }
        }
    }

    /** Tells whether much waits to which something has come since the last look, which is made once in each interval. */
    private boolean isGrowing() {
        Backlog backlog = record.backlog(clock.instant());
        boolean isGrowing = backlog.size() > AT_ONCE && !backlog.equals(last) && left < MOST_LEFT;
        left = isGrowing ? left + 1 : 0;
        last = backlog;
        return isGrowing;
    }

    /** Works out what is marked if that is little, for somebody who looks; if it is much, what they see is a moment old. */
    void catchUpBriefly() {
        try {
            if (lock.tryLock(MILLIS_TO_WAIT, TimeUnit.MILLISECONDS)) {
                try {
                    catchUp(BRIEFLY);
                } finally {
                    lock.unlock();
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells whether there may be more. */
    private boolean catchUp(int limit) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            Instant now = clock.instant();
            Marks marks = record.take(now, limit);
            if (marks.references().isEmpty()) {
                return false;
            }
            record.keep(reckon(marks.references(), now), marks);
            return marks.references().size() == limit;
        }));
    }

    private List<Reckoned> reckon(Collection<String> references, Instant now) {
        Map<String, Standing> standing = register.standing(references);
        Map<String, AgreementInForce> inForce = register.inForce(references);
        // Zones differ by a day at most, so the month before the first has all that any zone counts into it.
        YearMonth first = Reckoning.first(now, ZoneOffset.UTC).minusMonths(1);
        Map<String, List<Outcome>> outcomes =
                closes
                        .outcomes(
                                references,
                                first.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant())
                        .stream()
                        .collect(Collectors.groupingBy(Outcome::reference));
        Map<String, Instant> windows = closes.claimWindows(references);
        Map<String, List<Balance>> balances = ledger.balances(references);
        Set<String> warned = warnings.running(references, now, MOST_WARNINGS).stream()
                .map(RaisedWarning::reference)
                .collect(Collectors.toSet());
        Map<String, List<DueTask>> due = tasks.due(references);
        return standing.entrySet().stream()
                .map(it -> Reckoning.of(
                        new Reckoning.Facts(
                                it.getValue(),
                                inForce.get(it.getKey()),
                                outcomes.getOrDefault(it.getKey(), List.of()),
                                warned.contains(it.getKey()),
                                due.getOrDefault(it.getKey(), List.of()),
                                windows.get(it.getKey()),
                                balances.getOrDefault(it.getKey(), List.of())),
                        now))
                .toList();
    }
}
