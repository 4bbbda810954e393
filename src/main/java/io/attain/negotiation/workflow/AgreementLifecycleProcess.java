package io.attain.negotiation.workflow;

import static io.attain.negotiation.workflow.AgreementLifecycle.KEY;
import static io.attain.negotiation.workflow.AgreementLifecycle.MESSAGE_CHANGE_WANTED;
import static io.attain.negotiation.workflow.AgreementLifecycle.MESSAGE_REVIEW_WANTED;
import static io.attain.negotiation.workflow.AgreementLifecycle.MESSAGE_TERMINATED;
import static io.attain.negotiation.workflow.AgreementLifecycle.MESSAGE_WITHDRAWN;
import static io.attain.negotiation.workflow.AgreementLifecycle.REASON;

import io.attain.agreement.AgreementAccess;
import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.Milestone;
import io.attain.negotiation.AgreementRequest;
import io.attain.negotiation.Changes;
import io.attain.negotiation.Negotiations;
import io.attain.negotiation.Requests;
import io.attain.problem.Problem;
import io.attain.terms.Agreement.Role;
import io.attain.workflow.EngineSession;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The only caller of the engine for {@code AgreementLifecycle}. */
@Component
class AgreementLifecycleProcess implements Negotiations {

    private static final int LONGEST_REASON = 2000;

    private static final Set<Milestone> BEFORE_SIGNATURE =
            EnumSet.of(Milestone.DRAFTED, Milestone.OFFERED, Milestone.AGREED);

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final EngineSession session;
    private final AgreementRegister register;
    private final Requests requests;
    private final Changes changes;
    private final AgreementAccess access;
    private final Clock clock;

    AgreementLifecycleProcess(
            RuntimeService runtime,
            TaskService tasks,
            EngineSession session,
            AgreementRegister register,
            Requests requests,
            Changes changes,
            AgreementAccess access,
            Clock clock) {
        this.access = access;
        this.runtime = runtime;
        this.tasks = tasks;
        this.requests = requests;
        this.changes = changes;
        this.session = session;
        this.register = register;
        this.clock = clock;
    }

    @Override
    @Transactional
    public AgreementVersion propose(String document, String actor) {
        AgreementVersion version = register.draft(document, actor);
        access.checkSeries(version);
        start(version, actor);
        return version;
    }

    @Override
    @Transactional
    public AgreementVersion request(AgreementRequest request, String actor) {
        AgreementVersion version = requests.record(request, actor);
        start(version, actor);
        return version;
    }

    @Override
    @Transactional
    public AgreementVersion takeOver(String document, String actor, LocalDate signed) {
        AgreementVersion version = register.draft(document, actor);
        access.checkSeries(version);
        if (signed.isAfter(LocalDate.ofInstant(clock.instant(), version.terms().zone()))) {
            throw Problem.refused(
                    "An agreement that was signed elsewhere was not signed in the future: " + signed + ".");
        }
        register.reach(version, Milestone.SIGNED, actor, "Signed elsewhere on " + signed);
        start(version, actor);
        return version;
    }

    @Override
    @Transactional
    public void terminate(String reference, String actor, String reason) {
        Milestone status = register.status(reference);
        if (status != Milestone.IN_FORCE && status != Milestone.SIGNED) {
            throw Problem.conflict("Only an agreement that is signed or in force can be ended; the status of "
                    + reference + " is " + status + ".");
        }
        end(reference, actor, reason, MESSAGE_TERMINATED);
    }

    @Override
    @Transactional
    public void withdraw(String reference, String actor, String reason) {
        Milestone status = register.status(register.latest(reference));
        if (!BEFORE_SIGNATURE.contains(status)) {
            throw Problem.conflict("Only an agreement that is not signed yet can be withdrawn; the status of "
                    + reference + " is " + status + ".");
        }
        end(reference, actor, reason, MESSAGE_WITHDRAWN);
    }

    private void end(String reference, String actor, String reason, String message) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw Problem.refused(
                    "The end of an agreement needs a reason of at most " + LONGEST_REASON + " characters.");
        }
        send(reference, actor, message, Map.of(REASON, reason));
    }

    private void send(String reference, String actor, String message, Map<String, Object> variables) {
        try {
            session.as(actor, () -> runtime.createMessageCorrelation(message)
                    .processInstanceBusinessKey(reference)
                    .setVariables(variables)
                    .correlateWithResult());
        } catch (OptimisticLockingException | MismatchingMessageCorrelationException meanwhile) {
            throw Problem.conflict(
                    "Somebody has just answered a task about " + reference + "; look at it and try again.");
        }
    }

    @Override
    @Transactional
    public AgreementVersion amend(String reference, String document, Role side, String actor, String words) {
        AgreementVersion version = changes.propose(reference, document, side, actor, words);
        send(reference, actor, MESSAGE_CHANGE_WANTED, Map.of(AgreementDrafting.SIDE, side.name()));
        return version;
    }

    @Override
    public void wantReview(String reference, String actor) {
        send(reference, actor, MESSAGE_REVIEW_WANTED, Map.of());
    }

    @Override
    public Optional<Role> turn(String reference, String user) {
        return session.as(user, () -> tasks
                .createTaskQuery()
                .processInstanceBusinessKey(reference)
                .taskDefinitionKeyIn(AgreementDrafting.TASK_DRAFT, AgreementDrafting.TASK_ANSWER)
                .taskCandidateUser(user)
                .includeAssignedTasks()
                .list()
                .stream()
                .filter(task -> task.getAssignee() == null || task.getAssignee().equals(user))
                .findFirst()
                .map(task -> Role.valueOf(
                        String.valueOf(runtime.getVariable(task.getProcessInstanceId(), AgreementDrafting.SIDE)))));
    }

    private void start(AgreementVersion version, String actor) {
        session.as(actor, () -> runtime.startProcessInstanceByKey(KEY, version.reference()));
    }
}
