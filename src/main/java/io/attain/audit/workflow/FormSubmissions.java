package io.attain.audit.workflow;

import io.attain.audit.Act;
import io.attain.audit.AuditTrail;
import io.attain.audit.Chain;
import io.attain.audit.Kind;
import io.attain.audit.RowDigest;
import io.attain.workflow.EngineClock;
import io.attain.workflow.EngineSession;
import io.attain.workflow.ModelPlugin;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
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
class FormSubmissions extends ModelPlugin {

    /** The engine is built before what records. */
    private final ObjectProvider<AuditTrail> trail;

    private final ObjectProvider<EngineSession> session;

    FormSubmissions(ObjectProvider<AuditTrail> trail, ObjectProvider<EngineSession> session) {
        this.trail = trail;
        this.session = session;
    }

    @Override
    protected BpmnParseListener listener() {
        return new AbstractBpmnParseListener() {
            @Override
            public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
                ((UserTaskActivityBehavior) activity.getActivityBehavior())
                        .getTaskDefinition()
                        .addTaskListener(TaskListener.EVENTNAME_COMPLETE, FormSubmissions.this::completed);
            }
        };
    }

    private void completed(DelegateTask task) {
        String reference = task.getExecution().getProcessBusinessKey();
        trail.getObject()
                .record(new Act(
                        reference == null ? Chain.day(EngineClock.utc().instant()) : Chain.agreement(reference),
                        Kind.FORM,
                        task.getTaskDefinitionKey() + ", task " + task.getId() + ", content " + content(task),
                        session.getObject().actor()));
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
