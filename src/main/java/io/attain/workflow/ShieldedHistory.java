package io.attain.workflow;

import java.util.Set;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricVariableInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.jspecify.annotations.Nullable;

/**
 * Keeps out of history what {@link FormAnswer#shield} gives to a task: copies of variables whose own history is kept, and
 * fields that are still empty. What a form shows, and what is answered, stays in it. Of the copies the engine would write
 * two rows each, and read and write one of them again when the task is over. How the engine counts through its loops is
 * kept out as well, since its instances of activities say the same.
 */
class ShieldedHistory extends CacheAwareHistoryEventProducer {

    private static final Set<String> COUNTS = Set.of(
            MultiInstanceActivityBehavior.NUMBER_OF_INSTANCES,
            MultiInstanceActivityBehavior.NUMBER_OF_ACTIVE_INSTANCES,
            MultiInstanceActivityBehavior.NUMBER_OF_COMPLETED_INSTANCES,
            MultiInstanceActivityBehavior.LOOP_COUNTER);

    @Override
    public @Nullable HistoryEvent createHistoricVariableCreateEvt(
            VariableInstanceEntity variable, VariableScope scope) {
        return counts(variable) || shields(variable) ? null : super.createHistoricVariableCreateEvt(variable, scope);
    }

    @Override
    public @Nullable HistoryEvent createHistoricVariableUpdateEvt(
            VariableInstanceEntity variable, VariableScope scope) {
        return counts(variable) ? null : super.createHistoricVariableUpdateEvt(variable, scope);
    }

    @Override
    public @Nullable HistoryEvent createHistoricVariableDeleteEvt(
            VariableInstanceEntity variable, VariableScope scope) {
        return counts(variable) || (shields(variable) && !justAnswered(variable))
                ? null
                : super.createHistoricVariableDeleteEvt(variable, scope);
    }

    private static boolean counts(VariableInstanceEntity variable) {
        return COUNTS.contains(variable.getName());
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
