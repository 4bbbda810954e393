package io.attain.escalation.workflow;

import io.attain.agreement.AgreementVersion;
import io.attain.escalation.Escalating;
import io.attain.escalation.Escalation;
import io.attain.escalation.EscalationRecord;
import io.attain.escalation.EscalationViews;
import io.attain.workflow.FormAnswer;
import io.attain.workflow.FormWords;
import io.attain.workflow.TaskView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Brings tasks about a breach to those who have to act. */
@Component
class EscalationTasks {

    private final EscalationRecord record;
    private final Escalating escalating;
    private final EscalationViews views;
    private final MessageSource messages;
    private final Clock clock;

    EscalationTasks(
            EscalationRecord record,
            Escalating escalating,
            EscalationViews views,
            MessageSource messages,
            Clock clock) {
        this.messages = messages;
        this.record = record;
        this.escalating = escalating;
        this.views = views;
        this.clock = clock;
    }

    /** The escalation that a task belongs to. */
    Escalation of(DelegateTask task) {
        return record.ofInstance(task.getProcessInstanceId());
    }

    /** The version of its agreement whose people hold. */
    AgreementVersion version(Escalation escalation) {
        return escalating.latest(escalation.reference());
    }

    /** Prepares a task that is being created: who may do it, until when, what is asked, and what its form shows. */
    void bring(
            DelegateTask task,
            Escalation escalation,
            Collection<String> people,
            @Nullable Instant until,
            String asked,
            String... fields) {
        task.addCandidateUsers(people);
        if (until != null) {
            Instant now = clock.instant();
            task.setDueDate(Date.from(until));
            task.setFollowUpDate(Date.from(now.plus(Duration.between(now, until).dividedBy(2))));
        }
        List<String> successors = escalating.successors(escalation);
        List<String> decisions = decisions(escalation, people, successors);
        BreachView view = view(escalation, successors, decisions, Locale.ENGLISH);
        task.setName(task.getName() + ": " + escalation.reference() + ", " + view.objective() + ", "
                + escalation.breach().period());
        task.setDescription(
                escalation.reference() + ", " + escalation.breach().period() + ", " + view.severity() + ": " + asked);
        FormAnswer.shield(task, fields);
        TaskView.show(
                task, locale -> locale.equals(Locale.ENGLISH) ? view : view(escalation, successors, decisions, locale));
    }

    private BreachView view(Escalation escalation, List<String> successors, List<String> decisions, Locale locale) {
        return BreachView.of(views.view(escalation, locale), successors, decisions, new FormWords(messages, locale));
    }

    /** What the people of a level can do with a breach: what the ladder or the lack of others rules out is not offered. */
    private List<String> decisions(Escalation escalation, Collection<String> people, List<String> successors) {
        List<String> decisions = new ArrayList<>(List.of(BreachEscalation.ACKNOWLEDGED));
        if (successors.size() > 1 || !people.containsAll(successors)) {
            decisions.add(BreachEscalation.DELEGATED);
            decisions.add(BreachEscalation.HANDED_OVER);
        }
        if (escalating.canRaise(escalation)) {
            decisions.add(BreachEscalation.RAISED);
        }
        if (escalating.canLower(escalation)) {
            decisions.add(BreachEscalation.LOWERED);
        }
        return decisions;
    }
}
