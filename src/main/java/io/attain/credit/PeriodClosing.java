package io.attain.credit;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.Milestone;
import io.attain.evaluation.EvaluationPeriod;
import io.attain.problem.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists the periods of agreements, and closes one by hand before its time has come. */
@Component
public class PeriodClosing {

    private final AgreementRegister register;
    private final AgreementJudge judge;
    private final PeriodCloses closes;
    private final PeriodCloseRuns runs;
    private final Clock clock;

    PeriodClosing(
            AgreementRegister register, AgreementJudge judge, PeriodCloses closes, PeriodCloseRuns runs, Clock clock) {
        this.register = register;
        this.judge = judge;
        this.closes = closes;
        this.runs = runs;
        this.clock = clock;
    }

    /**
     * Lists the periods that have begun.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @return in order of their starts; empty if no version has come in force
     */
    public List<PeriodEntry> periods(String reference) {
        if (register.versionsInForce(reference).isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        Map<List<Instant>, ClosedPeriod> closed = new HashMap<>();
        closes.periods(List.of(reference))
                .getOrDefault(reference, List.of())
                .forEach(it -> closed.put(List.of(it.start(), it.end()), it));
        return judge.work(reference).periods().distinct().stream()
                .filter(it -> it.startInstant().isBefore(now))
                .map(it -> entry(it, closed.get(List.of(it.startInstant(), it.endInstant())), now))
                .toList();
    }

    private static PeriodEntry entry(
            EvaluationPeriod period, @org.jspecify.annotations.Nullable ClosedPeriod closed, Instant now) {
        PeriodEntry.State state = period.endInstant().isAfter(now) ? PeriodEntry.State.RUNNING : PeriodEntry.State.OVER;
        if (closed != null) {
            state = closed.judged() ? PeriodEntry.State.JUDGED : PeriodEntry.State.WAITING_FOR_DATA;
        }
        return new PeriodEntry(period.label(), period.startInstant(), period.endInstant(), state);
    }

    /**
     * Closes a period that is over, without waiting until its series are complete or due.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param label the period's short name, never {@literal null}
     * @param actor the account that closes it, never {@literal null}
     * @return the statement, empty while it waits for missing data
     * @throws Problem if there is no such agreement or period, the agreement is not in force, or the period is not over or
     *     already closed
     */
    @Transactional
    public Optional<Statement> close(String reference, String label, String actor) {
        Milestone status = register.status(reference);
        List<PeriodEntry> periods = periods(reference);
        if (periods.isEmpty()) {
            throw Problem.conflict("Nothing of " + reference + " can be closed: its status is " + status
                    + ", and no period has begun in which it was in force.");
        }
        PeriodEntry period = periods.stream()
                .filter(it -> it.label().equals(label))
                .findFirst()
                .orElseThrow(() -> Problem.unknown(reference + " has no period “" + label + "”; there are "
                        + periods.stream().map(PeriodEntry::label).distinct().collect(Collectors.joining(", "))
                        + "."));
        if (period.state() == PeriodEntry.State.RUNNING) {
            throw Problem.conflict(
                    "The period " + label + " of " + reference + " is not over until " + period.end() + ".");
        }
        Close close = closes.open(
                        List.of(new Close(0, reference, label, period.start(), period.end(), 0, "", actor, null)))
                .get(0);
        runs.start(
                List.of(PreparedClose.unevaluated(close, judge.work(reference).terms())));
        return closes.statement(close.number());
    }
}
