package io.attain.escalation.workflow;

import io.attain.agreement.AgreementVersion;
import io.attain.escalation.Escalating;
import io.attain.escalation.Escalation;
import io.attain.escalation.Ladder;
import java.util.LinkedHashSet;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Asks who answers for the breach, and the owners of the side that owes the objective, for an explanation and a plan. */
@Component
class ExplainTask implements TaskListener {

    private final EscalationTasks tasks;
    private final Escalating escalating;

    ExplainTask(EscalationTasks tasks, Escalating escalating) {
        this.tasks = tasks;
        this.escalating = escalating;
    }

    @Override
    public void notify(DelegateTask task) {
        Escalation escalation = tasks.of(task);
        AgreementVersion version = tasks.version(escalation);
        Set<String> people = new LinkedHashSet<>(escalating.people(escalation));
        people.addAll(Ladder.people(version, escalation.breach().objective(), AgreementVersion.OWNER));
        tasks.bring(
                task,
                escalation,
                people,
                escalation.standing().nextAt(),
                "why was it missed, and what is to be done?",
                BreachEscalation.DECISION,
                BreachEscalation.REASON,
                BreachEscalation.PERSON,
                BreachEscalation.EXPLANATION,
                BreachEscalation.PLAN,
                BreachEscalation.PLAN_DATE);
    }
}
