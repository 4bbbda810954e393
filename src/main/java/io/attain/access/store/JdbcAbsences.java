package io.attain.access.store;

import static io.attain.database.Instants.instant;
import static io.attain.database.Instants.instantOrNull;
import static io.attain.database.Instants.offset;

import io.attain.access.Absence;
import io.attain.access.Absences;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

@Repository
class JdbcAbsences implements Absences {

    private static final String SELECT =
            "select number, account, deputy, from_at, until_at, zone, planned_by, ended_at from absence ";
    private static final String OPEN = "ended_at is null and until_at > :now";

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcAbsences(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<Absence> holdOpen(String account, Instant now) {
        jdbc.sql("select name from account where name = :account for update")
                .param("account", account)
                .query(String.class)
                .list();
        return open(account, now);
    }

    @Override
    public List<Absence> open(String account, Instant now) {
        return openWhere("account", account, now);
    }

    @Override
    public List<Absence> entrusted(String deputy, Instant now) {
        return openWhere("deputy", deputy, now);
    }

    private List<Absence> openWhere(String column, String name, Instant now) {
        return jdbc.sql(SELECT + "where " + column + " = :name and " + OPEN + " order by from_at, number")
                .param("name", name)
                .param("now", offset(now))
                .query(JdbcAbsences::absence)
                .list();
    }

    @Override
    public List<Absence> holding(Collection<String> accounts, Instant now) {
        return accounts.isEmpty()
                ? List.of()
                : jdbc.sql(SELECT + "where account in (:accounts) and from_at <= :now and " + OPEN)
                        .param("accounts", accounts)
                        .param("now", offset(now))
                        .query(JdbcAbsences::absence)
                        .list();
    }

    @Override
    public Absence add(String account, String deputy, Instant from, Instant until, ZoneId zone, String by) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("insert into absence (account, deputy, from_at, until_at, zone, planned_by, changed_by, recorded_at)"
                        + " values (:account, :deputy, :from, :until, :zone, :by, :by, :now)")
                .param("account", account)
                .param("deputy", deputy)
                .param("from", offset(from))
                .param("until", offset(until))
                .param("zone", zone.getId())
                .param("by", by)
                .param("now", offset(clock.instant()))
                .update(key, "number");
        return new Absence(key.getKeyAs(Long.class), account, deputy, from, until, zone, by, null);
    }

    @Override
    public Optional<Absence> find(long number) {
        return jdbc.sql(SELECT + "where number = :number")
                .param("number", number)
                .query(JdbcAbsences::absence)
                .optional();
    }

    @Override
    public List<Absence> allOpen(Instant now, int most) {
        return jdbc.sql(SELECT + "where " + OPEN + " order by from_at, number fetch first :most rows only")
                .param("now", offset(now))
                .param("most", most)
                .query(JdbcAbsences::absence)
                .list();
    }

    @Override
    public void end(long number, Instant at, String by) {
        jdbc.sql("update absence set ended_at = :at, changed_by = :by where number = :number")
                .param("at", offset(at))
                .param("by", by)
                .param("number", number)
                .update();
    }

    private static Absence absence(ResultSet row, int number) throws SQLException {
        String account = row.getString("account");
        String zone = row.getString("zone");
        return new Absence(
                row.getLong("number"),
                account,
                row.getString("deputy"),
                instant(row, "from_at"),
                instant(row, "until_at"),
                ZoneId.of(Objects.requireNonNullElse(zone, "UTC")),
                Objects.requireNonNullElse(row.getString("planned_by"), account),
                instantOrNull(row, "ended_at"));
    }
}
