package io.attain.access.workflow;

import io.attain.access.TaskReturns;
import io.attain.workflow.EngineSession;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** What people have claimed; a task that was assigned to them is nobody's to claim, and stays. */
@Component
class ClaimedTasks implements TaskReturns {

    private final TaskService tasks;
    private final EngineSession session;

    ClaimedTasks(TaskService tasks, EngineSession session) {
        this.tasks = tasks;
        this.session = session;
    }

    @Override
    public boolean giveBack(String task, String account) {
        return session.as(account, () -> {
            boolean claimed = tasks.createTaskQuery()
                            .taskId(task)
                            .taskAssignee(account)
                            .taskCandidateUser(account)
                            .includeAssignedTasks()
                            .count()
                    == 1;
            if (claimed) {
                tasks.setAssignee(task, null);
            }
            return claimed;
        });
    }
}
