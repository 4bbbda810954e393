package io.attain.access;

import io.attain.access.AccountKeeping.Refusal;
import io.attain.problem.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

    private final Absences absences;
    private final Accounts accounts;
    private final AbsenceRuns runs;
    private final Clock clock;

    AbsenceKeeping(Absences absences, Accounts accounts, AbsenceRuns runs, Clock clock) {
        this.absences = absences;
        this.accounts = accounts;
        this.runs = runs;
        this.clock = clock;
    }

    /**
     * Plans an absence of one's own.
     *
     * @param account the account's name, never {@literal null}
     * @param deputy the name of the account that stands in, never {@literal null}
     * @param first its first day, in UTC, {@literal null} if none was given
     * @param last its last day, in UTC, {@literal null} if none was given
     * @return why nothing was planned; empty if it was
     */
    @Transactional
    public Optional<Refusal> plan(String account, String deputy, @Nullable LocalDate first, @Nullable LocalDate last) {
        Instant now = clock.instant();
        List<Absence> open = absences.holdOpen(account, now);
        Optional<String> unfit = unfitDeputy(account, deputy);
        if (unfit.isPresent()) {
            return Optional.of(new Refusal("deputy", unfit.get()));
        }
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (first == null || first.isBefore(today) || first.isAfter(today.plusDays(MOST_DAYS))) {
            return Optional.of(new Refusal("first", "absence.first.form"));
        }
        if (last == null || last.isBefore(first) || last.isAfter(first.plusDays(MOST_DAYS))) {
            return Optional.of(new Refusal("last", "absence.last.form"));
        }
        Instant from = begin(first);
        Instant until = begin(last.plusDays(1));
        if (open.stream().anyMatch(it -> it.from().isBefore(until) && it.until().isAfter(from))) {
            return Optional.of(new Refusal("first", "absence.overlaps"));
        }
        runs.start(absences.add(account, deputy, from, until));
        return Optional.empty();
    }

    private Optional<String> unfitDeputy(String account, String name) {
        Optional<Account> deputy = accounts.find(name).filter(Account::enabled);
        if (deputy.isEmpty()) {
            return Optional.of("absence.deputy.unknown");
        }
        if (name.equals(account)) {
            return Optional.of("absence.deputy.self");
        }
        Set<Role> roles = deputy.get().roles();
        return roles.contains(Role.AUDITOR) || roles.contains(Role.ADMINISTRATOR)
                ? Optional.of("absence.deputy.apart")
                : Optional.empty();
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /**
     * Comes back, or does not go.
     *
     * @param account the account's name, never {@literal null}
     * @param number the absence's number
     * @throws Problem if the account has no such absence that is not over
     */
    @Transactional
    public void end(String account, long number) {
        Instant now = clock.instant();
        Absence absence = absences.holdOpen(account, now).stream()
                .filter(it -> it.number() == number)
                .findFirst()
                .orElseThrow(() -> Problem.unknown("You have no absence " + number + " that is still to end."));
        absences.end(number, now);
        runs.end(absence);
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
     * Lists the absences of others in which an account stands in, or will.
     *
     * @param account its name, never {@literal null}
     * @return in order of time
     */
    public List<Absence> entrusted(String account) {
        return absences.entrusted(account, clock.instant());
    }
}
