package io.attain.access.workflow;

import io.attain.access.StandInRule;
import io.attain.workflow.EngineSession;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives deputies the tasks that are open when somebody goes away, and takes them back; {@link Deputies} sees to those that come up in
 * between. A deputy is a candidate like others, and a second link says for whom.
 */
@Component
class DeputyTasks {

    /** A signature is given by nobody but the signatory, and who it is handed to by name. */
    static final String NOT_FOR_DEPUTIES = "Task_Sign";

    private static final String STANDS_IN_FOR = "stands in for ";

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final EngineSession session;
    private final StandInRule rule;

    DeputyTasks(TaskService tasks, RuntimeService runtime, EngineSession session, StandInRule rule) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.session = session;
        this.rule = rule;
    }

    /** Returns the type of the link that says for whom a deputy has a task. */
    static String link(String absent) {
        return STANDS_IN_FOR + absent;
    }

    /** Returns for whom somebody has a task, {@literal null} if for nobody but themselves. */
    static @Nullable String principal(IdentityLink link, @Nullable String person) {
        return Objects.equals(link.getUserId(), person) && link.getType().startsWith(STANDS_IN_FOR)
                ? link.getType().substring(STANDS_IN_FOR.length())
                : null;
    }

    void handOver(String absent, String deputy) {
        session.as(EngineSession.ENGINE, () -> {
            List<Task> open = tasks.createTaskQuery()
                    .taskCandidateUser(absent)
                    .includeAssignedTasks()
                    .list();
            open.forEach(task -> handOver(task, absent, deputy));
            return open;
        });
    }

    private void handOver(Task task, String absent, String deputy) {
        boolean has =
                tasks.getIdentityLinksForTask(task.getId()).stream().anyMatch(it -> deputy.equals(it.getUserId()));
        if (has
                || NOT_FOR_DEPUTIES.equals(task.getTaskDefinitionKey())
                || !rule.permits(reference(task), absent, deputy)) {
            return;
        }
        tasks.addCandidateUser(task.getId(), deputy);
        tasks.addUserIdentityLink(task.getId(), deputy, link(absent));
        if (absent.equals(task.getAssignee())) {
            tasks.setAssignee(task.getId(), null);
        }
    }

    private String reference(Task task) {
        ProcessInstance instance = runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
        return Objects.requireNonNullElse(instance.getBusinessKey(), "");
    }

    void takeBack(String absent, String deputy) {
        session.as(EngineSession.ENGINE, () -> {
            List<Task> involved =
                    tasks.createTaskQuery().taskInvolvedUser(deputy).list();
            involved.forEach(task -> takeBack(task, absent, deputy));
            return involved;
        });
    }

    private void takeBack(Task task, String absent, String deputy) {
        boolean standsIn = tasks.getIdentityLinksForTask(task.getId()).stream()
                .anyMatch(it -> absent.equals(principal(it, deputy)));
        if (standsIn) {
            if (deputy.equals(task.getAssignee())) {
                tasks.setAssignee(task.getId(), null);
            }
            tasks.deleteUserIdentityLink(task.getId(), deputy, link(absent));
            tasks.deleteUserIdentityLink(task.getId(), deputy, IdentityLinkType.CANDIDATE);
        }
    }
}
