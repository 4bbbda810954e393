package io.attain.credit.store;

import static io.attain.database.Instants.offset;

import io.attain.credit.CloseSchedule;
import io.attain.database.Parts;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcCloseSchedule implements CloseSchedule {

    private static final int AT_ONCE = 500;

    /** Its time has come, or a series that it reads has got something since; and it did not fail lately. */
    private static final String IS_DUE =
            """
             (postponed_until is null or postponed_until <= :now)
             and (look_at <= :now or exists (
                select 1 from close_series c join series s on s.id = c.series and s.last_upload > c.seen_upload
                where c.reference = close_schedule.reference))
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Clock clock;

    JdbcCloseSchedule(JdbcClient jdbc, JdbcTemplate template, Clock clock) {
        this.jdbc = jdbc;
        this.template = template;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void include(String reference, Set<String> series) {
        boolean known = jdbc.sql("update close_schedule set look_at = :now where reference = :reference")
                        .param("now", now())
                        .param("reference", reference)
                        .update()
                > 0;
        if (!known) {
            jdbc.sql("insert into close_schedule (reference, look_at) values (:reference, :now)")
                    .param("reference", reference)
                    .param("now", now())
                    .update();
        }
        // With other terms in force everything is looked at again, also what has been judged.
        jdbc.sql("update close_series set seen_upload = 0 where reference = :reference")
                .param("reference", reference)
                .update();
        Set<String> before = jdbc.sql("select series from close_series where reference = :reference")
                .param("reference", reference)
                .query(String.class)
                .set();
        for (String id : series) {
            if (!before.contains(id)) {
                jdbc.sql("insert into close_series (reference, series, seen_upload) values (:reference, :series, 0)")
                        .param("reference", reference)
                        .param("series", id)
                        .update();
            }
        }
    }

    @Override
    public void wake(String reference) {
        jdbc.sql("update close_schedule set look_at = :now where reference = :reference")
                .param("now", now())
                .param("reference", reference)
                .update();
    }

    @Override
    public boolean isConcerned(String series, Instant touchedFrom) {
        return jdbc.sql(
                        """
                        select exists (select 1 from close_series c join close_schedule s on s.reference = c.reference
                        where c.series = :series and (s.look_at <= :now or exists (
                            select 1 from period_close p where p.reference = c.reference and p.period_end > :touched)))""")
                .param("series", series)
                .param("now", now())
                .param("touched", offset(touchedFrom))
                .query(Boolean.class)
                .single();
    }

    @Override
    public List<String> due() {
        return jdbc.sql("select reference from close_schedule where " + IS_DUE + " order by reference")
                .param("now", now())
                .query(String.class)
                .list();
    }

    @Override
    public List<String> due(String first, String last) {
        return jdbc.sql("select reference from close_schedule where reference between :first and :last and " + IS_DUE
                        + " order by reference")
                .param("first", first)
                .param("last", last)
                .param("now", now())
                .query(String.class)
                .list();
    }

    @Override
    public Map<String, Map<String, Long>> claim(Collection<String> references, boolean onlyDue) {
        Map<String, Map<String, Long>> claimed = new TreeMap<>();
        for (List<String> some : Parts.of(references)) {
            jdbc.sql("select reference from close_schedule where reference in (:references) and "
                            + (onlyDue ? IS_DUE : ":now = :now") + " order by reference for update")
                    .param("references", some)
                    .param("now", now())
                    .query(String.class)
                    .list()
                    .forEach(it -> claimed.put(it, new HashMap<>()));
            jdbc.sql("select reference, series, seen_upload from close_series where reference in (:references)")
                    .param("references", some)
                    .query(row -> {
                        Map<String, Long> seen = claimed.get(row.getString("reference"));
                        if (seen != null) {
                            seen.put(row.getString("series"), row.getLong("seen_upload"));
                        }
                    });
        }
        return claimed;
    }

    @Override
    public Map<String, Long> seen(String reference) {
        Map<String, Long> seen = new TreeMap<>();
        jdbc.sql("select series, seen_upload from close_series where reference = :reference")
                .param("reference", reference)
                .query(row -> {
                    seen.put(row.getString("series"), row.getLong("seen_upload"));
                });
        return seen;
    }

    @Override
    public void proceed(List<Entry> entries) {
        template.batchUpdate(
                "update close_schedule set look_at = ?, postponed_until = null, failed_run = null where reference = ?",
                entries,
                AT_ONCE,
                (statement, entry) -> {
                    Instant lookAt = entry.lookAt();
                    statement.setObject(1, lookAt == null ? null : offset(lookAt), Types.TIMESTAMP_WITH_TIMEZONE);
                    statement.setString(2, entry.reference());
                });
        List<Seen> seen = new ArrayList<>();
        entries.forEach(entry ->
                entry.seen().forEach((series, upload) -> seen.add(new Seen(entry.reference(), series, upload))));
        template.batchUpdate(
                "update close_series set seen_upload = ? where reference = ? and series = ? and seen_upload < ?",
                seen,
                AT_ONCE,
                (statement, it) -> {
                    statement.setLong(1, it.upload());
                    statement.setString(2, it.reference());
                    statement.setString(3, it.series());
                    statement.setLong(4, it.upload());
                });
    }

    private record Seen(String reference, String series, long upload) {}

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void postpone(String reference, String run, Instant postponedUntil) {
        jdbc.sql("update close_schedule set postponed_until = :until, failed_run = :run where reference = :reference")
                .param("until", offset(postponedUntil))
                .param("run", run)
                .param("reference", reference)
                .update();
    }

    @Override
    public List<String> postponed(String run) {
        return jdbc.sql("select reference from close_schedule where failed_run = :run order by reference")
                .param("run", run)
                .query(String.class)
                .list();
    }

    private OffsetDateTime now() {
        return offset(clock.instant());
    }
}
