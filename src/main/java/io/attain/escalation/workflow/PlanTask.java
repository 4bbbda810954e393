package io.attain.escalation.workflow;

import io.attain.agreement.AgreementVersion;
import io.attain.escalation.Escalation;
import io.attain.terms.Agreement.Role;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Brings the plan to the customer's owners. */
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
                tasks.version(escalation).people(Role.CUSTOMER, AgreementVersion.OWNER),
                escalation.standing().nextAt(),
                "is the plan good enough?",
                BreachEscalation.DECISION,
                BreachEscalation.REASON);
    }
}
