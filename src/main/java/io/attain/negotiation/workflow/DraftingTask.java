package io.attain.negotiation.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.terms.Agreement.Role;
import io.attain.workflow.FormAnswer;
import io.attain.workflow.TaskView;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Brings the draft to the owners of the side whose turn it is. */
@Component
class DraftingTask implements TaskListener {

    private final AgreementRegister register;
    private final DraftingDeadlines deadlines;
    private final AgreementViews views;
    private final Clock clock;

    DraftingTask(AgreementRegister register, DraftingDeadlines deadlines, AgreementViews views, Clock clock) {
        this.register = register;
        this.deadlines = deadlines;
        this.views = views;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        AgreementVersion version = register.get(task.getExecution().getProcessBusinessKey());
        Role side = DraftingDeadlines.side(task.getExecution());
        task.addCandidateUsers(version.people(side, AgreementVersion.OWNER));
        AgreementViews.due(task, clock.instant(), deadlines.answerUntil(version));
        AgreementViews.describe(task, version, "write the terms and offer them to the other side");
        FormAnswer.shield(task, AgreementDrafting.DECISION, AgreementDrafting.REASON);
        TaskView.show(task, views.of(version, side));
    }
}
