package io.attain.credit.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.credit.Close;
import io.attain.credit.Closing;
import io.attain.credit.Statement;
import io.attain.credit.StatementPaper;
import io.attain.terms.Agreement.Role;
import io.attain.workflow.FormAnswer;
import io.attain.workflow.FormWords;
import io.attain.workflow.TaskView;
import java.util.Date;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Brings the statement to one side's owners. */
@Component
class StatementTask implements TaskListener {

    private final AgreementRegister register;
    private final Closing closing;
    private final AskedStatements statements;
    private final MessageSource messages;

    StatementTask(AgreementRegister register, Closing closing, AskedStatements statements, MessageSource messages) {
        this.register = register;
        this.closing = closing;
        this.statements = statements;
        this.messages = messages;
    }

    @Override
    public void notify(DelegateTask task) {
        Close close = closing.closeOf(task.getProcessInstanceId());
        StatementPaper paper = statements.of(close);
        Statement statement = paper.statement();
        AgreementVersion version = register.get(statement.reference());
        Role side = Role.valueOf((String) task.getExecution().getVariable(PeriodClose.SIDE));
        task.addCandidateUsers(version.people(side, AgreementVersion.OWNER));
        task.setName(task.getName() + ": " + statement.reference() + ", " + statement.period());
        task.setDueDate(Date.from(statement.claimUntil()));
        task.setDescription(statement.reference() + ", " + statement.period() + ": " + statement.open() + " "
                + statement.currency() + (statement.reason().isEmpty() ? "" : ", since facts have changed"));
        FormAnswer.shield(task, PeriodClose.DECISION, PeriodClose.GROUNDS, PeriodClose.CLAIMED, PeriodClose.REASON);
        TaskView.show(
                task,
                locale -> StatementView.of(
                        locale.equals(Locale.ENGLISH) ? paper : paper.in(locale),
                        side,
                        new FormWords(messages, locale)));
    }
}
