package io.attain.credit.workflow;

import io.attain.credit.CloseChunks;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** Finds what is due and parts it into chunks. */
@Component
class FindDue implements JavaDelegate {

    private final CloseChunks chunks;
    private final CloseRunProcess wake;

    FindDue(CloseChunks chunks, CloseRunProcess wake) {
        this.chunks = chunks;
        this.wake = wake;
    }

    @Override
    public void execute(DelegateExecution execution) {
        wake.begins();
        List<String> found = chunks.find();
        execution.setVariable(CloseRun.ANYTHING_DUE, Variables.booleanValue(!found.isEmpty(), true));
        if (!found.isEmpty()) {
            execution.setVariable(CloseRun.CHUNKS, found);
        }
    }
}
