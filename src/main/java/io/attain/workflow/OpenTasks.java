package io.attain.workflow;

import io.attain.database.Parts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads which tasks of an agreement are open, and whose turn it is. */
@Component
public class OpenTasks {

    private static final int MOST = 100;
    private static final String BEFORE_DETAILS = ": ";

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final EngineSession session;

    OpenTasks(TaskService tasks, RuntimeService runtime, EngineSession session) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.session = session;
    }

    /**
     * An open task.
     *
     * @param id the engine's
     * @param key of the model, such as {@code Task_AnswerStatement}
     * @param about what it is about, such as an agreement and a period
     * @param people who has it, or may have it, in alphabetical order
     * @param since when it came up
     * @param due until when it is to be done, {@literal null} without a time
     */
    public record OpenTask(
            String id, String key, String about, List<String> people, Instant since, @Nullable Instant due) {}

    /**
     * Lists the open tasks of an agreement. Whoever may read it may know whose turn it is, so no task's own permissions are
     * asked for.
     *
     * @param reference its reference, never {@literal null}
     * @return the oldest first, at most a hundred
     */
    public List<OpenTask> of(String reference) {
        return session.as(EngineSession.ENGINE, () -> tasks
                .createTaskQuery()
                .processInstanceBusinessKey(reference)
                .orderByTaskCreateTime()
                .asc()
                .orderByTaskId()
                .asc()
                .listPage(0, MOST)
                .stream()
                .map(it -> task(it, reference))
                .toList());
    }

    /**
     * Lists the open tasks of a process instance that somebody has or may have.
     *
     * @param instance its id, never {@literal null}
     * @param account the account's name, never {@literal null}
     * @return the oldest first
     */
    public List<OpenTask> own(String instance, String account) {
        return session.as(
                EngineSession.ENGINE,
                () -> tasks.createTaskQuery().processInstanceId(instance).orderByTaskCreateTime().asc().list().stream()
                        .map(it -> task(it, ""))
                        .filter(it -> it.people().contains(account))
                        .toList());
    }

    /**
     * A task that is to be done by some time.
     *
     * @param key of the model, such as {@code Task_AnswerStatement}
     * @param due until when
     */
    public record DueTask(String key, Instant due) {}

    /**
     * Lists the open tasks of some agreements that have a time.
     *
     * @param references theirs, never {@literal null}
     * @return by reference, the earliest due first; agreements without such tasks are left out
     */
    public Map<String, List<DueTask>> due(Collection<String> references) {
        return session.as(EngineSession.ENGINE, () -> {
            Map<String, List<DueTask>> due = new HashMap<>();
            found(references, tasks::createTaskQuery).forEach((reference, found) -> {
                List<DueTask> withTime = found.stream()
                        .filter(it -> it.getDueDate() != null)
                        .map(it -> new DueTask(
                                it.getTaskDefinitionKey(), it.getDueDate().toInstant()))
                        .toList();
                if (!withTime.isEmpty()) {
                    due.put(reference, withTime);
                }
            });
            return due;
        });
    }

    /**
     * Lists open tasks of some agreements. As with {@link #of(String)}, no task's own permissions are asked for.
     *
     * @param references theirs, never {@literal null}
     * @param keys only those of these keys in their models, never {@literal null}
     * @return by reference, the earliest due first; agreements without such tasks are left out
     */
    public Map<String, List<OpenTask>> of(Collection<String> references, Collection<String> keys) {
        return session.as(EngineSession.ENGINE, () -> {
            Map<String, List<OpenTask>> open = new HashMap<>();
            found(references, () -> tasks.createTaskQuery().taskDefinitionKeyIn(keys.toArray(new String[0])))
                    .forEach((reference, found) -> open.put(
                            reference,
                            found.stream().map(it -> task(it, reference)).toList()));
            return open;
        });
    }

    private Map<String, List<Task>> found(Collection<String> references, Supplier<TaskQuery> query) {
        Map<String, List<Task>> byReference = new HashMap<>();
        for (List<String> some : Parts.of(references)) {
            List<Task> found = query.get()
                    .processInstanceBusinessKeyIn(some.toArray(new String[0]))
                    .orderByDueDate()
                    .asc()
                    .list();
            Map<String, String> keys =
                    businessKeys(found.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet()));
            for (Task task : found) {
                String reference = keys.get(task.getProcessInstanceId());
                if (reference != null) {
                    byReference
                            .computeIfAbsent(reference, it -> new ArrayList<>())
                            .add(task);
                }
            }
        }
        return byReference;
    }

    private Map<String, String> businessKeys(Set<String> instances) {
        return Parts.of(instances).stream()
                .flatMap(some ->
                        runtime.createProcessInstanceQuery().processInstanceIds(Set.copyOf(some)).list().stream())
                .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
    }

    private OpenTask task(Task task, String reference) {
        Date due = task.getDueDate();
        return new OpenTask(
                task.getId(),
                task.getTaskDefinitionKey(),
                about(task.getName(), reference),
                people(task),
                task.getCreateTime().toInstant(),
                due == null ? null : due.toInstant());
    }

    /**
     * Tells who has a task, or who may have it while nobody has.
     *
     * @param task an open one, never {@literal null}
     * @return accounts in alphabetical order
     */
    public List<String> people(Task task) {
        return task.getAssignee() != null
                ? List.of(task.getAssignee())
                : session.links(task).stream()
                        .map(IdentityLink::getUserId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .sorted()
                        .toList();
    }

    /**
     * Returns what a task's name says it is about.
     *
     * @param name never {@literal null}
     * @param otherwise what it is about if its name does not say so, never {@literal null}
     * @return what follows the colon
     */
    public static String about(String name, String otherwise) {
        int details = name.indexOf(BEFORE_DETAILS);
        return details >= 0 ? name.substring(details + BEFORE_DETAILS.length()) : otherwise;
    }
}
