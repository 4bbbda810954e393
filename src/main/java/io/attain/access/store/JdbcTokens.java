package io.attain.access.store;

import static io.attain.database.Instants.instant;
import static io.attain.database.Instants.offset;

import io.attain.access.Tokens;
import io.attain.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcTokens implements Tokens {

    private static final int LONGEST_DAYS = 366;
    private static final int LONGEST_LABEL = 200;
    private static final int MOST = 100;
    /** So long is an expired token listed, so that its owner sees why a machine is refused. */
    private static final Duration LISTED_AFTER_EXPIRY = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    JdbcTokens(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Issued issue(String account, String label, int days, Scope scope) {
        if (days < 1 || days > LONGEST_DAYS) {
            throw Problem.refused("A token is accepted for 1 to " + LONGEST_DAYS + " days.");
        }
        if (label.length() > LONGEST_LABEL) {
            throw Problem.refused("A label has at most " + LONGEST_LABEL + " characters.");
        }
        Instant now = clock.instant();
        jdbc.sql("delete from access_token where account = :account and expires_at < :longAgo")
                .param("account", account)
                .param("longAgo", offset(now.minus(LISTED_AFTER_EXPIRY)))
                .update();
        if (of(account).size() >= MOST) {
            throw Problem.refused("An account has at most " + MOST + " tokens. Withdraw some first.");
        }
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        String token = "attain_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Instant expires = now.plus(Duration.ofDays(days));
        String hash = hash(token);
        jdbc.sql(
                        "insert into access_token (token_hash, account, label, scope, created_at, expires_at) values (:hash, :account, :label, :scope, :createdAt, :expiresAt)")
                .param("hash", hash)
                .param("account", account)
                .param("label", label)
                .param("scope", scope.name())
                .param("createdAt", offset(now))
                .param("expiresAt", offset(expires))
                .update();
        long number = jdbc.sql("select number from access_token where token_hash = :hash")
                .param("hash", hash)
                .query(Long.class)
                .single();
        return new Issued(number, token, scope, expires);
    }

    @Override
    @Transactional
    public Optional<Bearer> bearer(String token) {
        String hash = hash(token);
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Optional<Found> found = jdbc.sql(
                        "select account, scope, used_on from access_token where token_hash = :hash and expires_at > :now")
                .param("hash", hash)
                .param("now", offset(now))
                .query((row, number) -> new Found(
                        new Bearer(row.getString("account"), Scope.valueOf(row.getString("scope"))),
                        row.getObject("used_on", LocalDate.class)))
                .optional();
        if (found.isPresent() && !today.equals(found.get().used())) {
            // A day is enough to tell which ones nobody needs any more, and costs no write for each request.
            jdbc.sql("update access_token set used_on = :today where token_hash = :hash")
                    .param("today", today)
                    .param("hash", hash)
                    .update();
        }
        return found.map(Found::bearer);
    }

    private record Found(Bearer bearer, @Nullable LocalDate used) {}

    @Override
    public List<Kept> of(String account) {
        return jdbc.sql(
                        "select number, label, scope, created_at, expires_at, used_on from access_token where account = :account order by number desc")
                .param("account", account)
                .query((row, number) -> new Kept(
                        row.getLong("number"),
                        row.getString("label"),
                        Scope.valueOf(row.getString("scope")),
                        instant(row, "created_at"),
                        instant(row, "expires_at"),
                        row.getObject("used_on", LocalDate.class)))
                .list();
    }

    @Override
    @Transactional
    public boolean withdraw(String account, long number) {
        return jdbc.sql("delete from access_token where account = :account and number = :number")
                        .param("account", account)
                        .param("number", number)
                        .update()
                > 0;
    }

    @Override
    @Transactional
    public int withdrawAll(String account) {
        return jdbc.sql("delete from access_token where account = :account")
                .param("account", account)
                .update();
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256.", missing);
        }
    }
}
