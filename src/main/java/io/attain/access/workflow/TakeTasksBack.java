package io.attain.access.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes from the deputy what is still open. */
@Component
class TakeTasksBack implements JavaDelegate {

    private final DeputyTasks tasks;

    TakeTasksBack(DeputyTasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        tasks.takeBack(
                (String) execution.getVariable(AbsenceRun.ACCOUNT), (String) execution.getVariable(AbsenceRun.DEPUTY));
    }
}
