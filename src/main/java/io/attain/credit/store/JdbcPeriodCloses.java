package io.attain.credit.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.credit.PeriodCloses;
import io.attain.credit.PeriodEntry;
import io.attain.credit.Statement;
import io.attain.evaluation.BacktestJson;
import io.attain.evaluation.Verdict;
import io.attain.problem.Problem;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcPeriodCloses implements PeriodCloses {

    private static final String CAUSE = "PERIOD_OVER";
    private static final String STATEMENTS =
            """
            select c.id, c.reference, c.period_label, c.period_start, c.period_end,
                   s.total, s.currency, s.claim_until, s.recorded_at,
                   (select e.status from statement_event e where e.id =
                       (select max(last.id) from statement_event last where last.close_id = s.close_id)) as status
            from statement s join period_close c on c.id = s.close_id
            """;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcPeriodCloses(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional
    public long open(String reference, PeriodEntry period, String actor) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        try {
            jdbc.sql(
                            "insert into period_close (reference, period_label, period_start, period_end, cause, actor, recorded_at) values (:reference, :label, :start, :end, :cause, :actor, :now)")
                    .param("reference", reference)
                    .param("label", period.label())
                    .param("start", period.start().atOffset(ZoneOffset.UTC))
                    .param("end", period.end().atOffset(ZoneOffset.UTC))
                    .param("cause", CAUSE)
                    .param("actor", actor)
                    .param("now", now())
                    .update(key, "id");
        } catch (DuplicateKeyException duplicate) {
            throw Problem.conflict("The period " + period.label() + " of " + reference + " is already closed.");
        }
        return id(key);
    }

    @Override
    public Close get(long closeId) {
        return jdbc.sql("select * from period_close where id = :id")
                .param("id", closeId)
                .query(JdbcPeriodCloses::close)
                .optional()
                .orElseThrow(() -> Problem.unknown("There is no closed period with the number " + closeId + "."));
    }

    @Override
    public void bind(long closeId, String processInstance) {
        jdbc.sql("insert into period_close_instance (process_instance, close_id) values (:instance, :close)")
                .param("instance", processInstance)
                .param("close", closeId)
                .update();
    }

    @Override
    public Close ofInstance(String processInstance) {
        long closeId = jdbc.sql("select close_id from period_close_instance where process_instance = :instance")
                .param("instance", processInstance)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> Problem.unknown("The process instance " + processInstance + " closes no period."));
        return get(closeId);
    }

    @Override
    public List<Close> of(String reference) {
        return jdbc.sql("select * from period_close where reference = :reference order by period_start, id")
                .param("reference", reference)
                .query(JdbcPeriodCloses::close)
                .list();
    }

    @Override
    @Transactional
    public void judge(long closeId, List<Verdict> verdicts) {
        Close close = get(closeId);
        for (Verdict verdict : verdicts) {
            keepDerivation(verdict);
            jdbc.sql(
                            "insert into verdict (close_id, reference, objective, outcome, content, derivation, recorded_at) values (:close, :reference, :objective, :outcome, :content, :derivation, :now)")
                    .param("close", closeId)
                    .param("reference", close.reference())
                    .param("objective", verdict.objective())
                    .param("outcome", verdict.outcome().name())
                    .param("content", BacktestJson.of(verdict).toString())
                    .param("derivation", verdict.hash())
                    .param("now", now())
                    .update();
        }
    }

    private void keepDerivation(Verdict verdict) {
        boolean known = derivation(verdict.hash()).isPresent();
        if (!known) {
            jdbc.sql("insert into derivation (hash, content, recorded_at) values (:hash, :content, :now)")
                    .param("hash", verdict.hash())
                    .param("content", verdict.derivation().toString())
                    .param("now", now())
                    .update();
        }
    }

    @Override
    @Transactional
    public Statement state(long closeId, Currency currency, Instant claimUntil) {
        BigDecimal total = BigDecimal.ZERO.setScale(Math.max(0, currency.getDefaultFractionDigits()));
        for (StoredVerdict verdict : verdicts(closeId)) {
            BigDecimal amount = amount(verdict.content());
            if (amount.signum() > 0) {
                jdbc.sql(
                                "insert into credit_line (close_id, verdict_id, amount, currency, recorded_at) values (:close, :verdict, :amount, :currency, :now)")
                        .param("close", closeId)
                        .param("verdict", verdict.id())
                        .param("amount", amount)
                        .param("currency", currency.getCurrencyCode())
                        .param("now", now())
                        .update();
                total = total.add(amount);
            }
        }
        jdbc.sql(
                        "insert into statement (close_id, total, currency, claim_until, recorded_at) values (:close, :total, :currency, :claimUntil, :now)")
                .param("close", closeId)
                .param("total", total)
                .param("currency", currency.getCurrencyCode())
                .param("claimUntil", claimUntil.atOffset(ZoneOffset.UTC))
                .param("now", now())
                .update();
        conclude(closeId, Statement.Status.OPEN, "engine", "");
        return statement(closeId).orElseThrow();
    }

    @Override
    @Transactional
    public void conclude(long closeId, Statement.Status status, String actor, String reason) {
        Optional<Statement> before = statement(closeId);
        boolean first = status == Statement.Status.OPEN;
        if (!first && before.filter(it -> it.status() == status).isPresent()) {
            return;
        }
        jdbc.sql(
                        "insert into statement_event (close_id, status, actor, reason, recorded_at) values (:close, :status, :actor, :reason, :now)")
                .param("close", closeId)
                .param("status", status.name())
                .param("actor", actor)
                .param("reason", reason)
                .param("now", now())
                .update();
        if (status == Statement.Status.SETTLED) {
            Statement statement = before.orElseThrow();
            jdbc.sql(
                            "insert into ledger_entry (reference, close_id, amount, currency, actor, recorded_at) values (:reference, :close, :amount, :currency, :actor, :now)")
                    .param("reference", statement.reference())
                    .param("close", closeId)
                    .param("amount", statement.total())
                    .param("currency", statement.currency())
                    .param("actor", actor)
                    .param("now", now())
                    .update();
        }
    }

    @Override
    public Optional<Statement> statement(long closeId) {
        return jdbc.sql(STATEMENTS + " where c.id = :id")
                .param("id", closeId)
                .query(this::readStatement)
                .optional();
    }

    @Override
    public List<Statement> statements(String reference) {
        return jdbc.sql(STATEMENTS + " where c.reference = :reference order by c.period_start, c.id")
                .param("reference", reference)
                .query(this::readStatement)
                .list();
    }

    @Override
    public List<LedgerEntry> ledger(String reference) {
        return jdbc.sql("select * from ledger_entry where reference = :reference order by id")
                .param("reference", reference)
                .query((row, number) -> new LedgerEntry(
                        row.getLong("close_id"),
                        amount(row, "amount", row.getString("currency")),
                        row.getString("currency"),
                        row.getString("actor"),
                        instant(row, "recorded_at")))
                .list();
    }

    @Override
    public Optional<String> derivation(String hash) {
        return jdbc.sql("select content from derivation where hash = :hash")
                .param("hash", hash)
                .query(String.class)
                .optional();
    }

    private record StoredVerdict(long id, JsonNode content) {}

    private List<StoredVerdict> verdicts(long closeId) {
        return jdbc.sql("select id, content, recorded_at, supersedes from verdict where close_id = :close order by id")
                .param("close", closeId)
                .query((row, number) -> {
                    ObjectNode content = (ObjectNode) parse(row.getString("content"));
                    content.put("recordedAt", instant(row, "recorded_at").toString());
                    long supersedes = row.getLong("supersedes");
                    content.put("supersedes", row.wasNull() ? null : Long.toString(supersedes));
                    return new StoredVerdict(row.getLong("id"), content);
                })
                .list();
    }

    private Statement readStatement(ResultSet row, int number) throws SQLException {
        long closeId = row.getLong("id");
        String currency = row.getString("currency");
        return new Statement(
                closeId,
                row.getString("reference"),
                row.getString("period_label"),
                instant(row, "period_start"),
                instant(row, "period_end"),
                verdicts(closeId).stream().map(StoredVerdict::content).toList(),
                amount(row, "total", currency),
                currency,
                instant(row, "claim_until"),
                row.getString("status") == null
                        ? Statement.Status.OPEN
                        : Statement.Status.valueOf(row.getString("status")),
                instant(row, "recorded_at"));
    }

    private static BigDecimal amount(JsonNode verdict) {
        JsonNode amount = verdict.path("credit").path("amount");
        return amount.isTextual() ? new BigDecimal(amount.asText()) : BigDecimal.ZERO;
    }

    private static BigDecimal amount(ResultSet row, String column, String currency) throws SQLException {
        int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        return row.getBigDecimal(column).setScale(digits);
    }

    private static Close close(ResultSet row, int number) throws SQLException {
        return new Close(
                row.getLong("id"),
                row.getString("reference"),
                row.getString("period_label"),
                instant(row, "period_start"),
                instant(row, "period_end"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static long id(GeneratedKeyHolder holder) {
        Number key = holder.getKey();
        if (key == null) {
            throw new IllegalStateException("The database has given no key.");
        }
        return key.longValue();
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("What was written as JSON is JSON.", impossible);
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
