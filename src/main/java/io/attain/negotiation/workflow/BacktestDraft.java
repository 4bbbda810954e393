package io.attain.negotiation.workflow;

import io.attain.negotiation.DraftBacktests;
import io.attain.negotiation.Drafts;
import io.attain.terms.Agreement.Role;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Runs a side's draft on past measurements. */
@Component
class BacktestDraft implements JavaDelegate {

    private final Drafts drafts;
    private final DraftBacktests past;

    BacktestDraft(Drafts drafts, DraftBacktests past) {
        this.drafts = drafts;
        this.past = past;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Role side = DraftingDeadlines.side(execution);
        String reference = execution.getProcessBusinessKey();
        past.run(
                drafts.of(reference, side).base(),
                drafts.read(reference, side).terms(),
                side,
                String.valueOf(execution.getVariable(AgreementDrafting.OFFERED_BY)));
    }
}
