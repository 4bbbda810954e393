package io.attain.terms;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.PeriodDuration;

/**
 * One immutable version of a service level agreement: its machine-readable content, as the document format "attain/v1"
 * says it. A record of this kind fits the published schema; whether its terms are sound is the linter's judgement.
 *
 * @param reference the agreement's reference, the same for all its versions
 * @param version the version's number, from 1
 * @param effective the local day from whose start this version judges
 * @param title a short title in any language
 * @param summary what the agreement is about, empty when not said
 * @param type between supplier and customer, two departments, or several parties in a chain
 * @param zone the zone of every local date and time in the terms
 * @param currency the currency of every amount in the terms
 * @param rounding how the final amount of a credit is rounded to the currency's minor unit
 * @param term from its first day to the day after its last
 * @param stub what happens to a partial first or last period
 * @param parties organisations or departments, at least one
 * @param people appointments; not part of the hash
 * @param calendars business calendars
 * @param services what is provided, and for what fee
 * @param responsibilities what the parties owe one another apart from the objectives
 * @param series series that are defined in the agreement itself
 * @param objectives the service level objectives, at least one
 * @param exclusions stretches of time or sets of cases that do not count
 * @param credits what holds for the credits of all objectives together
 * @param reports report duties
 * @param escalation the steps of the escalation ladder
 * @param disputes the clause on disputes, {@literal null} when there is none
 * @param review the clause on reviews, {@literal null} when there is none
 * @param renewal the clause on renewal, {@literal null} when there is none
 * @param negotiation how the agreement itself comes about
 * @param supports agreements that this one rests on
 * @param hash SHA-256 of the RFC 8785 canonical JSON of the content without {@code people}, as {@code sha256:…}
 */
