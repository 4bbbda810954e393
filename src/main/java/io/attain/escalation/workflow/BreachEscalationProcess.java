package io.attain.escalation.workflow;

import io.attain.agreement.Milestone;
import io.attain.agreement.ReachedMilestone;
import io.attain.credit.PeriodsJudged;
import io.attain.escalation.BreachWatch;
import io.attain.escalation.Escalating;
import io.attain.escalation.Escalation;
import io.attain.escalation.EscalationRecord;
import io.attain.escalation.RunningEscalations;
import io.attain.escalation.Status;
import io.attain.problem.Problem;
import io.attain.workflow.EngineSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The only caller of the engine for {@code BreachEscalation}. */
@Component
class BreachEscalationProcess implements RunningEscalations {

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final TaskService tasks;
    private final FormService forms;
    private final EngineSession session;
    private final EscalationRecord record;
    private final Escalating escalating;
    private final BreachWatch watch;

    BreachEscalationProcess(
            RuntimeService runtime,
            RepositoryService repository,
            TaskService tasks,
            FormService forms,
            EngineSession session,
            EscalationRecord record,
            Escalating escalating,
            BreachWatch watch) {
        this.runtime = runtime;
        this.repository = repository;
        this.tasks = tasks;
        this.forms = forms;
        this.session = session;
        this.record = record;
        this.escalating = escalating;
        this.watch = watch;
    }

    @Override
    public Set<String> waitingFor(String account) {
        return session.as(EngineSession.ENGINE, () -> tasks
                .createTaskQuery()
                .processDefinitionKey(BreachEscalation.KEY)
                .or()
                .taskAssignee(account)
                .taskCandidateUser(account)
                .endOr()
                .list()
                .stream()
                .map(Task::getProcessInstanceId)
                .collect(Collectors.toSet()));
    }

    /** What has been judged withdraws, verifies or begins escalations in the same transaction, or none of it holds. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(PeriodsJudged judged) {
        BreachWatch.News news = watch.news(judged);
        news.withdrawn().forEach(it -> tell(it, BreachEscalation.MESSAGE_BREACH_WITHDRAWN));
        news.verified().forEach(it -> tell(it, BreachEscalation.MESSAGE_PERIOD_JUDGED));
        start(watch.begin(judged));
    }

    /** Who has a breach is asked for nothing more once its agreement is closed. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(ReachedMilestone reached) {
        if (reached.milestone() == Milestone.CLOSED) {
            record.lockRunning(List.of(reached.reference()))
                    .forEach(it -> tell(it, BreachEscalation.MESSAGE_BREACH_WITHDRAWN));
        }
    }

    /**
     * Each has its severity assessed by a job of its own: a table that a manager has spoilt must not break off the close, which
     * goes on without waiting.
     */
    private void start(List<Escalation> begun) {
        if (begun.isEmpty()) {
            return;
        }
        String definition = session.as(EngineSession.ENGINE, () -> repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(BreachEscalation.KEY)
                .latestVersion()
                .singleResult()
                .getId());
        Map<String, Long> instances = new LinkedHashMap<>();
        session.together(
                EngineSession.ENGINE,
                () -> begun.forEach(it -> instances.put(
                        runtime.startProcessInstanceById(definition, it.reference())
                                .getId(),
                        it.number())));
        record.bind(instances);
    }

    /** To all that listen, since nobody may: a message that is not awaited must not break off a close. */
    private void tell(Escalation escalation, String message) {
        record.instanceOf(escalation.number())
                .ifPresent(instance ->
                        session.together(EngineSession.ENGINE, () -> runtime.createMessageCorrelation(message)
                                .processInstanceId(instance)
                                .correlateAll()));
    }

    @Override
    @Transactional
    public void acknowledge(long number, String actor, String words) {
        Escalation escalation = running(number);
        if (escalation.standing().status() != Status.OPEN) {
            throw Problem.conflict("Escalation " + number + " is acknowledged already.");
        }
        String instance = record.instanceOf(number).orElseThrow();
        answering(() -> session.as(actor, () -> {
            Task task = tasks.createTaskQuery()
                    .processInstanceId(instance)
                    .taskDefinitionKeyIn(BreachEscalation.TASK_ACKNOWLEDGE, BreachEscalation.TASK_ACKNOWLEDGE_LAST)
                    .singleResult();
            forms.submitTaskForm(
                    task.getId(),
                    Map.of(BreachEscalation.DECISION, BreachEscalation.ACKNOWLEDGED, BreachEscalation.REASON, words));
            return null;
        }));
    }

    @Override
    @Transactional
    public void handOver(long number, String actor, String person, String reason) {
        move(number, actor, it -> escalating.handOver(it, actor, person, reason));
    }

    @Override
    @Transactional
    public void raise(long number, String actor, String reason) {
        move(number, actor, it -> escalating.raise(it, actor, reason));
    }

    @Override
    @Transactional
    public void lower(long number, String actor, String reason) {
        move(number, actor, it -> escalating.lower(it, actor, reason));
    }

    private void move(long number, String actor, Consumer<Escalation> act) {
        act.accept(running(number));
        String instance = record.instanceOf(number).orElseThrow();
        answering(() -> session.as(actor, () -> runtime.createMessageCorrelation(BreachEscalation.MESSAGE_LEVEL_CHANGED)
                .processInstanceId(instance)
                .correlateWithResult()));
    }

    private Escalation running(long number) {
        Escalation escalation = record.lock(number);
        if (!escalation.standing().status().isRunning()) {
            throw Problem.conflict("Escalation " + number + " is over.");
        }
        if (!escalation.standing().isAssessed()) {
            throw Problem.conflict(
                    "How severe escalation " + number + " is is still being assessed; try again in a moment.");
        }
        return escalation;
    }

    private static void answering(Runnable action) {
        try {
            action.run();
        } catch (OptimisticLockingException meanwhile) {
            throw Problem.conflict("Somebody has just acted in this escalation; look at it and try again.");
        }
    }
}
