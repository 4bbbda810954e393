package io.attain.audit.store;

import io.attain.audit.CoveredTable;
import io.attain.audit.CoveredTables;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import org.h2.api.Trigger;
import org.h2.jdbc.JdbcConnection;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Which rows a transaction has written to the tables that the record covers. Triggers note them: this one in H2, where it runs in
 * the application's own JVM, and functions in PostgreSQL, which keep them in a setting of the transaction; the migrations name both.
 */
public final class WrittenRows implements Trigger {

    private static final String NOTED = "select current_setting('attain.written', true)";

    /** By session, that is by connection. What a transaction wrote that was rolled back is not found any more later. */
    private static final Map<Object, Map<String, Set<String>>> BY_SESSION =
            Collections.synchronizedMap(new WeakHashMap<>());

    private @Nullable CoveredTable table;
    private int[] places = new int[0];

    @Override
    public void init(Connection connection, String schema, String trigger, String tableName, boolean before, int type) {
        table = CoveredTables.named(tableName.toLowerCase(Locale.ROOT));
    }

    @Override
    public void fire(Connection connection, Object @Nullable [] oldRow, Object @Nullable [] newRow)
            throws SQLException {
        CoveredTable covered = Objects.requireNonNull(table);
        Object[] row = Objects.requireNonNull(newRow == null ? oldRow : newRow);
        if (places.length == 0) {
            places = places(connection, covered);
        }
        if (oldRow != null && newRow != null && Arrays.stream(places).allMatch(it -> isSame(oldRow[it], newRow[it]))) {
            return;
        }
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            // The note would wait for a transaction of somebody else. H2 itself does not tell: it commits nothing while
            // a trigger runs.
            throw new SQLException(
                    "Rows of " + covered.name() + " are written in transactions, which the record describes.");
        }
        BY_SESSION
                .computeIfAbsent(session(connection), it -> new LinkedHashMap<>())
                .computeIfAbsent(covered.name(), it -> new LinkedHashSet<>())
                .add(String.valueOf(row[places[covered.columns().indexOf(covered.key())]]));
    }

    private static boolean isSame(@Nullable Object before, @Nullable Object after) {
        return Objects.deepEquals(before, after);
    }

    /** Where the covered columns are in a row. */
    private static int[] places(Connection connection, CoveredTable table) throws SQLException {
        try (ResultSet columns = connection
                .getMetaData()
                .getColumns(null, connection.getSchema(), table.name().toUpperCase(Locale.ROOT), null)) {
            List<String> names = new ArrayList<>();
            while (columns.next()) {
                names.add(columns.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
            }
            return table.columns().stream().mapToInt(names::indexOf).toArray();
        }
    }

    private static Object session(Connection connection) throws SQLException {
        return connection.unwrap(JdbcConnection.class).getSession();
    }

    /**
     * Takes what the transaction of a connection has written so far.
     *
     * @param connection never {@literal null}
     * @return the keys of rows by their tables, never {@literal null}
     * @throws SQLException if the database does not tell
     */
    static Map<String, Set<String>> take(Connection connection) throws SQLException {
        if (connection.isWrapperFor(JdbcConnection.class)) {
            Map<String, Set<String>> written = BY_SESSION.remove(session(connection));
            return written == null ? Map.of() : written;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(NOTED)) {
            row.next();
            String notes = row.getString(1);
            return notes == null || notes.isEmpty() ? Map.of() : read(notes);
        }
    }

    private static Map<String, Set<String>> read(String notes) {
        Map<String, Set<String>> written = new HashMap<>();
        notes.lines().forEach(line -> {
            List<String> parts = List.of(line.split(" ", -1));
            written.computeIfAbsent(parts.get(0), it -> new LinkedHashSet<>()).addAll(parts.subList(1, parts.size()));
        });
        return written;
    }
}
