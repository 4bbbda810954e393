package io.attain.escalation.workflow;

import io.attain.escalation.Escalation;
import io.attain.escalation.Ladder;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Brings the plan to the owners of the side that the objective is owed to. */
@Component
class PlanTask implements TaskListener {

    private final EscalationTasks tasks;

    PlanTask(EscalationTasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public void notify(DelegateTask task) {
        Escalation escalation = tasks.of(task);
        tasks.bring(
                task,
                escalation,
                Ladder.answering(tasks.version(escalation), escalation.breach().objective()),
                escalation.standing().nextAt(),
                "is the plan good enough?",
                BreachEscalation.DECISION,
                BreachEscalation.REASON);
    }
}
