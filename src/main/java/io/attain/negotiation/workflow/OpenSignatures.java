package io.attain.negotiation.workflow;

import io.attain.workflow.EngineSession;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** The tasks of signatories that wait for an answer. */
@Component
class OpenSignatures {

    private static final int A_BIT = 10;

    private final TaskService tasks;
    private final EngineSession session;

    OpenSignatures(TaskService tasks, EngineSession session) {
        this.tasks = tasks;
        this.session = session;
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

    /** Hands a signatory's task to somebody else; who asked for it may claim it for nobody, so the engine does it. */
    void hand(String processInstance, String signatory, String delegate) {
        of(processInstance, signatory)
                .ifPresent(task -> session.as(EngineSession.ENGINE, () -> {
                    tasks.deleteCandidateUser(task.getId(), task.getAssignee());
                    tasks.setAssignee(task.getId(), delegate);
                    tasks.addCandidateUser(task.getId(), delegate);
                    return delegate;
                }));
    }
}
