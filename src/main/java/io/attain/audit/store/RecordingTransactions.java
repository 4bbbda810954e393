package io.attain.audit.store;

import io.attain.audit.Act;
import io.attain.audit.AuditTrail;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.util.function.SingletonSupplier;

/**
 * Records what every transaction has written as the last thing before it commits, so that the heads of chains are held no longer
 * than needed. The transaction manager is made with it, before there is anything to record with.
 */
@Component
class RecordingTransactions implements TransactionExecutionListener {

    private final Supplier<DataSource> source;
    private final Supplier<JdbcRecorder> recorder;

    RecordingTransactions(ObjectProvider<DataSource> source, ObjectProvider<JdbcRecorder> recorder) {
        this.source = SingletonSupplier.of(source::getObject);
        this.recorder = SingletonSupplier.of(recorder::getObject);
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        if (transaction.isReadOnly()) {
            return;
        }
        List<Act> acts = AuditTrail.pending();
        Map<String, Set<String>> written = written();
        if (!acts.isEmpty() || !written.isEmpty()) {
            recorder.get().record(acts, written);
        }
    }

    private Map<String, Set<String>> written() {
        DataSource database = source.get();
        Connection connection = DataSourceUtils.getConnection(database);
        try {
            return WrittenRows.take(connection);
        } catch (SQLException failure) {
            throw new DataAccessResourceFailureException("The database does not tell what was written.", failure);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }
}
