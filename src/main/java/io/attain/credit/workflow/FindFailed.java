package io.attain.credit.workflow;

import io.attain.credit.CloseChunks;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** Finds what failed alone. */
@Component
class FindFailed implements JavaDelegate {

    private final CloseChunks chunks;

    FindFailed(CloseChunks chunks) {
        this.chunks = chunks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        List<String> failed = chunks.failed(execution.getProcessInstanceId());
        execution.setVariable(CloseRun.ANYTHING_FAILED, Variables.booleanValue(!failed.isEmpty(), true));
        if (!failed.isEmpty()) {
            execution.setVariable(CloseRun.FAILED, failed);
        }
    }
}
