package io.attain.credit.store;

import static io.attain.database.Amounts.amount;
import static io.attain.database.Instants.instant;
import static io.attain.database.Instants.offset;

import io.attain.credit.Close;
import io.attain.credit.Ledger;
import io.attain.credit.LedgerEntry;
import io.attain.credit.LedgerEntry.Book;
import io.attain.credit.LedgerEntry.Kind;
import io.attain.credit.StoredVerdict;
import io.attain.database.Parts;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcLedger implements Ledger {

    private static final String INSERT =
            "insert into ledger_entry (reference, kind, provider, customer, from_book, to_book, amount, currency, close_number, verdict, period_start, period_end, note, source, actor, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String ENTRIES =
            "select e.*, c.period_label, v.objective from ledger_entry e left join period_close c on c.number = e.close_number left join verdict v on v.number = e.verdict where ";

    private static final int LONGEST_NOTE = 2000;

    /** What an entry adds to a book, by the book's name. */
    private static final String IN_BOOK =
            "sum(case when e.to_book = '%1$s' then e.amount when e.from_book = '%1$s' then -e.amount else 0 end)";

    private static final String BALANCES = "select e.reference, e.provider, e.customer, e.currency, "
            + Arrays.stream(Book.values())
                    .map(it -> IN_BOOK.formatted(it) + " as in_" + it)
                    .collect(Collectors.joining(", "))
            + " from ledger_entry e";

    private static final String OF_PERIOD =
            " e.reference = :reference and e.period_start = :start and e.period_end = :end";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Clock clock;

    JdbcLedger(JdbcClient jdbc, JdbcTemplate template, Clock clock) {
        this.jdbc = jdbc;
        this.template = template;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void book(Close close, String currency, List<Booking> bookings) {
        insert(close.reference(), close, currency, bookings, close.actor());
    }

    @Override
    @Transactional
    public void book(String reference, String currency, Booking booking, String actor) {
        insert(reference, null, currency, List.of(booking), actor);
    }

    private void insert(
            String reference, @Nullable Close close, String currency, List<Booking> bookings, String actor) {
        OffsetDateTime now = offset(clock.instant());
        List<Booking> some =
                bookings.stream().filter(it -> it.amount().signum() != 0).toList();
        template.batchUpdate(INSERT, some, Math.max(1, some.size()), (statement, it) -> {
            boolean reversed = it.amount().signum() < 0;
            statement.setString(1, reference);
            statement.setString(2, it.kind().name());
            statement.setString(3, it.provider());
            statement.setString(4, it.customer());
            statement.setString(5, (reversed ? it.to() : it.from()).name());
            statement.setString(6, (reversed ? it.from() : it.to()).name());
            statement.setBigDecimal(7, it.amount().abs());
            statement.setString(8, currency);
            statement.setObject(9, close == null ? null : close.number(), Types.BIGINT);
            statement.setObject(10, it.verdict(), Types.BIGINT);
            statement.setObject(11, close == null ? null : offset(close.start()), Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setObject(12, close == null ? null : offset(close.end()), Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setString(
                    13,
                    it.note().length() <= LONGEST_NOTE ? it.note() : it.note().substring(0, LONGEST_NOTE));
            statement.setString(14, it.source());
            statement.setString(15, actor);
            statement.setObject(16, now);
        });
    }

    @Override
    @Transactional
    public void settle(Close close, String actor, String note) {
        record Open(String provider, String customer, String currency, BigDecimal amount) {}
        List<Open> open = ofPeriod(
                        close,
                        "select e.provider, e.customer, e.currency, " + IN_BOOK.formatted(Book.ACCRUED)
                                + " as accrued from ledger_entry e where" + OF_PERIOD
                                + " group by e.provider, e.customer, e.currency order by e.provider, e.customer, e.currency")
                .query((row, index) -> new Open(
                        row.getString("provider"),
                        row.getString("customer"),
                        row.getString("currency"),
                        row.getBigDecimal("accrued")))
                .list();
        for (Open it : open) {
            Booking booking = new Booking(
                    Kind.SETTLED,
                    it.provider(),
                    it.customer(),
                    Book.ACCRUED,
                    Book.DUE,
                    it.amount(),
                    null,
                    note,
                    "settlement of " + close.number() + " between " + it.provider() + " and " + it.customer());
            insert(close.reference(), close, it.currency(), List.of(booking), actor);
        }
    }

    @Override
    public Map<Kind, BigDecimal> credited(StoredVerdict verdict) {
        Map<Kind, BigDecimal> credited = new EnumMap<>(Kind.class);
        jdbc.sql("select e.kind, " + IN_BOOK.formatted(Book.ACCRUED)
                        + " as amount from ledger_entry e join verdict v on v.number = e.verdict where" + OF_PERIOD
                        + " and v.objective = :objective and v.scope = :scope group by e.kind")
                .param("reference", verdict.reference())
                .param("start", offset(verdict.start()))
                .param("end", offset(verdict.end()))
                .param("objective", verdict.objective())
                .param("scope", JdbcPeriodCloses.scope(verdict.scope()))
                .query(row -> {
                    credited.put(Kind.valueOf(row.getString("kind")), row.getBigDecimal("amount"));
                });
        return credited;
    }

    @Override
    public BigDecimal settled(Close close) {
        return ofPeriod(
                        close,
                        "select coalesce(" + IN_BOOK.formatted(Book.DUE) + ", 0) from ledger_entry e where" + OF_PERIOD)
                .query(BigDecimal.class)
                .single();
    }

    private JdbcClient.StatementSpec ofPeriod(Close close, String query) {
        return jdbc.sql(query)
                .param("reference", close.reference())
                .param("start", offset(close.start()))
                .param("end", offset(close.end()));
    }

    @Override
    public List<LedgerEntry> entries(String reference) {
        return jdbc.sql(ENTRIES + "e.reference = :reference order by e.number")
                .param("reference", reference)
                .query(JdbcLedger::entry)
                .list();
    }

    @Override
    public List<LedgerEntry> ofClose(long close) {
        return jdbc.sql(ENTRIES + "e.close_number = :close order by e.number")
                .param("close", close)
                .query(JdbcLedger::entry)
                .list();
    }

    @Override
    public List<Balance> balances(String reference, Instant at) {
        return jdbc.sql(
                        BALANCES
                                + " where e.reference = :reference and e.recorded_at <= :at"
                                + " group by e.reference, e.provider, e.customer, e.currency order by e.provider, e.customer, e.currency")
                .param("reference", reference)
                .param("at", offset(at))
                .query(JdbcLedger::balance)
                .list();
    }

    @Override
    public Map<String, List<Balance>> balances(Collection<String> references) {
        Map<String, List<Balance>> balances = new HashMap<>();
        for (List<String> some : Parts.of(references)) {
            jdbc.sql(BALANCES
                            + " where e.reference in (:references) group by e.reference, e.provider, e.customer, e.currency"
                            + " order by e.provider, e.customer, e.currency")
                    .param("references", some)
                    .query(row -> {
                        balances.computeIfAbsent(row.getString("reference"), it -> new ArrayList<>())
                                .add(balance(row, 0));
                    });
        }
        return balances;
    }

    private static Balance balance(ResultSet row, int index) throws SQLException {
        return new Balance(
                row.getString("provider"),
                row.getString("customer"),
                row.getString("currency"),
                amount(row, "in_COST").negate(),
                amount(row, "in_ACCRUED"),
                amount(row, "in_DUE"),
                amount(row, "in_PAID"));
    }

    private static LedgerEntry entry(ResultSet row, int index) throws SQLException {
        return new LedgerEntry(
                row.getLong("number"),
                Kind.valueOf(row.getString("kind")),
                row.getString("provider"),
                row.getString("customer"),
                Book.valueOf(row.getString("from_book")),
                Book.valueOf(row.getString("to_book")),
                amount(row, "amount"),
                row.getString("currency"),
                number(row, "close_number"),
                row.getString("period_label"),
                number(row, "verdict"),
                row.getString("objective"),
                row.getString("note"),
                row.getString("actor"),
                instant(row, "recorded_at"));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }
}
