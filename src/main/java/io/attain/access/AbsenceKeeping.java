package io.attain.access;

import io.attain.access.AccountKeeping.Refusal;
import io.attain.problem.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Being away, and who stands in. A deputy does the tasks of somebody who is away, in that person's name, and reads the agreements
 * that they are about; the deputy begins nothing, signs nothing, and hands nothing on to a deputy of their own.
 */
@Service
public class AbsenceKeeping {

    /** How far ahead an absence may begin, and how long it may last. */
    static final int MOST_DAYS = 366;

    private static final int MOST_SHOWN = 500;
    /** By its name, as people read it. */
    private static final ZoneId UTC = ZoneId.of("UTC");

    private final Absences absences;
    private final Accounts accounts;
    private final AbsenceRuns runs;
    private final Zones zones;
    private final PeopleManaged managed;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    AbsenceKeeping(
            Absences absences,
            Accounts accounts,
            AbsenceRuns runs,
            Zones zones,
            PeopleManaged managed,
            Clock clock,
            ApplicationEventPublisher events) {
        this.absences = absences;
        this.accounts = accounts;
        this.runs = runs;
        this.zones = zones;
        this.managed = managed;
        this.clock = clock;
        this.events = events;
    }

    /**
     * What somebody plans.
     *
     * @param account who will be away
     * @param deputy the name of the account that stands in
     * @param first the first day, {@literal null} if none was given
     * @param last the last day, {@literal null} if none was given
     * @param zone in which these days are; empty for the one that the person who is away has chosen, or UTC
     */
    public record Plan(
            String account, String deputy, @Nullable LocalDate first, @Nullable LocalDate last, String zone) {}

    /**
     * Plans an absence: one's own, or that of somebody whom one looks after and who cannot. Nobody becomes a deputy by their own
     * word, and whoever plans for another names one of that person's colleagues, since a deputy reads what the other does.
     *
     * @param by who plans it, never {@literal null}
     * @param plan never {@literal null}
     * @return why nothing was planned; empty if it was
     */
    @Transactional
    public Optional<Refusal> plan(String by, Plan plan) {
        Instant now = clock.instant();
        String account = plan.account();
        Optional<String> unknown = unfitAccount(by, account);
        if (unknown.isPresent()) {
            return Optional.of(new Refusal("account", unknown.get()));
        }
        List<Absence> open = absences.holdOpen(account, now);
        Optional<String> unfit = unfitDeputy(by, account, plan.deputy());
        if (unfit.isPresent()) {
            return Optional.of(new Refusal("deputy", unfit.get()));
        }
        if (!plan.zone().isEmpty() && !ZoneId.getAvailableZoneIds().contains(plan.zone())) {
            return Optional.of(new Refusal("zone", "preference.zone.form"));
        }
        ZoneId zone = plan.zone().isEmpty() ? zone(account) : ZoneId.of(plan.zone());
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate first = plan.first();
        LocalDate last = plan.last();
        if (first == null || first.isBefore(today) || first.isAfter(today.plusDays(MOST_DAYS))) {
            return Optional.of(new Refusal("first", "absence.first.form"));
        }
        if (last == null || last.isBefore(first) || last.isAfter(first.plusDays(MOST_DAYS))) {
            return Optional.of(new Refusal("last", "absence.last.form"));
        }
        Instant from = first.atStartOfDay(zone).toInstant();
        Instant until = last.plusDays(1).atStartOfDay(zone).toInstant();
        if (open.stream().anyMatch(it -> it.from().isBefore(until) && it.until().isAfter(from))) {
            return Optional.of(new Refusal("first", "absence.overlaps"));
        }
        Absence absence = absences.add(account, plan.deputy(), from, until, zone, by);
        runs.start(absence);
        if (!by.equals(account)) {
            events.publishEvent(new AbsenceSet(absence));
        }
        return Optional.empty();
    }

