package io.attain.notification.store;

import static io.attain.database.Instants.instantOrNull;
import static io.attain.database.Instants.offset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attain.notification.Kind;
import io.attain.notification.Notice;
import io.attain.notification.NotificationOutbox;
import io.attain.notification.OutboxEntry;
import io.attain.notification.OutboxEntry.State;
import io.attain.notification.Preference;
import io.attain.notification.Preference.Delivery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcNotificationOutbox implements NotificationOutbox {

    /** As many as one question asks for. */
    private static final int TOGETHER = 500;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Clock clock;
    private final Attempts attempts;

    JdbcNotificationOutbox(JdbcClient jdbc, JdbcTemplate template, Clock clock) {
        this.jdbc = jdbc;
        this.template = template;
        this.clock = clock;
        this.attempts = new Attempts("notification", jdbc, clock);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(List<Planned> planned) {
        Set<String> known = known(planned);
        List<Planned> fresh = planned.stream()
                .filter(it ->
                        !known.contains(it.notice().cause() + " " + it.notice().account()))
                .toList();
        OffsetDateTime now = now();
        template.batchUpdate(
                "insert into notification (account, kind, cause, reference, subject, parameters, link, due_at, state,"
                        + " digest, attempts, next_attempt_at, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', ?,"
                        + " 0, ?, ?)",
                fresh,
                TOGETHER,
                (statement, it) -> {
                    Notice notice = it.notice();
                    int at = 0;
                    statement.setString(++at, notice.account());
                    statement.setString(++at, notice.kind().name());
                    statement.setString(++at, notice.cause());
                    statement.setString(++at, notice.reference());
                    statement.setString(++at, notice.subject());
                    statement.setString(++at, json(notice.parameters()));
                    statement.setString(++at, notice.link());
                    if (notice.due() == null) {
                        statement.setNull(++at, Types.TIMESTAMP_WITH_TIMEZONE);
                    } else {
                        statement.setObject(++at, offset(notice.due()));
                    }
                    statement.setBoolean(++at, it.digest());
                    statement.setObject(++at, offset(it.sendAt()));
                    statement.setObject(++at, now);
                });
    }

    private Set<String> known(List<Planned> planned) {
        List<String> causes =
                planned.stream().map(it -> it.notice().cause()).distinct().toList();
        Set<String> known = new HashSet<>();
        for (int from = 0; from < causes.size(); from += TOGETHER) {
            jdbc.sql("select cause, account from notification where cause in (:causes)")
                    .param("causes", causes.subList(from, Math.min(causes.size(), from + TOGETHER)))
                    .query(row -> {
                        known.add(row.getString("cause") + " " + row.getString("account"));
                    });
        }
        return known;
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public List<OutboxEntry> claimSingle(int most) {
        return claim(
                jdbc.sql("select * from notification where state = 'WAITING' and digest = false and next_attempt_at <="
                                + " :now order by next_attempt_at, number limit :most for update skip locked")
                        .param("now", now())
                        .param("most", most)
                        .query(JdbcNotificationOutbox::read)
                        .list());
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public List<OutboxEntry> claimDigest() {
        String account = jdbc.sql("select account from notification where state = 'WAITING' and digest = true and"
                        + " next_attempt_at <= :now order by next_attempt_at, number limit 1 for update skip"
                        + " locked")
                .param("now", now())
                .query(String.class)
                .optional()
                .orElse(null);
        if (account == null) {
            return List.of();
        }
        return claim(
                jdbc.sql("select * from notification where account = :account and state = 'WAITING' and digest = true"
                                + " and next_attempt_at <= :now order by case when due_at is null then 1 else 0 end,"
                                + " due_at, number for update skip locked")
                        .param("account", account)
                        .param("now", now())
                        .query(JdbcNotificationOutbox::read)
                        .list());
    }

    private List<OutboxEntry> claim(List<OutboxEntry> found) {
        attempts.begin(found.stream().map(OutboxEntry::number).toList());
        return found.stream()
                .map(it -> new OutboxEntry(
                        it.number(),
                        it.notice(),
                        it.state(),
                        it.digest(),
                        it.attempts() + 1,
                        it.firstAttempt() == null ? clock.instant() : it.firstAttempt(),
                        it.nextAttempt(),
                        it.failure(),
                        it.created()))
                .toList();
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void sent(Collection<Long> numbers) {
        become(State.SENT, numbers);
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void drop(Collection<Long> numbers) {
        become(State.DROPPED, numbers);
    }

    private void become(State state, Collection<Long> numbers) {
        if (!numbers.isEmpty()) {
            jdbc.sql("update notification set state = :state, sent_at = :now, failure = null where number in"
                            + " (:numbers)")
                    .param("state", state.name())
                    .param("now", now())
                    .param("numbers", numbers)
                    .update();
        }
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void failed(long number, String why, @Nullable Instant next) {
        attempts.failed(number, why, next);
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void release(Collection<Long> numbers, Instant next) {
        attempts.release(numbers, next);
    }

    @Override
    @Transactional
    public void plan(String account, Preference preference) {
        if (preference.delivery() == Delivery.NONE) {
            jdbc.sql("update notification set state = 'DROPPED' where account = :account and state = 'WAITING'")
                    .param("account", account)
                    .update();
            return;
        }
        jdbc.sql("update notification set digest = :digest, next_attempt_at = :at where account = :account and"
                        + " state = 'WAITING' and attempts = 0")
                .param("digest", preference.delivery() == Delivery.DIGEST)
                .param("at", offset(preference.sendAt(clock.instant())))
                .param("account", account)
                .update();
    }

    @Override
    @Transactional
    public int again(@Nullable Long number) {
        String sql =
                "update notification set state = 'WAITING', attempts = 0, first_attempt_at = null, next_attempt_at ="
                        + " :now where state = 'FAILED'";
        return number == null
                ? jdbc.sql(sql).param("now", now()).update()
                : jdbc.sql(sql + " and number = :number")
                        .param("now", now())
                        .param("number", number)
                        .update();
    }

    @Override
    public Map<State, Long> counts() {
        Map<State, Long> counts = new EnumMap<>(State.class);
        for (State state : State.values()) {
            counts.put(state, 0L);
        }
        jdbc.sql("select state, count(*) as many from notification group by state")
                .query(row -> {
                    counts.put(State.valueOf(row.getString("state")), row.getLong("many"));
                });
        return counts;
    }

    @Override
    public List<OutboxEntry> latest(State state, int most) {
        return jdbc.sql("select * from notification where state = :state order by number desc limit :most")
                .param("state", state.name())
                .param("most", most)
                .query(JdbcNotificationOutbox::read)
                .list();
    }

    private static OutboxEntry read(ResultSet row, int place) throws SQLException {
        return new OutboxEntry(
                row.getLong("number"),
                new Notice(
                        row.getString("account"),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("cause"),
                        row.getString("reference"),
                        row.getString("subject"),
                        texts(row.getString("parameters")),
                        row.getString("link"),
                        instantOrNull(row, "due_at")),
                State.valueOf(row.getString("state")),
                row.getBoolean("digest"),
                row.getInt("attempts"),
                instantOrNull(row, "first_attempt_at"),
                Objects.requireNonNull(instantOrNull(row, "next_attempt_at")),
                row.getString("failure"),
                Objects.requireNonNull(instantOrNull(row, "created_at")));
    }

    private static String json(List<String> texts) {
        try {
            return JSON.writeValueAsString(texts);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Texts are written as JSON.", impossible);
        }
    }

    private static List<String> texts(String json) {
        try {
            return JSON.readValue(json, TEXTS);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Parameters are a list of texts.", impossible);
        }
    }

    private OffsetDateTime now() {
        return offset(clock.instant());
    }
}
