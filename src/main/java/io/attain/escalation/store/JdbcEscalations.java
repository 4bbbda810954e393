package io.attain.escalation.store;

import io.attain.escalation.Act;
import io.attain.escalation.Breach;
import io.attain.escalation.Escalation;
import io.attain.escalation.EscalationAct;
import io.attain.escalation.EscalationRecord;
import io.attain.escalation.Severity;
import io.attain.escalation.Standing;
import io.attain.escalation.Status;
import io.attain.problem.Problem;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcEscalations implements EscalationRecord {

    private static final List<String> RUNNING =
            Status.RUNNING.stream().map(Status::name).toList();

    private static final int AT_ONCE = 500;

    /** What the running thread adds together; nothing outlives the action that does so. */
    private static final ThreadLocal<Pending> PENDING = new ThreadLocal<>();

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Clock clock;

    JdbcEscalations(JdbcClient jdbc, JdbcTemplate template, Clock clock) {
        this.jdbc = jdbc;
        this.template = template;
        this.clock = clock;
    }

    /** What is to be written together. */
    private record Pending(Map<Long, Escalation> escalations, Map<String, Long> instances, List<RecordedAct> acts) {}

    private record RecordedAct(long escalation, EscalationAct act) {}

    @Override
    public void together(Runnable action) {
        Pending together = new Pending(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
        PENDING.set(together);
        try {
            action.run();
        } finally {
            PENDING.remove();
        }
        insert(List.copyOf(together.escalations().values()));
        template.batchUpdate(
                "insert into escalation_instance (process_instance, escalation) values (?, ?)",
                together.instances().entrySet(),
                AT_ONCE,
                (statement, it) -> {
                    statement.setString(1, it.getKey());
                    statement.setLong(2, it.getValue());
                });
        insertActs(together.acts());
    }

    /** Whether an escalation is still to be written. */
    private @Nullable Pending pending(long number) {
        Pending together = PENDING.get();
        return together != null && together.escalations().containsKey(number) ? together : null;
    }

    @Override
    public Escalation add(Breach breach, int occurrence, Standing standing) {
        long number = jdbc.sql("select nextval('escalation_number')")
                .query(Long.class)
                .single();
        Escalation escalation = new Escalation(number, breach, occurrence, standing, clock.instant());
        Pending together = PENDING.get();
        if (together == null) {
            insert(List.of(escalation));
        } else {
            together.escalations().put(number, escalation);
        }
        return escalation;
    }

    private void insert(List<Escalation> escalations) {
        try {
            template.batchUpdate(
                    """
                    insert into escalation (number, reference, objective, period_label, period_start, period_end,
                        occurrence, close_number, version, shortfall, in_a_row, credit, at_risk, currency, impact,
                        recorded_at, status, severity, level, owner, delegate, level_since, next_at, plan_date)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    escalations,
                    AT_ONCE,
                    JdbcEscalations::set);
        } catch (DuplicateKeyException duplicate) {
            throw Problem.conflict("One of the breaches has just been escalated.");
        }
    }

    private static void set(PreparedStatement statement, Escalation escalation) throws SQLException {
        Breach breach = escalation.breach();
        Breach.Facts facts = breach.facts();
        Standing standing = escalation.standing();
        statement.setLong(1, escalation.number());
        statement.setString(2, breach.reference());
        statement.setString(3, breach.objective());
        statement.setString(4, breach.period());
        statement.setObject(5, offset(breach.start()));
        statement.setObject(6, offset(breach.end()));
        statement.setInt(7, escalation.occurrence());
        statement.setLong(8, breach.close());
        statement.setInt(9, breach.version());
        statement.setBigDecimal(10, facts.shortfall());
        statement.setInt(11, facts.inARow());
        statement.setBigDecimal(12, facts.credit());
        statement.setBigDecimal(13, facts.atRisk());
        statement.setString(14, facts.currency());
        statement.setString(15, facts.impact());
        statement.setObject(16, offset(escalation.recordedAt()));
        statement.setString(17, standing.status().name());
        statement.setString(
                18, standing.severity() == null ? null : standing.severity().name());
        statement.setInt(19, standing.level());
        statement.setString(20, standing.owner());
        statement.setString(21, standing.delegate());
        statement.setObject(22, offset(standing.since()));
        setTime(statement, 23, standing.nextAt());
        statement.setObject(24, standing.planDate(), Types.DATE);
    }

    private static void setTime(PreparedStatement statement, int place, @Nullable Instant time) throws SQLException {
        statement.setObject(place, time == null ? null : offset(time), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    private void insertActs(List<RecordedAct> acts) {
        template.batchUpdate(
                "insert into escalation_act (escalation, act, level, actor, about, words, since, until, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                acts,
                AT_ONCE,
                (statement, it) -> {
                    EscalationAct act = it.act();
                    statement.setLong(1, it.escalation());
                    statement.setString(2, act.act().name());
                    statement.setInt(3, act.level());
                    statement.setString(4, act.actor());
                    statement.setString(5, act.about());
                    statement.setString(6, act.words());
                    setTime(statement, 7, act.since());
                    setTime(statement, 8, act.until());
                    statement.setObject(9, offset(act.recordedAt()));
                });
    }

    @Override
    public void bind(long number, String processInstance) {
        Pending together = pending(number);
        if (together != null) {
            together.instances().put(processInstance, number);
            return;
        }
        jdbc.sql("insert into escalation_instance (process_instance, escalation) values (:instance, :number)")
                .param("instance", processInstance)
                .param("number", number)
                .update();
    }

    @Override
    public Optional<String> instanceOf(long number) {
        return jdbc.sql("select process_instance from escalation_instance where escalation = :number")
                .param("number", number)
                .query(String.class)
                .optional();
    }

    @Override
    public Escalation ofInstance(String processInstance) {
        Pending together = PENDING.get();
        Long number = together == null ? null : together.instances().get(processInstance);
        if (together != null && number != null) {
            return Objects.requireNonNull(together.escalations().get(number));
        }
        return jdbc.sql(
                        "select e.* from escalation e join escalation_instance i on i.escalation = e.number where i.process_instance = :instance")
                .param("instance", processInstance)
                .query(JdbcEscalations::escalation)
                .optional()
                .orElseThrow(() -> Problem.unknown("The process instance " + processInstance + " escalates nothing."));
    }

    @Override
    public Optional<Escalation> find(long number) {
        return jdbc.sql("select * from escalation where number = :number")
                .param("number", number)
                .query(JdbcEscalations::escalation)
                .optional();
    }

    @Override
    public Escalation lock(long number) {
        return jdbc.sql("select * from escalation where number = :number for update")
                .param("number", number)
                .query(JdbcEscalations::escalation)
                .single();
    }

    @Override
    public List<Escalation> lockRunning(Collection<String> references) {
        if (references.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(
                        "select * from escalation where reference in (:references) and status in (:running) order by number for update")
                .param("references", references)
                .param("running", RUNNING)
                .query(JdbcEscalations::escalation)
                .list();
    }

    @Override
    public List<Escalation> of(String reference) {
        return jdbc.sql("select * from escalation where reference = :reference order by number")
                .param("reference", reference)
                .query(JdbcEscalations::escalation)
                .list();
    }

    @Override
    public List<Escalation> of(Collection<String> references, Collection<Instant> starts) {
        return jdbc.sql(
                        "select * from escalation where reference in (:references) and period_start in (:starts) order by occurrence")
                .param("references", references)
                .param("starts", starts.stream().map(JdbcEscalations::offset).toList())
                .query(JdbcEscalations::escalation)
                .list();
    }

    @Override
    public Optional<Escalation> of(String reference, String objective, Instant start, Instant end) {
        return jdbc.sql(
                        "select * from escalation where reference = :reference and objective = :objective and period_start = :start and period_end = :end order by occurrence desc fetch first 1 rows only")
                .param("reference", reference)
                .param("objective", objective)
                .param("start", offset(start))
                .param("end", offset(end))
                .query(JdbcEscalations::escalation)
                .optional();
    }

    @Override
    public void stand(long number, Standing standing) {
        Pending together = pending(number);
        if (together != null) {
            together.escalations()
                    .computeIfPresent(
                            number,
                            (key, it) -> new Escalation(
                                    it.number(), it.breach(), it.occurrence(), standing, it.recordedAt()));
            return;
        }
        jdbc.sql(
                        """
                        update escalation set status = :status, severity = :severity, level = :level, owner = :owner,
                            delegate = :delegate, level_since = :since, next_at = :next, plan_date = :plan
                        where number = :number
                        """)
                .param("status", standing.status().name())
                .param(
                        "severity",
                        standing.severity() == null ? null : standing.severity().name())
                .param("level", standing.level())
                .param("owner", standing.owner())
                .param("delegate", standing.delegate())
                .param("since", offset(standing.since()))
                .param("next", standing.nextAt() == null ? null : offset(standing.nextAt()))
                .param("plan", standing.planDate())
                .param("number", number)
                .update();
    }

    @Override
    public void add(long number, EscalationAct act) {
        Pending together = pending(number);
        if (together != null) {
            together.acts().add(new RecordedAct(number, act));
        } else {
            insertActs(List.of(new RecordedAct(number, act)));
        }
    }

    @Override
    public List<EscalationAct> acts(long number) {
        Pending together = pending(number);
        if (together != null) {
            return together.acts().stream()
                    .filter(it -> it.escalation() == number)
                    .map(RecordedAct::act)
                    .toList();
        }
        return jdbc.sql("select * from escalation_act where escalation = :number order by id")
                .param("number", number)
                .query((row, index) -> new EscalationAct(
                        Act.valueOf(row.getString("act")),
                        row.getInt("level"),
                        row.getString("actor"),
                        row.getString("about"),
                        row.getString("words"),
                        instantOrNull(row, "since"),
                        instantOrNull(row, "until"),
                        instant(row, "recorded_at")))
                .list();
    }

    @Override
    public List<Escalation> list(Wanted wanted) {
        if (wanted.references() != null && wanted.references().isEmpty()) {
            return List.of();
        }
        List<String> conditions = new ArrayList<>();
        Map<String, Object> parameters = new HashMap<>();
        conditions.add("status in (:statuses)");
        parameters.put("statuses", wanted.statuses().stream().map(Status::name).toList());
        if (wanted.references() != null) {
            conditions.add("reference in (:references)");
            parameters.put("references", wanted.references());
        }
        if (wanted.level() != null) {
            conditions.add("level = :level");
            parameters.put("level", wanted.level());
        }
        boolean byNumber = wanted.order() == Order.NUMBER;
        if (wanted.after() != null) {
            conditions.add(byNumber ? "number > :number" : "(level < :at or (level = :at and number > :number))");
            parameters.put("number", wanted.after().number());
            if (!byNumber) {
                parameters.put("at", wanted.after().level());
            }
        }
        parameters.put("limit", wanted.limit() + 1);
        return jdbc.sql("select * from escalation where " + String.join(" and ", conditions) + " order by "
                        + (byNumber ? "number" : "level desc, number") + " fetch first :limit rows only")
                .params(parameters)
                .query(JdbcEscalations::escalation)
                .list();
    }

    @Override
    public List<AtLevel> levels(@Nullable Collection<String> references) {
        if (references != null && references.isEmpty()) {
            return List.of();
        }
        JdbcClient.StatementSpec query = jdbc.sql(
                        "select level, count(*) as escalations from escalation where status in (:running)"
                                + (references == null ? "" : " and reference in (:references)")
                                + " group by level order by level")
                .param("running", RUNNING);
        return (references == null ? query : query.param("references", references))
                .query((row, index) -> new AtLevel(row.getInt("level"), row.getLong("escalations")))
                .list();
    }

    private static Escalation escalation(ResultSet row, int index) throws SQLException {
        int digits = Math.max(0, Currency.getInstance(row.getString("currency")).getDefaultFractionDigits());
        Breach breach = new Breach(
                row.getString("reference"),
                row.getString("objective"),
                row.getString("period_label"),
                instant(row, "period_start"),
                instant(row, "period_end"),
                row.getLong("close_number"),
                row.getInt("version"),
                new Breach.Facts(
                        plain(row.getBigDecimal("shortfall")),
                        row.getInt("in_a_row"),
                        row.getBigDecimal("credit").setScale(digits),
                        row.getBigDecimal("at_risk").setScale(digits),
                        row.getString("currency"),
                        row.getString("impact")));
        String severity = row.getString("severity");
        return new Escalation(
                row.getLong("number"),
                breach,
                row.getInt("occurrence"),
                new Standing(
                        Status.valueOf(row.getString("status")),
                        severity == null ? null : Severity.valueOf(severity),
                        row.getInt("level"),
                        row.getString("owner"),
                        row.getString("delegate"),
                        instant(row, "level_since"),
                        instantOrNull(row, "next_at"),
                        row.getObject("plan_date", LocalDate.class)),
                instant(row, "recorded_at"));
    }

    private static BigDecimal plain(BigDecimal percent) {
        return new BigDecimal(percent.stripTrailingZeros().toPlainString());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime offset(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
