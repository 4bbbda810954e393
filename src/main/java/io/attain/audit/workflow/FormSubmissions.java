package io.attain.audit.workflow;

import io.attain.workflow.EngineSession;
import io.attain.workflow.TaskPlugin;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Records each form that completes a task, after the model's own listeners have taken it. The entry covers what the engine's history
 * then has of the task: who completed it and when, what it showed and what was sent. The text itself, which may be for one side only,
 * is there alone.
 */
@Component
class FormSubmissions extends TaskPlugin {

    private final TaskActs acts;

    /** The engine is built before what it works for. */
    private final ObjectProvider<EngineSession> session;

    FormSubmissions(TaskActs acts, ObjectProvider<EngineSession> session) {
        this.acts = acts;
        this.session = session;
    }

    @Override
    protected void extend(TaskDefinition task) {
        task.addTaskListener(TaskListener.EVENTNAME_COMPLETE, this::completed);
    }

    private void completed(DelegateTask task) {
        acts.recordForm(task, session.getObject().actor());
    }
}
