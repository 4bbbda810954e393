package io.attain.negotiation.workflow;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Brings lifecycles that run on an older model to the latest, once the application has started. They live for years, and an
 * agreement that was signed before a release is to be reviewed, changed and renewed as one signed after it.
 */
@Component
class LifecycleMigration {

    private static final Logger LOG = LoggerFactory.getLogger(LifecycleMigration.class);

    /** What waits while an agreement is in force; it did so outside any scope before there were reviews. */
    private static final String[] IN_FORCE = {
        AgreementLifecycle.GATEWAY_IN_FORCE, AgreementLifecycle.EVENT_TERM_OVER, AgreementLifecycle.EVENT_TERMINATED
    };

    /** Has the wait in force inside it; the models from before reviews have no such scope. */
    private static final String SCOPE = "SubProcess_InForce";

    private final RepositoryService repository;
    private final RuntimeService runtime;

    LifecycleMigration(RepositoryService repository, RuntimeService runtime) {
        this.repository = repository;
        this.runtime = runtime;
    }

    @EventListener(ApplicationReadyEvent.class)
    void migrate() {
        ProcessDefinition latest = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(AgreementLifecycle.KEY)
                .latestVersion()
                .singleResult();
        repository.createProcessDefinitionQuery().processDefinitionKey(AgreementLifecycle.KEY).list().stream()
                .filter(it -> it.getVersion() < latest.getVersion())
                .forEach(it -> migrate(it, latest));
    }

    private void migrate(ProcessDefinition from, ProcessDefinition to) {
        var instances = runtime.createProcessInstanceQuery().processDefinitionId(from.getId());
        long running = instances.count();
        if (running > 0) {
            runtime.newMigration(plan(from, to)).processInstanceQuery(instances).executeAsync();
            LOG.info("{} agreements move to version {} of the model of their life.", running, to.getVersion());
        }
    }

    /** Maps what waits to what waits under the same id. */
    MigrationPlan plan(ProcessDefinition from, ProcessDefinition to) {
        var plan = runtime.createMigrationPlan(from.getId(), to.getId())
                .mapEqualActivities()
                .updateEventTriggers();
        boolean before = repository.getBpmnModelInstance(from.getId()).getModelElementById(SCOPE) == null;
        if (before) {
            for (String element : IN_FORCE) {
                plan.mapActivities(element, element);
            }
        }
        return plan.build();
    }
}
