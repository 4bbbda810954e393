package io.attain.credit.workflow;

import io.attain.credit.Closing;
import io.attain.credit.MissingData;
import io.attain.workflow.FormAnswer;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes over what the data's owner answers, and looks whether what was sent has come. */
@Component
class SupplyDecision implements TaskListener {

    private final Closing closing;

    SupplyDecision(Closing closing) {
        this.closing = closing;
    }

    @Override
    public void notify(DelegateTask task) {
        String decision = FormAnswer.choice(task, PeriodClose.DECISION, PeriodClose.SENT, PeriodClose.NOTHING);
        MissingData missing = closing.missing(task.getProcessInstanceId());
        FormAnswer.require(
                decision.equals(PeriodClose.NOTHING) || missing.series().isEmpty(),
                "Nothing has come yet of " + SupplyView.names(missing) + " for "
                        + missing.close().period() + ". Send it on the page of the series first");
    }
}
