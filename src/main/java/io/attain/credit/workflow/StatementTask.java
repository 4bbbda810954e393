package io.attain.credit.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.credit.Closing;
import io.attain.credit.PeriodCloses;
import io.attain.credit.Statement;
import io.attain.credit.StatementAnswering;
import io.attain.terms.Agreement.Role;
import io.attain.workflow.FormAnswer;
import io.attain.workflow.TaskView;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Brings the statement to one side's owners. */
@Component
class StatementTask implements TaskListener {

    private final AgreementRegister register;
    private final Closing closing;
    private final PeriodCloses closes;
    private final StatementAnswering answering;

    StatementTask(AgreementRegister register, Closing closing, PeriodCloses closes, StatementAnswering answering) {
        this.register = register;
        this.closing = closing;
        this.closes = closes;
        this.answering = answering;
    }

    @Override
    public void notify(DelegateTask task) {
        Statement statement = closes.statement(
                        closing.closeOf(task.getProcessInstanceId()).number())
                .orElseThrow();
        AgreementVersion version = register.get(statement.reference());
        Role side = Role.valueOf((String) task.getExecution().getVariable(PeriodClose.SIDE));
        task.addCandidateUsers(version.people(side, AgreementVersion.OWNER));
        task.setName(task.getName() + ": " + statement.reference() + ", " + statement.period());
        task.setDueDate(Date.from(statement.claimUntil()));
        task.setDescription(statement.reference() + ", " + statement.period() + ": " + statement.open() + " "
                + statement.currency() + (statement.reason().isEmpty() ? "" : ", since facts have changed"));
        FormAnswer.shield(task, PeriodClose.DECISION, PeriodClose.GROUNDS, PeriodClose.CLAIMED, PeriodClose.REASON);
        TaskView.show(task, StatementView.of(version, statement, side, answering.isLateAdjustment(statement)));
    }
}
