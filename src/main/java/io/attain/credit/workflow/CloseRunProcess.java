package io.attain.credit.workflow;

import io.attain.credit.PeriodsScheduled;
import io.attain.measurement.MeasurementsChanged;
import io.attain.workflow.EngineSession;
import java.util.concurrent.atomic.AtomicBoolean;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The only caller of the engine for {@code CloseRun}: starts a run when facts have changed. Should the application end
 * before it does so, the cycle of the model finds the same.
 */
@Component
class CloseRunProcess {

    private final RuntimeService runtime;
    private final EngineSession session;
    /** Whether a run has been started here that has not looked yet, and so will find what has just changed. */
    private final AtomicBoolean waiting = new AtomicBoolean();

    CloseRunProcess(RuntimeService runtime, EngineSession session) {
        this.runtime = runtime;
        this.session = session;
    }

    @TransactionalEventListener
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void on(MeasurementsChanged changed) {
        start();
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
