package io.attain.report.workflow;

import io.attain.problem.Problem;
import io.attain.report.OwedReport;
import io.attain.report.ReportRecord;
import io.attain.report.ReportRuns;
import io.attain.workflow.EngineSession;
import java.util.List;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The only caller of the engine for {@code ReportDuty}. */
@Component
class ReportDutyProcess implements ReportRuns {

    /** As many instances as the engine writes together; more of them cost more each. */
    private static final int TOGETHER = 64;

    /** What was done on a page is all that the task needs to know. */
    private static final String PAGE = "PAGE";

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final TaskService tasks;
    private final EngineSession session;
    private final ReportRecord record;

    ReportDutyProcess(
            RuntimeService runtime,
            RepositoryService repository,
            TaskService tasks,
            EngineSession session,
            ReportRecord record) {
        this.runtime = runtime;
        this.repository = repository;
        this.tasks = tasks;
        this.session = session;
        this.record = record;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void start(List<OwedReport> opened) {
        if (opened.isEmpty()) {
            return;
        }
        String definition = session.as(EngineSession.ENGINE, () -> repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(ReportDuty.KEY)
                .latestVersion()
                .singleResult()
                .getId());
        for (int from = 0; from < opened.size(); from += TOGETHER) {
            List<OwedReport> some = opened.subList(from, Math.min(opened.size(), from + TOGETHER));
            session.together(
                    EngineSession.ENGINE,
                    () -> some.forEach(it -> runtime.startProcessInstanceById(
                            definition,
                            it.reference(),
                            Variables.putValueTyped(ReportDuty.OWED, Variables.longValue(it.number(), true)))));
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void proceed(OwedReport owed, String account) {
        String instance = record.instanceOf(owed.number()).orElseThrow();
        try {
            session.as(account, () -> {
                Task task = tasks.createTaskQuery().processInstanceId(instance).singleResult();
                if (task == null) {
                    throw meanwhile(owed);
                }
                // The task has a variable of its own for what its form sends, see FormAnswer.
                tasks.setVariableLocal(task.getId(), ReportDuty.DECISION, PAGE);
                tasks.complete(task.getId());
                return null;
            });
        } catch (OptimisticLockingException raced) {
            throw meanwhile(owed);
        }
    }

    private static Problem meanwhile(OwedReport owed) {
        return Problem.conflict("Somebody has just acted on the " + owed.name() + "; look at it and try again.");
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(OwedReport owed) {
        String instance = record.instanceOf(owed.number()).orElseThrow();
        try {
            session.together(EngineSession.ENGINE, () -> runtime.createMessageCorrelation(ReportDuty.MESSAGE_NOT_OWED)
                    .processInstanceId(instance)
                    .correlate());
        } catch (OptimisticLockingException | MismatchingMessageCorrelationException raced) {
            throw meanwhile(owed);
        }
    }
}
