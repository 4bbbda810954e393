package io.attain.access.workflow;

import io.attain.access.AbsenceKeeping;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Gives the deputy the open tasks of the one who is away. */
@Component
class HandTasksOver implements JavaDelegate {

    private final DeputyTasks tasks;
    private final AbsenceKeeping keeping;

    HandTasksOver(DeputyTasks tasks, AbsenceKeeping keeping) {
        this.tasks = tasks;
        this.keeping = keeping;
    }

    @Override
    public void execute(DelegateExecution execution) {
        tasks.handOver(
                (String) execution.getVariable(AbsenceRun.ACCOUNT), (String) execution.getVariable(AbsenceRun.DEPUTY));
        keeping.begun((Long) execution.getVariable(AbsenceRun.NUMBER));
    }
}
