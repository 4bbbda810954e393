package io.attain.escalation.store;

import static io.attain.database.Instants.instant;
import static io.attain.database.Instants.instantOrNull;
import static io.attain.database.Instants.offset;
import static io.attain.database.Instants.offsetOrNull;

import io.attain.database.Instants;
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
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
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

    /** How many letters a currency's code has. */
    private static final int CURRENCY = 3;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    JdbcEscalations(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    @Override
    public List<Escalation> add(List<Escalation> begun) {
        List<Long> numbers = numbers(begun.size());
        List<Escalation> numbered = IntStream.range(0, begun.size())
                .mapToObj(at -> begun.get(at).numbered(numbers.get(at)))
                .toList();
        insert(numbered);
        return numbered;
    }

    /** As many as are wanted in one query, which both databases understand. */
    private List<Long> numbers(int count) {
        return jdbc.sql(
                        """
                        with recursive one_more (n) as (select 1 union all select n + 1 from one_more where n < :count)
                        select nextval('escalation_number') from one_more
                        """)
                .param("count", count)
                .query(Long.class)
                .list();
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
        statement.setObject(23, offsetOrNull(standing.nextAt()), Types.TIMESTAMP_WITH_TIMEZONE);
        statement.setObject(24, standing.planDate(), Types.DATE);
    }

    @Override
    public void bind(Map<String, Long> instances) {
        template.batchUpdate(
                "insert into escalation_instance (process_instance, escalation) values (?, ?)",
                instances.entrySet(),
                AT_ONCE,
                (statement, it) -> {
                    statement.setString(1, it.getKey());
                    statement.setLong(2, it.getValue());
                });
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
                .param("starts", starts.stream().map(Instants::offset).toList())
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
                .param("next", offsetOrNull(standing.nextAt()))
                .param("plan", standing.planDate())
                .param("number", number)
                .update();
    }

    @Override
    public void add(long number, EscalationAct act) {
        jdbc.sql(
                        """
                        insert into escalation_act (escalation, act, level, actor, about, words, since, until, recorded_at)
                        values (:escalation, :act, :level, :actor, :about, :words, :since, :until, :now)
                        """)
                .param("escalation", number)
                .param("act", act.act().name())
                .param("level", act.level())
                .param("actor", act.actor())
                .param("about", act.about())
                .param("words", act.words())
                .param("since", offsetOrNull(act.since()))
                .param("until", offsetOrNull(act.until()))
                .param("now", offset(act.recordedAt()))
                .update();
    }

    @Override
    public List<EscalationAct> acts(long number) {
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
        Collection<String> instances = wanted.instances();
        if ((wanted.references() != null && wanted.references().isEmpty())
                || (instances != null && instances.isEmpty())) {
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
        if (instances != null) {
            conditions.add(
                    "number in (select escalation from escalation_instance where process_instance in (:instances))");
            parameters.put("instances", instances);
        }
        if (wanted.after() != null) {
            conditions.add(follows(wanted.order(), wanted.after(), parameters));
        }
        parameters.put("limit", wanted.limit() + 1);
        parameters.put("never", offset(EscalationRecord.NEVER));
        return jdbc.sql("select * from escalation where " + String.join(" and ", conditions) + " order by "
                        + by(wanted.order()) + "number fetch first :limit rows only")
                .params(parameters)
                .query(JdbcEscalations::escalation)
                .list();
    }

    private static String by(Order order) {
        return switch (order) {
            case URGENCY -> "level desc, ";
            case NUMBER -> "";
            case NEXT -> "coalesce(next_at, :never), ";
            case CREDIT -> "currency, credit desc, ";
        };
    }

    private static String follows(Order order, Place after, Map<String, Object> parameters) {
        parameters.put("number", after.number());
        try {
            switch (order) {
                case URGENCY -> parameters.put("at", Integer.valueOf(after.value()));
                case NUMBER -> {}
                case NEXT -> parameters.put("at", offset(Instant.parse(after.value())));
                case CREDIT -> {
                    parameters.put("currency", after.value().substring(0, CURRENCY));
                    parameters.put("at", new BigDecimal(after.value().substring(CURRENCY + 1)));
                }
            }
        } catch (NumberFormatException | DateTimeException | IndexOutOfBoundsException none) {
            throw Problem.refused("No page of escalations follows after “" + after.value()
                    + "” in this order. Begin with the first page, and follow its link to more.");
        }
        return switch (order) {
            case URGENCY -> "(level < :at or (level = :at and number > :number))";
            case NUMBER -> "number > :number";
            case NEXT -> "(coalesce(next_at, :never) > :at or (coalesce(next_at, :never) = :at and number > :number))";
            case CREDIT ->
                "(currency > :currency or (currency = :currency and (credit < :at or (credit = :at and number > :number))))";
        };
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
}
