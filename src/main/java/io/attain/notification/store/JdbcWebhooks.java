package io.attain.notification.store;

import static io.attain.database.Instants.instantOrNull;
import static io.attain.database.Instants.offset;

import io.attain.notification.EventType;
import io.attain.notification.Webhook;
import io.attain.notification.Webhooks;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcWebhooks implements Webhooks {

    /** As many as one statement takes. */
    private static final int TOGETHER = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Clock clock;
    private final Attempts attempts;

    JdbcWebhooks(JdbcClient jdbc, JdbcTemplate template, Clock clock) {
        this.jdbc = jdbc;
        this.template = template;
        this.clock = clock;
        this.attempts = new Attempts("webhook_delivery", jdbc, clock);
    }

    @Override
    @Transactional
    public Webhook add(Webhook webhook) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("insert into webhook (url, events, salt, enabled, registered_by, registered_at) values (:url,"
                        + " :events, :salt, :enabled, :by, :at)")
                .param("url", webhook.url().toString())
                .param(
                        "events",
                        webhook.events().stream().map(EventType::name).sorted().collect(Collectors.joining(",")))
                .param("salt", webhook.salt())
                .param("enabled", webhook.enabled())
                .param("by", webhook.registeredBy())
                .param("at", offset(webhook.registeredAt()))
                .update(key, "number");
        return find(Objects.requireNonNull(key.getKeyAs(Long.class))).orElseThrow();
    }

    @Override
    public List<Webhook> all() {
        return jdbc.sql("select * from webhook order by number")
                .query(JdbcWebhooks::webhook)
                .list();
    }

    @Override
    public Optional<Webhook> find(long number) {
        return jdbc.sql("select * from webhook where number = :number")
                .param("number", number)
                .query(JdbcWebhooks::webhook)
                .optional();
    }

    private static Webhook webhook(ResultSet row, int place) throws SQLException {
        return new Webhook(
                row.getLong("number"),
                URI.create(row.getString("url")),
                Arrays.stream(row.getString("events").split(","))
                        .map(EventType::valueOf)
                        .collect(Collectors.toSet()),
                row.getString("salt"),
                row.getBoolean("enabled"),
                row.getString("registered_by"),
                Objects.requireNonNull(instantOrNull(row, "registered_at")));
    }

    @Override
    @Transactional
    public void remove(long number) {
        for (String sql : List.of(
                "delete from webhook_delivery where webhook = :number", "delete from webhook where number = :number")) {
            jdbc.sql(sql).param("number", number).update();
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void plan(List<Planned> planned) {
        Set<String> known = new HashSet<>();
        List<String> causes = planned.stream().map(Planned::cause).distinct().toList();
        for (int from = 0; from < causes.size(); from += TOGETHER) {
            jdbc.sql("select cause, webhook from webhook_delivery where cause in (:causes)")
                    .param("causes", causes.subList(from, Math.min(causes.size(), from + TOGETHER)))
                    .query(row -> {
                        known.add(row.getLong("webhook") + " " + row.getString("cause"));
                    });
        }
        OffsetDateTime now = now();
        template.batchUpdate(
                "insert into webhook_delivery (webhook, cause, type, body, state, attempts, next_attempt_at,"
                        + " created_at) values (?, ?, ?, ?, 'WAITING', 0, ?, ?)",
                planned.stream()
                        .filter(it -> !known.contains(it.webhook() + " " + it.cause()))
                        .toList(),
                TOGETHER,
                (statement, it) -> {
                    int at = 0;
                    statement.setLong(++at, it.webhook());
                    statement.setString(++at, it.cause());
                    statement.setString(++at, it.type());
                    statement.setString(++at, it.body());
                    statement.setObject(++at, now);
                    statement.setObject(++at, now);
                });
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public List<Delivery> claim(int most) {
        List<Delivery> found = jdbc.sql(
                        "select * from webhook_delivery where state = 'WAITING' and next_attempt_at <= :now order by"
                                + " next_attempt_at, number limit :most for update skip locked")
                .param("now", now())
                .param("most", most)
                .query(JdbcWebhooks::delivery)
                .list();
        attempts.begin(found.stream().map(Delivery::number).toList());
        return found.stream()
                .map(it -> new Delivery(
                        it.number(),
                        it.webhook(),
                        it.type(),
                        it.body(),
                        it.attempts() + 1,
                        it.firstAttempt() == null ? clock.instant() : it.firstAttempt(),
                        it.failure()))
                .toList();
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void delivered(long number) {
        jdbc.sql("update webhook_delivery set state = 'SENT', failure = null where number = :number")
                .param("number", number)
                .update();
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
    public List<Delivery> failed(int most) {
        return jdbc.sql("select * from webhook_delivery where state = 'FAILED' order by number desc limit :most")
                .param("most", most)
                .query(JdbcWebhooks::delivery)
                .list();
    }

    @Override
    @Transactional
    public int again() {
        return jdbc.sql("update webhook_delivery set state = 'WAITING', attempts = 0, first_attempt_at = null,"
                        + " next_attempt_at = :now where state = 'FAILED'")
                .param("now", now())
                .update();
    }

    private static Delivery delivery(ResultSet row, int place) throws SQLException {
        return new Delivery(
                row.getLong("number"),
                row.getLong("webhook"),
                row.getString("type"),
                row.getString("body"),
                row.getInt("attempts"),
                instantOrNull(row, "first_attempt_at"),
                row.getString("failure"));
    }

    private OffsetDateTime now() {
        return offset(clock.instant());
    }
}
