package io.attain.access.workflow;

import io.attain.workflow.EngineSession;
import io.attain.workflow.TaskPlugin;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.springframework.stereotype.Component;

/**
 * Lets people claim tasks for nobody but themselves. The engine takes whatever name a candidate sends with a claim, who then reads and
 * completes the task.
 */
@Component
class OwnClaims extends TaskPlugin {

    @Override
    protected void extend(TaskDefinition task) {
        task.addTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, this::assigned);
    }

    private void assigned(DelegateTask task) {
        CommandContext context = Context.getCommandContext();
        String person = context.getAuthenticatedUserId();
        String assignee = task.getAssignee();
        // A task that a model gives to somebody is new.
        boolean claimed = context.getDbEntityManager().getDbEntityCache().isPersistent((DbEntity) task);
        boolean isSomebody = person != null && !person.equals(EngineSession.ENGINE);
        if (claimed && isSomebody && assignee != null && !assignee.equals(person)) {
            throw new AuthorizationException("A task is claimed by and for the same person.");
        }
    }
}
