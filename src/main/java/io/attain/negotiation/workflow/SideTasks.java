package io.attain.negotiation.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.terms.Agreement.Role;
import io.attain.workflow.FormAnswer;
import io.attain.workflow.TaskView;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** Brings tasks about the terms that a side has in hand to that side's people. */
@Component
class SideTasks {

    private final AgreementRegister register;
    private final DraftingDeadlines deadlines;
    private final AgreementViews views;
    private final Clock clock;

    SideTasks(AgreementRegister register, DraftingDeadlines deadlines, AgreementViews views, Clock clock) {
        this.register = register;
        this.deadlines = deadlines;
        this.views = views;
        this.clock = clock;
    }

    /** Prepares a task that is being created: who may do it, until when, what is asked, and what its form shows. */
    void bring(DelegateTask task, Role side, String duty, String asked, String... fields) {
        AgreementVersion version = register.latest(task.getExecution().getProcessBusinessKey());
        task.addCandidateUsers(version.people(side, duty));
        AgreementViews.due(task, clock.instant(), deadlines.answerUntil(version));
        AgreementViews.describe(task, version, asked);
        FormAnswer.shield(task, fields);
        TaskView.show(task, views.of(version, side));
    }
}
