package io.attain.access.workflow;

import io.attain.access.Absence;
import io.attain.access.AbsenceRuns;
import io.attain.workflow.EngineSession;
import java.util.Date;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The only caller of the engine for {@code Absence}. */
@Component
class AbsenceProcess implements AbsenceRuns {

    private final RuntimeService runtime;
    private final EngineSession session;

    AbsenceProcess(RuntimeService runtime, EngineSession session) {
        this.runtime = runtime;
        this.session = session;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void start(Absence absence) {
        session.as(
                absence.plannedBy(),
                () -> runtime.startProcessInstanceByKey(
                        AbsenceRun.KEY,
                        Variables.putValue(AbsenceRun.NUMBER, absence.number())
                                .putValue(AbsenceRun.ACCOUNT, absence.account())
                                .putValue(AbsenceRun.DEPUTY, absence.deputy())
                                .putValue(AbsenceRun.FROM, Date.from(absence.from()))
                                .putValue(AbsenceRun.UNTIL, Date.from(absence.until()))));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(Absence absence, String by) {
        // The process may be over already: the demonstration's clock falls back when it is restarted.
        session.as(by, () -> runtime.createMessageCorrelation(AbsenceRun.MESSAGE_ENDED)
                .processInstanceVariableEquals(AbsenceRun.NUMBER, absence.number())
                .correlateAllWithResult());
    }
}
