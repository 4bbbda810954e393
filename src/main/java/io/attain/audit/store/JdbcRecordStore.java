package io.attain.audit.store;

import static io.attain.database.Instants.instant;
import static io.attain.database.Instants.offset;

import io.attain.audit.Chain;
import io.attain.audit.ChainCheck;
import io.attain.audit.Checkpoint;
import io.attain.audit.CheckpointKey;
import io.attain.audit.CoveredTable;
import io.attain.audit.CoveredTables;
import io.attain.audit.Digest;
import io.attain.audit.Entry;
import io.attain.audit.Finding;
import io.attain.audit.HandedCheckpoints;
import io.attain.audit.Kind;
import io.attain.audit.RecordStore;
import io.attain.audit.Verification;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@Repository
class JdbcRecordStore implements RecordStore {

    private static final int AT_ONCE = 500;
    private static final int FETCHED = 1000;

    /** So many chains are checked at a time. */
    private static final Map<Chain.Scope, Integer> TOGETHER =
            Map.of(Chain.Scope.AGREEMENT, 200, Chain.Scope.SERIES, 20);

    private static final String ENTRIES =
            "select scope, name, seq, kind, actor, on_behalf, address, through, about, recorded_at, covered, previous,"
                    + " hints, hash, mac from audit_entry";

    private static final String CHECKPOINTS =
            "select number, sealed_at, heads, key_id, previous, hints, hash, signature from audit_checkpoint";

    private static final String SCOPES =
            Arrays.stream(Chain.Scope.values()).map(it -> "'" + it + "'").collect(Collectors.joining(", "));

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final TransactionTemplate atOneTime;

    JdbcRecordStore(JdbcTemplate jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.atOneTime = new TransactionTemplate(transactions);
        this.atOneTime.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.atOneTime.setReadOnly(true);
    }

