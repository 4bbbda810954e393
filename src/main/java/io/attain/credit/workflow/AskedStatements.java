package io.attain.credit.workflow;

import io.attain.credit.Close;
import io.attain.credit.StatementDocument;
import io.attain.credit.StatementPaper;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a statement says that people are asked about. The end of their time is set and both sides are asked in one transaction, one
 * after the other, and where many periods are closed together, putting it together thrice would take a tenth of all time.
 */
@Component
class AskedStatements {

    private final StatementDocument statements;

    AskedStatements(StatementDocument statements) {
        this.statements = statements;
    }

    /** Returns the statement of a close, the same one within a transaction. */
    StatementPaper of(Close close) {
        if (TransactionSynchronizationManager.getResource(this) instanceof StatementPaper asked
                && asked.statement().close() == close.number()) {
            return asked;
        }
        StatementPaper paper = statements.of(close.reference(), close.number(), Locale.ENGLISH);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            keep(paper);
        }
        return paper;
    }

    private void keep(StatementPaper paper) {
        if (TransactionSynchronizationManager.unbindResourceIfPossible(this) == null) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    TransactionSynchronizationManager.unbindResourceIfPossible(AskedStatements.this);
                }
            });
        }
        TransactionSynchronizationManager.bindResource(this, paper);
    }
}
