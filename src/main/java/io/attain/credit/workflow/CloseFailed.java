package io.attain.credit.workflow;

import io.attain.credit.CloseChunks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes one agreement that failed; if it fails again, that is an incident of its own. */
@Component
class CloseFailed implements JavaDelegate {

    private final CloseChunks chunks;

    CloseFailed(CloseChunks chunks) {
        this.chunks = chunks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        chunks.closeAgain((String) execution.getVariable(CloseRun.REFERENCE));
    }
}
