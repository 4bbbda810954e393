package io.attain.warning.workflow;

import io.attain.warning.WarningWatching;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** Finds the agreements that are watched and parts them into chunks. */
@Component
class FindWatched implements JavaDelegate {

    private final WarningWatching watching;

    FindWatched(WarningWatching watching) {
        this.watching = watching;
    }

    @Override
    public void execute(DelegateExecution execution) {
        List<String> found = watching.find();
        execution.setVariable(WarningWatch.ANYTHING_WATCHED, Variables.booleanValue(!found.isEmpty(), true));
        if (!found.isEmpty()) {
            execution.setVariable(WarningWatch.CHUNKS, found);
        }
    }
}
