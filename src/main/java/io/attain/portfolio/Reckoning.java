package io.attain.portfolio;

import io.attain.agreement.AgreementInForce;
import io.attain.agreement.AgreementRegister.Standing;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.Milestone;
import io.attain.credit.Ledger.Balance;
import io.attain.credit.PeriodCloses.Outcome;
import io.attain.database.SearchText;
import io.attain.evaluation.AtRisk;
import io.attain.evaluation.DueReport;
import io.attain.evaluation.EvaluationPeriod;
import io.attain.evaluation.JudgedPeriods;
import io.attain.evaluation.ReportDates;
import io.attain.review.ReviewSchedule;
import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Party;
import io.attain.terms.Agreement.Person;
import io.attain.terms.Agreement.Role;
import io.attain.terms.Agreement.Service;
import io.attain.terms.Objective;
import io.attain.workflow.OpenTasks.DueTask;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Works out the line of an agreement from what is known of it. */
final class Reckoning {

    /** How many months the portfolio shows: a year, and the running one. */
    static final int MONTHS = 13;

    /** Far enough ahead for a report that falls due every quarter. */
    private static final int DAYS_AHEAD_OF_REPORTS = 100;

    private static final int LONGEST_SEARCHED = 16_000;

    /**
     * What is known of an agreement.
     *
     * @param standing its versions and status
     * @param inForce the versions that judge, {@literal null} where none does
     * @param outcomes its current verdicts of the last months
     * @param isWarned whether a warning about a running period was raised
     * @param tasks its open tasks that have a time
     * @param claimUntil until when an open statement can be contested, {@literal null} where none is open
     * @param balances its books
     */
    record Facts(
            Standing standing,
            @Nullable AgreementInForce inForce,
            List<Outcome> outcomes,
            boolean isWarned,
            List<DueTask> tasks,
            @Nullable Instant claimUntil,
            List<Balance> balances) {}

    private final Facts facts;
    private final AgreementVersion holds;
    private final Agreement terms;
    private final boolean isInForce;
    private final Instant now;

    private Reckoning(Facts facts, Instant now) {
        this.facts = facts;
        this.holds = facts.standing().holds();
        this.terms = holds.terms();
        this.isInForce = facts.standing().status() == Milestone.IN_FORCE;
        this.now = now;
    }

    static Reckoned of(Facts facts, Instant now) {
        return new Reckoning(facts, now).reckon();
    }

    private Reckoned reckon() {
        List<EvaluationPeriod> running = running();
        NextDate next = next();
        PortfolioEntry entry = new PortfolioEntry(
                holds.reference(),
                holds.version(),
                terms.title(),
                terms.type(),
                parties(Role.PROVIDER),
                parties(Role.CUSTOMER),
                terms.zone(),
                facts.standing().status(),
                facts.standing().isChanging(),
                health(),
                next,
                terms.currency().getCurrencyCode(),
                running.isEmpty() ? BigDecimal.ZERO : AtRisk.amount(terms, running),
                sum(Balance::accrued),
                sum(Balance::due));
        Instant lookAt = Stream.concat(
                        Stream.ofNullable(next).map(NextDate::at).filter(it -> it.isAfter(now)),
                        running.stream().map(EvaluationPeriod::endInstant))
                .min(Comparator.naturalOrder())
                .orElse(null);
        Set<String> names = terms.parties().stream().map(Party::name).collect(Collectors.toCollection(TreeSet::new));
        return new Reckoned(entry, months(), readers(), names, searched(names), lookAt);
    }

    private List<EvaluationPeriod> running() {
        AgreementInForce inForce = facts.inForce();
        return !isInForce || inForce == null
                ? List.of()
                : JudgedPeriods.of(inForce.terms()).distinct().stream()
                        .filter(it -> !it.startInstant().isAfter(now)
                                && it.endInstant().isAfter(now))
                        .toList();
    }

    private List<String> parties(Role role) {
        return terms.parties().stream()
                .filter(it -> it.role() == role)
                .map(Party::name)
                .toList();
    }

