package io.attain.warning.workflow;

import io.attain.warning.WarningAct;
import io.attain.warning.WarningRecord;
import io.attain.workflow.EngineSession;
import io.attain.workflow.FormAnswer;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes over that somebody has looked at a warning, and a note. */
@Component
class WarningSeen implements TaskListener {

    private final WarningRecord record;
    private final EngineSession session;

    WarningSeen(WarningRecord record, EngineSession session) {
        this.record = record;
        this.session = session;
    }

    @Override
    public void notify(DelegateTask task) {
        long warning = record.ofInstance(task.getProcessInstanceId()).number();
        record.act(warning, WarningAct.Kind.SEEN, session.actor(), FormAnswer.text(task, EarlyWarning.REASON));
    }
}
