package io.attain.audit.workflow;

import io.attain.audit.Kind;
import io.attain.workflow.EngineSession;
import io.attain.workflow.TaskPlugin;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyChange;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Records who takes an open task, hands it back or gives it to somebody. Whom a model gives a task to when it begins is in no entry. */
@Component
class TaskHandovers extends TaskPlugin {

    private final TaskActs acts;

    /** The engine is built before what it works for. */
    private final ObjectProvider<EngineSession> session;

    TaskHandovers(TaskActs acts, ObjectProvider<EngineSession> session) {
        this.acts = acts;
        this.session = session;
    }

    @Override
    protected void extend(TaskDefinition task) {
        task.addTaskListener(TaskListener.EVENTNAME_UPDATE, this::updated);
    }

    private void updated(DelegateTask task) {
        String person = session.getObject().person();
        PropertyChange change = ((TaskEntity) task).getPropertyChanges().get(TaskEntity.ASSIGNEE);
        if (change == null || person.equals(EngineSession.ENGINE)) {
            return;
        }
        acts.record(task, Kind.TASK, what(task.getAssignee(), person), person);
    }

    private static String what(@Nullable String assignee, String person) {
        if (assignee == null) {
            return "handed back";
        }
        return assignee.equals(person) ? "claimed" : "given to " + assignee;
    }
}