    private BigDecimal sum(Function<Balance, BigDecimal> book) {
        return facts.balances().stream().map(book).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Health health() {
        if (!isInForce) {
            return Health.NOT_JUDGED;
        }
        Set<String> last = new TreeSet<>();
        for (Objective objective : terms.objectives()) {
            List<Outcome> ofObjective = facts.outcomes().stream()
                    .filter(it -> it.objective().equals(objective.id()))
                    .toList();
            Optional<Instant> start = ofObjective.stream().map(Outcome::start).max(Comparator.naturalOrder());
            ofObjective.stream()
                    .filter(it -> start.filter(it.start()::equals).isPresent())
                    .forEach(it -> last.add(it.verdict()));
        }
        if (last.contains(Health.BREACHED.name())) {
            return Health.BREACHED;
        }
        if (facts.isWarned()) {
            return Health.AT_RISK;
        }
        if (last.contains(Health.UNDETERMINED.name())) {
            return Health.UNDETERMINED;
        }
        return last.isEmpty() ? Health.NOT_JUDGED : Health.MET;
    }

    private @Nullable NextDate next() {
        List<NextDate> dates = new ArrayList<>();
        Instant claimUntil = facts.claimUntil();
        if (claimUntil != null) {
            dates.add(new NextDate(NextDate.Kind.CLAIM_UNTIL, claimUntil));
        }
        if (!facts.standing().status().isLast()) {
            dates.add(new NextDate(NextDate.Kind.BEGINS, midnight(terms.term().from())));
        }
        if (isInForce) {
            dates.add(new NextDate(NextDate.Kind.ENDS, midnight(terms.term().until())));
            if (terms.renewal() != null) {
                dates.add(new NextDate(NextDate.Kind.NOTICE_UNTIL, ReviewSchedule.noticeUntil(terms)));
            }
            ReviewSchedule.next(terms, now).ifPresent(it -> dates.add(new NextDate(NextDate.Kind.REVIEW, it.at())));
            LocalDate today = LocalDate.ofInstant(now, terms.zone());
            terms.reports().stream()
                    .flatMap(
                            it -> ReportDates.between(terms, it, today, today.plusDays(DAYS_AHEAD_OF_REPORTS)).stream())
                    .map(DueReport::at)
                    .forEach(it -> dates.add(new NextDate(NextDate.Kind.REPORT, it)));
        }
        return Stream.concat(dates.stream().filter(it -> it.at().isAfter(now)), tasks())
                .min(Comparator.comparing(NextDate::at))
                .orElse(null);
    }

    /** What people are to do by some time, which stays what comes next when that has passed. */
    private Stream<NextDate> tasks() {
        return facts.tasks().stream()
                .flatMap(task -> NextDate.Kind.ofTask(task.key()).map(kind -> new NextDate(kind, task.due())).stream());
    }

    private Instant midnight(LocalDate day) {
        return day.atStartOfDay(terms.zone()).toInstant();
    }

    private List<MonthTally> months() {
        YearMonth first = first(now, terms.zone());
        Map<YearMonth, MonthTally> months = new TreeMap<>();
        for (Outcome outcome : facts.outcomes()) {
            YearMonth month = YearMonth.from(outcome.start().atZone(terms.zone()));
            if (!month.isBefore(first)) {
                Health health = Health.valueOf(outcome.verdict());
                months.merge(
                        month,
                        new MonthTally(
                                month,
                                health == Health.MET ? 1 : 0,
                                health == Health.BREACHED ? 1 : 0,
                                health == Health.UNDETERMINED ? 1 : 0),
                        (one, other) -> new MonthTally(
                                month,
                                one.met() + other.met(),
                                one.breached() + other.breached(),
                                one.undetermined() + other.undetermined()));
            }
        }
        return List.copyOf(months.values());
    }

    /** Returns the first month that is shown at an instant. */
    static YearMonth first(Instant now, ZoneId zone) {
        return YearMonth.from(now.atZone(zone)).minusMonths(MONTHS - 1L);
    }

    private Set<String> readers() {
        return (facts.standing().isChanging()
                        ? Stream.of(holds, facts.standing().latest())
                        : Stream.of(holds))
                .flatMap(it -> it.terms().people().stream())
                .map(Person::user)
                .collect(Collectors.toSet());
    }

    private String searched(Set<String> names) {
        String text = Stream.of(
                        Stream.of(holds.reference(), terms.title()),
                        names.stream(),
                        terms.services().stream().map(Service::name),
                        terms.objectives().stream().map(Objective::name))
                .flatMap(it -> it)
                .map(SearchText::plain)
                .collect(Collectors.joining("\n"));
        return text.length() <= LONGEST_SEARCHED ? text : text.substring(0, LONGEST_SEARCHED);
    }
}
