package io.attain.warning.workflow;

import io.attain.warning.WarningAct;
import io.attain.warning.WarningRecord;
import io.attain.workflow.EngineSession;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records that a period was over before anybody looked at a warning about it. */
@Component
class RecordUnseen implements JavaDelegate {

    private final WarningRecord record;

    RecordUnseen(WarningRecord record) {
        this.record = record;
    }

    @Override
    public void execute(DelegateExecution execution) {
        long warning = record.ofInstance(execution.getProcessInstanceId()).number();
        record.act(warning, WarningAct.Kind.UNSEEN, EngineSession.ENGINE, "");
    }
}
