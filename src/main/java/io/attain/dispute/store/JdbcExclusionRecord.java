package io.attain.dispute.store;

import static io.attain.database.Instants.instant;
import static io.attain.database.Instants.instantOrNull;
import static io.attain.database.Instants.offset;

import io.attain.dispute.ExclusionAct;
import io.attain.dispute.ExclusionClaim;
import io.attain.dispute.ExclusionRecord;
import io.attain.problem.Problem;
import io.attain.terms.Agreement.Role;
import io.attain.terms.Exclusion.Window;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

@Repository
class JdbcExclusionRecord implements ExclusionRecord {

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcExclusionRecord(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public ExclusionClaim add(ExclusionClaim it) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql(
                        """
                        insert into exclusion_claim (reference, exclusion, window_from, window_until, objectives, claimant, account,
                            notice_at, notice_until, words, recorded_at)
                        values (:reference, :exclusion, :from, :until, :objectives, :claimant, :account, :notice, :noticeUntil, :words, :now)
                        """)
                .param("reference", it.reference())
                .param("exclusion", it.exclusion())
                .param("from", it.window().from().toString())
                .param("until", it.window().until().toString())
                .param("objectives", String.join("\n", it.objectives()))
                .param("claimant", it.claimant().name())
                .param("account", it.account())
                .param("notice", offset(it.noticeAt()))
                .param("noticeUntil", it.noticeUntil() == null ? null : offset(it.noticeUntil()))
                .param("words", it.words())
                .param("now", offset(clock.instant()))
                .update(key, "number");
        return find(Objects.requireNonNull(key.getKey()).longValue()).orElseThrow();
    }

    @Override
    public void act(long claim, ExclusionAct.Kind kind, String account, @Nullable Window window, String words) {
        jdbc.sql(
                        "insert into exclusion_act (claim, kind, account, window_from, window_until, words, recorded_at) values (:claim, :kind, :account, :from, :until, :words, :now)")
                .param("claim", claim)
                .param("kind", kind.name())
                .param("account", account)
                .param("from", window == null ? null : window.from().toString())
                .param("until", window == null ? null : window.until().toString())
                .param("words", words)
                .param("now", offset(clock.instant()))
                .update();
    }

    @Override
    public Optional<ExclusionClaim> find(long number) {
        return jdbc.sql("select * from exclusion_claim where number = :number")
                .param("number", number)
                .query(JdbcExclusionRecord::claim)
                .optional();
    }

    @Override
    public List<ExclusionClaim> of(String reference) {
        return jdbc.sql("select * from exclusion_claim where reference = :reference order by number")
                .param("reference", reference)
                .query(JdbcExclusionRecord::claim)
                .list();
    }

    @Override
    public List<ExclusionClaim> find(Collection<Long> claims) {
        if (claims.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select * from exclusion_claim where number in (:numbers)")
                .param("numbers", claims)
                .query(JdbcExclusionRecord::claim)
                .list();
    }

    @Override
    public Map<Long, String> instancesOf(Collection<Long> claims) {
        Map<Long, String> instances = new HashMap<>();
        if (!claims.isEmpty()) {
            jdbc.sql("select claim, process_instance from exclusion_instance where claim in (:numbers)")
                    .param("numbers", claims)
                    .query(row -> {
                        instances.put(row.getLong("claim"), row.getString("process_instance"));
                    });
        }
        return instances;
    }

    @Override
    public List<ExclusionAct> acts(long claim) {
        return jdbc.sql("select * from exclusion_act where claim = :claim order by number")
                .param("claim", claim)
                .query((row, index) -> new ExclusionAct(
                        row.getLong("number"),
                        claim,
                        ExclusionAct.Kind.valueOf(row.getString("kind")),
                        row.getString("account"),
                        window(row),
                        row.getString("words"),
                        instant(row, "recorded_at")))
                .list();
    }

    @Override
    public void bind(String processInstance, long claim) {
        jdbc.sql("insert into exclusion_instance (process_instance, claim) values (:instance, :claim)")
                .param("instance", processInstance)
                .param("claim", claim)
                .update();
    }

    @Override
    public ExclusionClaim ofInstance(String processInstance) {
        return jdbc.sql(
                        "select c.* from exclusion_claim c join exclusion_instance i on i.claim = c.number where i.process_instance = :instance")
                .param("instance", processInstance)
                .query(JdbcExclusionRecord::claim)
                .optional()
                .orElseThrow(
                        () -> Problem.unknown("The process instance " + processInstance + " assesses no exclusion."));
    }

    @Override
    public Optional<String> instanceOf(long claim) {
        return jdbc.sql("select process_instance from exclusion_instance where claim = :claim")
                .param("claim", claim)
                .query(String.class)
                .optional();
    }

    private static ExclusionClaim claim(ResultSet row, int index) throws SQLException {
        return new ExclusionClaim(
                row.getLong("number"),
                row.getString("reference"),
                row.getString("exclusion"),
                Objects.requireNonNull(window(row)),
                row.getString("objectives").lines().filter(it -> !it.isEmpty()).toList(),
                Role.valueOf(row.getString("claimant")),
                row.getString("account"),
                instant(row, "notice_at"),
                instantOrNull(row, "notice_until"),
                row.getString("words"),
                instant(row, "recorded_at"));
    }

    private static @Nullable Window window(ResultSet row) throws SQLException {
        String from = row.getString("window_from");
        return from == null
                ? null
                : new Window(LocalDateTime.parse(from), LocalDateTime.parse(row.getString("window_until")));
    }
}
