package io.attain.escalation.workflow;

import io.attain.agreement.AgreementVersion;
import io.attain.escalation.Escalating;
import io.attain.escalation.Escalation;
import io.attain.escalation.Ladder;
import io.attain.terms.Agreement;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Brings a breach to those of its level, or to whoever has it in person. */
@Component
class AcknowledgeTask implements TaskListener {

    private final EscalationTasks tasks;
    private final Escalating escalating;

    AcknowledgeTask(EscalationTasks tasks, Escalating escalating) {
        this.tasks = tasks;
        this.escalating = escalating;
    }

    @Override
    public void notify(DelegateTask task) {
        Escalation escalation = tasks.of(task);
        AgreementVersion version = tasks.version(escalation);
        Agreement terms = version.terms();
        Ladder.Step step = Ladder.of(terms).step(escalation.standing().level());
        tasks.bring(
                task,
                escalation,
                escalating.people(escalation),
                Ladder.timeUntil(terms, step, escalation.standing().since()).orElse(null),
                "do you take it on?",
                BreachEscalation.DECISION,
                BreachEscalation.REASON,
                BreachEscalation.PERSON);
    }
}
