package io.attain.escalation.workflow;

import io.attain.escalation.Escalating;
import io.attain.escalation.Escalation;
import io.attain.workflow.EngineSession;
import io.attain.workflow.FormAnswer;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes over what those who have a breach do with it. */
@Component
class AcknowledgeDecision implements TaskListener {

    private final EscalationTasks tasks;
    private final Escalating escalating;
    private final EngineSession session;

    AcknowledgeDecision(EscalationTasks tasks, Escalating escalating, EngineSession session) {
        this.tasks = tasks;
        this.escalating = escalating;
        this.session = session;
    }

    @Override
    public void notify(DelegateTask task) {
        Escalation escalation = tasks.of(task);
        String actor = session.actor();
        String decision = FormAnswer.choice(
                task,
                BreachEscalation.DECISION,
                BreachEscalation.ACKNOWLEDGED,
                BreachEscalation.DELEGATED,
                BreachEscalation.HANDED_OVER,
                BreachEscalation.RAISED,
                BreachEscalation.LOWERED);
        String reason = FormAnswer.text(task, BreachEscalation.REASON);
        String person = FormAnswer.text(task, BreachEscalation.PERSON);
        FormAnswer.translating(() -> {
            switch (decision) {
                case BreachEscalation.DELEGATED -> escalating.delegate(escalation, actor, person, reason);
                case BreachEscalation.HANDED_OVER -> escalating.handOver(escalation, actor, person, reason);
                case BreachEscalation.RAISED -> escalating.raise(escalation, actor, reason);
                case BreachEscalation.LOWERED -> escalating.lower(escalation, actor, reason);
                default -> escalating.acknowledge(escalation, actor, reason);
            }
        });
        FormAnswer.decided(task, BreachEscalation.OUTCOME, decision);
    }
}
