package io.attain.audit.store;

import static io.attain.database.Instants.offset;

import io.attain.audit.Act;
import io.attain.audit.Chain;
import io.attain.audit.CoveredRow;
import io.attain.audit.CoveredTable;
import io.attain.audit.CoveredTables;
import io.attain.audit.Digest;
import io.attain.audit.Entry;
import io.attain.audit.Kind;
import io.attain.audit.Origin;
import io.attain.audit.Origins;
import io.attain.audit.RecordKey;
import io.attain.workflow.EngineSession;
import java.sql.Array;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Appends entries. The digests are of what the database holds when the transaction ends, read with one query a table, and the heads
 * of all chains are held with one statement a scope, always in the same order, so that transactions wait for each other and never
 * in a circle.
 */
@Repository
class JdbcRecorder implements SmartInitializingSingleton {

    private static final int AT_ONCE = 500;
    private static final int LONGEST_ABOUT = 400;
    private static final int OPENED_AT_ONCE = 1000;

    private static final String INSERT =
            "insert into audit_entry (scope, name, seq, kind, actor, on_behalf, address, through, about, recorded_at,"
                    + " covered, previous, hints, hash, mac) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String NEW_HEAD_H2 =
            "merge into audit_head h using (values (cast(? as varchar), cast(? as varchar))) n (scope, name) on h.scope ="
                    + " n.scope and h.name = n.name when not matched then insert (scope, name, seq, hash, sealed) values"
                    + " (n.scope, n.name, 0, '', 0)";

    private static final String NEW_HEAD_POSTGRESQL =
            "insert into audit_head (scope, name, seq, hash, sealed) values (?, ?, 0, '', 0) on conflict do nothing";

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final Origins origins;
    private final RecordKey key;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final String newHead;

    JdbcRecorder(
            JdbcTemplate template,
            JdbcClient jdbc,
            Origins origins,
            RecordKey key,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.template = template;
        this.jdbc = jdbc;
        this.origins = origins;
        this.key = key;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.newHead =
                Objects.requireNonNull(template.execute((org.springframework.jdbc.core.ConnectionCallback<String>)
                                        connection -> connection.getMetaData().getDatabaseProductName()))
                                .equals("H2")
                        ? NEW_HEAD_H2
                        : NEW_HEAD_POSTGRESQL;
    }

    /** An entry that has no place yet. */
    private static final class Draft {

        private Chain chain;
        private final Kind kind;
        private final @Nullable String actor;
        private String about;
        private final List<CoveredRow> rows = new ArrayList<>();

        Draft(Chain chain, Kind kind, @Nullable String actor, String about) {
            this.chain = chain;
            this.kind = kind;
            this.actor = actor;
            this.about = about;
        }
    }

