package io.attain.escalation.workflow;

import io.attain.escalation.Escalating;
import io.attain.escalation.Escalation;
import io.attain.workflow.EngineSession;
import io.attain.workflow.FormAnswer;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes over what the customer says to the plan. */
@Component
class PlanDecision implements TaskListener {

    private final EscalationTasks tasks;
    private final Escalating escalating;
    private final EngineSession session;

    PlanDecision(EscalationTasks tasks, Escalating escalating, EngineSession session) {
        this.tasks = tasks;
        this.escalating = escalating;
        this.session = session;
    }

    @Override
    public void notify(DelegateTask task) {
        Escalation escalation = tasks.of(task);
        String decision =
                FormAnswer.choice(task, BreachEscalation.DECISION, BreachEscalation.AGREED, BreachEscalation.SENT_BACK);
        String reason = FormAnswer.text(task, BreachEscalation.REASON);
        FormAnswer.translating(() -> {
            if (decision.equals(BreachEscalation.AGREED)) {
                escalating.agree(escalation, session.actor(), reason);
            } else {
                escalating.sendBack(escalation, session.actor(), reason);
            }
        });
        FormAnswer.decided(task, BreachEscalation.OUTCOME, decision);
    }
}
