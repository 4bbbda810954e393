package io.attain.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Instants in columns: JDBC knows no instants, only times with an offset, which is that of UTC here. */
public final class Instants {

    private Instants() {}

    /**
     * Reads an instant.
     *
     * @param row never {@literal null}
     * @param column one that is never {@literal null}, by its name
     * @return never {@literal null}
     * @throws SQLException if there is no such column
     */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(instantOrNull(row, column), column);
    }

    /**
     * Reads an instant that may be absent.
     *
     * @param row never {@literal null}
     * @param column its name, never {@literal null}
     * @return {@literal null} where the column is
     * @throws SQLException if there is no such column
     */
    public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /**
     * Makes an instant a parameter.
     *
     * @param instant never {@literal null}
     * @return never {@literal null}
     */
    public static OffsetDateTime offset(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /**
     * Makes an instant that may be absent a parameter.
     *
     * @param instant may be {@literal null}
     * @return {@literal null} for {@literal null}
     */
    public static @Nullable OffsetDateTime offsetOrNull(@Nullable Instant instant) {
        return instant == null ? null : offset(instant);
    }
}