    @Override
    public List<Entry> find(Query query, @Nullable Place after, int limit) {
        List<String> conditions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        Chain chain = query.chain();
        if (chain != null) {
            conditions.add("scope = ? and name = ?");
            values.addAll(List.of(chain.scope().name(), chain.name()));
        } else {
            // Whatever somebody has made of it, a page shows the rest.
            conditions.add("scope in (" + SCOPES + ")");
        }
        String person = query.person();
        if (person != null) {
            conditions.add("(actor = ? or on_behalf = ?)");
            values.addAll(List.of(person, person));
        }
        Set<Kind> kinds = query.kinds();
        if (kinds != null) {
            List<String> either = new ArrayList<>();
            either.add("kind in (" + kinds.stream().map(it -> "?").collect(Collectors.joining(", ")) + ")");
            kinds.forEach(it -> values.add(it.name()));
            // What is recorded together, such as the verdicts and bookings of a close, stands in one entry of another
            // kind.
            CoveredTables.ALL.stream()
                    .filter(it -> it.subject() != null && kinds.contains(it.kind()))
                    .forEach(it -> {
                        either.add("covered like ?");
                        either.add("covered like ?");
                        values.addAll(List.of(it.name() + " %", "%\n" + it.name() + " %"));
                    });
            conditions.add("(" + String.join(" or ", either) + ")");
        }
        if (query.from() != null) {
            conditions.add("recorded_at >= ?");
            values.add(offset(query.from()));
        }
        if (query.until() != null) {
            conditions.add("recorded_at < ?");
            values.add(offset(query.until()));
        }
        if (after != null && chain != null) {
            conditions.add("seq < ?");
            values.add(after.number());
        } else if (after != null) {
            conditions.add("(recorded_at, scope, name, seq) < (?, ?, ?, ?)");
            values.addAll(List.of(
                    offset(after.at()),
                    after.chain().scope().name(),
                    after.chain().name(),
                    after.number()));
        }
        values.add(limit);
        return jdbc.query(
                ENTRIES
                        + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
                        + (chain != null
                                ? " order by seq desc"
                                : " order by recorded_at desc, scope desc, name desc, seq desc")
                        + " limit ?",
                JdbcRecordStore::entry,
                values.toArray());
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                new Chain(Chain.Scope.valueOf(row.getString("scope")), row.getString("name")),
                row.getLong("seq"),
                row.getString("kind"),
                row.getString("actor"),
                row.getString("on_behalf"),
                row.getString("address"),
                row.getString("through"),
                row.getString("about"),
                instant(row, "recorded_at"),
                row.getString("covered"),
                row.getString("previous"),
                new Digest(row.getString("hash"), row.getString("hints")));
    }

    @Override
    public @Nullable Checkpoint seal(CheckpointKey key) {
        return transaction.execute(status -> {
            // Whoever holds the head of the record's own chain is the one that seals.
            List<Long> alone = jdbc.queryForList(
                    "select seq from audit_head where scope = ? for update skip locked",
                    Long.class,
                    Chain.Scope.RECORD.name());
            List<Checkpoint.Head> grown = alone.isEmpty()
                    ? List.of()
                    : jdbc.query(
                            "select scope, name, seq, hash from audit_head where seq > sealed and scope in (" + SCOPES
                                    + ") order by scope, name for update skip locked",
                            JdbcRecordStore::head);
            if (grown.isEmpty()) {
                return null;
            }
            Checkpoint checkpoint = Checkpoint.of(lastCheckpoint(), clock.instant(), grown, key);
            jdbc.update(
                    "insert into audit_checkpoint (number, sealed_at, heads, key_id, previous, hints, hash, signature)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                    checkpoint.number(),
                    offset(checkpoint.sealedAt()),
                    checkpoint.heads(),
                    checkpoint.keyId(),
                    checkpoint.previous(),
                    checkpoint.digest().hints(),
                    checkpoint.digest().hash(),
                    checkpoint.signature());
            jdbc.batchUpdate(
                    "update audit_head set sealed = ? where scope = ? and name = ?", grown, AT_ONCE, (row, it) -> {
                        row.setLong(1, it.number());
                        row.setString(2, it.chain().scope().name());
                        row.setString(3, it.chain().name());
                    });
            return checkpoint;
        });
    }

    private static Checkpoint.Head head(ResultSet row, int number) throws SQLException {
        return new Checkpoint.Head(
                new Chain(Chain.Scope.valueOf(row.getString("scope")), row.getString("name")),
                row.getLong("seq"),
                row.getString("hash"));
    }

    @Override
    public @Nullable Checkpoint lastCheckpoint() {
        return jdbc.query(CHECKPOINTS + " order by number desc limit 1", JdbcRecordStore::checkpoint).stream()
                .findFirst()
                .orElse(null);
    }

    private static Checkpoint checkpoint(ResultSet row, int number) throws SQLException {
        return new Checkpoint(
                row.getLong("number"),
                instant(row, "sealed_at"),
                row.getString("heads"),
                row.getString("key_id"),
                row.getString("previous"),
                new Digest(row.getString("hash"), row.getString("hints")),
                row.getString("signature"));
    }

    @Override
    public void checkpoints(Consumer<Checkpoint> checkpoints) {
        atOneTime.executeWithoutResult(status ->
                stream(CHECKPOINTS + " order by number", List.of(), row -> checkpoints.accept(checkpoint(row, 0))));
    }

    /** Takes a row. */
    @FunctionalInterface
    private interface Row {

        void accept(ResultSet row) throws SQLException;
    }

    private void stream(String sql, List<Object> parameters, Row rows) {
        jdbc.query(
                connection -> {
                    PreparedStatement statement = connection.prepareStatement(sql);
                    statement.setFetchSize(FETCHED);
                    for (int i = 0; i < parameters.size(); i++) {
                        statement.setObject(i + 1, parameters.get(i));
                    }
                    return statement;
                },
                row -> {
                    rows.accept(row);
                });
    }

    @Override
    public Verification verify(@Nullable CheckpointKey key, @Nullable HandedCheckpoints handed) {
        return Objects.requireNonNull(atOneTime.execute(status -> new Checking(key).check(handed)));
    }

    /** What was found: all is counted, and the first are kept. */
    private static final class Findings {

        private final List<Finding> findings = new ArrayList<>();
        private long found;

        private void add(List<Finding> more) {
            found += more.size();
            more.stream().limit(Verification.MOST - findings.size()).forEach(findings::add);
        }
    }

    /** One check. */
    private final class Checking {

        private final @Nullable CheckpointKey key;
        private final Findings own = new Findings();
        private long chains;
        private long entries;
        private long rows;
        private long checkpoints;

        Checking(@Nullable CheckpointKey key) {
            this.key = key;
        }

        Verification check(@Nullable HandedCheckpoints handed) {
            Instant at = clock.instant();
            long start = System.nanoTime();
            for (Chain.Scope scope : Chain.Scope.values()) {
                ranges(scope);
            }
            strangers();
            Instant sealedAt = checkpoints();
            Verification.Comparison comparison = handed == null ? null : compared(handed);
            return new Verification(
                    at,
                    Duration.ofNanos(System.nanoTime() - start),
                    chains,
                    entries,
                    rows,
                    checkpoints,
                    sealedAt,
                    key != null,
                    own.found,
                    own.findings,
                    comparison);
        }

        /** Chains of a kind that there is not. */
        private void strangers() {
            for (String table : List.of("audit_head", "audit_entry")) {
                String number = table.equals("audit_entry") ? "seq" : "-1";
                stream(
                        "select scope, name, " + number + " from " + table + " where scope not in (" + SCOPES
                                + ") order by 1, 2, 3",
                        List.of(),
                        row -> own.add(List.of(Finding.inserted(
                                table,
                                "“" + row.getString(1) + "”/" + row.getString(2)
                                        + (row.getLong(3) < 0 ? "" : " " + row.getLong(3))))));
            }
        }

        private void ranges(Chain.Scope scope) {
            List<String> names = jdbc.queryForList(
                    "select name from audit_head where scope = ? order by name", String.class, scope.name());
            chains += names.size();
            int together = TOGETHER.getOrDefault(scope, Integer.MAX_VALUE);
            String after = null;
            for (int i = together; i < names.size() && i > 0; i += together) {
                range(scope, after, names.get(i - 1));
                after = names.get(i - 1);
            }
            range(scope, after, null);
        }

        private void range(Chain.Scope scope, @Nullable String after, @Nullable String until) {
            ChainCheck check = new ChainCheck(key);
            List<Object> bounds = new ArrayList<>();
            if (after != null) {
                bounds.add(after);
            }
            if (until != null) {
                bounds.add(until);
            }
            String range = CoveredRows.range("name", after, until);
            String where = range.isEmpty() ? " where scope = '" + scope + "'" : range + " and scope = '" + scope + "'";
            stream("select scope, name, seq, hash from audit_head" + where, bounds, row -> check.head(head(row, 0)));
            stream(ENTRIES + where + " order by name, seq", bounds, row -> {
                entries++;
                check.next(entry(row, 0), row.getString("mac"));
            });
            check.endEntries();
            CoveredRows reader = new CoveredRows(jdbc);
            for (CoveredTable table : CoveredTables.ALL) {
                if (table.scope() == scope) {
                    reader.read(table, after, until, row -> check.row(table, row.chain(), row.covered()));
                }
            }
            check.endRows();
            rows += check.rows();
            own.add(check.findings());
        }

        private @Nullable Instant checkpoints() {
            Checkpoint.Check check = new Checkpoint.Check(key == null ? null : key.verifying());
            stream(CHECKPOINTS + " order by number", List.of(), row -> {
                Checkpoint checkpoint = checkpoint(row, 0);
                checkpoints++;
                check.next(checkpoint);
                compare(checkpoint, own);
            });
            if (key != null) {
                key.remembered().ifPresent(check::reaches);
            }
            check.end();
            own.add(check.findings());
            stream("select scope, name, sealed from audit_head where scope in (" + SCOPES + ")", List.of(), row -> {
                Chain chain = new Chain(Chain.Scope.valueOf(row.getString("scope")), row.getString("name"));
                if (row.getLong("sealed") != check.sealed(chain)) {
                    own.add(List.of(Finding.changed("audit_head", chain.toString(), List.of("sealed"))));
                }
            });
            Checkpoint last = check.last();
            return last == null ? null : last.sealedAt();
        }

        /** They have to be signed with our key, or with the one that their file names where ours is gone. */
        private Verification.Comparison compared(HandedCheckpoints handed) {
            Findings differences = new Findings();
            CheckpointKey.Verifying named = handed.publicKey();
            if (key != null && !key.id().equals(named.id())) {
                differences.add(List.of(Finding.contradicted("audit_checkpoint", "publicKey", List.of("key_id"))));
            }
            Checkpoint.Check check = new Checkpoint.Check(key == null ? named : key.verifying());
            handed.forEach(it -> {
                check.next(it);
                compare(it, differences);
            });
            check.end();
            differences.add(check.findings());
            return new Verification.Comparison(handed.count(), differences.found, differences.findings);
        }

        /** Checks that the record has the heads of a checkpoint. */
        private void compare(Checkpoint checkpoint, Findings findings) {
            Map<Chain.Scope, List<Checkpoint.Head>> heads = checkpoint.read().stream()
                    .collect(Collectors.groupingBy(it -> it.chain().scope(), TreeMap::new, Collectors.toList()));
            heads.forEach((scope, some) -> {
                Set<String> known = new HashSet<>();
                jdbc.query(
                        connection -> {
                            PreparedStatement statement = connection.prepareStatement(
                                    "select name, seq, hash from audit_entry where scope = ? and name = any(?) and seq ="
                                            + " any(?)");
                            statement.setString(1, scope.name());
                            statement.setArray(
                                    2,
                                    connection.createArrayOf(
                                            "varchar",
                                            some.stream()
                                                    .map(it -> it.chain().name())
                                                    .toArray()));
                            statement.setArray(
                                    3,
                                    connection.createArrayOf(
                                            "bigint",
                                            some.stream()
                                                    .map(Checkpoint.Head::number)
                                                    .toArray()));
                            return statement;
                        },
                        row -> {
                            known.add(row.getLong("seq") + " " + row.getString("hash") + " " + row.getString("name"));
                        });
                findings.add(some.stream()
                        .filter(it -> !known.contains(
                                it.number() + " " + it.hash() + " " + it.chain().name()))
                        .map(it -> Finding.contradicted(
                                "audit_entry", ChainCheck.place(it.chain(), it.number()), List.of()))
                        .toList());
            });
        }
    }
}
