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

/** Asks one side's owners what they need and how far they would go. */
@Component
class NeedsTask implements TaskListener {

    private final AgreementRegister register;
    private final DraftingDeadlines deadlines;
    private final AgreementViews views;
    private final Clock clock;

    NeedsTask(AgreementRegister register, DraftingDeadlines deadlines, AgreementViews views, Clock clock) {
        this.register = register;
        this.deadlines = deadlines;
        this.views = views;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        AgreementVersion version = register.get(task.getExecution().getProcessBusinessKey());
        Role side = Role.valueOf(String.valueOf(task.getVariable(AgreementDrafting.PARTY)));
        task.addCandidateUsers(version.people(side, AgreementVersion.OWNER));
        AgreementViews.due(task, clock.instant(), deadlines.answerUntil(version));
        AgreementViews.describe(task, version, "what do you need, and what can you give?");
        FormAnswer.shield(task, AgreementDrafting.DECISION, AgreementDrafting.NEEDS, AgreementDrafting.LIMITS);
        TaskView.show(task, views.of(version, side));
    }
}
