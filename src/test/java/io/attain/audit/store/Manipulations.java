package io.attain.audit.store;

import io.attain.audit.Act;
import io.attain.audit.Chain;
import io.attain.audit.CoveredTable;
import io.attain.audit.CoveredTables;
import io.attain.audit.Kind;
import io.attain.terms.CanonicalHash;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private static final String FORMS = CoveredTables.FORMS.name();
    private static final String VARIABLES = "act_hi_varinst";
    private static final String CONTENTS = "act_ge_bytearray";

    /** What forms are kept in beside their tasks. */
    private static final Map<String, List<String>> OF_FORMS = Map.of(
            VARIABLES,
            List.of(
                    "task_id_",
                    "proc_inst_id_",
                    "bytearray_id_",
                    "name_",
                    "var_type_",
                    "long_",
                    "double_",
                    "text_",
                    "text2_"),
            CONTENTS,
            List.of("bytes_"));

    /** What would have to be there as well. */
    private static final Set<String> EMPTY = Set.of("report_act file", CONTENTS + " deployment_id_");

    private static final String COMPLETED = "select id_ from act_hi_taskinst where delete_reason_ = 'completed'";

    /** Which rows there are to do something to, where it is not all of a table. */
    private static final Map<String, String> SOME = Map.of(
            FORMS,
            " where id_ in (" + COMPLETED + ")",
            VARIABLES,
            " where task_id_ in (" + COMPLETED + ")",
            CONTENTS,
            " where id_ in (select bytearray_id_ from act_hi_varinst where task_id_ in (" + COMPLETED + "))");

    private static final List<String> OWN = List.of("audit_entry", "audit_head", "audit_checkpoint");

    private final JdbcTemplate jdbc;
    private final Random random;
    private final Map<String, List<Column>> columns = new LinkedHashMap<>();

    Manipulations(JdbcTemplate jdbc, long seed) {
        this.jdbc = jdbc;
        this.random = new Random(seed);
        CoveredTables.ALL.forEach(it -> columns.put(it.name(), columns(it.name(), it.columns())));
        OF_FORMS.forEach((table, wanted) -> columns.put(table, columns(table, wanted)));
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
                    all.add(new Column(name, type(meta, i), meta.isNullable(i) == ResultSetMetaData.columnNullable));
                }
            }
            return all;
        }));
    }

    /** Either database calls times without a zone so. */
    private static int type(ResultSetMetaData meta, int column) throws SQLException {
        int type = meta.getColumnType(column);
        return type == Types.TIMESTAMP && !meta.getColumnTypeName(column).equalsIgnoreCase("timestamp")
                ? Types.TIMESTAMP_WITH_TIMEZONE
                : type;
    }

    /** Does something to some row, or nothing where the dice fall on what cannot be done. */
    @Nullable
    Done next() {
        List<String> tables = List.copyOf(columns.keySet());
        // The record's own tables are a tenth of all.
        String table = random.nextInt(10) == 0
                ? OWN.get(random.nextInt(OWN.size()))
                : tables.get(random.nextInt(tables.size() - OWN.size()));
        if (count(table) == 0) {
            return null;
        }
        return switch (random.nextInt(6)) {
            case 0 -> remove(table);
            case 1 -> swap(table);
            case 2 -> insert(table);
            default -> change(table);
        };
    }

    private int count(String table) {
        return Objects.requireNonNull(
                jdbc.queryForObject("select count(*) from " + table + SOME.getOrDefault(table, ""), Integer.class));
    }

    private List<String> key(String table) {
        return KEYS.containsKey(table)
                ? KEYS.get(table)
                : List.of(CoveredTables.named(covering(table)).key());
    }

    /** The table that a finding names. */
    private static String covering(String table) {
        return OF_FORMS.containsKey(table) ? FORMS : table;
    }

    /** How a finding names a row. */
    private String place(String table, Map<String, @Nullable Object> row) {
        return switch (table) {
            case "audit_entry" ->
                String.valueOf(row.get("scope")).toLowerCase(Locale.ROOT) + "/" + row.get("name") + " "
                        + row.get("seq");
            case "audit_head" -> String.valueOf(row.get("scope")).toLowerCase(Locale.ROOT) + "/" + row.get("name");
            case "audit_checkpoint" -> String.valueOf(row.get("number"));
            case VARIABLES -> String.valueOf(row.get("task_id_"));
            case CONTENTS ->
                String.valueOf(jdbc.queryForObject(
                        "select task_id_ from act_hi_varinst where bytearray_id_ = ?", String.class, row.get("id_")));
            default -> String.valueOf(row.get(CoveredTables.named(table).key()));
        };
    }

    private Map<String, @Nullable Object> row(String table) {
        return Objects.requireNonNull(jdbc.query(
                "select * from " + table + SOME.getOrDefault(table, "") + " order by " + String.join(", ", key(table))
                        + " offset " + random.nextInt(count(table)) + " rows fetch next 1 rows only",
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
            case Types.TIMESTAMP -> result.getObject(column.name(), LocalDateTime.class);
            case Types.TIMESTAMP_WITH_TIMEZONE -> result.getObject(column.name(), OffsetDateTime.class);
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
        String place = place(table, row);
        set(table, row, column.name(), after);
        boolean inKey = key(table).contains(column.name()) || isTogether(table);
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(row);
        changed.put(column.name(), after);
        return new Done(
                "changed " + column.name() + " from " + before + " to " + after,
                covering(table),
                inKey && !table.equals(CONTENTS) ? List.of(place, place(table, changed)) : List.of(place),
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
        if (value instanceof Double number) {
            return number + 1;
        }
        if (value instanceof LocalDateTime time) {
            return time.plus(1, ChronoUnit.MICROS);
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
            case Types.TIMESTAMP ->
                LocalDateTime.parse("2026-01-01T00:00:00.123456").plusHours(number);
            case Types.TIMESTAMP_WITH_TIMEZONE ->
                OffsetDateTime.parse("2026-01-01T00:00:00.123456Z").plusHours(number);
            case Types.DOUBLE -> number + 0.5;
            case Types.DATE -> LocalDate.of(2026, 1, 1).plusDays(number);
            case Types.BOOLEAN, Types.BIT -> number % 2 == 0;
            case Types.BINARY, Types.VARBINARY, Types.BLOB, Types.LONGVARBINARY -> new byte[] {(byte) number, 2, 3};
            default -> text(number);
        };
    }

    private Done remove(String table) {
        Map<String, @Nullable Object> row = row(table);
        String place = place(table, row);
        jdbc.update(
                "delete from " + table + " where " + where(table),
                key(table).stream().map(row::get).toArray());
        return new Done("removed", covering(table), List.of(place), null);
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
                covering(table),
                List.of(place(table, one), place(table, other)),
                isTogether(table) ? null : column.name());
    }

    private static boolean isTogether(String table) {
        return !OWN.contains(table) && CoveredTables.named(covering(table)).together();
    }

    private @Nullable Done insert(String table) {
        if (table.equals(CONTENTS)) {
            // Nothing says what it is the content of.
            return null;
        }
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
        return new Done("inserted", covering(table), List.of(place(table, row)), null);
    }

    private static void insert(JdbcTemplate jdbc, String table, Map<String, @Nullable Object> row) {
        jdbc.update(
                "insert into " + table + " (" + String.join(", ", row.keySet()) + ") values ("
                        + row.keySet().stream().map(it -> "?").collect(Collectors.joining(", ")) + ")",
                row.values().toArray());
    }

    /** Writes a row to each covered table, and what forms are kept in. */
    void write(int number, String reference) {
        insert(
                jdbc,
                "act_hi_procinst",
                rowOf("act_hi_procinst", columns("act_hi_procinst", List.of()), number, reference));
        Stream.concat(CoveredTables.ALL.stream().map(CoveredTable::name), OF_FORMS.keySet().stream())
                .forEach(table -> insert(jdbc, table, rowOf(table, columns(table, List.of()), number, reference)));
    }

    /** What has to be told of what {@link #write} wrote, since no trigger does. */
    static Act told(int number, String reference) {
        return new Act(Chain.agreement(reference), Kind.FORM, "a form", null).with(Set.of(text(number)));
    }

    private static String text(long number) {
        return "v" + Long.toString(number, Character.MAX_RADIX);
    }

    private static Map<String, @Nullable Object> rowOf(
            String table, List<Column> columns, int number, String reference) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (Column column : columns) {
            Object value =
                    List.of("reference", "business_key_").contains(column.name()) ? reference : fresh(column, number);
            if (table.equals(FORMS) && column.name().equals("delete_reason_")) {
                value = "completed";
            }
            if (table.equals("ledger_entry") && column.name().equals("to_book")) {
                value = "to";
            }
            if (table.equals("verdict") && column.name().equals("derivation")) {
                value = CanonicalHash.of(String.valueOf(fresh(column, number)));
            }
            row.put(column.name(), EMPTY.contains(table + " " + column.name()) ? null : value);
        }
        return row;
    }

    /** The covered table of a manipulation. */
    static @Nullable CoveredTable covered(Done done) {
        return OWN.contains(done.table()) ? null : CoveredTables.named(done.table());
    }
}
