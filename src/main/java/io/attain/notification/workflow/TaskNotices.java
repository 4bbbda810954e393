package io.attain.notification.workflow;

import io.attain.notification.Kind;
import io.attain.notification.Notice;
import io.attain.notification.Telling;
import io.attain.workflow.EngineClock;
import io.attain.workflow.OpenTasks;
import io.attain.workflow.TaskPlugin;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Tells people of tasks that are offered or assigned to them, in the transaction that does so. It listens to every task of
 * every model, after the model's own listeners, which say whose it is; nobody is told of what they claim themselves.
 */
@Component
class TaskNotices extends TaskPlugin {

    private static final Map<String, Kind> KINDS = Map.of(
            "Task_Acknowledge", Kind.ESCALATION,
            "Task_AcknowledgeLast", Kind.ESCALATION,
            "Task_ExplainBreach", Kind.ESCALATION,
            "Task_AnswerPlan", Kind.ESCALATION,
            "Task_SeeToSignature", Kind.ESCALATION,
            "Task_AnswerStatement", Kind.STATEMENT,
            "Task_DeliverReport", Kind.REPORT,
            "Task_ConfirmReport", Kind.REPORT,
            "Task_LookAtWarning", Kind.WARNING);

    /** Looked up when a task tells something: the engine is built before what it tells with. */
    private final ObjectProvider<Telling> telling;

    TaskNotices(ObjectProvider<Telling> telling) {
        this.telling = telling;
    }

    @Override
    protected void extend(TaskDefinition task) {
        task.addTaskListener(TaskListener.EVENTNAME_CREATE, this::offered);
        task.addTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, this::assigned);
    }

    private void offered(DelegateTask task) {
        if (task.getAssignee() != null) {
            tell(task, List.of(task.getAssignee()), "");
        } else if (telling.getObject().isOn()) {
            tell(
                    task,
                    task.getCandidates().stream()
                            .map(IdentityLink::getUserId)
                            .filter(Objects::nonNull)
                            .distinct()
                            .toList(),
                    "");
        }
    }

    private void assigned(DelegateTask task) {
        String assignee = task.getAssignee();
        if (assignee != null && !assignee.equals(Context.getCommandContext().getAuthenticatedUserId())) {
            // Who is given a task that others had before is told again, also if it was offered to them once.
            boolean wasThere = Context.getCommandContext()
                    .getDbEntityManager()
                    .getDbEntityCache()
                    .isPersistent((DbEntity) task);
            tell(
                    task,
                    List.of(assignee),
                    wasThere ? " given " + EngineClock.utc().instant() : "");
        }
    }

    private void tell(DelegateTask task, Collection<String> people, String again) {
        if (!telling.getObject().isOn()) {
            return;
        }
        String reference = task.getExecution().getProcessBusinessKey();
        String about = OpenTasks.about(task.getName(), reference == null ? "" : reference);
        Date due = task.getDueDate();
        telling.getObject()
                .tell(people.stream()
                        .map(it -> new Notice(
                                it,
                                KINDS.getOrDefault(task.getTaskDefinitionKey(), Kind.TASK),
                                "task " + task.getId() + again,
                                reference,
                                "task." + task.getTaskDefinitionKey(),
                                List.of(about),
                                "/camunda/app/tasklist/default/#/?task=" + task.getId(),
                                due == null ? null : due.toInstant()))
                        .toList());
    }
}
