package io.attain.warning.workflow;

import io.attain.warning.WarningWatching;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Looks at the running periods of a chunk together. */
@Component
class LookAtChunk implements JavaDelegate {

    private final WarningWatching watching;

    LookAtChunk(WarningWatching watching) {
        this.watching = watching;
    }

    @Override
    public void execute(DelegateExecution execution) {
        watching.look((String) execution.getVariable(WarningWatch.CHUNK));
    }
}
