package io.attain.audit.history.store;

import io.attain.audit.history.FoundInstance;
import io.attain.audit.history.InstanceSearch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Searches the engine's own tables, whose columns have no zone: times are read and written as the engine does. */
@Repository
class JdbcInstanceSearch implements InstanceSearch {

    /** Who claims a task is its assignee; who completes one without claiming it is only in the operation log. */
    private static final String WORKED_ON =
            """
             and p.ID_ in (
                select t.PROC_INST_ID_ from ACT_HI_TASKINST t where t.ASSIGNEE_ = :person and t.DELETE_REASON_ = 'completed'
                union
                select o.PROC_INST_ID_ from ACT_HI_OP_LOG o where o.USER_ID_ = :person and o.OPERATION_TYPE_ = 'Complete')
            """;

    private final JdbcClient jdbc;

    JdbcInstanceSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<FoundInstance> find(Wanted wanted) {
        StringBuilder where = new StringBuilder();
        Map<String, Object> values = new HashMap<>();
        equal(where, values, "p.BUSINESS_KEY_", "reference", wanted.reference());
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
        if (wanted.person() != null) {
            where.append(WORKED_ON);
            values.put("person", wanted.person());
        }
        return jdbc.sql("select p.* from ACT_HI_PROCINST p where 1 = 1" + where
                        + " order by p.START_TIME_ desc, p.ID_ desc fetch first :limit rows only")
                .params(values)
                .param("limit", wanted.limit())
                .query(JdbcInstanceSearch::instance)
                .list();
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
