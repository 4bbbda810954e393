package io.attain.credit.workflow;

import io.attain.credit.CloseChunks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes a chunk together. */
@Component
class CloseChunk implements JavaDelegate {

    private final CloseChunks chunks;

    CloseChunk(CloseChunks chunks) {
        this.chunks = chunks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        chunks.close((String) execution.getVariable(CloseRun.CHUNK), execution.getProcessInstanceId());
    }
}
