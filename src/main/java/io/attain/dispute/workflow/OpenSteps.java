package io.attain.dispute.workflow;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.attain.dispute.NextStep;
import io.attain.dispute.NextStep.Kind;
import io.attain.workflow.EngineSession;
import io.attain.workflow.OpenTasks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Reads from the open tasks of disputes and claims what comes next. */
@Component
class OpenSteps {

    private static final Map<String, Kind> KINDS = Map.of(
            DisputeResolution.TASK_RESPOND, Kind.RESPOND,
            DisputeResolution.TASK_NEGOTIATE, Kind.NEGOTIATE,
            DisputeResolution.TASK_MEDIATE, Kind.MEDIATE,
            DisputeResolution.TASK_ANSWER_SUGGESTION, Kind.ANSWER_SUGGESTION,
            DisputeResolution.TASK_ARBITRATE, Kind.ARBITRATE,
            DisputeResolution.TASK_CORRECT_DATA, Kind.CORRECT_DATA,
            ExclusionClaimRun.TASK_ASSESS, Kind.ASSESS);

    private final TaskService tasks;
    private final EngineSession session;
    private final OpenTasks open;

    OpenSteps(TaskService tasks, EngineSession session, OpenTasks open) {
        this.tasks = tasks;
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

    private NextStep step(Task task) {
        return new NextStep(
                Objects.requireNonNull(KINDS.get(task.getTaskDefinitionKey())),
                open.people(task),
                task.getDueDate() == null ? null : task.getDueDate().toInstant());
    }
}