    /** Records what the running transaction was told and has written. */
    void record(List<Act> acts, Map<String, Set<String>> written) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Draft> drafts = new ArrayList<>();
        Map<String, Draft> byTask = new HashMap<>();
        for (Act act : acts) {
            if (act.subject() == null) {
                Draft draft = new Draft(act.chain(), act.kind(), act.actor(), act.about());
                drafts.add(draft);
                act.tasks().forEach(it -> byTask.put(it, draft));
            }
        }
        cover(byTask);
        drafts.addAll(drafts(bySubject(acts), written, now));
        append(drafts, now);
    }

    /** The forms of tasks stand in the entries of what was told about these tasks; what is not there any more was removed. */
    private void cover(Map<String, Draft> byTask) {
        if (byTask.isEmpty()) {
            return;
        }
        Set<String> gone = new TreeSet<>(byTask.keySet());
        new CoveredRows(template).read(CoveredTables.FORMS, byTask.keySet(), row -> {
            gone.remove(row.covered().key());
            Objects.requireNonNull(byTask.get(row.covered().key())).rows.add(row.covered());
        });
        gone.forEach(it -> Objects.requireNonNull(byTask.get(it)).rows.add(gone(CoveredTables.FORMS, it)));
    }

    private static CoveredRow gone(CoveredTable table, String key) {
        return new CoveredRow(table.name(), key, new Digest(CoveredRow.GONE, ""));
    }

    /** Acts on the same subject in one transaction are one entry. */
    private static Map<String, Draft> bySubject(List<Act> acts) {
        Map<String, Draft> drafts = new LinkedHashMap<>();
        for (Act act : acts) {
            String subject = act.subject();
            if (subject != null) {
                Draft before =
                        drafts.putIfAbsent(subject, new Draft(act.chain(), act.kind(), act.actor(), act.about()));
                if (before != null) {
                    before.about += "; " + act.about();
                }
            }
        }
        return drafts;
    }

    /** Rows about what has been told stand in its entry. */
    private Collection<Draft> drafts(Map<String, Draft> drafts, Map<String, Set<String>> written, Instant now) {
        CoveredRows reader = new CoveredRows(template);
        for (CoveredTable table : CoveredTables.ALL) {
            Set<String> keys = written.getOrDefault(table.name(), Set.of());
            if (keys.isEmpty()) {
                continue;
            }
            Set<String> gone = new HashSet<>(table.changes() ? keys : Set.of());
            reader.read(table, keys, row -> {
                gone.remove(row.covered().key());
                draft(drafts, row, now).rows.add(row.covered());
            });
            for (String key : new TreeSet<>(gone)) {
                drafts.computeIfAbsent(
                                table.name() + " " + key, it -> new Draft(Chain.day(now), table.kind(), null, key))
                        .rows
                        .add(gone(table, key));
            }
        }
        return drafts.values();
    }

    private static Draft draft(Map<String, Draft> drafts, CoveredRows.Row row, Instant now) {
        Chain chain =
                row.chain() == null ? Chain.day(now) : new Chain(row.table().scope(), row.chain());
        return drafts.computeIfAbsent(
                row.subject(), it -> new Draft(chain, row.table().kind(), row.actor(), row.about()));
    }

    private void append(List<Draft> drafts, Instant now) {
        List<Draft> ofDays = drafts.stream()
                .filter(it -> it.chain.scope() == Chain.Scope.DAY)
                .toList();
        ofDays.stream().map(it -> it.chain).max(Comparator.naturalOrder()).ifPresent(day -> {
            Chain last = notBefore(day);
            ofDays.forEach(it -> it.chain = last);
        });
        Map<Chain, List<Draft>> byChain =
                drafts.stream().collect(Collectors.groupingBy(it -> it.chain, TreeMap::new, Collectors.toList()));
        Map<Chain, Head> heads = hold(byChain.keySet());
        Origin origin = origins.current();
        List<Entry> entries = new ArrayList<>();
        List<Map.Entry<Chain, Head>> moved = new ArrayList<>();
        byChain.forEach((chain, some) -> {
            Head head = Objects.requireNonNull(heads.get(chain));
            for (Draft draft : some) {
                Entry entry = entry(draft, origin, now).at(head.number() + 1, head.hash());
                entries.add(entry);
                head = new Head(entry.number(), entry.digest().hash());
            }
            moved.add(Map.entry(chain, head));
        });
        insert(entries);
        template.batchUpdate(
                "update audit_head set seq = ?, hash = ? where scope = ? and name = ?", moved, AT_ONCE, (row, it) -> {
                    row.setLong(1, it.getValue().number());
                    row.setString(2, it.getValue().hash());
                    row.setString(3, it.getKey().scope().name());
                    row.setString(4, it.getKey().name());
                });
    }

    /** What changes has its last entry in the last chain, also where a clock has gone back: then the later day goes on. */
    private Chain notBefore(Chain day) {
        String last = template.queryForObject(
                "select max(name) from audit_head where scope = ?", String.class, Chain.Scope.DAY.name());
        return last != null && last.compareTo(day.name()) > 0 ? new Chain(Chain.Scope.DAY, last) : day;
    }

    private static Entry entry(Draft draft, Origin origin, Instant now) {
        String account = origin.account();
        String actor = Objects.requireNonNullElse(account != null ? account : draft.actor, EngineSession.ENGINE);
        return new Entry(
                draft.chain,
                0,
                draft.kind.name(),
                actor,
                isAnother(draft.actor, actor) ? draft.actor : null,
                origin.address(),
                origin.through(),
                draft.about.length() <= LONGEST_ABOUT ? draft.about : draft.about.substring(0, LONGEST_ABOUT),
                now,
                CoveredRow.write(draft.rows),
                "",
                new Digest("", ""));
    }

    /** What the engine does because of somebody is done on nobody's behalf. */
    private static boolean isAnother(@Nullable String named, String actor) {
        return named != null && !named.equals(actor) && !named.equals(EngineSession.ENGINE);
    }

    private void insert(List<Entry> entries) {
        template.batchUpdate(INSERT, entries, AT_ONCE, (row, it) -> {
            row.setString(1, it.chain().scope().name());
            row.setString(2, it.chain().name());
            row.setLong(3, it.number());
            row.setString(4, it.kind());
            row.setString(5, it.actor());
            row.setString(6, it.onBehalf());
            row.setString(7, it.address());
            row.setString(8, it.through());
            row.setString(9, it.about());
            row.setObject(10, offset(it.recordedAt()));
            row.setString(11, it.rows());
            row.setString(12, it.previous());
            row.setString(13, it.digest().hints());
            row.setString(14, it.digest().hash());
            row.setString(
                    15, key.get().map(with -> with.vouch(it.digest().hash())).orElse(null));
        });
    }

    /** Where a chain ends. */
    private record Head(long number, String hash) {}

    /** Holds the heads of chains until the transaction ends, and begins chains that there are not yet. */
    private Map<Chain, Head> hold(Set<Chain> chains) {
        Map<Chain, Head> heads = new HashMap<>();
        Map<Chain.Scope, List<String>> names = chains.stream()
                .collect(Collectors.groupingBy(
                        Chain::scope, TreeMap::new, Collectors.mapping(Chain::name, Collectors.toList())));
        names.forEach((scope, some) -> {
            hold(scope, some, heads);
            List<String> missing = some.stream()
                    .filter(it -> !heads.containsKey(new Chain(scope, it)))
                    .toList();
            if (!missing.isEmpty()) {
                template.batchUpdate(newHead, missing, AT_ONCE, (row, it) -> {
                    row.setString(1, scope.name());
                    row.setString(2, it);
                });
                hold(scope, missing, heads);
            }
        });
        return heads;
    }

    private void hold(Chain.Scope scope, List<String> names, Map<Chain, Head> heads) {
        template.query(
                connection -> {
                    java.sql.PreparedStatement statement = connection.prepareStatement(
                            "select name, seq, hash from audit_head where scope = ? and name = any(?) order by name for"
                                    + " update");
                    Array array = connection.createArrayOf("varchar", names.toArray());
                    statement.setString(1, scope.name());
                    statement.setArray(2, array);
                    return statement;
                },
                row -> {
                    heads.put(
                            new Chain(scope, row.getString("name")),
                            new Head(row.getLong("seq"), row.getString("hash")));
                });
    }

    /** Takes the rows into the record that were there before it covered their tables. */
    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            hold(Set.of(Chain.RECORD));
            Set<String> open = Set.copyOf(jdbc.sql("select about from audit_entry where scope = :scope")
                    .param("scope", Chain.Scope.RECORD.name())
                    .query(String.class)
                    .list());
            List<CoveredTable> missing = CoveredTables.ALL.stream()
                    .filter(it -> !open.contains(it.opening()))
                    .toList();
            missing.forEach(this::open);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            append(
                    missing.stream()
                            .map(it -> new Draft(Chain.RECORD, Kind.OPENING, null, it.opening()))
                            .toList(),
                    now);
        });
    }

    private void open(CoveredTable table) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<Chain, Draft> drafts = new LinkedHashMap<>();
        int[] rows = {0};
        new CoveredRows(template).read(table, null, null, row -> {
            Chain chain = row.chain() == null ? Chain.day(now) : new Chain(table.scope(), row.chain());
            drafts.computeIfAbsent(chain, it -> new Draft(it, Kind.OPENING, null, table.name()))
                    .rows
                    .add(row.covered());
            if (++rows[0] % OPENED_AT_ONCE == 0) {
                append(List.copyOf(drafts.values()), now);
                drafts.clear();
            }
        });
        append(List.copyOf(drafts.values()), now);
    }
}
