package io.attain.audit.workflow;

import io.attain.audit.Act;
import io.attain.audit.AuditTrail;
import io.attain.audit.Chain;
import io.attain.audit.Kind;
import io.attain.workflow.EngineClock;
import io.attain.workflow.EngineSession;
import io.attain.workflow.ModelPlugin;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyChange;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Records who takes an open task, hands it back or gives it to somebody. Whom a model gives a task to when it begins is in no entry. */
@Component
class TaskHandovers extends ModelPlugin {

    /** The engine is built before what records. */
    private final ObjectProvider<AuditTrail> trail;

    private final ObjectProvider<EngineSession> session;

    TaskHandovers(ObjectProvider<AuditTrail> trail, ObjectProvider<EngineSession> session) {
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
                        .addTaskListener(TaskListener.EVENTNAME_UPDATE, TaskHandovers.this::updated);
            }
        };
    }

    private void updated(DelegateTask task) {
        String person = session.getObject().person();
        PropertyChange change = ((TaskEntity) task).getPropertyChanges().get(TaskEntity.ASSIGNEE);
        if (change == null || person.equals(EngineSession.ENGINE)) {
            return;
        }
        String reference = task.getExecution().getProcessBusinessKey();
        trail.getObject()
                .record(new Act(
                        reference == null ? Chain.day(EngineClock.utc().instant()) : Chain.agreement(reference),
                        Kind.TASK,
                        task.getTaskDefinitionKey() + ", task " + task.getId() + ", "
                                + what(task.getAssignee(), person),
                        person));
    }

    private static String what(@Nullable String assignee, String person) {
        if (assignee == null) {
            return "handed back";
        }
        return assignee.equals(person) ? "claimed" : "given to " + assignee;
    }
}
