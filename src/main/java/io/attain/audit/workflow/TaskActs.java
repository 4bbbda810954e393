package io.attain.audit.workflow;

import io.attain.audit.Act;
import io.attain.audit.AuditTrail;
import io.attain.audit.Chain;
import io.attain.audit.Kind;
import io.attain.workflow.EngineClock;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Records what people do with tasks: in the chain of the agreement, or of the day where a task belongs to none. */
@Component
class TaskActs {

    private static final String APART = ", ";
    private static final String TASK = ", task ";

    /** The engine is built before what records. */
    private final ObjectProvider<AuditTrail> trail;

    TaskActs(ObjectProvider<AuditTrail> trail) {
        this.trail = trail;
    }

    /** Records something that was done with a task. */
    void record(DelegateTask task, Kind kind, String what, String actor) {
        trail.getObject().record(act(task, kind, about(task) + APART + what, actor));
    }

    /** Records that a task is completed, with its form. */
    void recordForm(DelegateTask task, String actor) {
        Act act = act(task, Kind.FORM, about(task), actor);
        trail.getObject().record(act.chain().scope() == Chain.Scope.AGREEMENT ? act.with(Set.of(task.getId())) : act);
    }

    private static String about(DelegateTask task) {
        return task.getName() + TASK + task.getId();
    }

    private static Act act(DelegateTask task, Kind kind, String about, String actor) {
        String reference = task.getExecution().getProcessBusinessKey();
        return new Act(
                reference == null ? Chain.day(EngineClock.utc().instant()) : Chain.agreement(reference),
                kind,
                about,
                actor);
    }
}
