package io.attain.audit.workflow;

import io.attain.audit.Act;
import io.attain.audit.AuditTrail;
import io.attain.audit.Chain;
import io.attain.audit.Kind;
import io.attain.workflow.EngineClock;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Records what people do with tasks: in the chain of the agreement, or of the day where a task belongs to none. */
@Component
class TaskActs {

    /** The engine is built before what records. */
    private final ObjectProvider<AuditTrail> trail;

    TaskActs(ObjectProvider<AuditTrail> trail) {
        this.trail = trail;
    }

    void record(DelegateTask task, Kind kind, String what, String actor) {
        String reference = task.getExecution().getProcessBusinessKey();
        trail.getObject()
                .record(new Act(
                        reference == null ? Chain.day(EngineClock.utc().instant()) : Chain.agreement(reference),
                        kind,
                        task.getTaskDefinitionKey() + ", task " + task.getId() + ", " + what,
                        actor));
    }
}
