package io.attain.portfolio.store;

import static io.attain.database.Amounts.amount;
import static io.attain.database.Instants.instant;
import static io.attain.database.Instants.offset;
import static io.attain.database.Instants.offsetOrNull;

import io.attain.agreement.Milestone;
import io.attain.database.Parts;
import io.attain.database.SearchText;
import io.attain.portfolio.Health;
import io.attain.portfolio.MonthTally;
import io.attain.portfolio.NextDate;
import io.attain.portfolio.PortfolioEntry;
import io.attain.portfolio.PortfolioQuery;
import io.attain.portfolio.PortfolioQuery.Order;
import io.attain.portfolio.PortfolioQuery.Place;
import io.attain.portfolio.PortfolioRecord;
import io.attain.portfolio.Reckoned;
import io.attain.problem.Problem;
import io.attain.terms.Agreement;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcPortfolioRecord implements PortfolioRecord {

    private static final int AT_ONCE = 500;

    /** Later than anything that comes next; where nothing does, it comes last. */
    private static final OffsetDateTime NEVER = OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    JdbcPortfolioRecord(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    @Override
    public void mark(Collection<String> references) {
        template.batchUpdate(
                "insert into portfolio_mark (reference) values (?)",
                references,
                AT_ONCE,
                (statement, reference) -> statement.setString(1, reference));
    }

    @Override
    public Backlog backlog(Instant now) {
        return jdbc.sql("select (select count(*) from portfolio_mark)"
                        + " + (select count(*) from portfolio_entry where look_at <= :now),"
                        + " (select coalesce(max(number), 0) from portfolio_mark)"
                        + " from portfolio_lock")
                .param("now", offset(now))
                .query((row, number) -> new Backlog(row.getInt(1), row.getLong(2)))
                .single();
    }

    @Override
    public Marks take(Instant now, int limit) {
        jdbc.sql("select id from portfolio_lock where id = 1 for update")
                .query(Integer.class)
                .single();
        Set<String> references = new LinkedHashSet<>(
                jdbc.sql("select reference from portfolio_mark group by reference order by min(number)"
                                + " fetch first :limit rows only")
                        .param("limit", limit)
                        .query(String.class)
                        .list());
        List<Long> numbers = new ArrayList<>();
        for (List<String> some : Parts.of(references)) {
            numbers.addAll(jdbc.sql("select number from portfolio_mark where reference in (:references)")
                    .param("references", some)
                    .query(Long.class)
                    .list());
        }
        jdbc.sql("select reference from portfolio_entry where look_at <= :now fetch first :limit rows only")
                .param("now", offset(now))
                .param("limit", limit - references.size())
                .query(String.class)
                .list()
                .forEach(references::add);
        return new Marks(List.copyOf(references), numbers);
    }

    @Override
    public void keep(List<Reckoned> reckoned, Marks marks) {
        List<String> references =
                reckoned.stream().map(it -> it.entry().reference()).toList();
        for (List<String> some : Parts.of(references)) {
            for (String table : List.of("portfolio_entry", "portfolio_reader", "portfolio_party", "portfolio_month")) {
                jdbc.sql("delete from " + table + " where reference in (:references)")
                        .param("references", some)
                        .update();
            }
        }
        for (List<Long> some : Parts.of(marks.numbers())) {
            jdbc.sql("delete from portfolio_mark where number in (:numbers)")
                    .param("numbers", some)
                    .update();
        }
        insertEntries(reckoned);
        insert(
                "portfolio_reader (reference, account)",
                reckoned.stream()
                        .flatMap(it -> it.readers().stream()
                                .map(reader -> row(it.entry().reference(), reader)))
                        .toList());
        insert(
                "portfolio_party (reference, party)",
                reckoned.stream()
                        .flatMap(it -> it.parties().stream()
                                .map(party -> row(it.entry().reference(), party)))
                        .toList());
        insert(
                "portfolio_month (reference, month_start, met, breached, undetermined)",
                reckoned.stream()
                        .flatMap(it -> it.months().stream()
                                .map(month -> row(
                                        it.entry().reference(),
                                        month.month().atDay(1),
                                        month.met(),
                                        month.breached(),
                                        month.undetermined())))
                        .toList());
    }

    private void insertEntries(List<Reckoned> reckoned) {
        insert(
                "portfolio_entry (reference, version, title, type, providers, customers, zone, status, changing, health,"
                        + " next_kind, next_at, currency, at_risk, accrued, due, searched, look_at)",
                reckoned.stream()
                        .map(it -> {
                            PortfolioEntry entry = it.entry();
                            NextDate next = entry.next();
                            return row(
                                    entry.reference(),
                                    entry.version(),
                                    entry.title(),
                                    entry.type().name(),
                                    String.join("\n", entry.providers()),
                                    String.join("\n", entry.customers()),
                                    entry.zone().getId(),
                                    entry.status().name(),
                                    entry.isChanging(),
                                    entry.health().name(),
                                    next == null ? null : next.kind().name(),
                                    next == null ? null : offset(next.at()),
                                    entry.currency(),
                                    entry.atRisk(),
                                    entry.accrued(),
                                    entry.due(),
                                    it.searched(),
                                    offsetOrNull(it.lookAt()));
                        })
                        .toList());
    }

    private static @Nullable Object[] row(@Nullable Object... values) {
        return values;
    }

    private void insert(String tableAndColumns, List<@Nullable Object[]> rows) {
        if (!rows.isEmpty()) {
            String places = Arrays.stream(rows.get(0)).map(it -> "?").collect(Collectors.joining(", "));
            template.batchUpdate("insert into " + tableAndColumns + " values (" + places + ")", rows);
        }
    }

    @Override
    public List<PortfolioEntry> list(PortfolioQuery query, Order order, @Nullable Place after, int limit) {
        Map<String, Object> parameters = new HashMap<>(Map.of("limit", limit));
        String where = where(query, parameters);
        Sorting sorting = Sorting.of(order);
        if (after != null) {
            where += " and (" + sorting.expression() + (sorting.descending() ? " < " : " > ") + ":value or ("
                    + sorting.expression() + " = :value and e.reference > :reference))";
            parameters.put("value", sorting.value(after));
            parameters.put("reference", after.reference());
            if (sorting.usesNever()) {
                parameters.put("never", NEVER);
            }
        } else if (sorting.usesNever()) {
            parameters.put("never", NEVER);
        }
        return jdbc.sql("select e.* from portfolio_entry e where " + where + " order by " + sorting.expression()
                        + (sorting.descending() ? " desc" : "") + ", e.reference fetch first :limit rows only")
                .params(parameters)
                .query(JdbcPortfolioRecord::entry)
                .list();
    }

    /** By what an order compares. */
    private record Sorting(Order order, String expression, boolean descending) {

        static Sorting of(Order order) {
            return switch (order) {
                case REFERENCE -> new Sorting(order, "e.reference", false);
                case TITLE -> new Sorting(order, "e.title", false);
                case HEALTH -> new Sorting(order, healths(), false);
                case NEXT -> new Sorting(order, "coalesce(e.next_at, :never)", false);
                case AT_RISK -> new Sorting(order, "e.at_risk", true);
                case OWED -> new Sorting(order, "(e.accrued + e.due)", true);
            };
        }

        private static String healths() {
            return "case e.health"
                    + Arrays.stream(Health.values())
                            .map(it -> " when '" + it + "' then " + it.rank())
                            .collect(Collectors.joining())
                    + " end";
        }

        boolean usesNever() {
            return order == Order.NEXT;
        }

        Object value(Place place) {
            try {
                return switch (order) {
                    case REFERENCE -> place.reference();
                    case TITLE -> place.value();
                    case HEALTH -> Health.valueOf(place.value()).rank();
                    case NEXT -> place.value().isEmpty() ? NEVER : offset(Instant.parse(place.value()));
                    case AT_RISK, OWED -> new BigDecimal(place.value());
                };
            } catch (IllegalArgumentException | DateTimeException none) {
                throw Problem.refused("The page begins after “" + place.value() + "”, which is nothing that the order "
                        + order + " goes by. Begin with the first page and follow its link.");
            }
        }
    }

    private static String where(PortfolioQuery query, Map<String, Object> parameters) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        if (query.readers() != null) {
            String reads =
                    "exists (select 1 from portfolio_reader r where r.reference = e.reference and r.account in (:readers))";
            parameters.put("readers", query.readers());
            if (!query.area().isEmpty()) {
                reads = "(" + reads
                        + " or exists (select 1 from portfolio_party p where p.reference = e.reference and p.party in (:area)))";
                parameters.put("area", query.area());
            }
            conditions.add(reads);
        }
        if (query.status() != null) {
            conditions.add("e.status = :status");
            parameters.put("status", query.status().name());
        }
        if (query.type() != null) {
            conditions.add("e.type = :type");
            parameters.put("type", query.type().name());
        }
        if (query.health() != null) {
            conditions.add("e.health = :health");
            parameters.put("health", query.health().name());
        }
        if (query.party() != null) {
            conditions.add(
                    "exists (select 1 from portfolio_party p where p.reference = e.reference and p.party = :party)");
            parameters.put("party", query.party());
        }
        for (int i = 0; i < query.words().size(); i++) {
            conditions.add("e.searched like :word" + i + SearchText.ESCAPE);
            parameters.put("word" + i, SearchText.pattern(query.words().get(i)));
        }
        return String.join(" and ", conditions);
    }

    @Override
    public List<String> parties(PortfolioQuery query, int limit) {
        Map<String, Object> parameters = new HashMap<>(Map.of("limit", limit));
        return jdbc.sql(
                        "select distinct n.party from portfolio_party n join portfolio_entry e on e.reference = n.reference"
                                + " where " + where(query, parameters)
                                + " order by n.party fetch first :limit rows only")
                .params(parameters)
                .query(String.class)
                .list();
    }

    @Override
    public Map<String, List<MonthTally>> months(Collection<String> references, YearMonth since) {
        Map<String, List<MonthTally>> months = new HashMap<>();
        for (List<String> some : Parts.of(references)) {
            jdbc.sql("select * from portfolio_month where reference in (:references) and month_start >= :since"
                            + " order by reference, month_start")
                    .param("references", some)
                    .param("since", since.atDay(1))
                    .query(row -> {
                        months.computeIfAbsent(row.getString("reference"), it -> new ArrayList<>())
                                .add(month(row, 0));
                    });
        }
        return months;
    }

    @Override
    public List<MonthTally> trend(PortfolioQuery query, YearMonth since) {
        Map<String, Object> parameters = new HashMap<>(Map.of("since", since.atDay(1)));
        return jdbc.sql("select m.month_start, sum(m.met) as met, sum(m.breached) as breached,"
                        + " sum(m.undetermined) as undetermined from portfolio_month m"
                        + " join portfolio_entry e on e.reference = m.reference where m.month_start >= :since and "
                        + where(query, parameters) + " group by m.month_start order by m.month_start")
                .params(parameters)
                .query(JdbcPortfolioRecord::month)
                .list();
    }

    @Override
    public List<Sum> sums(PortfolioQuery query) {
        Map<String, Object> parameters = new HashMap<>();
        return jdbc.sql("select e.health, e.currency, count(*) as agreements, sum(e.at_risk) as at_risk,"
                        + " sum(e.accrued) as accrued, sum(e.due) as due from portfolio_entry e where "
                        + where(query, parameters) + " group by e.health, e.currency")
                .params(parameters)
                .query((row, index) -> new Sum(
                        Health.valueOf(row.getString("health")),
                        row.getString("currency"),
                        row.getLong("agreements"),
                        amount(row, "at_risk"),
                        amount(row, "accrued"),
                        amount(row, "due")))
                .list();
    }

    private static MonthTally month(ResultSet row, int index) throws SQLException {
        return new MonthTally(
                YearMonth.from(row.getObject("month_start", LocalDate.class)),
                row.getInt("met"),
                row.getInt("breached"),
                row.getInt("undetermined"));
    }

    private static PortfolioEntry entry(ResultSet row, int index) throws SQLException {
        String kind = row.getString("next_kind");
        return new PortfolioEntry(
                row.getString("reference"),
                row.getInt("version"),
                row.getString("title"),
                Agreement.Type.valueOf(row.getString("type")),
                names(row.getString("providers")),
                names(row.getString("customers")),
                ZoneId.of(row.getString("zone")),
                Milestone.valueOf(row.getString("status")),
                row.getBoolean("changing"),
                Health.valueOf(row.getString("health")),
                kind == null ? null : new NextDate(NextDate.Kind.valueOf(kind), instant(row, "next_at")),
                row.getString("currency"),
                amount(row, "at_risk"),
                amount(row, "accrued"),
                amount(row, "due"));
    }

    private static List<String> names(String lines) {
        return lines.lines().toList();
    }
}
