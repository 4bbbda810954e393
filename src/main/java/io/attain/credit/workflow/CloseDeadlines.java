package io.attain.credit.workflow;

import io.attain.credit.Closing;
import io.attain.credit.StatementPaper;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Until when the people of a close have time; its timers ask for it. */
@Component
public class CloseDeadlines {

    private final Closing closing;
    private final AskedStatements statements;

    CloseDeadlines(Closing closing, AskedStatements statements) {
        this.closing = closing;
        this.statements = statements;
    }

    /**
     * Until when missing data can be supplied.
     *
     * @param execution of a close, never {@literal null}
     */
    public Date supplyUntil(DelegateExecution execution) {
        return Date.from(closing.missing(execution.getProcessInstanceId()).supplyUntil());
    }

    /**
     * Until when the statement can be contested.
     *
     * @param execution of a close that has its statement, never {@literal null}
     */
    public Date claimUntil(DelegateExecution execution) {
        StatementPaper paper = statements.of(closing.closeOf(execution.getProcessInstanceId()));
        return Date.from(paper.statement().claimUntil());
    }
}
