package io.attain.workflow;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads which tasks of an agreement are open, and whose turn it is. */
@Component
public class OpenTasks {

    private static final int MOST = 100;
    private static final String BEFORE_DETAILS = ": ";

    private final TaskService tasks;
    private final EngineSession session;

    OpenTasks(TaskService tasks, EngineSession session) {
        this.tasks = tasks;
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
                : tasks.getIdentityLinksForTask(task.getId()).stream()
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
