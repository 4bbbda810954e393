package io.attain.negotiation.workflow;

import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** The tasks of signatories that wait for an answer. */
@Component
class OpenSignatures {

    private static final int A_BIT = 10;

    private final TaskService tasks;

    OpenSignatures(TaskService tasks) {
        this.tasks = tasks;
    }

    private Optional<Task> of(String processInstance, String signatory) {
        return tasks
                .createTaskQuery()
                .processInstanceId(processInstance)
                .taskDefinitionKey(AgreementSignOff.TASK_SIGN)
                .taskVariableValueEquals(AgreementSignOff.SIGNATORY, signatory)
                .list()
                .stream()
                .findFirst();
    }

    /** Shows a signatory's task before others. */
    void moveUp(String processInstance, String signatory) {
        of(processInstance, signatory).ifPresent(task -> tasks.setPriority(task.getId(), task.getPriority() + A_BIT));
    }

    /** Hands a signatory's task to somebody else. */
    void hand(String processInstance, String signatory, String delegate) {
        of(processInstance, signatory).ifPresent(task -> {
            tasks.deleteCandidateUser(task.getId(), task.getAssignee());
            tasks.setAssignee(task.getId(), delegate);
            tasks.addCandidateUser(task.getId(), delegate);
        });
    }
}
