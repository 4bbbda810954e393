package io.attain.credit.store;

import static io.attain.database.Amounts.amount;
import static io.attain.database.Instants.instant;
import static io.attain.database.Instants.offset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.credit.Close;
import io.attain.credit.CloseRecord;
import io.attain.credit.ClosedPeriod;
import io.attain.credit.Ledger;
import io.attain.credit.LedgerEntry;
import io.attain.credit.NewVerdict;
import io.attain.credit.PeriodCloses;
import io.attain.credit.PreparedClose;
import io.attain.credit.Statement;
import io.attain.credit.StatementSettled;
import io.attain.credit.StoredVerdict;
import io.attain.credit.VerdictBookings;
import io.attain.database.Amounts;
import io.attain.database.Parts;
import io.attain.evaluation.UncappedCredit;
import io.attain.problem.Problem;
import io.attain.terms.Agreement;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcPeriodCloses implements PeriodCloses {

    private static final int AT_ONCE = 500;

    /** As many numbers as the sequence gives at a time. */
    private static final int NUMBERS = 1000;

    private static final String IS_CURRENT =
            " not exists (select 1 from verdict later where later.supersedes = v.number)";

    private static final String STATEMENTS =
            """
            select c.*, s.total, s.settled, s.currency, s.claim_until, s.recorded_at as stated_at,
                   coalesce((select e.status from statement_event e where e.number =
                       (select max(last.number) from statement_event last where last.close_number = s.close_number)),
                       s.status) as status
            from statement s join period_close c on c.number = s.close_number
            """;

    private static final String INSERT_VERDICT =
            "insert into verdict (close_number, reference, objective, scope, period_start, period_end, outcome,"
                    + " content, derivation, derivation_content, supersedes, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?,"
                    + " ?, ?, ?, ?)";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Ledger ledger;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final AtomicLong nextNumber = new AtomicLong();
    private long numbersUntil;

    JdbcPeriodCloses(
            JdbcClient jdbc, JdbcTemplate template, Ledger ledger, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.template = template;
        this.ledger = ledger;
        this.clock = clock;
        this.events = events;
    }

    /** Numbers are given out a thousand at a time; some of them may never be used. */
    private synchronized long number() {
        if (nextNumber.get() == numbersUntil) {
            long first = jdbc.sql("select nextval('period_close_number')")
                    .query(Long.class)
                    .single();
            nextNumber.set(first);
            numbersUntil = first + NUMBERS;
        }
        return nextNumber.getAndIncrement();
    }

    @Override
    @Transactional
    public List<Close> open(List<Close> closes) {
        List<Close> opened = closes.stream().map(it -> it.numbered(number())).toList();
        OffsetDateTime now = now();
        try {
            template.batchUpdate(
                    "insert into period_close (number, reference, period_label, period_start, period_end, cause,"
                            + " reason, actor, decision, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    opened,
                    AT_ONCE,
                    (statement, it) -> {
                        statement.setLong(1, it.number());
                        statement.setString(2, it.reference());
                        statement.setString(3, it.period());
                        statement.setObject(4, offset(it.start()));
                        statement.setObject(5, offset(it.end()));
                        statement.setInt(6, it.cause());
                        statement.setString(7, it.reason());
                        statement.setString(8, it.actor());
                        statement.setString(9, it.decision());
                        statement.setObject(10, now);
                    });
        } catch (DuplicateKeyException duplicate) {
            throw Problem.conflict(
                    opened.size() == 1
                            ? "The period " + opened.get(0).period() + " of "
                                    + opened.get(0).reference() + " is already closed."
                            : "One of the periods has just been closed.");
        }
        return opened;
    }

    @Override
    public Close get(long number) {
        return jdbc.sql("select * from period_close where number = :number")
                .param("number", number)
                .query(JdbcPeriodCloses::close)
                .optional()
                .orElseThrow(() -> Problem.unknown("There is no closed period with the number " + number + "."));
    }

    @Override
    public void bind(Map<String, Long> instances) {
        template.batchUpdate(
                "insert into period_close_instance (process_instance, close_number) values (?, ?)",
                instances.entrySet(),
                AT_ONCE,
                (statement, it) -> {
                    statement.setString(1, it.getKey());
                    statement.setLong(2, it.getValue());
                });
    }

    @Override
    public Close ofInstance(String processInstance) {
        return jdbc.sql("select c.* from period_close c join period_close_instance i on i.close_number = c.number"
                        + " where i.process_instance = :instance")
                .param("instance", processInstance)
                .query(JdbcPeriodCloses::close)
                .optional()
                .orElseThrow(() -> Problem.unknown("The process instance " + processInstance + " closes no period."));
    }

    @Override
    public Optional<String> instanceOf(long number) {
        return jdbc.sql("select process_instance from period_close_instance where close_number = :number")
                .param("number", number)
                .query(String.class)
                .optional();
    }

    @Override
    public List<Statement> statements(Close close) {
        return jdbc.sql(STATEMENTS
                        + " where c.reference = :reference and c.period_start = :start and c.period_end = :end"
                        + " order by c.cause")
                .param("reference", close.reference())
                .param("start", offset(close.start()))
                .param("end", offset(close.end()))
                .query(this::readStatement)
                .list();
    }

    @Override
    public Map<String, List<ClosedPeriod>> periods(Collection<String> references) {
        Map<String, Map<List<Instant>, ClosedPeriod>> periods = new HashMap<>();
        for (List<String> some : Parts.of(references)) {
            jdbc.sql("select c.*, s.close_number as stated from period_close c left join statement s on"
                            + " s.close_number = c.number where c.reference in (:references) order by"
                            + " c.period_start, c.period_end, c.cause")
                    .param("references", some)
                    .query(row -> {
                        Close close = close(row, 0);
                        row.getLong("stated");
                        boolean judged = !row.wasNull();
                        periods.computeIfAbsent(close.reference(), it -> new LinkedHashMap<>())
                                .merge(
                                        List.of(close.start(), close.end()),
                                        new ClosedPeriod(
                                                close.start(),
                                                close.end(),
                                                close.cause(),
                                                judged,
                                                judged ? null : close),
                                        (before, later) -> new ClosedPeriod(
                                                before.start(),
                                                before.end(),
                                                later.lastCause(),
                                                before.judged() || later.judged(),
                                                before.waiting()));
                    });
        }
        Map<String, List<ClosedPeriod>> lists = new HashMap<>();
        periods.forEach((reference, ofReference) -> lists.put(reference, List.copyOf(ofReference.values())));
        return lists;
    }

    @Override
    public List<Close> of(String reference) {
        return jdbc.sql("select * from period_close where reference = :reference order by period_start, period_end,"
                        + " cause")
                .param("reference", reference)
                .query(JdbcPeriodCloses::close)
                .list();
    }

    @Override
    @Transactional
    public void record(List<CloseRecord> records) {
        List<Recorded> plain = new ArrayList<>();
        for (CloseRecord record : records) {
            for (NewVerdict verdict : record.prepared().verdicts()) {
                Recorded recorded = new Recorded(record.prepared(), verdict);
                if (recorded.booksNothing()) {
                    plain.add(recorded);
                } else {
                    insertAndBook(recorded);
                }
            }
        }
        OffsetDateTime now = now();
        template.batchUpdate(INSERT_VERDICT, plain, AT_ONCE, (statement, it) -> set(statement, it, now));
        insertStatements(records, now);
    }

    /** A verdict with the close that it is made in. */
    private record Recorded(PreparedClose prepared, NewVerdict verdict) {

        Close close() {
            return prepared.close();
        }

        /** It costs nothing, nor did the one that it supersedes. */
        boolean booksNothing() {
            StoredVerdict before = verdict.supersedes();
            return (before == null || !before.content().path("credit").isObject())
                    && verdict.uncapped() == null
                    && verdict.credit().signum() == 0;
        }
    }

    private static void set(PreparedStatement statement, Recorded recorded, OffsetDateTime now) throws SQLException {
        Close close = recorded.close();
        NewVerdict verdict = recorded.verdict();
        StoredVerdict supersedes = verdict.supersedes();
        statement.setLong(1, close.number());
        statement.setString(2, close.reference());
        statement.setString(3, verdict.objective());
        statement.setString(4, scope(verdict.scope().values()));
        statement.setObject(5, offset(close.start()));
        statement.setObject(6, offset(close.end()));
        statement.setString(7, verdict.document().content().path("verdict").asText());
        statement.setString(8, verdict.document().content().toString());
        statement.setString(9, verdict.document().derivation().hash());
        statement.setString(10, verdict.document().derivation().canonical());
        statement.setObject(11, supersedes == null ? null : supersedes.number(), java.sql.Types.BIGINT);
        statement.setObject(12, now);
    }

    private void insertAndBook(Recorded recorded) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        OffsetDateTime now = now();
        template.update(
                connection -> {
                    PreparedStatement statement = connection.prepareStatement(INSERT_VERDICT, new String[] {"number"});
                    set(statement, recorded, now);
                    return statement;
                },
                key);
        long number = Objects.requireNonNull(key.getKey()).longValue();
        NewVerdict verdict = recorded.verdict();
        UncappedCredit uncapped = verdict.uncapped();
        if (uncapped != null) {
            jdbc.sql("insert into breach (verdict, reference, uncapped) values (:verdict, :reference, :uncapped)")
                    .param("verdict", number)
                    .param("reference", recorded.close().reference())
                    .param("uncapped", uncapped.toJson().toString())
                    .update();
        }
        Agreement terms = recorded.prepared().terms();
        StoredVerdict supersedes = verdict.supersedes();
        Map<LedgerEntry.Kind, BigDecimal> before = supersedes == null ? Map.of() : ledger.credited(supersedes);
        ledger.book(
                recorded.close(),
                terms.currency().getCurrencyCode(),
                VerdictBookings.of(recorded.close(), terms, verdict, number, before));
    }

    private void insertStatements(List<CloseRecord> records, OffsetDateTime now) {
        template.batchUpdate(
                "insert into statement (close_number, reference, total, settled, currency, claim_until, status,"
                        + " recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?)",
                records,
                AT_ONCE,
                (statement, it) -> {
                    statement.setLong(1, it.prepared().close().number());
                    statement.setString(2, it.prepared().close().reference());
                    statement.setBigDecimal(3, it.total());
                    statement.setBigDecimal(4, it.settled());
                    statement.setString(5, it.currency().getCurrencyCode());
                    statement.setObject(6, offset(it.claimUntil()));
                    statement.setString(7, it.status().name());
                    statement.setObject(8, now);
                });
    }

    @Override
    public Map<String, List<StoredCredit>> credited(Collection<String> references) {
        return storedCredits("breach b join verdict v on v.number = b.verdict where b.reference", references);
    }

    @Override
    public Map<String, List<StoredCredit>> decided(Collection<String> references) {
        return storedCredits(
                "verdict v left join breach b on b.verdict = v.number where v.outcome in ('MET', 'BREACHED') and"
                        + " v.reference",
                references);
    }

    private Map<String, List<StoredCredit>> storedCredits(String from, Collection<String> references) {
        Map<String, List<StoredCredit>> credits = new HashMap<>();
        for (List<String> some : Parts.of(references)) {
            jdbc.sql("select v.*, b.uncapped from " + from + " in (:references) and" + IS_CURRENT
                            + " order by v.number")
                    .param("references", some)
                    .query(row -> {
                        StoredVerdict verdict = verdict(row, 0);
                        String uncapped = row.getString("uncapped");
                        credits.computeIfAbsent(verdict.reference(), it -> new ArrayList<>())
                                .add(new StoredCredit(
                                        verdict, uncapped == null ? null : UncappedCredit.of(parse(uncapped))));
                    });
        }
        return credits;
    }

    @Override
    public List<StoredVerdict> verdicts(String reference, boolean superseded) {
        return jdbc.sql("select v.* from verdict v where v.reference = :reference"
                        + (superseded ? "" : " and" + IS_CURRENT) + " order by v.period_start, v.period_end, v.number")
                .param("reference", reference)
                .query(JdbcPeriodCloses::verdict)
                .list();
    }

    @Override
    public List<StoredVerdict> verdicts(Close close) {
        return verdicts(close.reference(), close.start(), close.end());
    }

    @Override
    public List<StoredVerdict> verdicts(String reference, Instant start, Instant end) {
        return jdbc.sql("select v.* from verdict v where v.reference = :reference and v.period_start = :start and"
                        + " v.period_end = :end and"
                        + IS_CURRENT + " order by v.number")
                .param("reference", reference)
                .param("start", offset(start))
                .param("end", offset(end))
                .query(JdbcPeriodCloses::verdict)
                .list();
    }

    @Override
    public List<Outcome> outcomes(Collection<String> references, Instant since) {
        List<Outcome> outcomes = new ArrayList<>();
        for (List<String> some : Parts.of(references)) {
            outcomes.addAll(jdbc.sql("select v.reference, v.objective, v.period_start, v.outcome from verdict v where"
                            + " v.reference in (:references) and v.period_start >= :since and"
                            + IS_CURRENT)
                    .param("references", some)
                    .param("since", offset(since))
                    .query((row, index) -> new Outcome(
                            row.getString("reference"),
                            row.getString("objective"),
                            instant(row, "period_start"),
                            row.getString("outcome")))
                    .list());
        }
        return outcomes;
    }

    @Override
    public Map<String, Instant> claimWindows(Collection<String> references) {
        Map<String, Instant> windows = new HashMap<>();
        for (List<String> some : Parts.of(references)) {
            jdbc.sql("select it.reference, min(it.claim_until) as claim_until from (" + STATEMENTS
                            + " where c.reference in (:references) and s.claim_until > :now) it where it.status = 'OPEN'"
                            + " group by it.reference")
                    .param("references", some)
                    .param("now", now())
                    .query(row -> {
                        windows.put(row.getString("reference"), instant(row, "claim_until"));
                    });
        }
        return windows;
    }

    @Override
    public ObjectNode derivation(long verdict) {
        return (ObjectNode) parse(jdbc.sql("select derivation_content from verdict where number = :number")
                .param("number", verdict)
                .query(String.class)
                .single());
    }

    @Override
    public Optional<ObjectNode> derivation(String reference, String hash) {
        return jdbc.sql("select derivation_content from verdict where reference = :reference and derivation = :hash"
                        + " order by number fetch first 1 rows only")
                .param("reference", reference)
                .param("hash", hash)
                .query(String.class)
                .optional()
                .map(it -> (ObjectNode) parse(it));
    }

    @Override
    @Transactional
    public void conclude(long number, Statement.Status status, String actor, String reason) {
        Statement before = statement(number).orElseThrow();
        if (before.status() == status) {
            return;
        }
        jdbc.sql("insert into statement_event (close_number, status, actor, reason, recorded_at) values"
                        + " (:close, :status, :actor, :reason, :now)")
                .param("close", number)
                .param("status", status.name())
                .param("actor", actor)
                .param("reason", reason)
                .param("now", now())
                .update();
        if (status == Statement.Status.SETTLED) {
            ledger.settle(get(number), actor, reason);
            events.publishEvent(new StatementSettled(
                    before.reference(), number, before.period(), before.open(), before.currency()));
        }
    }

    @Override
    public Optional<Statement> statement(long number) {
        return jdbc.sql(STATEMENTS + " where c.number = :number")
                .param("number", number)
                .query(this::readStatement)
                .optional();
    }

    @Override
    public List<Statement> statements(String reference) {
        return jdbc.sql(STATEMENTS + " where c.reference = :reference order by c.period_start, c.period_end, c.cause")
                .param("reference", reference)
                .query(this::readStatement)
                .list();
    }

    @Override
    public List<StatementEvent> statementEvents(String reference) {
        return jdbc.sql(
                        """
                        select close_number, 0 as number, status, '' as actor, '' as reason, recorded_at
                        from statement where reference = :reference
                        union all
                        select e.close_number, e.number, e.status, e.actor, e.reason, e.recorded_at
                        from statement_event e join statement s on s.close_number = e.close_number where s.reference = :reference
                        order by recorded_at, close_number, number
                        """)
                .param("reference", reference)
                .query((row, index) -> new StatementEvent(
                        row.getLong("number"),
                        row.getLong("close_number"),
                        Statement.Status.valueOf(row.getString("status")),
                        row.getString("actor"),
                        row.getString("reason"),
                        instant(row, "recorded_at")))
                .list();
    }

    @Override
    public List<CreditLine> creditLines(String reference) {
        return jdbc.sql(
                        """
                        select v.*, c.period_label, l.difference, l.currency
                        from (select verdict, currency, sum(case when to_book = 'ACCRUED' then amount else -amount end) as difference
                              from ledger_entry where reference = :reference and verdict is not null group by verdict, currency) l
                        join verdict v on v.number = l.verdict join period_close c on c.number = v.close_number
                        where l.difference <> 0 order by v.number
                        """)
                .param("reference", reference)
                .query((row, index) -> {
                    StoredVerdict verdict = verdict(row, index);
                    return new CreditLine(
                            verdict.number(),
                            verdict.close(),
                            row.getString("period_label"),
                            verdict.objective(),
                            scope(verdict.content()),
                            amount(row, "difference"),
                            Amounts.inMinorUnits(verdict.credit(), row.getString("currency")),
                            row.getString("currency"),
                            verdict.derivation(),
                            verdict.recordedAt());
                })
                .list();
    }

    private Statement readStatement(ResultSet row, int index) throws SQLException {
        Close close = close(row, index);
        return new Statement(
                close.number(),
                close.reference(),
                close.period(),
                close.start(),
                close.end(),
                close.reason(),
                verdictsAsOf(close).stream()
                        .<JsonNode>map(StoredVerdict::toJson)
                        .toList(),
                amount(row, "total"),
                amount(row, "settled"),
                row.getString("currency"),
                instant(row, "claim_until"),
                Statement.Status.valueOf(row.getString("status")),
                instant(row, "stated_at"));
    }

    /** The verdicts on a period as they were current when one of its closes was over. */
    private List<StoredVerdict> verdictsAsOf(Close close) {
        Map<List<Object>, StoredVerdict> verdicts = new LinkedHashMap<>();
        jdbc.sql("select v.* from verdict v join period_close c on c.number = v.close_number where v.reference"
                        + " = :reference and v.period_start = :start and v.period_end = :end and c.cause <= :cause"
                        + " order by v.number")
                .param("reference", close.reference())
                .param("start", offset(close.start()))
                .param("end", offset(close.end()))
                .param("cause", close.cause())
                .query(JdbcPeriodCloses::verdict)
                .list()
                .forEach(it -> verdicts.put(List.of(it.objective(), it.scope()), it));
        return List.copyOf(verdicts.values());
    }

    private static StoredVerdict verdict(ResultSet row, int index) throws SQLException {
        long supersedes = row.getLong("supersedes");
        boolean first = row.wasNull();
        return new StoredVerdict(
                row.getLong("number"),
                row.getLong("close_number"),
                row.getString("reference"),
                row.getString("objective"),
                scope(row.getString("scope")),
                instant(row, "period_start"),
                instant(row, "period_end"),
                (ObjectNode) parse(row.getString("content")),
                first ? null : supersedes,
                instant(row, "recorded_at"));
    }

    static String scope(List<String> values) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        values.forEach(json::add);
        return json.toString();
    }

    static List<String> scope(String json) {
        List<String> values = new ArrayList<>();
        parse(json).forEach(it -> values.add(it.asText()));
        return values;
    }

    private static Map<String, String> scope(JsonNode content) {
        Map<String, String> scope = new LinkedHashMap<>();
        content.path("scope")
                .properties()
                .forEach(it -> scope.put(it.getKey(), it.getValue().asText()));
        return scope;
    }

    private static Close close(ResultSet row, int index) throws SQLException {
        return new Close(
                row.getLong("number"),
                row.getString("reference"),
                row.getString("period_label"),
                instant(row, "period_start"),
                instant(row, "period_end"),
                row.getInt("cause"),
                row.getString("reason"),
                row.getString("actor"),
                row.getString("decision"));
    }

    private static JsonNode parse(@Nullable String text) {
        try {
            return JSON.readTree(String.valueOf(text));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("What was written as JSON is JSON.", impossible);
        }
    }

    private OffsetDateTime now() {
        return offset(clock.instant());
    }
}
