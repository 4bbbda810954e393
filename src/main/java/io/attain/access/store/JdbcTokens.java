package io.attain.access.store;

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
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcTokens implements Tokens {

    private static final int LONGEST_DAYS = 366;
    private static final int LONGEST_LABEL = 200;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    JdbcTokens(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Issued issue(String account, String label, int days) {
        if (days < 1 || days > LONGEST_DAYS) {
            throw Problem.refused("A token is accepted for 1 to " + LONGEST_DAYS + " days.");
        }
        if (label.length() > LONGEST_LABEL) {
            throw Problem.refused("A label has at most " + LONGEST_LABEL + " characters.");
        }
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        String token = "attain_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Instant now = clock.instant();
        Instant expires = now.plus(Duration.ofDays(days));
        jdbc.sql(
                        "insert into access_token (token_hash, account, label, created_at, expires_at) values (:hash, :account, :label, :createdAt, :expiresAt)")
                .param("hash", hash(token))
                .param("account", account)
                .param("label", label)
                .param("createdAt", offset(now))
                .param("expiresAt", offset(expires))
                .update();
        return new Issued(token, expires);
    }

    @Override
    public Optional<String> account(String token) {
        return jdbc.sql("select account from access_token where token_hash = :hash and expires_at > :now")
                .param("hash", hash(token))
                .param("now", offset(clock.instant()))
                .query(String.class)
                .optional();
    }

    @Override
    @Transactional
    public int withdraw(String account) {
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
