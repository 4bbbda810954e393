package io.attain.credit.workflow;

import io.attain.credit.Closing;
import io.attain.credit.MissingData;
import io.attain.workflow.FormAnswer;
import io.attain.workflow.FormWords;
import io.attain.workflow.TaskView;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Asks those who look after the data for what is missing. */
@Component
class SupplyTask implements TaskListener {

    private final Closing closing;
    private final MessageSource messages;

    SupplyTask(Closing closing, MessageSource messages) {
        this.closing = closing;
        this.messages = messages;
    }

    @Override
    public void notify(DelegateTask task) {
        MissingData missing = closing.missing(task.getProcessInstanceId());
        task.addCandidateUsers(missing.people());
        task.setName(task.getName() + ": " + missing.close().reference() + ", "
                + missing.close().period());
        task.setDueDate(Date.from(missing.supplyUntil()));
        task.setDescription(missing.close().reference() + ", " + missing.close().period() + ": nothing has come of "
                + SupplyView.names(missing));
        task.getExecution().setVariable(PeriodClose.DATA_ASKED_FOR, true);
        FormAnswer.shield(task, PeriodClose.DECISION);
        TaskView.show(task, locale -> SupplyView.of(missing, new FormWords(messages, locale)));
    }
}
