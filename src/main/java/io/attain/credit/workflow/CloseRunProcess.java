package io.attain.credit.workflow;

import io.attain.credit.CloseSchedule;
import io.attain.credit.PeriodsScheduled;
import io.attain.measurement.MeasurementsChanged;
import io.attain.workflow.EngineSession;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The only caller of the engine for {@code CloseRun}: starts a run when facts have changed that something may be closed or
 * judged anew by. Others, such as what comes of a running period each minute, are seen by the cycle of the model, as are
 * those where the application ends before it starts a run.
 */
@Component
class CloseRunProcess {

    private final RuntimeService runtime;
    private final EngineSession session;
    private final CloseSchedule schedule;
    /** Whether a run has been started here that has not looked yet, and so will find what has just changed. */
    private final AtomicBoolean waiting = new AtomicBoolean();

    CloseRunProcess(RuntimeService runtime, EngineSession session, CloseSchedule schedule) {
        this.runtime = runtime;
        this.session = session;
        this.schedule = schedule;
    }

    @TransactionalEventListener
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void on(MeasurementsChanged changed) {
        Instant touchedFrom = changed.touchedFrom();
        if (changed.completed() || touchedFrom == null || schedule.isConcerned(changed.series(), touchedFrom)) {
            start();
        }
    }

    @TransactionalEventListener
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void on(PeriodsScheduled scheduled) {
        start();
    }

    private void start() {
        if (!waiting.compareAndSet(false, true)) {
            return;
        }
        try {
            session.as(
                    EngineSession.ENGINE, () -> runtime.startProcessInstanceByMessage(CloseRun.MESSAGE_FACTS_CHANGED));
        } catch (RuntimeException failure) {
            waiting.set(false);
            throw failure;
        }
    }

    /** A run looks from now on. */
    void begins() {
        waiting.set(false);
    }
}
