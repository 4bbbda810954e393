package io.attain.audit.history.workflow;

import io.attain.audit.history.Retention;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionInstanceManager;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricProcessInstanceManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Has the engine's own cleanup ask us what may go. By itself it would go by the end of each instance alone, and take the first
 * years of an agreement that is renewed for longer than that.
 */
@Component
class HistoryCleanup extends AbstractProcessEnginePlugin {

    /** Asked for when it is needed, since what it rests on is made after the engine. */
    private final ObjectProvider<Retention> retention;

    HistoryCleanup(ObjectProvider<Retention> retention) {
        this.retention = retention;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomSessionFactories(List.of(
                new Factory(HistoricProcessInstanceManager.class, () -> new Instances(retention)),
                new Factory(HistoricDecisionInstanceManager.class, () -> new Decisions(retention))));
    }

    /** Opens sessions of ours in place of the engine's. */
    private record Factory(Class<?> type, Supplier<Session> open) implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return type;
        }

        @Override
        public Session openSession() {
            return open.get();
        }
    }

    /** Finds ended instances for the cleanup; the minutes part the work of several cleanups, of which there is one. */
    private static final class Instances extends HistoricProcessInstanceManager {

        private final ObjectProvider<Retention> retention;

        Instances(ObjectProvider<Retention> retention) {
            this.retention = retention;
        }

        @Override
        public List<String> findHistoricProcessInstanceIdsForCleanup(Integer batchSize, int minuteFrom, int minuteTo) {
            return retention.getObject().removable(batchSize);
        }

        @Override
        public void deleteHistoricProcessInstanceByIds(List<String> ids) {
            retention.getObject().removing(ids);
            super.deleteHistoricProcessInstanceByIds(ids);
        }
    }

    /** A decision goes with the instance that asked for it. */
    private static final class Decisions extends HistoricDecisionInstanceManager {

        private final ObjectProvider<Retention> retention;

        Decisions(ObjectProvider<Retention> retention) {
            this.retention = retention;
        }

        @Override
        public List<String> findHistoricDecisionInstanceIdsForCleanup(Integer batchSize, int minuteFrom, int minuteTo) {
            return retention.getObject().removableDecisions(batchSize);
        }
    }
}
