package io.attain.audit.store;

import io.attain.audit.CoveredRow;
import io.attain.audit.CoveredTable;
import io.attain.audit.Digest;
import io.attain.audit.RowDigest;
import io.attain.terms.CanonicalHash;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads rows of covered tables, with their digests. What a column holds is written in one way, whatever the database makes of it. */
final class CoveredRows {

    private static final long MICROS = 1_000_000;
    private static final long NANOS = 1000;
    private static final int FETCHED = 1000;

    private static final Digest UNKNOWN = new Digest("", "");

    private final JdbcTemplate jdbc;
    private final RowDigest digest = new RowDigest();

    CoveredRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A row, or the rows that are covered together.
     *
     * @param table where
     * @param chain the name of the chain that it belongs to; {@literal null} for the day's
     * @param subject what it has in common with the other rows of its entry
     * @param actor who did it; {@literal null} where no column says so
     * @param about what an entry quotes
     * @param covered its key and digest
     */
    record Row(
            CoveredTable table,
            @Nullable String chain,
            String subject,
            @Nullable String actor,
            String about,
            CoveredRow covered) {}

    /** Reads the rows with some keys. */
    void read(CoveredTable table, Collection<String> keys, Consumer<Row> rows) {
        Object[] values = keys.stream()
                .map(it -> table.hasTextKey() ? it : (Object) Long.valueOf(it))
                .toArray();
        query(
                table,
                false,
                " where t." + table.key() + " = any(?)",
                statement -> statement.setArray(
                        1, statement.getConnection().createArrayOf(table.hasTextKey() ? "varchar" : "bigint", values)),
                rows);
    }

    /** Reads the rows of the chains after one and up to another, in the database's own order; {@literal null} for no bound. */
    void read(CoveredTable table, @Nullable String after, @Nullable String until, Consumer<Row> rows) {
        query(
                table,
                true,
                range(table.chain(), after, until),
                statement -> {
                    int next = 1;
                    if (after != null) {
                        statement.setString(next++, after);
                    }
                    if (until != null) {
                        statement.setString(next, until);
                    }
                },
                rows);
    }

    /** Rows whose chain nobody knows come with the first. */
    static String range(@Nullable String column, @Nullable String after, @Nullable String until) {
        if (column == null || (after == null && until == null)) {
            return "";
        }
        if (after == null) {
            return " where (" + column + " <= ? or " + column + " is null)";
        }
        return " where " + column + " > ?" + (until == null ? "" : " and " + column + " <= ?");
    }

    /** Sets the parameters of a query. */
    @FunctionalInterface
    private interface Parameters {

        void set(PreparedStatement statement) throws SQLException;
    }

    private void query(CoveredTable table, boolean wholly, String where, Parameters parameters, Consumer<Row> rows) {
        String sql = "select " + (table.chain() == null ? "null" : table.chain()) + ", "
                + (table.subject() == null ? "null" : table.subject()) + ", "
                + table.columns().stream()
                        .map(it -> CoveredTable.inSql(read(table, it, wholly)))
                        .collect(Collectors.joining(", "))
                + " from "
                + table.name() + " t " + table.join() + where
                + (table.together()
                        ? table.columns().stream()
                                .map(CoveredTable::inSql)
                                .collect(Collectors.joining(", ", " order by ", ""))
                        : "");
        jdbc.query(
                connection -> {
                    PreparedStatement statement = connection.prepareStatement(sql);
                    statement.setFetchSize(FETCHED);
                    parameters.set(statement);
                    return statement;
                },
                (ResultSet result) -> {
                    new Reading(table, wholly, result.getMetaData(), rows).readAll(result);
                    return null;
                });
    }

    /** Which column is read for another: of what was just written, a hash is believed; later it is worked out anew. */
    private static String read(CoveredTable table, String column, boolean wholly) {
        return !wholly && isHashed(table, column) ? table.hashed().get(1) : column;
    }

    private static boolean isHashed(CoveredTable table, String column) {
        return !table.hashed().isEmpty() && table.hashed().get(0).equals(column);
    }

    /** One result. */
    private final class Reading {

        private static final int OTHER_COLUMNS = 2;

        private final CoveredTable table;
        private final Consumer<Row> rows;
        private final List<String> columns;
        private final int[] types;
        private final int keyAt;
        private final int actorAt;
        private final int hashedAt;
        private @Nullable Row open;

