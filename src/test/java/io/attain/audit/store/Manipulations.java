package io.attain.audit.store;

import io.attain.audit.CoveredTable;
import io.attain.audit.CoveredTables;
import io.attain.terms.CanonicalHash;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Changes single values, and removes, swaps and inserts rows, wherever the record should find that. */
final class Manipulations {

    private static final Map<String, List<String>> KEYS = Map.of(
            "measurement_superseded",
            List.of("block", "place"),
            "audit_entry",
            List.of("scope", "name", "seq"),
            "audit_head",
            List.of("scope", "name"),
            "audit_checkpoint",
            List.of("number"));

    private static final List<String> OWN = List.of("audit_entry", "audit_head", "audit_checkpoint");

    private final JdbcTemplate jdbc;
    private final Random random;
    private final Map<String, List<Column>> columns = new LinkedHashMap<>();

    Manipulations(JdbcTemplate jdbc, long seed) {
        this.jdbc = jdbc;
        this.random = new Random(seed);
        CoveredTables.ALL.forEach(it -> columns.put(it.name(), columns(it.name(), it.columns())));
        OWN.forEach(it -> columns.put(it, columns(it, List.of())));
    }

    private record Column(String name, int type, boolean nullable) {}

    /**
     * What was done.
     *
     * @param words what, for a failing test
     * @param table where
     * @param keys one of which a finding must name, all if {@code all}
     * @param column the changed column, {@literal null} for whole rows
     */
    record Done(String words, String table, List<String> keys, @Nullable String column) {}

