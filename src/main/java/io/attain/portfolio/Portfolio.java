package io.attain.portfolio;

import io.attain.access.Login;
import io.attain.access.Role;
import io.attain.agreement.AgreementAccess;
import io.attain.agreement.Milestone;
import io.attain.portfolio.PortfolioQuery.Order;
import io.attain.portfolio.PortfolioQuery.Place;
import io.attain.portfolio.PortfolioRecord.Sum;
import io.attain.terms.Agreement.Type;
import io.attain.workflow.OpenTasks;
import io.attain.workflow.OpenTasks.DueTask;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The agreements that the account may read, at a glance. */
@Component
public class Portfolio {

    /** How many words are looked for; whoever writes more finds what has the first. */
    private static final int MOST_WORDS = 8;

    private static final int MOST_PARTIES = 200;

    private static final int MOST_PARTIES_OF_AN_AREA = 20_000;

    /** A review concerns the agreement as a whole, so it goes before what else is due. */
    private static final Comparator<NextDate> REVIEWS_FIRST = Comparator.comparing(
                    (NextDate it) -> it.kind() != NextDate.Kind.REVIEW_ANSWER)
            .thenComparing(NextDate::at);

    private static final Pattern BLANKS = Pattern.compile("[\\s\\u3000]+");

    private final PortfolioRecord record;
    private final PortfolioKeeping keeping;
    private final AgreementAccess access;
    private final OpenTasks tasks;
    private final Clock clock;

    Portfolio(PortfolioRecord record, PortfolioKeeping keeping, AgreementAccess access, OpenTasks tasks, Clock clock) {
        this.access = access;
        this.tasks = tasks;
        this.record = record;
        this.keeping = keeping;
        this.clock = clock;
    }

    /**
     * Makes a query for the account that is logged in.
     *
     * @param words with blanks between, {@literal null} or empty for all
     * @param status {@literal null} for any
     * @param type {@literal null} for any
     * @param health {@literal null} for any
     * @param party a party's name, {@literal null} or blank for any
     */
    public PortfolioQuery query(
            @Nullable String words,
            @Nullable Milestone status,
            @Nullable Type type,
            @Nullable Health health,
            @Nullable String party) {
        return new PortfolioQuery(
                Login.current().seesAll() ? null : access.readers(),
                access.area(),
                words == null
                        ? List.of()
                        : BLANKS.splitAsStream(words)
                                .filter(it -> !it.isEmpty())
                                .limit(MOST_WORDS)
                                .toList(),
                status,
                type,
                health,
                party == null || party.isBlank() ? null : party.strip());
    }

    /**
     * A page of the portfolio.
     *
     * @param entries its lines
     * @param months the last thirteen months of each, by reference, months without verdicts left out
     * @param next where the next page begins, {@literal null} after the last
     */
    public record Page(List<PortfolioEntry> entries, Map<String, List<MonthTally>> months, @Nullable Place next) {}

    /**
     * Returns a page.
     *
     * @param query never {@literal null}
     * @param order never {@literal null}
     * @param after where it begins, {@literal null} for the first
     * @param limit how many lines it has at most
     * @throws io.attain.problem.Problem if the place is none of that order
     */
    public Page page(PortfolioQuery query, Order order, @Nullable Place after, int limit) {
        keeping.catchUpBriefly();
        List<PortfolioEntry> found = record.list(query, order, after, limit + 1);
        List<PortfolioEntry> entries = found.stream().limit(limit).toList();
        Map<String, List<MonthTally>> months =
                record.months(entries.stream().map(PortfolioEntry::reference).toList(), first());
        return new Page(entries, months, found.size() > limit ? place(entries.get(limit - 1), order) : null);
    }

    /**
     * Tells what else people are to do in some agreements, so that what is late does not hide it.
     *
     * @param entries lines of a page, never {@literal null}
     * @return by reference, an open review or else the earliest date of another kind than what comes next; agreements in which
     *     nothing else is due are left out
     */
    public Map<String, NextDate> elseDue(List<PortfolioEntry> entries) {
        Map<String, List<DueTask>> open =
                tasks.due(entries.stream().map(PortfolioEntry::reference).toList());
        Map<String, NextDate> due = new HashMap<>();
        for (PortfolioEntry entry : entries) {
            NextDate next = entry.next();
            open.getOrDefault(entry.reference(), List.of()).stream()
                    .flatMap(task ->
                            NextDate.Kind.ofTask(task.key()).map(kind -> new NextDate(kind, task.due())).stream())
                    .filter(it -> next == null || it.kind() != next.kind())
                    .min(REVIEWS_FIRST)
                    .ifPresent(it -> due.put(entry.reference(), it));
        }
        return due;
    }