        Reading(CoveredTable table, boolean wholly, ResultSetMetaData metaData, Consumer<Row> rows)
                throws SQLException {
            this.table = table;
            this.rows = rows;
            this.columns = table.columns();
            this.types = new int[columns.size()];
            for (int i = 0; i < types.length; i++) {
                types[i] = type(metaData, i + 1 + OTHER_COLUMNS);
            }
            this.keyAt = columns.indexOf(table.key());
            this.actorAt = table.actor() == null ? -1 : columns.indexOf(table.actor());
            this.hashedAt = !wholly || table.hashed().isEmpty()
                    ? -1
                    : columns.indexOf(table.hashed().get(0));
        }

        void readAll(ResultSet result) throws SQLException {
            @Nullable String[] values = new @Nullable String[types.length];
            while (result.next()) {
                for (int i = 0; i < types.length; i++) {
                    String value = text(result, i + 1 + OTHER_COLUMNS, types[i]);
                    values[i] = i == hashedAt && value != null ? CanonicalHash.of(value) : value;
                }
                String key = String.valueOf(values[keyAt]);
                if (open != null && !(table.together() && open.covered().key().equals(key))) {
                    close(open);
                    open = null;
                }
                digest.row();
                for (int i = 0; i < types.length; i++) {
                    digest.add(columns.get(i), values[i]);
                }
                if (open == null) {
                    String subject = result.getString(2);
                    open = new Row(
                            table,
                            result.getString(1),
                            subject == null ? table.name() + " " + key : subject,
                            actorAt < 0 ? null : values[actorAt],
                            about(values),
                            new CoveredRow(table.name(), key, UNKNOWN));
                }
            }
            if (open != null) {
                close(open);
            }
        }

        private void close(Row row) {
            rows.accept(new Row(
                    row.table(),
                    row.chain(),
                    row.subject(),
                    row.actor(),
                    row.about(),
                    new CoveredRow(table.name(), row.covered().key(), digest.end())));
        }

        /** The first column speaks for itself, the others are named. */
        private String about(@Nullable String[] values) {
            List<String> quoted = new ArrayList<>();
            for (String column : table.about()) {
                int at = columns.indexOf(column);
                String value = values[at];
                if (value != null && !value.isEmpty()) {
                    quoted.add((column.equals(table.about().get(0)) ? "" : CoveredTable.quoted(column) + " ")
                            + (types[at] == Types.TIMESTAMP_WITH_TIMEZONE
                                    ? instant(value).toString()
                                    : value));
                }
            }
            return String.join(", ", quoted);
        }
    }

    /** PostgreSQL calls times with and without a zone the same. */
    private static int type(ResultSetMetaData metaData, int column) throws SQLException {
        return metaData.getColumnTypeName(column).equals("timestamptz")
                ? Types.TIMESTAMP_WITH_TIMEZONE
                : metaData.getColumnType(column);
    }

    /** The value of a column, the same for the same value whatever scale, zone or database it came from. */
    private static @Nullable String text(ResultSet row, int column, int type) throws SQLException {
        switch (type) {
            case Types.BIGINT, Types.INTEGER, Types.SMALLINT -> {
                long number = row.getLong(column);
                return row.wasNull() ? null : Long.toString(number);
            }
            case Types.NUMERIC, Types.DECIMAL -> {
                BigDecimal amount = row.getBigDecimal(column);
                return amount == null ? null : amount.stripTrailingZeros().toPlainString();
            }
            case Types.TIMESTAMP -> {
                // The engine keeps the time of day of where it runs.
                LocalDateTime time = row.getObject(column, LocalDateTime.class);
                return time == null ? null : time.toString();
            }
            case Types.TIMESTAMP_WITH_TIMEZONE -> {
                OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
                return time == null ? null : micros(time.toInstant());
            }
            case Types.DATE -> {
                LocalDate day = row.getObject(column, LocalDate.class);
                return day == null ? null : day.toString();
            }
            case Types.BOOLEAN, Types.BIT -> {
                boolean flag = row.getBoolean(column);
                return row.wasNull() ? null : Boolean.toString(flag);
            }
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> {
                byte[] bytes = row.getBytes(column);
                return bytes == null ? null : RowDigest.of(bytes);
            }
            default -> {
                return row.getString(column);
            }
        }
    }

    private static Instant instant(String micros) {
        return Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS);
    }

    private static String micros(Instant instant) {
        return Long.toString(
                Math.addExact(Math.multiplyExact(instant.getEpochSecond(), MICROS), instant.getNano() / NANOS));
    }
}