public record Agreement(
        String reference,
        int version,
        LocalDate effective,
        String title,
        String summary,
        Type type,
        ZoneId zone,
        Currency currency,
        RoundingMode rounding,
        Term term,
        Stub stub,
        List<Party> parties,
        List<Person> people,
        List<Calendar> calendars,
        List<Service> services,
        List<Responsibility> responsibilities,
        List<SeriesDefinition> series,
        List<Objective> objectives,
        List<Exclusion> exclusions,
        Credits credits,
        List<ReportDuty> reports,
        List<EscalationLevel> escalation,
        @Nullable Disputes disputes,
        @Nullable Review review,
        @Nullable Renewal renewal,
        Negotiation negotiation,
        List<Support> supports,
        String hash) {

    /** Copies the lists. */
    public Agreement {
        parties = List.copyOf(parties);
        people = List.copyOf(people);
        calendars = List.copyOf(calendars);
        services = List.copyOf(services);
        responsibilities = List.copyOf(responsibilities);
        series = List.copyOf(series);
        objectives = List.copyOf(objectives);
        exclusions = List.copyOf(exclusions);
        reports = List.copyOf(reports);
        escalation = List.copyOf(escalation);
        supports = List.copyOf(supports);
    }

    /** Returns the service with that id, if there is one. */
    public Optional<Service> service(@Nullable String id) {
        return services.stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /**
     * Returns the business hours in which the people who owe an objective are warned, and its pace is reckoned: those that its
     * warnings name, else those of the only calendar that there is.
     *
     * @param objective one of the agreement's, never {@literal null}
     * @return empty for all hours
     */
    public Optional<Calendar> hoursOf(Objective objective) {
        String named = objective.warningCalendar();
        return named != null
                ? calendar(named)
                : calendars.size() == 1 ? Optional.of(calendars.get(0)) : Optional.empty();
    }

    /** Returns the calendar with that id, if there is one. */
    public Optional<Calendar> calendar(@Nullable String id) {
        return calendars.stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /** Returns the report duty with that id, if there is one. */
    public Optional<ReportDuty> report(@Nullable String id) {
        return reports.stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /**
     * Returns the calendar by which a report is put off to a working day: the one that it names, else the only one that
     * there is.
     *
     * @param report never {@literal null}
     * @return empty where it names none and there are none, or several
     */
    public Optional<Calendar> calendarOf(ReportDuty report) {
        return report.calendar() == null && calendars.size() == 1
                ? Optional.of(calendars.get(0))
                : calendar(report.calendar());
    }

    /**
     * Returns how long the receiver of a report has to confirm or refuse it: what the report says, else five days.
     *
     * @param report never {@literal null}
     * @return working days where {@linkplain #calendarOf a calendar} counts
     */
    public PeriodDuration confirmWithin(ReportDuty report) {
        return report.confirmWithin() == null ? PeriodDuration.of(Period.ofDays(5)) : report.confirmWithin();
    }

    /** Returns the party with that id, if there is one. */
    public Optional<Party> party(@Nullable String id) {
        return parties.stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /**
     * Tells whether one of some parties is in it.
     *
     * @param names as the agreement has them, never {@literal null}
     */
    public boolean involves(Collection<String> names) {
        return parties.stream().map(Party::name).anyMatch(names::contains);
    }

    /** Returns the objective with that id, if there is one. */
    public Optional<Objective> objective(@Nullable String id) {
        return objectives.stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /** Returns in which time a statement may be contested: what the terms say, else thirty days, as is usual for invoices. */
    public PeriodDuration claimWindow() {
        return disputes == null || disputes.claimWithin() == null
                ? PeriodDuration.of(Period.ofDays(30))
                : disputes.claimWithin();
    }

    /** Returns what it means when the customer does not answer a statement in time: what the terms say, else that it agrees. */
    public Silence silence() {
        return disputes == null ? Silence.ACCEPTED : disputes.silence();
    }

    /** Returns the exclusions that hold for an objective: those that it names, else all that name it or no objective. */
    public List<Exclusion> exclusionsOf(Objective objective) {
        return exclusions.stream()
                .filter(it -> objective.exclusions() != null
                        ? objective.exclusions().contains(it.id())
                        : it.objectives().isEmpty() || it.objectives().contains(objective.id()))
                .toList();
    }

    /**
     * Returns the same terms with other exclusions, such as those that were granted case by case.
     *
     * @param others never {@literal null}
     * @return with the same hash, which is that of the document
     */
    public Agreement withExclusions(List<Exclusion> others) {
        return copy(term, others);
    }

    /**
     * Returns the same terms with another end, such as that of an agreement that was ended early.
     *
     * @param until the first day after the term, after its first, never {@literal null}
     * @return with the same hash, which is that of the document
     */
    public Agreement until(LocalDate until) {
        return copy(new Term(term.from(), until), exclusions);
    }

    private Agreement copy(Term ofCopy, List<Exclusion> others) {
        return new Agreement(
                reference,
                version,
                effective,
                title,
                summary,
                type,
                zone,
                currency,
                rounding,
                ofCopy,
                stub,
                parties,
                people,
                calendars,
                services,
                responsibilities,
                series,
                objectives,
                others,
                credits,
                reports,
                escalation,
                disputes,
                review,
                renewal,
                negotiation,
                supports,
                hash);
    }

    /** What kind of agreement it is. */
    public enum Type {
        /** Supplier and customer. */
        CUSTOMER,
        /** Two departments of one organisation. */
        INTERNAL,
        /** Several providers and receivers, chained. */
        MULTI_LEVEL
    }

    /** What happens to a partial first or last period of the term. */
    public enum Stub {
        /** It is not judged. */
        SKIP,
        /** It is judged; fee, fixed amounts and the targets of counts and sums shrink with its real length. */
        PRORATE,
        /** It is judged like a whole period. */
        FULL
    }

    /**
     * The term, [from, until) in local days of the agreement's zone.
     *
     * @param from the first day
     * @param until the day after the last, later than {@code from}
     */
    public record Term(LocalDate from, LocalDate until) {

        /** Throws {@link IllegalArgumentException} when the term does not end after it starts. */
        public Term {
            if (!until.isAfter(from)) {
                throw new IllegalArgumentException("the term ends (until " + until + ", which is exclusive)"
                        + " before or when it starts (from " + from + ")");
            }
        }
    }

    /** What a party is in the agreement. */
    public enum Role {
        /** Provides the service. */
        PROVIDER,
        /** Receives it. */
        CUSTOMER,
        /** Takes part, for example as a subcontractor. */
        THIRD_PARTY,
        /** Inspects. */
        AUDITOR
    }

    /**
     * An organisation or department.
     *
     * @param id its id within the agreement
     * @param name its name in any language
     * @param role what it is in the agreement
     */
    public record Party(String id, String name, Role role) {}

    /**
     * The appointment of a person.
     *
     * @param user the account's name
     * @param party the party's id
     * @param duties owner, signatory, legal, reviewer, receiver, data-owner, executive, mediator, arbiter, or own ones
     */
    public record Person(String user, String party, List<String> duties) {

        /** Copies the list. */
        public Person {
            duties = List.copyOf(duties);
        }
    }

    /**
     * What is provided.
     *
     * @param id its id within the agreement
     * @param name its name in any language
     * @param provider the providing party's id, {@literal null} when not said
     * @param customer the receiving party's id, {@literal null} when not said
     * @param fee what is paid for it, {@literal null} when nothing is
     * @param conditions under what conditions it is provided, in words
     */
    public record Service(
            String id,
            String name,
            @Nullable String provider,
            @Nullable String customer,
            @Nullable Fee fee,
            List<String> conditions) {

        /** Copies the list. */
        public Service {
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * A fee.
     *
     * @param amount in the agreement's currency
     * @param per the time that it pays for
     */
    public record Fee(BigDecimal amount, Per per) {

        /** The time that a fee pays for. */
        public enum Per {
            /** A calendar month. */
            MONTH(1),
            /** A quarter of a year. */
            QUARTER(3),
            /** A year. */
            YEAR(12);

            private final int months;

            Per(int months) {
                this.months = months;
            }

            /** Returns its length in months. */
            public int months() {
                return months;
            }
        }
    }

    /**
     * What a party owes apart from the objectives.
     *
     * @param party the party's id
     * @param duty what it has to do, in words
     * @param series the series that shows whether it did, {@literal null} when none does
     */
    public record Responsibility(String party, String duty, @Nullable String series) {}

    /**
     * What holds for the credits of all objectives together.
     *
     * @param atRisk percent of a period's fees that is at risk, {@literal null} when not limited so
     * @param caps upper bounds across objectives
     * @param earnBack what good performance wins back, {@literal null} for nothing
     * @param minimumPayout the least amount of a statement that is paid, {@literal null} for any
     */
    public record Credits(
            @Nullable BigDecimal atRisk,
            List<Cap> caps,
            @Nullable EarnBack earnBack,
            @Nullable BigDecimal minimumPayout) {

        /** The credits section of an agreement that has none. */
        public static final Credits NONE = new Credits(null, List.of(), null, null);

        /** Copies the list. */
        public Credits {
            caps = List.copyOf(caps);
        }
    }

    /**
     * What good performance later wins back.
     *
     * @param afterMet after that many consecutive MET verdicts of one objective and scope
     * @param percent that percent of its last credit not yet earned back
     */
    public record EarnBack(int afterMet, BigDecimal percent) {}

    /**
     * A report that one party owes another.
     *
     * @param id its id within the agreement
     * @param from the sending party's id
     * @param to the receiving party's id
     * @param every an RFC 5545 recurrence rule
     * @param grace how late it may be, {@literal null} for not at all
     * @param series the series that its punctuality is recorded in, {@literal null} when in none
     * @param calendar the receiver's calendar, by which it is put off to a working day; {@literal null} for the only one
     *     that the agreement has
     * @param confirmWithin how long the receiver has to confirm or refuse it, {@literal null} when not said
     */
    public record ReportDuty(
            String id,
            String from,
            String to,
            String every,
            @Nullable PeriodDuration grace,
            @Nullable String series,
            @Nullable String calendar,
            @Nullable PeriodDuration confirmWithin) {}

    /**
     * A step of the escalation ladder.
     *
     * @param level its number
     * @param after how long the step has, from when the breach reaches it, before the next one gets it
     * @param calendar the calendar that counts, {@literal null} for all hours
     * @param duty whose people are told or must act
     */
    public record EscalationLevel(int level, PeriodDuration after, @Nullable String calendar, String duty) {}

    /** What silence means. */
    public enum Silence {
        /** It agrees. */
        ACCEPTED,
        /** It refuses. */
        REJECTED
    }

    /**
     * The clause on disputes, each time {@literal null} when not said.
     *
     * @param claimWithin in which time a statement may be contested
     * @param respondWithin in which time the other side answers
     * @param negotiateWithin how long both negotiate
     * @param mediateWithin how long a mediator has
     * @param arbitrateWithin how long an arbiter has
     * @param silence what it means when nobody contests in time
     */
    public record Disputes(
            @Nullable PeriodDuration claimWithin,
            @Nullable PeriodDuration respondWithin,
            @Nullable PeriodDuration negotiateWithin,
            @Nullable PeriodDuration mediateWithin,
            @Nullable PeriodDuration arbitrateWithin,
            Silence silence) {}

    /**
     * The clause on reviews.
     *
     * @param every how often, {@literal null} for only on a trigger
     * @param triggers what else sets one off: need, technology, workload, measurement
     * @param assumes the volumes that the terms assume
     */
    public record Review(@Nullable PeriodDuration every, List<String> triggers, List<Assumption> assumes) {

        /** Copies the lists. */
        public Review {
            triggers = List.copyOf(triggers);
            assumes = List.copyOf(assumes);
        }
    }

    /**
     * A volume that the terms assume.
     *
     * @param series the series
     * @param atLeast the least number of measurements a month, {@literal null} for any
     * @param atMost the most, {@literal null} for any
     */
    public record Assumption(String series, @Nullable BigDecimal atLeast, @Nullable BigDecimal atMost) {}

    /**
     * What happens at the end of the term.
     *
     * @param mode how it is renewed
     * @param notice how long before the end it can be refused, {@literal null} when not said
     */
    public record Renewal(Mode mode, @Nullable PeriodDuration notice) {

        /** How an agreement is renewed. */
        public enum Mode {
            /** A review decides. */
            REVIEW,
            /** It goes on unless somebody gives notice. */
            AUTOMATIC,
            /** It ends. */
            NONE
        }
    }

    /**
     * How the agreement, or a change of it, comes about.
     *
     * @param answerWithin how long the other side has for an offer
     * @param signWithin how long a signatory has
     * @param remindEvery how often somebody who has not signed is reminded
     * @param samePersonForBothSides whether one person's signature counts for both sides
     */
    public record Negotiation(
            PeriodDuration answerWithin,
            PeriodDuration signWithin,
            PeriodDuration remindEvery,
            boolean samePersonForBothSides) {

        /** What holds where the terms say nothing: two weeks each, a reminder every third day, two persons. */
        public static final Negotiation USUAL = new Negotiation(
                PeriodDuration.of(Period.ofDays(14)),
                PeriodDuration.of(Period.ofDays(14)),
                PeriodDuration.of(Period.ofDays(3)),
                false);
    }

    /**
     * An agreement that this one rests on.
     *
     * @param agreement its reference
     * @param objective the id of its objective, {@literal null} when it is meant as a whole
     * @param relation how its promise enters into this one's
     * @param objectiveHere the id of the objective here that rests on it, {@literal null} for every objective with the
     *     same kind of indicator
     * @param relieves whether its breach can relieve the one that rests on it
     * @param exclusion the id of the exclusion under which its breach is claimed, {@literal null} when not said
     */
    public record Support(
            String agreement,
            @Nullable String objective,
            Relation relation,
            @Nullable String objectiveHere,
            boolean relieves,
            @Nullable String exclusion) {

        /** How a supporting promise enters into the promise that rests on it. */
        public enum Relation {
            /** Both must work: availabilities multiply. */
            SERIES,
            /** One of them suffices: unavailabilities multiply. */
            PARALLEL,
            /** Times and quantities add up. */
            SUM
        }
    }
}