    private static Place place(PortfolioEntry last, Order order) {
        String value =
                switch (order) {
                    case REFERENCE -> "";
                    case TITLE -> last.title();
                    case HEALTH -> last.health().name();
                    case NEXT -> last.next() == null ? "" : last.next().at().toString();
                    case AT_RISK -> last.atRisk().toPlainString();
                    case OWED -> last.accrued().add(last.due()).toPlainString();
                };
        return new Place(value, last.reference());
    }

    /**
     * Lists the parties of the agreements that the account may read.
     *
     * @param also one that is named in any case, {@literal null} or blank for none
     * @return their names in alphabetical order, at most two hundred and that one
     */
    public List<String> parties(@Nullable String also) {
        return Stream.concat(
                        record.parties(query(null, null, null, null, null), MOST_PARTIES).stream(),
                        Stream.ofNullable(also).filter(it -> !it.isBlank()))
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * What a manager of an area looks after.
     *
     * @param parties the names of the area's parties, in alphabetical order
     * @param unknown those of them that no agreement names
     */
    public record Area(List<String> parties, List<String> unknown) {}

    /**
     * Tells the area of the account.
     *
     * @return empty for who is no manager of an area
     */
    public Optional<Area> area() {
        if (!Login.current().is(Role.AREA_MANAGER)) {
            return Optional.empty();
        }
        List<String> parties = access.area().stream().sorted().toList();
        Set<String> known = Set.copyOf(record.parties(query(null, null, null, null, null), MOST_PARTIES_OF_AN_AREA));
        return Optional.of(new Area(
                parties, parties.stream().filter(it -> !known.contains(it)).toList()));
    }

    /** Returns the months that the portfolio shows, the running one last. */
    public List<YearMonth> months() {
        YearMonth first = first();
        return IntStream.range(0, Reckoning.MONTHS).mapToObj(first::plusMonths).toList();
    }

    private YearMonth first() {
        return Reckoning.first(clock.instant(), ZoneOffset.UTC);
    }

    /**
     * All that fit a query together.
     *
     * @param byHealth how many there are of each health, whichever the query wants
     * @param byCurrency the money of those that the query wants, by the currency's code
     * @param trend their months added up
     */
    public record Summary(Map<Health, Long> byHealth, Map<String, Money> byCurrency, List<MonthTally> trend) {

        /** Returns how many agreements there are. */
        public long all() {
            return byHealth.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * Money of several agreements.
     *
     * @param atRisk what can be lost in the periods that run
     * @param accrued what is credited and can still be contested
     * @param due what is final and to be paid
     */
    public record Money(BigDecimal atRisk, BigDecimal accrued, BigDecimal due) {

        private Money plus(Money other) {
            return new Money(atRisk.add(other.atRisk), accrued.add(other.accrued), due.add(other.due));
        }
    }

    /**
     * Adds up what fits a query.
     *
     * @param query never {@literal null}
     */
    public Summary summary(PortfolioQuery query) {
        Map<Health, Long> byHealth = new EnumMap<>(Health.class);
        Map<String, Money> byCurrency = new TreeMap<>();
        for (Sum sum : record.sums(query.ofAnyHealth())) {
            byHealth.merge(sum.health(), sum.agreements(), Long::sum);
            if (query.health() == null || query.health() == sum.health()) {
                byCurrency.merge(sum.currency(), new Money(sum.atRisk(), sum.accrued(), sum.due()), Money::plus);
            }
        }
        return new Summary(byHealth, byCurrency, record.trend(query, first()));
    }

    /**
     * Streams all that fit a query, page after page, without keeping them.
     *
     * @param query never {@literal null}
     * @param order never {@literal null}
     * @param limit how many lines a page has at most
     */
    public Stream<Page> pages(PortfolioQuery query, Order order, int limit) {
        return Stream.iterate(
                page(query, order, null, limit),
                it -> it != null,
                it -> it.next() == null ? null : page(query, order, it.next(), limit));
    }
}
