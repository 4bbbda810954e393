package io.attain.credit.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.Milestone;
import io.attain.credit.PeriodCloses;
import io.attain.credit.PeriodClosing;
import io.attain.credit.PeriodEntry;
import io.attain.credit.PeriodJudge;
import io.attain.credit.Statement;
import io.attain.problem.Problem;
import io.attain.workflow.EngineSession;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The only caller of the engine for {@code PeriodClose}. */
@Component
class PeriodCloseProcess implements PeriodClosing {

    private final RuntimeService runtime;
    private final EngineSession session;
    private final AgreementRegister register;
    private final PeriodJudge judge;
    private final PeriodCloses closes;

    PeriodCloseProcess(
            RuntimeService runtime,
            EngineSession session,
            AgreementRegister register,
            PeriodJudge judge,
            PeriodCloses closes) {
        this.runtime = runtime;
        this.session = session;
        this.register = register;
        this.judge = judge;
        this.closes = closes;
    }

    @Override
    @Transactional
    public Statement close(String reference, String label, String actor) {
        Milestone status = register.status(reference);
        PeriodEntry period = find(reference, label, status);
        if (!period.over()) {
            throw Problem.conflict(
                    "The period " + label + " of " + reference + " is not over until " + period.end() + ".");
        }
        long closeId = closes.open(reference, period, actor);
        session.as(
                actor,
                () -> runtime.startProcessInstanceByKey(
                        PeriodClose.KEY, reference, Map.of(PeriodClose.CLOSE_ID, closeId)));
        return closes.statement(closeId).orElseThrow();
    }

    private PeriodEntry find(String reference, String label, Milestone status) {
        List<PeriodEntry> periods = judge.periods(reference);
        if (periods.isEmpty()) {
            throw Problem.conflict("Nothing of " + reference + " can be closed: its status is " + status
                    + ", and no period has begun in which it was in force.");
        }
        return periods.stream()
                .filter(period -> period.label().equals(label))
                .findFirst()
                .orElseThrow(() -> Problem.unknown(reference + " has no period “" + label + "”; there are "
                        + periods.stream().map(PeriodEntry::label).distinct().collect(Collectors.joining(", "))
                        + "."));
    }
}
