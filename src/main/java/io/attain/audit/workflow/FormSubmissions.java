package io.attain.audit.workflow;

import io.attain.audit.Kind;
import io.attain.audit.RowDigest;
import io.attain.workflow.EngineSession;
import io.attain.workflow.TaskPlugin;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Records each form that completes a task, after the model's own listeners have taken it: which task, and a digest of what was sent,
 * which may be for one side only. The text itself is in the engine's history.
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
        acts.record(
                task, Kind.FORM, "content " + content(task), session.getObject().actor());
    }

    private static String content(DelegateTask task) {
        RowDigest digest = new RowDigest();
        digest.row();
        VariableMap sent = task.getVariablesLocalTyped(false);
        for (String name : new TreeSet<>(sent.keySet())) {
            digest.add(name, text(sent.getValueTyped(name)));
        }
        return digest.end().hash();
    }

    private static @Nullable String text(TypedValue value) {
        if (value instanceof SerializableValue serializable) {
            return serializable.getValueSerialized();
        }
        return value.getValue() == null ? null : String.valueOf(value.getValue());
    }
}
