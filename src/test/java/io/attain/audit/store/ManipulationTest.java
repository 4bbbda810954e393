package io.attain.audit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.attain.audit.Act;
import io.attain.audit.AuditTrail;
import io.attain.audit.Chain;
import io.attain.audit.CheckpointKey;
import io.attain.audit.CoveredRow;
import io.attain.audit.CoveredTable;
import io.attain.audit.CoveredTables;
import io.attain.audit.Entry;
import io.attain.audit.Finding;
import io.attain.audit.Kind;
import io.attain.audit.Origins;
import io.attain.audit.RecordKey;
import io.attain.audit.RecordStore;
import io.attain.audit.Verification;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionTemplate;

/** What is changed behind the application's back is found, and where. */
@TestInstance(Lifecycle.PER_CLASS)
class ManipulationTest {

    private static final int MANIPULATIONS = 1000;
    private static final long SEED = 20261128;
    private static final int ROWS = 4;
    private static final int AGREEMENTS = 3;

    @TempDir
    private static Path folder = Path.of("");

    private AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private @Nullable CheckpointKey created;

    private static DataSource database() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;QUERY_CACHE_SIZE=500");
        database.setUser("attain");
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration", "classpath:db/vendor/h2")
                .load()
                .migrate();
        new ResourceDatabasePopulator(
                        new ClassPathResource("org/camunda/bpm/engine/db/create/activiti.h2.create.engine.sql"),
                        new ClassPathResource("org/camunda/bpm/engine/db/create/activiti.h2.create.history.sql"))
                .execute(database);
        return database;
    }

    @BeforeAll
    void recordSomething() throws SQLException {
        created = CheckpointKey.create(folder.resolve("key"));
        Connection connection = database().getConnection();
        DataSource database = new SingleConnectionDataSource(connection, true);
        context.registerBean(DataSource.class, () -> database);
        context.registerBean(JdbcTemplate.class, database);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        context.registerBean(Clock.class, Clock::systemUTC);
        context.registerBean(RecordingTransactions.class);
        context.registerBean(PlatformTransactionManager.class, () -> {
            JdbcTransactionManager manager = new JdbcTransactionManager(database);
            manager.setTransactionExecutionListeners(List.of(context.getBean(TransactionExecutionListener.class)));
            return manager;
        });
        context.registerBean(RecordKey.class, () -> RecordKey.of(key()));
        context.register(AuditTrail.class, Origins.class, JdbcRecorder.class, JdbcRecordStore.class);
        jdbc(database).execute("set referential_integrity false");
        // These were there before the record began.
        new TransactionTemplate(new JdbcTransactionManager(database))
                .executeWithoutResult(status -> write(database, 1));
        WrittenRows.take(connection);
        context.refresh();
        assertThat(store().verify(null, null).findings()).isEmpty();
        for (int number = 2; number <= ROWS; number++) {
            int next = number;
            transaction().executeWithoutResult(status -> {
                write(database, next);
                context.getBean(AuditTrail.class).record(Manipulations.told(next, agreement(next)));
            });
            key().remember(Objects.requireNonNull(store().seal(key())));
        }
        transaction().executeWithoutResult(status -> {
            JdbcTemplate jdbc = jdbc(database);
            jdbc.update("update account set roles = 'MANAGER' where name = 'v1'");
            jdbc.update("delete from access_token where token_hash = 'v2'");
        });
        Verification verification = store().verify(key(), null);
        assertThat(verification.findings()).isEmpty();
        assertThat(verification.checkpoints()).isEqualTo(ROWS - 1);
        assertThat(verification.rows()).isEqualTo((long) ROWS * CoveredTables.ALL.size());
        dropTriggers(jdbc(database));
    }

    @AfterAll
    void close() {
        context.close();
    }

    private CheckpointKey key() {
        return Objects.requireNonNull(created);
    }

    private static JdbcTemplate jdbc(DataSource database) {
        return new JdbcTemplate(database);
    }

    private static void write(DataSource database, int number) {
        new Manipulations(jdbc(database), SEED).write(number, agreement(number));
    }

    private static String agreement(int number) {
        return "AGREEMENT-" + number % AGREEMENTS;
    }

    private RecordStore store() {
        return context.getBean(RecordStore.class);
    }

    private TransactionTemplate transaction() {
        return new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    /** Whoever can change rows behind the application's back can do this. */
    private static void dropTriggers(JdbcTemplate jdbc) {
        jdbc.queryForList("select distinct trigger_name from information_schema.triggers", String.class)
                .forEach(it -> jdbc.execute("drop trigger " + it));
    }

    @Test
    void everyManipulationIsFoundAtItsPlace() {
        Manipulations manipulations = new Manipulations(context.getBean(JdbcTemplate.class), SEED);
        int done = 0;
        while (done < MANIPULATIONS) {
            done += transaction().execute(status -> {
                status.setRollbackOnly();
                Manipulations.Done manipulation;
                try {
                    manipulation = manipulations.next();
                } catch (DataIntegrityViolationException refused) {
                    // The database has rules of its own; that is not what is tested here.
                    return 0;
                }
                if (manipulation == null) {
                    return 0;
                }
                check(manipulation, store().verify(key(), null));
                return 1;
            });
        }
        assertThat(store().verify(key(), null).findings()).isEmpty();
    }

    /** Somebody changes a figure, and computes all that follows from it anew, up to the head. */
    @Test
    void aRecordThatIsComputedAnewContradictsItsCheckpoints() {
        JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
        transaction().executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.update("update ledger_entry set amount = amount + 1 where number = 3");
            Chain chain = Chain.agreement("AGREEMENT-0");
            List<Entry> entries = new ArrayList<>(
                    store().find(new RecordStore.Query(chain, null, null, null, null), null, MANIPULATIONS));
            Collections.reverse(entries);
            String[] now = new String[1];
            new CoveredRows(jdbc)
                    .read(
                            CoveredTables.named("ledger_entry"),
                            List.of("3"),
                            row -> now[0] = CoveredRow.write(List.of(row.covered())));
            Entry before = null;
            for (Entry entry : entries) {
                Entry forged = forged(entry, now[0])
                        .at(
                                entry.number(),
                                before == null ? "" : before.digest().hash());
                jdbc.update(
                        "update audit_entry set covered = ?, previous = ?, hints = ?, hash = ? where scope = ? and name = ?"
                                + " and seq = ?",
                        forged.rows(),
                        forged.previous(),
                        forged.digest().hints(),
                        forged.digest().hash(),
                        chain.scope().name(),
                        chain.name(),
                        forged.number());
                before = forged;
            }
            jdbc.update(
                    "update audit_head set hash = ? where name = ?",
                    Objects.requireNonNull(before).digest().hash(),
                    chain.name());
            assertThat(store().verify(key(), null).findings())
                    .anyMatch(it ->
                            it.kind() == Finding.Kind.CONTRADICTED && it.key().startsWith(chain + " "))
                    .anyMatch(it -> it.columns().equals(List.of("mac")));
            assertThat(store().verify(null, null).findings())
                    .as("without the key")
                    .isNotEmpty()
                    .allMatch(it -> it.kind() == Finding.Kind.CONTRADICTED);
        });
    }

    /** Somebody changes what is never changed, and appends an entry that covers it as it is now. */
    @Test
    void whatIsNeverChangedIsNotCoveredAgain() {
        JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
        for (String statement : List.of(
                "update ledger_entry set amount = amount + 1 where number = 3",
                "delete from ledger_entry where number = 3")) {
            transaction().executeWithoutResult(status -> {
                status.setRollbackOnly();
                jdbc.update(statement);
                String[] now = {"ledger_entry 3 " + CoveredRow.GONE + " "};
                new CoveredRows(jdbc)
                        .read(
                                CoveredTables.named("ledger_entry"),
                                List.of("3"),
                                row -> now[0] = CoveredRow.write(List.of(row.covered())));
                append(Chain.agreement("AGREEMENT-0"), now[0]);
                assertThat(store().verify(key(), null).findings())
                        .anyMatch(it ->
                                it.table().equals("ledger_entry") && it.key().equals("3"))
                        .anyMatch(it -> it.table().equals("audit_entry") && it.kind() == Finding.Kind.INSERTED);
            });
        }
    }

    /** Somebody makes one agreement's form another's. */
    @Test
    void whatWasRecordedWithAnAgreementStaysWithIt() {
        transaction().executeWithoutResult(status -> {
            status.setRollbackOnly();
            context.getBean(JdbcTemplate.class)
                    .update("update act_hi_procinst set business_key_ = 'AGREEMENT-1' where id_ = 'v3'");
            assertThat(store().verify(key(), null).findings()).singleElement().satisfies(it -> {
                assertThat(it.key()).isEqualTo("v3");
                assertThat(it.columns()).containsExactly("p.business_key_");
                assertThat(Objects.requireNonNull(it.place()).chain()).isEqualTo("agreement/AGREEMENT-0");
            });
        });
    }

    /** Somebody makes an account a manager's, and appends an entry that says so. */
    @Test
    void whatIsAddedWithoutTheKeyIsFound() {
        JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
        transaction().executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.update("update account set roles = 'ADMINISTRATOR' where name = 'v1'");
            String[] now = new String[1];
            new CoveredRows(jdbc)
                    .read(
                            CoveredTables.named("account"),
                            List.of("v1"),
                            row -> now[0] = CoveredRow.write(List.of(row.covered())));
            // That of today, or of a later day that began.
            Chain today = new Chain(
                    Chain.Scope.DAY,
                    String.valueOf(
                            jdbc.queryForObject("select max(name) from audit_head where scope = 'DAY'", String.class)));
            append(today, now[0]);
            assertThat(store().verify(null, null).findings())
                    .as("without the key")
                    .isEmpty();
            assertThat(store().verify(key(), null).findings())
                    .hasSize(2)
                    .anySatisfy(it -> {
                        assertThat(it.table()).isEqualTo("audit_entry");
                        assertThat(it.kind()).isEqualTo(Finding.Kind.INSERTED);
                        assertThat(it.key()).startsWith(today + " ");
                        assertThat(it.columns()).containsExactly("mac");
                    })
                    .anySatisfy(it -> {
                        assertThat(it.table()).isEqualTo("account");
                        assertThat(it.columns()).containsExactly("roles");
                    });
        });
    }

    /** A clock that has gone back leads to no entry before the last one. */
    @Test
    void theLastEntryIsTheLastAlsoWhereAClockWentBack() {
        Chain later = Chain.day(Clock.systemUTC().instant().plus(12, ChronoUnit.DAYS));
        transaction().executeWithoutResult(status -> context.getBean(AuditTrail.class)
                .record(new Act(later, Kind.LOGIN, "", "v2")));
        transaction()
                .executeWithoutResult(
                        status -> record("account", "v2", "update account set roles = 'AUDITOR' where name = 'v2'"));
        transaction()
                .executeWithoutResult(
                        status -> record("account", "v2", "update account set roles = 'MANAGER' where name = 'v2'"));
        assertThat(store().verify(key(), null).findings()).isEmpty();
        assertThat(store().find(new RecordStore.Query(later, null, null, null, null), null, MANIPULATIONS))
                .hasSize(3);
    }

    /** Writes a row as the application does, whose triggers are gone here. */
    private void record(String table, String key, String statement) {
        context.getBean(JdbcTemplate.class).update(statement);
        context.getBean(JdbcRecorder.class).record(List.of(), Map.of(table, Set.of(key)));
    }

    /** Chains of a kind that there is not are found, and keep nobody from sealing the others. */
    @Test
    void strangeChainsAreFound() {
        JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
        transaction().executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.update("insert into audit_head (scope, name, seq, hash, sealed) values ('FOO', 'GHOST', 3, 'x', 0)");
            append(new Chain(Chain.Scope.AGREEMENT, "AGREEMENT-1"), "");
            jdbc.update("update audit_entry set scope = 'FOO' where name = 'AGREEMENT-1' and seq = 1");
            assertThat(store().seal(key())).isNotNull();
            assertThat(store().verify(null, null).findings())
                    .contains(Finding.inserted("audit_head", "“FOO”/GHOST"))
                    .contains(Finding.inserted("audit_entry", "“FOO”/AGREEMENT-1 1"));
        });
    }

    /** An entry as it should be, at the end of a chain, with the head moved on. */
    private void append(Chain chain, String rows) {
        JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
        Entry last = store().find(new RecordStore.Query(chain, null, null, null, null), null, 1)
                .get(0);
        Entry next = new Entry(
                        chain,
                        0,
                        last.kind(),
                        last.actor(),
                        null,
                        null,
                        null,
                        "forged",
                        last.recordedAt(),
                        rows,
                        "",
                        last.digest())
                .at(last.number() + 1, last.digest().hash());
        jdbc.update(
                "insert into audit_entry (scope, name, seq, kind, actor, about, recorded_at, covered, previous, hints, hash)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                chain.scope().name(),
                chain.name(),
                next.number(),
                next.kind(),
                next.actor(),
                next.about(),
                next.recordedAt().atOffset(ZoneOffset.UTC),
                next.rows(),
                next.previous(),
                next.digest().hints(),
                next.digest().hash());
        jdbc.update(
                "update audit_head set seq = ?, hash = ? where scope = ? and name = ?",
                next.number(),
                next.digest().hash(),
                chain.scope().name(),
                chain.name());
    }

    private static Entry forged(Entry entry, String row) {
        String rows = CoveredRow.read(entry.rows()).stream()
                .map(it ->
                        it.table().equals("ledger_entry") && it.key().equals("3") ? row : CoveredRow.write(List.of(it)))
                .collect(Collectors.joining("\n"));
        return new Entry(
                entry.chain(),
                entry.number(),
                entry.kind(),
                entry.actor(),
                entry.onBehalf(),
                entry.address(),
                entry.through(),
                entry.about(),
                entry.recordedAt(),
                rows,
                entry.previous(),
                entry.digest());
    }

    static void check(Manipulations.Done done, Verification verification) {
        List<Finding> there = verification.findings().stream()
                .filter(it -> it.table().equals(done.table()))
                .filter(it -> done.keys().contains(it.key()))
                .toList();
        assertThat(there).as(done + " in " + verification.findings()).isNotEmpty();
        if (done.column() != null) {
            assertThat(there.stream().flatMap(it -> it.columns().stream()))
                    .as(done + " in " + verification.findings())
                    .contains(done.column());
        }
        if (Manipulations.covered(done) != null) {
            // What hangs on a row goes with it to another chain.
            List<String> joined = CoveredTables.ALL.stream()
                    .filter(it -> it.join().contains(" " + done.table() + " "))
                    .map(CoveredTable::name)
                    .toList();
            assertThat(verification.findings().stream().map(Finding::table))
                    .as("only there: " + done)
                    .contains(done.table())
                    .allMatch(it -> it.equals(done.table()) || joined.contains(it));
        }
    }

    /** What is added to a table later must be covered, or left out on purpose. */
    @Test
    void everyColumnOfWhatIsNeverChangedIsCovered() {
        JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
        Set<String> uncovered = new TreeSet<>();
        for (var table : CoveredTables.ALL) {
            if (!table.changes() && !Set.of("escalation", "owed_report").contains(table.name())) {
                jdbc
                        .queryForList(
                                "select lower(column_name) from information_schema.columns where table_name = ?",
                                String.class,
                                table.name().toUpperCase(Locale.ROOT))
                        .stream()
                        .filter(it -> !table.columns().contains(it))
                        .forEach(it -> uncovered.add(table.name() + "." + it));
            }
        }
        assertThat(uncovered).isEmpty();
    }
}
