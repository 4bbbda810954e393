package io.attain.warning.store;

import static io.attain.database.Instants.instant;
import static io.attain.database.Instants.offset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.attain.problem.Problem;
import io.attain.warning.OutlookFacts;
import io.attain.warning.RaisedWarning;
import io.attain.warning.Threshold;
import io.attain.warning.WarningAct;
import io.attain.warning.WarningRecord;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

@Repository
class JdbcWarningRecord implements WarningRecord {

    private static final JsonMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcWarningRecord(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void watch(String reference) {
        jdbc.sql(
                        "insert into warning_watch (reference) select cast(:reference as varchar(64)) where not exists (select 1 from warning_watch where reference = :reference)")
                .param("reference", reference)
                .update();
    }

    @Override
    public void forget(String reference) {
        jdbc.sql("delete from warning_watch where reference = :reference")
                .param("reference", reference)
                .update();
    }

    @Override
    public List<String> watched() {
        return jdbc.sql("select reference from warning_watch order by reference")
                .query(String.class)
                .list();
    }

    @Override
    public List<String> watched(String first, String last) {
        return jdbc.sql(
                        "select reference from warning_watch where reference between :first and :last order by reference")
                .param("first", first)
                .param("last", last)
                .query(String.class)
                .list();
    }

    @Override
    public Set<String> lock(Collection<String> references) {
        return references.isEmpty()
                ? Set.of()
                : new TreeSet<>(jdbc.sql(
                                "select reference from warning_watch where reference in (:references) order by reference for update")
                        .param("references", references)
                        .query(String.class)
                        .list());
    }

    @Override
    public List<RaisedWarning> running(@Nullable Collection<String> references, Instant now, int limit) {
        if (references != null && references.isEmpty()) {
            return List.of();
        }
        JdbcClient.StatementSpec query = jdbc.sql("select * from warning where period_end > :now "
                        + (references == null ? "" : "and reference in (:references) ")
                        + "order by case when breach_at is null then 1 else 0 end, breach_at, number limit :limit")
                .param("now", offset(now))
                .param("limit", limit);
        return (references == null ? query : query.param("references", references))
                .query(JdbcWarningRecord::warning)
                .list();
    }

    @Override
    public List<RaisedWarning> all(@Nullable Collection<String> references, long before, int limit) {
        if (references != null && references.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select * from warning where number < :before"
                        + (references == null ? "" : " and reference in (:references)")
                        + " order by number desc fetch first :limit rows only")
                .param("before", before)
                .param("references", references)
                .param("limit", limit)
                .query(JdbcWarningRecord::warning)
                .list();
    }

    @Override
    public List<RaisedWarning> of(String reference) {
        return jdbc.sql("select * from warning where reference = :reference order by number")
                .param("reference", reference)
                .query(JdbcWarningRecord::warning)
                .list();
    }

    @Override
    public List<RaisedWarning> add(List<RaisedWarning> warnings) {
        List<RaisedWarning> added = new ArrayList<>();
        for (RaisedWarning it : warnings) {
            OutlookFacts outlook = it.outlook();
            Instant breachAt = outlook.breachAt();
            GeneratedKeyHolder key = new GeneratedKeyHolder();
            jdbc.sql(
                            """
                            insert into warning (reference, objective, period_start, period_end, threshold, occurrence, crossing,
                                breach_at, outlook, recorded_at)
                            values (:reference, :objective, :start, :end, :threshold, :occurrence, :crossing, :breach, :outlook, :now)
                            """)
                    .param("reference", outlook.reference())
                    .param("objective", outlook.objective())
                    .param("start", offset(outlook.start()))
                    .param("end", offset(outlook.end()))
                    .param("threshold", it.threshold().text())
                    .param("occurrence", it.occurrence())
                    .param("crossing", crossing(it))
                    .param("breach", breachAt == null ? null : offset(breachAt), Types.TIMESTAMP_WITH_TIMEZONE)
                    .param("outlook", text(outlook))
                    .param("now", offset(it.recordedAt()))
                    .update(key, "number");
            added.add(new RaisedWarning(
                    Objects.requireNonNull(key.getKey()).longValue(),
                    it.threshold(),
                    it.occurrence(),
                    outlook,
                    it.recordedAt()));
        }
        return added;
    }

    /** What makes a crossing the only one of its kind, in a length that an index takes. */
    private static String crossing(RaisedWarning it) {
        OutlookFacts outlook = it.outlook();
        String all = String.join(
                "\n",
                outlook.reference(),
                outlook.objective(),
                outlook.scope().toString(),
                outlook.start().toString(),
                outlook.end().toString(),
                it.threshold().text(),
                Integer.toString(it.occurrence()));
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
    }

    @Override
    public void act(long warning, WarningAct.Kind kind, String account, String words) {
        jdbc.sql(
                        "insert into warning_act (warning, kind, account, words, recorded_at) values (:warning, :kind, :account, :words, :now)")
                .param("warning", warning)
                .param("kind", kind.name())
                .param("account", account)
                .param("words", words)
                .param("now", offset(clock.instant()))
                .update();
    }

    @Override
    public Map<Long, List<WarningAct>> acts(Collection<Long> warnings) {
        Map<Long, List<WarningAct>> acts = new HashMap<>();
        if (!warnings.isEmpty()) {
            jdbc.sql("select * from warning_act where warning in (:warnings) order by number")
                    .param("warnings", warnings)
                    .query((row, index) -> new WarningAct(
                            row.getLong("warning"),
                            WarningAct.Kind.valueOf(row.getString("kind")),
                            row.getString("account"),
                            row.getString("words"),
                            instant(row, "recorded_at")))
                    .list()
                    .forEach(it -> acts.computeIfAbsent(it.warning(), number -> new ArrayList<>())
                            .add(it));
        }
        return acts;
    }

    @Override
    public void bind(Map<String, Long> instances) {
        instances.forEach((instance, warning) -> jdbc.sql(
                        "insert into warning_instance (process_instance, warning) values (:instance, :warning)")
                .param("instance", instance)
                .param("warning", warning)
                .update());
    }

    @Override
    public RaisedWarning ofInstance(String processInstance) {
        return jdbc.sql(
                        "select w.* from warning w join warning_instance i on i.warning = w.number where i.process_instance = :instance")
                .param("instance", processInstance)
                .query(JdbcWarningRecord::warning)
                .optional()
                .orElseThrow(() -> Problem.unknown("The process instance " + processInstance + " brings no warning."));
    }

    private static RaisedWarning warning(ResultSet row, int index) throws SQLException {
        return new RaisedWarning(
                row.getLong("number"),
                Threshold.of(row.getString("threshold")),
                row.getInt("occurrence"),
                outlook(row.getString("outlook")),
                instant(row, "recorded_at"));
    }

    private static String text(OutlookFacts outlook) {
        try {
            return JSON.writeValueAsString(outlook);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("An outlook is a record of texts, numbers and instants.", impossible);
        }
    }

    private static OutlookFacts outlook(String text) {
        try {
            return JSON.readValue(text, OutlookFacts.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("What is recorded of an outlook cannot be read.", broken);
        }
    }
}
