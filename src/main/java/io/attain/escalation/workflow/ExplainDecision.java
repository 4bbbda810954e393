package io.attain.escalation.workflow;

import io.attain.escalation.Escalating;
import io.attain.escalation.Escalation;
import io.attain.problem.Problem;
import io.attain.workflow.EngineSession;
import io.attain.workflow.FormAnswer;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes over why a target was missed and what is to be done, or who says so instead. */
@Component
class ExplainDecision implements TaskListener {

    private final EscalationTasks tasks;
    private final Escalating escalating;
    private final EngineSession session;

    ExplainDecision(EscalationTasks tasks, Escalating escalating, EngineSession session) {
        this.tasks = tasks;
        this.escalating = escalating;
        this.session = session;
    }

    @Override
    public void notify(DelegateTask task) {
        Escalation escalation = tasks.of(task);
        String actor = session.actor();
        String decision = FormAnswer.choice(
                task, BreachEscalation.DECISION, BreachEscalation.PROPOSED, BreachEscalation.HANDED_OVER);
        String reason = FormAnswer.text(task, BreachEscalation.REASON);
        String person = FormAnswer.text(task, BreachEscalation.PERSON);
        String explanation = FormAnswer.text(task, BreachEscalation.EXPLANATION);
        String plan = FormAnswer.text(task, BreachEscalation.PLAN);
        String date = FormAnswer.text(task, BreachEscalation.PLAN_DATE);
        FormAnswer.translating(() -> {
            if (decision.equals(BreachEscalation.PROPOSED)) {
                escalating.explain(escalation, actor, explanation, plan, day(date));
            } else {
                escalating.handOverExplanation(escalation, actor, person, reason);
            }
        });
        FormAnswer.decided(task, BreachEscalation.OUTCOME, decision);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException unreadable) {
            throw Problem.refused("The plan's last day is written as 2027-01-31, not as “" + text + "”.");
        }
    }
}
