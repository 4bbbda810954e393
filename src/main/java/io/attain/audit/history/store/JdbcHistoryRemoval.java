package io.attain.audit.history.store;

import static io.attain.database.Instants.offset;

import io.attain.audit.history.HistoryRemoval;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcHistoryRemoval implements HistoryRemoval {

    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;

    JdbcHistoryRemoval(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<String> quiet(Instant since) {
        return jdbc.sql(
                        """
                        select q.reference
                        from (select reference, max(recorded_at) as latest from agreement_milestone group by reference) q
                        where q.latest < :since
                        and exists (select 1 from ACT_HI_PROCINST p where p.BUSINESS_KEY_ = q.reference and p.END_TIME_ is not null)
                        and not exists (select 1 from ACT_HI_PROCINST p where p.BUSINESS_KEY_ = q.reference and p.END_TIME_ is null)
                        order by q.reference
                        """)
                .param("since", offset(since))
                .query(String.class)
                .list();
    }

    @Override
    public List<String> ended(Collection<String> references, int limit) {
        List<String> all = List.copyOf(references);
        List<String> found = new ArrayList<>();
        for (int from = 0; from < all.size() && found.size() < limit; from += AT_ONCE) {
            found.addAll(
                    jdbc.sql("select ID_ from ACT_HI_PROCINST where BUSINESS_KEY_ in (:references) and END_TIME_ is not"
                                    + " null fetch first :limit rows only")
                            .param("references", all.subList(from, Math.min(all.size(), from + AT_ONCE)))
                            .param("limit", limit - found.size())
                            .query(String.class)
                            .list());
        }
        return found;
    }

    @Override
    public List<String> housekeeping(Instant now, int limit) {
        List<String> found = new ArrayList<>();
        for (int days : jdbc.sql("select distinct HISTORY_TTL_ from ACT_RE_PROCDEF where HISTORY_TTL_ is not null")
                .query(Integer.class)
                .list()) {
            found.addAll(jdbc.sql("select p.ID_ from ACT_HI_PROCINST p join ACT_RE_PROCDEF d on d.ID_ = p.PROC_DEF_ID_"
                            + " where d.HISTORY_TTL_ = :days and p.BUSINESS_KEY_ is null and p.END_TIME_ < :before"
                            + " fetch first :limit rows only")
                    .param("days", days)
                    .param("before", Timestamp.from(now.minus(Duration.ofDays(days))))
                    .param("limit", limit)
                    .query(String.class)
                    .list());
        }
        return found.subList(0, Math.min(limit, found.size()));
    }

    @Override
    public Map<String, Set<String>> completedTasks(Collection<String> instances) {
        Map<String, Set<String>> found = new TreeMap<>();
        jdbc.sql(
                        "select p.BUSINESS_KEY_, t.ID_ from ACT_HI_TASKINST t join ACT_HI_PROCINST p on p.ID_ = t.PROC_INST_ID_"
                                + " where p.ID_ in (:instances) and p.BUSINESS_KEY_ is not null and t.DELETE_REASON_ = 'completed'")
                .param("instances", instances)
                .query(row -> {
                    found.computeIfAbsent(row.getString(1), it -> new TreeSet<>())
                            .add(row.getString(2));
                });
        return found;
    }

    @Override
    public List<String> decisionsLeft(int limit) {
        return jdbc.sql(
                        "select d.ID_ from ACT_HI_DECINST d where d.PROC_INST_ID_ is not null and not exists (select 1 from"
                                + " ACT_HI_PROCINST p where p.ID_ = d.PROC_INST_ID_) fetch first :limit rows only")
                .param("limit", limit)
                .query(String.class)
                .list();
    }
}