    /** Whom one does not look after looks the same as whom there is not. */
    private Optional<String> unfitAccount(String by, String account) {
        return by.equals(account) || (accounts.find(account).isPresent() && looksAfter(account))
                ? Optional.empty()
                : Optional.of("absence.account.unknown");
    }

    private boolean looksAfter(String account) {
        return !lookedAfter(Set.of(account)).isEmpty();
    }

    private Set<String> lookedAfter(Set<String> these) {
        return Login.current().is(Role.ADMINISTRATOR) ? these : managed.covered(these);
    }

    private Optional<String> unfitDeputy(String by, String account, String name) {
        Optional<Account> deputy = accounts.find(name).filter(Account::enabled);
        if (deputy.isEmpty()) {
            return Optional.of("absence.deputy.unknown");
        }
        if (name.equals(account)) {
            return Optional.of("absence.deputy.self");
        }
        if (name.equals(by)) {
            return Optional.of("absence.deputy.by");
        }
        if (!by.equals(account) && !managed.areColleagues(account, name)) {
            return Optional.of("absence.deputy.stranger");
        }
        Set<Role> roles = deputy.get().roles();
        return roles.contains(Role.AUDITOR) || roles.contains(Role.ADMINISTRATOR)
                ? Optional.of("absence.deputy.apart")
                : Optional.empty();
    }

    /**
     * Returns the zone in which somebody's days are, unless it is said otherwise.
     *
     * @param account its name, never {@literal null}
     * @return the one that they have chosen, or UTC
     */
    private ZoneId zone(String account) {
        return zones.of(account).orElse(UTC);
    }

    /**
     * Returns the zone that somebody has chosen.
     *
     * @param account its name, never {@literal null}
     * @return empty if they have chosen none
     */
    public Optional<ZoneId> chosenZone(String account) {
        return zones.of(account);
    }

    /**
     * Comes back, or does not go; or says so for somebody whom one looks after.
     *
     * @param by who says so, never {@literal null}
     * @param number the absence's number
     * @throws Problem if the account has no such absence that is not over
     */
    @Transactional
    public void end(String by, long number) {
        Instant now = clock.instant();
        Absence absence = absences.find(number)
                .filter(it -> by.equals(it.account()) || looksAfter(it.account()))
                .flatMap(it -> absences.holdOpen(it.account(), now).stream()
                        .filter(open -> open.number() == number)
                        .findFirst())
                .orElseThrow(() -> Problem.unknown("You have no absence " + number + " that is still to end."));
        absences.end(number, now, by);
        runs.end(absence, by);
    }

    /**
     * Tells that somebody is away from now on.
     *
     * @param number the absence's number
     */
    public void begun(long number) {
        absences.find(number).ifPresent(it -> events.publishEvent(new AbsenceBegun(it)));
    }

    /**
     * Lists an account's own absences that are not over.
     *
     * @param account its name, never {@literal null}
     * @return in order of time
     */
    public List<Absence> own(String account) {
        return absences.open(account, clock.instant());
    }

    /**
     * Lists the agreements of somebody who will be away in which the deputy does none of their tasks, being on another side.
     *
     * @param absence one's own, never {@literal null}
     * @return their references, in order
     */
    public List<String> withoutDeputy(Absence absence) {
        return managed.apart(absence.account(), absence.deputy());
    }

    /**
     * Lists the absences of others that are not over and whom the logged-in account looks after.
     *
     * @return in order of time
     */
    public List<Absence> lookedAfter() {
        List<Absence> open = absences.allOpen(clock.instant(), MOST_SHOWN);
        Set<String> mine = lookedAfter(open.stream().map(Absence::account).collect(Collectors.toSet()));
        return open.stream().filter(it -> mine.contains(it.account())).toList();
    }

    /**
     * Lists the absences of others in which an account stands in, or will.
     *
     * @param account its name, never {@literal null}
     * @return in order of time
     */
    public List<Absence> entrusted(String account) {
        return absences.entrusted(account, clock.instant());
    }
}
