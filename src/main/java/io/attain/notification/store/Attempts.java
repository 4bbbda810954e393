package io.attain.notification.store;

import static io.attain.database.Instants.offset;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The attempts to send the rows of a table, which are the same for mails and for events: a row is leased to whoever tries, and
 * becomes FAILED or waits for the next attempt.
 */
final class Attempts {

    /** As long as whoever tries may take; after that it is anybody's again. */
    private static final Duration LEASE = Duration.ofMinutes(15);

    private static final int LONGEST_FAILURE = 500;

    private final String table;
    private final JdbcClient jdbc;
    private final Clock clock;

    /** Takes the table's name, which is no input. */
    Attempts(String table, JdbcClient jdbc, Clock clock) {
        this.table = table;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Begins another attempt at some rows, which nobody else tries meanwhile. */
    void begin(Collection<Long> numbers) {
        if (!numbers.isEmpty()) {
            jdbc.sql("update " + table
                            + " set attempts = attempts + 1, first_attempt_at = coalesce(first_attempt_at, cast(:now as"
                            + " timestamp with time zone)), next_attempt_at = :until where number in (:numbers)")
                    .param("now", offset(clock.instant()))
                    .param("until", offset(clock.instant().plus(LEASE)))
                    .param("numbers", numbers)
                    .update();
        }
    }

    /** Records why an attempt failed, and when the next is made: {@literal null} for none. */
    void failed(long number, String why, @Nullable Instant next) {
        jdbc.sql("update " + table
                        + " set state = :state, failure = :why, next_attempt_at = coalesce(cast(:next as timestamp with"
                        + " time zone), next_attempt_at) where number = :number")
                .param("state", next == null ? "FAILED" : "WAITING")
                .param("why", why.length() > LONGEST_FAILURE ? why.substring(0, LONGEST_FAILURE) : why)
                .param("next", next == null ? null : offset(next), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("number", number)
                .update();
    }

    /** Takes an attempt back that was not made after all. */
    void release(Collection<Long> numbers, Instant next) {
        if (!numbers.isEmpty()) {
            jdbc.sql("update " + table
                            + " set first_attempt_at = case when attempts = 1 then null else first_attempt_at end,"
                            + " attempts = attempts - 1, next_attempt_at = :next where number in (:numbers)")
                    .param("next", offset(next))
                    .param("numbers", numbers)
                    .update();
        }
    }
}