    private List<Column> columns(String table, List<String> wanted) {
        return Objects.requireNonNull(jdbc.query("select * from " + table + " where 1 = 0", (ResultSet result) -> {
            ResultSetMetaData meta = result.getMetaData();
            List<Column> all = new ArrayList<>();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                String name = meta.getColumnName(i).toLowerCase(Locale.ROOT);
                if (wanted.isEmpty() || wanted.contains(name)) {
                    all.add(new Column(
                            name, meta.getColumnType(i), meta.isNullable(i) == ResultSetMetaData.columnNullable));
                }
            }
            return all;
        }));
    }

    /** Does something to some row, or nothing where the dice fall on what cannot be done. */
    @Nullable
    Done next() {
        List<String> tables = List.copyOf(columns.keySet());
        // The record's own tables are a tenth of all.
        String table = random.nextInt(10) == 0
                ? OWN.get(random.nextInt(OWN.size()))
                : tables.get(random.nextInt(tables.size() - OWN.size()));
        if (Objects.requireNonNull(jdbc.queryForObject("select count(*) from " + table, Integer.class)) == 0) {
            return null;
        }
        return switch (random.nextInt(6)) {
            case 0 -> remove(table);
            case 1 -> swap(table);
            case 2 -> insert(table);
            default -> change(table);
        };
    }

    private List<String> key(String table) {
        return KEYS.containsKey(table)
                ? KEYS.get(table)
                : List.of(CoveredTables.named(table).key());
    }

    /** How a finding names a row. */
    private static String place(String table, Map<String, @Nullable Object> row) {
        return switch (table) {
            case "audit_entry" ->
                String.valueOf(row.get("scope")).toLowerCase(Locale.ROOT) + "/" + row.get("name") + " "
                        + row.get("seq");
            case "audit_head" -> String.valueOf(row.get("scope")).toLowerCase(Locale.ROOT) + "/" + row.get("name");
            case "audit_checkpoint" -> String.valueOf(row.get("number"));
            default -> String.valueOf(row.get(CoveredTables.named(table).key()));
        };
    }

    private Map<String, @Nullable Object> row(String table) {
        int count = Objects.requireNonNull(jdbc.queryForObject("select count(*) from " + table, Integer.class));
        return Objects.requireNonNull(jdbc.query(
                "select * from " + table + " order by " + String.join(", ", key(table)) + " offset "
                        + random.nextInt(count) + " rows fetch next 1 rows only",
                (ResultSet result) -> {
                    result.next();
                    Map<String, @Nullable Object> row = new LinkedHashMap<>();
                    for (Column column : columns(table, List.of())) {
                        row.put(column.name(), value(result, column));
                    }
                    return row;
                }));
    }

    private static @Nullable Object value(ResultSet result, Column column) throws SQLException {
        return switch (column.type()) {
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
                result.getObject(column.name(), OffsetDateTime.class);
            case Types.DATE -> result.getObject(column.name(), LocalDate.class);
            case Types.BINARY, Types.VARBINARY, Types.BLOB, Types.LONGVARBINARY -> result.getBytes(column.name());
            case Types.CLOB, Types.VARCHAR, Types.LONGVARCHAR -> result.getString(column.name());
            default -> result.getObject(column.name());
        };
    }

    private void set(String table, Map<String, @Nullable Object> row, String column, @Nullable Object value) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(value);
        key(table).forEach(it -> values.add(row.get(it)));
        jdbc.update("update " + table + " set " + column + " = ? where " + where(table), values.toArray());
    }

    private String where(String table) {
        return key(table).stream().map(it -> it + " = ?").collect(Collectors.joining(" and "));
    }

    private @Nullable Done change(String table) {
        Map<String, @Nullable Object> row = row(table);
        List<Column> all = columns.getOrDefault(table, List.of());
        Column column = all.get(random.nextInt(all.size()));
        Object before = row.get(column.name());
        Object after = other(before, column);
        if (Objects.deepEquals(before, after)) {
            return null;
        }
        set(table, row, column.name(), after);
        boolean inKey = key(table).contains(column.name()) || isTogether(table);
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(row);
        changed.put(column.name(), after);
        return new Done(
                "changed " + column.name() + " from " + before + " to " + after,
                table,
                inKey ? List.of(place(table, row), place(table, changed)) : List.of(place(table, row)),
                inKey ? null : column.name());
    }

    private @Nullable Object other(@Nullable Object value, Column column) {
        if (value != null && column.nullable() && random.nextInt(4) == 0) {
            return null;
        }
        if (value instanceof String text) {
            return text.isEmpty() ? "x" : text.substring(0, text.length() - 1) + (text.endsWith("x") ? "y" : "x");
        }
        if (value instanceof Integer number) {
            return number + 1000;
        }
        if (value instanceof Long number) {
            return number + 1000;
        }
        if (value instanceof BigDecimal amount) {
            return amount.add(new BigDecimal("0.0001"));
        }
        if (value instanceof Boolean flag) {
            return !flag;
        }
        if (value instanceof OffsetDateTime time) {
            return time.plus(1, ChronoUnit.MICROS);
        }
        if (value instanceof LocalDate day) {
            return day.plusDays(1);
        }
        if (value instanceof byte[] bytes) {
            byte[] copy = bytes.clone();
            copy[0] ^= 1;
            return copy;
        }
        return fresh(column, 7);
    }

    /** A value of its own for each number, whatever the column. */
    private static Object fresh(Column column, long number) {
        return switch (column.type()) {
            case Types.BIGINT -> number;
            case Types.INTEGER, Types.SMALLINT -> (int) number;
            case Types.NUMERIC, Types.DECIMAL -> BigDecimal.valueOf(number).setScale(4);
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
                OffsetDateTime.parse("2026-01-01T00:00:00.123456Z").plusHours(number);
            case Types.DATE -> LocalDate.of(2026, 1, 1).plusDays(number);
            case Types.BOOLEAN, Types.BIT -> number % 2 == 0;
            case Types.BINARY, Types.VARBINARY, Types.BLOB, Types.LONGVARBINARY -> new byte[] {(byte) number, 2, 3};
            default -> "v" + Long.toString(number, Character.MAX_RADIX);
        };
    }

    private Done remove(String table) {
        Map<String, @Nullable Object> row = row(table);
        jdbc.update(
                "delete from " + table + " where " + where(table),
                key(table).stream().map(row::get).toArray());
        return new Done("removed", table, List.of(place(table, row)), null);
    }

    /** Two rows get each other's values, their keys aside. */
    private @Nullable Done swap(String table) {
        Map<String, @Nullable Object> one = row(table);
        Map<String, @Nullable Object> other = row(table);
        List<Column> swapped = columns.getOrDefault(table, List.of()).stream()
                .filter(it -> !key(table).contains(it.name()))
                .filter(it -> !Objects.deepEquals(one.get(it.name()), other.get(it.name())))
                .toList();
        if (swapped.isEmpty() || place(table, one).equals(place(table, other))) {
            return null;
        }
        Column column = swapped.get(random.nextInt(swapped.size()));
        set(table, one, column.name(), other.get(column.name()));
        set(table, other, column.name(), one.get(column.name()));
        return new Done(
                "swapped " + column.name(),
                table,
                List.of(place(table, one), place(table, other)),
                isTogether(table) ? null : column.name());
    }

    private static boolean isTogether(String table) {
        return !OWN.contains(table) && CoveredTables.named(table).together();
    }

    private Done insert(String table) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>(row(table));
        List<String> key = key(table);
        String last = key.get(key.size() - 1);
        Object value = row.get(last);
        row.put(last, value instanceof Number number ? (Object) (number.longValue() + 5000) : value + "i");
        for (Column column : columns(table, List.of())) {
            // Where a row must be the only one of its kind, it is.
            if (column.type() == Types.VARCHAR
                    && List.of("source", "crossing", "decision", "due", "fact").contains(column.name())
                    && row.get(column.name()) != null) {
                row.put(column.name(), "inserted");
            }
        }
        insert(jdbc, table, row);
        return new Done("inserted", table, List.of(place(table, row)), null);
    }

    private static void insert(JdbcTemplate jdbc, String table, Map<String, @Nullable Object> row) {
        jdbc.update(
                "insert into " + table + " (" + String.join(", ", row.keySet()) + ") values ("
                        + row.keySet().stream().map(it -> "?").collect(Collectors.joining(", ")) + ")",
                row.values().toArray());
    }

    /** Writes a row to each covered table, and to the table of series. */
    void write(int number, String reference) {
        insert(jdbc, "series", rowOf("series", columns("series", List.of()), number, reference));
        CoveredTables.ALL.forEach(table -> {
            Map<String, @Nullable Object> row =
                    rowOf(table.name(), columns(table.name(), List.of()), number, reference);
            insert(jdbc, table.name(), row);
        });
    }

    private static Map<String, @Nullable Object> rowOf(
            String table, List<Column> columns, int number, String reference) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (Column column : columns) {
            Object value = column.name().equals("reference") ? reference : fresh(column, number);
            if (table.equals("ledger_entry") && column.name().equals("to_book")) {
                value = "to";
            }
            if (table.equals("verdict") && column.name().equals("derivation")) {
                value = CanonicalHash.of(String.valueOf(fresh(column, number)));
            }
            row.put(column.name(), table.equals("report_act") && column.name().equals("file") ? null : value);
        }
        return row;
    }

    /** The covered table of a manipulation. */
    static @Nullable CoveredTable covered(Done done) {
        return OWN.contains(done.table()) ? null : CoveredTables.named(done.table());
    }
}
