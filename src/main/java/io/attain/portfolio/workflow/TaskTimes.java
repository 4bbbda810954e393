package io.attain.portfolio.workflow;

import io.attain.portfolio.TasksChanged;
import io.attain.workflow.TaskPlugin;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Says when tasks with a time come up, are done, or fall away, since that changes what comes next in their agreement: once
 * for all of a transaction, before it commits.
 */
@Component
class TaskTimes extends TaskPlugin {

    private final ApplicationEventPublisher publisher;

    TaskTimes(ApplicationEventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    protected void extend(TaskDefinition task) {
        for (String event : List.of(
                TaskListener.EVENTNAME_CREATE, TaskListener.EVENTNAME_COMPLETE, TaskListener.EVENTNAME_DELETE)) {
            task.addTaskListener(event, this::changed);
        }
    }

    private void changed(DelegateTask task) {
        String reference = task.getExecution().getProcessBusinessKey();
        if (task.getDueDate() == null
                || reference == null
                || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return;
        }
        Collected collected = TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Collected.class::isInstance)
                .map(Collected.class::cast)
                .filter(it -> !it.published)
                .findFirst()
                .orElse(null);
        if (collected == null) {
            collected = new Collected();
            TransactionSynchronizationManager.registerSynchronization(collected);
        }
        collected.references.add(reference);
    }

    /** The agreements of one transaction. */
    private final class Collected implements TransactionSynchronization {

        private final Set<String> references = new LinkedHashSet<>();
        private boolean published;

        @Override
        public void beforeCommit(boolean readOnly) {
            published = true;
            publisher.publishEvent(new TasksChanged(references));
        }
    }
}
