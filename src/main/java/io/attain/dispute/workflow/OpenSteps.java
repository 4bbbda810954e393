package io.attain.dispute.workflow;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import io.attain.dispute.ClaimTasks;
import io.attain.dispute.NextStep;
import io.attain.dispute.NextStep.Kind;
import io.attain.dispute.OpenStep;
import io.attain.problem.Problem;
import io.attain.workflow.EngineSession;
import io.attain.workflow.OpenTasks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads from the open tasks of disputes and claims what comes next, and acts on them for pages. */
@Component
class OpenSteps implements ClaimTasks {

    private static final Map<String, Kind> KINDS = Map.of(
            DisputeResolution.TASK_RESPOND, Kind.RESPOND,
            DisputeResolution.TASK_NEGOTIATE, Kind.NEGOTIATE,
            DisputeResolution.TASK_MEDIATE, Kind.MEDIATE,
            DisputeResolution.TASK_ANSWER_SUGGESTION, Kind.ANSWER_SUGGESTION,
            DisputeResolution.TASK_ARBITRATE, Kind.ARBITRATE,
            DisputeResolution.TASK_CORRECT_DATA, Kind.CORRECT_DATA,
            ExclusionClaimRun.TASK_ASSESS, Kind.ASSESS);

    private final TaskService tasks;
    private final FormService forms;
    private final EngineSession session;
    private final OpenTasks open;

    OpenSteps(TaskService tasks, FormService forms, EngineSession session, OpenTasks open) {
        this.tasks = tasks;
        this.forms = forms;
        this.session = session;
        this.open = open;
    }

    /** Whoever may read a dispute may know whose turn it is, so no task's own permissions are asked for. */
    Map<Long, List<NextStep>> of(Map<Long, String> instances) {
        if (instances.isEmpty()) {
            return Map.of();
        }
        Map<String, List<NextStep>> steps = session.as(EngineSession.ENGINE, () -> tasks
                .createTaskQuery()
                .processInstanceIdIn(instances.values().toArray(String[]::new))
                .orderByTaskCreateTime()
                .asc()
                .orderByTaskId()
                .asc()
                .list()
                .stream()
                .collect(groupingBy(Task::getProcessInstanceId, mapping(this::step, toList()))));
        Map<Long, List<NextStep>> next = new HashMap<>();
        instances.forEach((number, instance) -> {
            if (steps.containsKey(instance)) {
                next.put(number, steps.get(instance));
            }
        });
        return next;
    }

    @Override
    public List<OpenStep> open(String instance) {
        return session.as(
                EngineSession.ENGINE,
                () -> tasks.createTaskQuery().processInstanceId(instance).orderByTaskCreateTime().asc().list().stream()
                        .map(it -> new OpenStep(it.getId(), step(it), candidates(it)))
                        .toList());
    }

    private List<String> candidates(Task task) {
        return session.links(task).stream()
                .filter(it -> IdentityLinkType.CANDIDATE.equals(it.getType()))
                .map(IdentityLink::getUserId)
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public Set<String> asking(@Nullable String account, @Nullable Kind kind) {
        return session.as(EngineSession.ENGINE, () -> {
            List<TaskQuery> queries = account == null
                    ? List.of(asked(kind))
                    : List.of(asked(kind).taskAssignee(account), asked(kind).taskCandidateUser(account));
            return queries.stream()
                    .flatMap(it -> it.list().stream())
                    .map(Task::getProcessInstanceId)
                    .collect(toSet());
        });
    }

    private TaskQuery asked(@Nullable Kind kind) {
        return tasks.createTaskQuery()
                .taskDefinitionKeyIn(KINDS.entrySet().stream()
                        .filter(it -> kind == null || it.getValue() == kind)
                        .map(Map.Entry::getKey)
                        .toArray(String[]::new));
    }

    @Override
    public void answer(String task, String account, Map<String, Object> fields) {
        try {
            session.as(account, () -> {
                forms.submitTaskForm(task, fields);
                return null;
            });
        } catch (FormFieldValidationException refused) {
            throw Problem.refused(Objects.requireNonNull(refused.getMessage()));
        }
    }

    /** In the engine's name, since people give tasks to nobody but themselves; who it was is an act of the dispute or claim. */
    @Override
    public void handOver(String task, String person) {
        try {
            session.as(EngineSession.ENGINE, () -> {
                tasks.setAssignee(task, person);
                return null;
            });
        } catch (NullValueException | OptimisticLockingException meanwhile) {
            throw Problem.conflict("This is no longer asked; look at what comes next.");
        }
    }

    private NextStep step(Task task) {
        return new NextStep(
                Objects.requireNonNull(KINDS.get(task.getTaskDefinitionKey())),
                open.people(task),
                task.getDueDate() == null ? null : task.getDueDate().toInstant());
    }
}
