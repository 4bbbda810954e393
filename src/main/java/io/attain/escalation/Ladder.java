package io.attain.escalation;

import io.attain.agreement.AgreementVersion;
import io.attain.evaluation.BusinessTime;
import io.attain.terms.Agreement;
import io.attain.terms.Agreement.EscalationLevel;
import io.attain.terms.Agreement.Role;
import io.attain.terms.Objective;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.PeriodDuration;

/**
 * The ladder of an agreement. A breach reaches a step, whose people have it at once, and whose time is what they have before
 * the next step gets it. Terms without a ladder have a single step, the owners, without a limit of time.
 *
 * @param steps in order of their levels, at least one
 */
public record Ladder(List<Step> steps) {

    /** Copies the list. */
    public Ladder {
        steps = List.copyOf(steps);
    }

    /**
     * A step.
     *
     * @param level its number
     * @param after how long its people have, {@literal null} without a limit
     * @param calendar the id of the calendar by which that counts, {@literal null} for all hours
     * @param duty whose people have it
     */
    public record Step(int level, @Nullable PeriodDuration after, @Nullable String calendar, String duty) {

        /** Returns its time and calendar as they are recorded, empty where it has no limit. */
        String within() {
            return after == null ? "" : after + (calendar == null ? "" : " " + calendar);
        }
    }

    /**
     * Reads the ladder of an agreement.
     *
     * @param terms never {@literal null}
     * @return never {@literal null}
     */
    public static Ladder of(Agreement terms) {
        List<Step> steps = terms.escalation().stream()
                .sorted(Comparator.comparingInt(EscalationLevel::level))
                .map(it -> new Step(it.level(), it.after(), it.calendar(), it.duty()))
                .toList();
        return new Ladder(steps.isEmpty() ? List.of(new Step(1, null, null, AgreementVersion.OWNER)) : steps);
    }

    /**
     * Finds the step of a level; terms may have been amended since, so the nearest below it, or else the first, stands in.
     *
     * @param level any
     * @return never {@literal null}
     */
    public Step step(int level) {
        return steps.stream()
                .filter(it -> it.level() <= level)
                .reduce((one, other) -> other)
                .orElse(steps.get(0));
    }

    /**
     * Finds a step by its place.
     *
     * @param place from 1; beyond the last, the last
     * @return never {@literal null}
     */
    public Step at(int place) {
        return steps.get(Math.max(1, Math.min(place, steps.size())) - 1);
    }

    /**
     * Finds the step above a level.
     *
     * @param level any
     * @return empty at the last
     */
    public Optional<Step> above(int level) {
        return steps.stream().filter(it -> it.level() > step(level).level()).findFirst();
    }

    /**
     * Finds the step below a level.
     *
     * @param level any
     * @return empty at the first
     */
    public Optional<Step> below(int level) {
        return steps.stream().filter(it -> it.level() < step(level).level()).reduce((one, other) -> other);
    }

    /**
     * Tells when the next step gets a breach that a step has.
     *
     * @param terms whose calendars hold, never {@literal null}
     * @param step the step that has it, never {@literal null}
     * @param since when it got it, never {@literal null}
     * @return in the open hours of the step's calendar; empty where the step has no limit of time or none is above it
     */
    public Optional<Instant> deadline(Agreement terms, Step step, Instant since) {
        return above(step.level()).isEmpty() ? Optional.empty() : timeUntil(terms, step, since);
    }

    /**
     * Tells until when the people of a step should have acknowledged a breach, or have explained it once they did, whether or
     * not a step is above them.
     *
     * @param terms whose calendars hold, never {@literal null}
     * @param step the step that has it, never {@literal null}
     * @param since when it got it, never {@literal null}
     * @return empty where the step has no limit of time
     */
    public static Optional<Instant> timeUntil(Agreement terms, Step step, Instant since) {
        PeriodDuration after = step.after();
        if (after == null) {
            return Optional.empty();
        }
        BusinessTime clock = terms.calendar(step.calendar())
                .map(it -> BusinessTime.of(it, terms.zone()))
                .orElseGet(() -> BusinessTime.always(terms.zone()));
        return Optional.of(clock.deadline(since, after, false, List.of()));
    }

    /**
     * The people whom a duty brings a breach to: those of the party that owes the objective who have it, else those of all
     * parties of its role, else the other side's; where nobody has it, the owners in the same order. The provider of its service
     * owes an objective; that may be a party whose role is customer, such as for receipts that it has to confirm. The providers
     * owe an objective without a service.
     *
     * @param version with its appointments, never {@literal null}
     * @param objective the objective's id, never {@literal null}
     * @param duty never {@literal null}
     * @return account names, each once
     */
    public static List<String> people(AgreementVersion version, String objective, String duty) {
        Optional<String> party = service(version, objective).map(Agreement.Service::provider);
        Role side = side(version, objective);
        return Stream.of(duty, AgreementVersion.OWNER)
                .flatMap(it -> Stream.of(
                        party.map(id -> version.peopleOf(id, it)).orElse(List.of()),
                        version.people(side, it),
                        version.people(opposite(side), it)))
                .filter(it -> !it.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /**
     * The people who answer the plan after a breach: the owners of the side that the objective is owed to.
     *
     * @param version with its appointments, never {@literal null}
     * @param objective the objective's id, never {@literal null}
     * @return account names, each once
     */
    public static List<String> answering(AgreementVersion version, String objective) {
        return version.people(opposite(side(version, objective)), AgreementVersion.OWNER);
    }

    private static Optional<Agreement.Service> service(AgreementVersion version, String objective) {
        Agreement terms = version.terms();
        return terms.objective(objective).map(Objective::service).flatMap(terms::service);
    }

    /** The side that owes an objective. */
    private static Role side(AgreementVersion version, String objective) {
        return service(version, objective)
                .map(Agreement.Service::provider)
                .flatMap(version.terms()::party)
                .map(Agreement.Party::role)
                .filter(it -> it == Role.CUSTOMER)
                .orElse(Role.PROVIDER);
    }

    private static Role opposite(Role side) {
        return side == Role.CUSTOMER ? Role.PROVIDER : Role.CUSTOMER;
    }
}
