package io.attain.audit.history.store;

import io.attain.audit.history.FoundInstance;
import io.attain.audit.history.InstanceSearch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Searches the engine's own tables, whose columns have no zone: times are read and written as the engine does. */
@Repository
class JdbcInstanceSearch implements InstanceSearch {

    /**
     * Who started it, who had a task in it or could have taken one, and who did something with one: who completes a task without
     * claiming it is only in the operation log.
     */
    private static final String TOOK_PART =
            """
             and (p.START_USER_ID_ in (:persons) or p.ID_ in (
                select t.PROC_INST_ID_ from ACT_HI_TASKINST t where t.ASSIGNEE_ in (:persons)
                union
                select o.PROC_INST_ID_ from ACT_HI_OP_LOG o where o.USER_ID_ in (:persons) and o.TASK_ID_ is not null
                union
                select t.PROC_INST_ID_ from ACT_HI_IDENTITYLINK l join ACT_HI_TASKINST t on t.ID_ = l.TASK_ID_
                where l.USER_ID_ in (:persons)))
            """;

    private final JdbcClient jdbc;

    JdbcInstanceSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<FoundInstance> find(Wanted wanted) {
        StringBuilder where = new StringBuilder();
        Map<String, Object> values = new HashMap<>();
        String reference = wanted.reference();
        if (reference != null) {
            where.append(" and p.BUSINESS_KEY_ in (:references)");
            values.put(
                    "references",
                    spelled("select distinct reference from agreement_version where lower(reference)", reference));
        }
        equal(where, values, "p.PROC_DEF_KEY_", "process", wanted.process());
        equal(where, values, "p.END_ACT_ID_", "outcome", wanted.end());
        if (wanted.state() != null) {
            where.append(" and p.END_TIME_ is ").append(wanted.state() == State.RUNNING ? "null" : "not null");
        }
        if (wanted.from() != null) {
            where.append(" and p.START_TIME_ >= :from");
            values.put("from", Timestamp.from(wanted.from()));
        }
        if (wanted.until() != null) {
            where.append(" and p.START_TIME_ < :until");
            values.put("until", Timestamp.from(wanted.until()));
        }
        Place after = wanted.after();
        if (after != null) {
            where.append(" and p.START_TIME_ <= :after and (p.START_TIME_ < :after or p.ID_ < :afterId)");
            values.put("after", Timestamp.from(after.started()));
            values.put("afterId", after.id());
        }
        String person = wanted.person();
        if (person != null) {
            where.append(TOOK_PART);
            values.put("persons", spelled("select name from account where lower(name)", person));
        }
        return jdbc.sql("select p.* from ACT_HI_PROCINST p where 1 = 1" + where
                        + " order by p.START_TIME_ desc, p.ID_ desc fetch first :limit rows only")
                .params(values)
                .param("limit", wanted.limit())
                .query(JdbcInstanceSearch::instance)
                .list();
    }

    /** A name as it is spelled where it is known, whatever the case in which somebody writes it. */
    private List<String> spelled(String select, String name) {
        List<String> known = new ArrayList<>(jdbc.sql(select + " = :name")
                .param("name", name.toLowerCase(Locale.ROOT))
                .query(String.class)
                .list());
        known.add(name);
        return known;
    }

    private static void equal(
            StringBuilder where, Map<String, Object> values, String column, String name, @Nullable String value) {
        if (value != null) {
            where.append(" and ").append(column).append(" = :").append(name);
            values.put(name, value);
        }
    }

    private static FoundInstance instance(ResultSet row, int index) throws SQLException {
        return new FoundInstance(
                row.getString("ID_"),
                row.getString("PROC_DEF_KEY_"),
                row.getString("PROC_DEF_ID_"),
                row.getString("BUSINESS_KEY_"),
                Objects.requireNonNull(instant(row, "START_TIME_")),
                instant(row, "END_TIME_"),
                row.getString("START_USER_ID_"),
                row.getString("END_ACT_ID_"),
                row.getString("SUPER_PROCESS_INSTANCE_ID_"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
