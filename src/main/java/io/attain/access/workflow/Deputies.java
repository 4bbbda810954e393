package io.attain.access.workflow;

import io.attain.access.Absence;
import io.attain.access.Absences;
import io.attain.access.StandInRule;
import io.attain.workflow.EngineClock;
import io.attain.workflow.EngineSession;
import io.attain.workflow.TaskPlugin;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Gives each task that comes up while somebody is away to the deputy as well, before anybody is told of it; and has what a deputy
 * answers count as the answer of the one who is away, before anything else takes it.
 */
@Component
@Order(0)
class Deputies extends TaskPlugin {

    /** Looked up when a task comes up or is completed: the engine is built before all of them. */
    private final ObjectProvider<Absences> absences;

    private final ObjectProvider<StandInRule> rule;
    private final ObjectProvider<EngineSession> session;

    Deputies(
            ObjectProvider<Absences> absences,
            ObjectProvider<StandInRule> rule,
            ObjectProvider<EngineSession> session) {
        this.absences = absences;
        this.rule = rule;
        this.session = session;
    }

    @Override
    protected void extend(TaskDefinition task) {
        task.addTaskListener(TaskListener.EVENTNAME_CREATE, this::offered);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, this::completed);
    }

    private void offered(DelegateTask task) {
        Set<String> candidates = task.getCandidates().stream()
                .map(IdentityLink::getUserId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        if (candidates.isEmpty() || DeputyTasks.NOT_FOR_DEPUTIES.equals(task.getTaskDefinitionKey())) {
            return;
        }
        String reference = Objects.requireNonNullElse(task.getExecution().getProcessBusinessKey(), "");
        for (Absence absence :
                absences.getObject().holding(candidates, EngineClock.utc().instant())) {
            String deputy = absence.deputy();
            if (!candidates.contains(deputy) && rule.getObject().permits(reference, absence.account(), deputy)) {
                candidates.add(deputy);
                task.addCandidateUser(deputy);
                task.addUserIdentityLink(deputy, DeputyTasks.link(absence.account()));
            }
        }
    }

    private void completed(DelegateTask task) {
        String person = Context.getCommandContext().getAuthenticatedUserId();
        ((TaskEntity) task)
                .getIdentityLinks().stream()
                        .map(it -> DeputyTasks.principal(it, person))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .ifPresent(session.getObject()::actFor);
    }
}
