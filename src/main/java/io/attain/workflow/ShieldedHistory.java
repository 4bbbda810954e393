package io.attain.workflow;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricVariableInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.jspecify.annotations.Nullable;

/**
 * Keeps out of history what {@link FormAnswer#shield} gives to a task: copies of variables whose own history is kept, and
 * fields that are still empty. What a form shows, and what is answered, stays in it. Of the copies the engine would write
 * two rows each, and read and write one of them again when the task is over.
 */
class ShieldedHistory extends CacheAwareHistoryEventProducer {

    @Override
    public @Nullable HistoryEvent createHistoricVariableCreateEvt(
            VariableInstanceEntity variable, VariableScope scope) {
        return shields(variable) ? null : super.createHistoricVariableCreateEvt(variable, scope);
    }

    @Override
    public @Nullable HistoryEvent createHistoricVariableDeleteEvt(
            VariableInstanceEntity variable, VariableScope scope) {
        return shields(variable) && !justAnswered(variable)
                ? null
                : super.createHistoricVariableDeleteEvt(variable, scope);
    }

    private static boolean shields(VariableInstanceEntity variable) {
        return variable.getTaskId() != null && !variable.getName().equals(TaskView.VARIABLE);
    }

    /** An answer is in history from the moment in which it takes the empty field's place. */
    private static boolean justAnswered(VariableInstanceEntity variable) {
        return Context.getCommandContext()
                        .getDbEntityManager()
                        .getCachedEntity(HistoricVariableInstanceEntity.class, variable.getId())
                != null;
    }
}
