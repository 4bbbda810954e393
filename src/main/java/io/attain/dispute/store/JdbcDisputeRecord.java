package io.attain.dispute.store;

import static io.attain.database.Instants.instant;
import static io.attain.database.Instants.offset;

import io.attain.credit.Grounds;
import io.attain.dispute.Dispute;
import io.attain.dispute.DisputeAct;
import io.attain.dispute.DisputeRecord;
import io.attain.problem.Problem;
import io.attain.terms.Agreement.Role;
import io.attain.terms.Exclusion.Window;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

@Repository
class JdbcDisputeRecord implements DisputeRecord {

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcDisputeRecord(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Dispute add(Dispute it) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql(
                        """
                        insert into dispute (reference, close_number, period_label, period_start, period_end, claimant, account, verdicts, grounds,
                            claimed, current_credit, currency, exclusion, window_from, window_until, words, recorded_at)
                        values (:reference, :close, :period, :start, :end, :claimant, :account, :verdicts, :grounds,
                            :claimed, :current, :currency, :exclusion, :from, :until, :words, :now)
                        """)
                .param("reference", it.reference())
                .param("close", it.close())
                .param("period", it.period())
                .param("start", offset(it.start()))
                .param("end", offset(it.end()))
                .param("claimant", it.claimant().name())
                .param("account", it.account())
                .param("verdicts", it.verdicts().stream().map(String::valueOf).collect(Collectors.joining(" ")))
                .param("grounds", it.grounds().name())
                .param("claimed", it.claimed())
                .param("current", it.current())
                .param("currency", it.currency())
                .param("exclusion", it.exclusion())
                .param("from", it.window() == null ? null : it.window().from().toString())
                .param("until", it.window() == null ? null : it.window().until().toString())
                .param("words", it.words())
                .param("now", offset(clock.instant()))
                .update(key, "number");
        return find(Objects.requireNonNull(key.getKey()).longValue()).orElseThrow();
    }

    @Override
    public void act(
            long dispute,
            DisputeAct.Kind kind,
            @Nullable Role side,
            String account,
            @Nullable BigDecimal amount,
            String words) {
        jdbc.sql(
                        "insert into dispute_act (dispute, kind, side, account, amount, words, recorded_at) values (:dispute, :kind, :side, :account, :amount, :words, :now)")
                .param("dispute", dispute)
                .param("kind", kind.name())
                .param("side", side == null ? null : side.name())
                .param("account", account)
                .param("amount", amount)
                .param("words", words)
                .param("now", offset(clock.instant()))
                .update();
    }

    @Override
    public Optional<Dispute> find(long number) {
        return jdbc.sql("select * from dispute where number = :number")
                .param("number", number)
                .query(JdbcDisputeRecord::dispute)
                .optional();
    }

    @Override
    public List<Dispute> of(String reference) {
        return jdbc.sql("select * from dispute where reference = :reference order by number")
                .param("reference", reference)
                .query(JdbcDisputeRecord::dispute)
                .list();
    }

    @Override
    public List<Dispute> find(Collection<Long> disputes) {
        if (disputes.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select * from dispute where number in (:numbers)")
                .param("numbers", disputes)
                .query(JdbcDisputeRecord::dispute)
                .list();
    }

    @Override
    public Map<Long, String> instancesOf(Collection<Long> disputes) {
        Map<Long, String> instances = new HashMap<>();
        if (!disputes.isEmpty()) {
            jdbc.sql("select dispute, process_instance from dispute_instance where dispute in (:numbers)")
                    .param("numbers", disputes)
                    .query(row -> {
                        instances.put(row.getLong("dispute"), row.getString("process_instance"));
                    });
        }
        return instances;
    }

    @Override
    public List<DisputeAct> acts(long dispute) {
        return jdbc.sql(
                        "select a.*, d.currency from dispute_act a join dispute d on d.number = a.dispute where a.dispute = :dispute order by a.number")
                .param("dispute", dispute)
                .query((row, index) -> new DisputeAct(
                        row.getLong("number"),
                        dispute,
                        DisputeAct.Kind.valueOf(row.getString("kind")),
                        row.getString("side") == null ? null : Role.valueOf(row.getString("side")),
                        row.getString("account"),
                        amount(row, "amount"),
                        row.getString("words"),
                        instant(row, "recorded_at")))
                .list();
    }

    @Override
    public void bind(String processInstance, long dispute) {
        jdbc.sql("insert into dispute_instance (process_instance, dispute) values (:instance, :dispute)")
                .param("instance", processInstance)
                .param("dispute", dispute)
                .update();
    }

    @Override
    public Dispute ofInstance(String processInstance) {
        return jdbc.sql(
                        "select d.* from dispute d join dispute_instance i on i.dispute = d.number where i.process_instance = :instance")
                .param("instance", processInstance)
                .query(JdbcDisputeRecord::dispute)
                .optional()
                .orElseThrow(
                        () -> Problem.unknown("The process instance " + processInstance + " resolves no dispute."));
    }

    @Override
    public Optional<String> instanceOf(long dispute) {
        return jdbc.sql("select process_instance from dispute_instance where dispute = :dispute")
                .param("dispute", dispute)
                .query(String.class)
                .optional();
    }

    private static Dispute dispute(ResultSet row, int index) throws SQLException {
        String from = row.getString("window_from");
        return new Dispute(
                row.getLong("number"),
                row.getString("reference"),
                row.getLong("close_number"),
                row.getString("period_label"),
                instant(row, "period_start"),
                instant(row, "period_end"),
                Role.valueOf(row.getString("claimant")),
                row.getString("account"),
                Arrays.stream(row.getString("verdicts").split(" "))
                        .filter(it -> !it.isEmpty())
                        .map(Long::valueOf)
                        .toList(),
                Grounds.valueOf(row.getString("grounds")),
                amount(row, "claimed"),
                Objects.requireNonNull(amount(row, "current_credit")),
                row.getString("currency"),
                row.getString("exclusion"),
                from == null
                        ? null
                        : new Window(LocalDateTime.parse(from), LocalDateTime.parse(row.getString("window_until"))),
                row.getString("words"),
                instant(row, "recorded_at"));
    }

    private static @Nullable BigDecimal amount(ResultSet row, String column) throws SQLException {
        BigDecimal amount = row.getBigDecimal(column);
        int digits = Math.max(0, Currency.getInstance(row.getString("currency")).getDefaultFractionDigits());
        return amount == null ? null : amount.setScale(digits);
    }
}
