package io.attain.escalation;

import io.attain.access.Account;
import io.attain.access.Accounts;
import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.Milestone;
import io.attain.credit.PeriodCloses;
import io.attain.credit.StoredVerdict;
import io.attain.escalation.Ladder.Step;
import io.attain.problem.Problem;
import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Person;
import io.attain.workflow.EngineSession;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is done in an escalation: each act is checked, recorded, and changes where the escalation stands. When it happens says
 * the process.
 */
@Component
@Transactional(propagation = Propagation.REQUIRED)
public class Escalating {

    private final EscalationRecord record;
    private final AgreementRegister register;
    private final LatestTerms terms;
    private final PeriodCloses closes;
    private final Accounts accounts;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Escalating(
            EscalationRecord record,
            AgreementRegister register,
            LatestTerms terms,
            PeriodCloses closes,
            Accounts accounts,
            Clock clock,
            ApplicationEventPublisher events) {
        this.record = record;
        this.register = register;
        this.terms = terms;
        this.closes = closes;
        this.accounts = accounts;
        this.clock = clock;
        this.events = events;
    }

    /**
     * The version of an agreement whose ladder and people hold: the last that came in force.
     *
     * @param reference never {@literal null}
     * @return never {@literal null}
     */
    public AgreementVersion latest(String reference) {
        return terms.of(reference);
    }

    /**
     * The people who have an escalation: whoever acknowledges it for others, else who answers for it, else those of the level.
     *
     * @param escalation never {@literal null}
     * @return account names, each once
     */
    public List<String> people(Escalation escalation) {
        Standing standing = escalation.standing();
        if (standing.delegate() != null) {
            return List.of(standing.delegate());
        }
        return standing.owner() != null ? List.of(standing.owner()) : peopleAt(escalation, standing.level());
    }

    private List<String> peopleAt(Escalation escalation, int level) {
        AgreementVersion version = latest(escalation.reference());
        return Ladder.people(
                version,
                escalation.breach().objective(),
                Ladder.of(version.terms()).step(level).duty());
    }

    /**
     * Takes over how severe the breach is, and brings it to the step that follows from that.
     *
     * @param escalation never {@literal null}
     * @param severity never {@literal null}
     * @param place the step's place in the ladder, from 1
     */
    public void assess(Escalation escalation, Severity severity, int place) {
        Escalation assessed = escalation.at(escalation.standing().assessed(severity));
        act(assessed, Act.ASSESSED, EngineSession.ENGINE, severity.name(), "");
        reach(assessed, ladder(assessed).at(place));
    }

    /**
     * Records that somebody acknowledged the breach, and so answers for it.
     *
     * @param escalation never {@literal null}
     * @param actor the account, never {@literal null}
     * @param words what was said, may be empty, never {@literal null}
     */
    public void acknowledge(Escalation escalation, String actor, String words) {
        act(escalation, Act.ACKNOWLEDGED, actor, "", words);
        stop(escalation, actor, Act.ACKNOWLEDGED);
        record.stand(escalation.number(), escalation.standing().acknowledged(actor, explainBy(escalation)));
    }

    /**
     * Has a colleague acknowledge the breach; the time goes on.
     *
     * @param escalation never {@literal null}
     * @param actor the account that has it, never {@literal null}
     * @param colleague somebody else of the same party, never {@literal null}
     * @param words what was said, may be empty, never {@literal null}
     * @throws Problem if that is nobody of the same party
     */
    public void delegate(Escalation escalation, String actor, String colleague, String words) {
        AgreementVersion version = latest(escalation.reference());
        Set<String> parties = parties(version, actor);
        if (colleague.equals(actor) || parties(version, colleague).stream().noneMatch(parties::contains)) {
            throw Problem.refused("“" + colleague + "” is not the account of a colleague of yours in "
                    + escalation.reference() + ".");
        }
        checkAccount(colleague);
        act(escalation, Act.DELEGATED, actor, colleague, words);
        Standing standing = escalation.standing();
        record.stand(
                escalation.number(), standing.with(standing.owner(), colleague, standing.since(), standing.nextAt()));
    }

    /**
     * Makes somebody else answer for the breach. Until it is acknowledged the time goes on; later it counts anew.
     *
     * @param escalation never {@literal null}
     * @param actor never {@literal null}
     * @param person somebody who has a part on the same side as those of the level, never {@literal null}
     * @param reason never {@literal null}
     * @throws Problem if there is no reason, or nobody of that name there
     */
    public void handOver(Escalation escalation, String actor, String person, String reason) {
        recordHandOver(escalation, actor, person, reason);
        Standing standing = escalation.standing();
        boolean open = standing.status() == Status.OPEN;
        Instant since = open ? standing.since() : clock.instant();
        Step step = ladder(escalation).step(standing.level());
        Instant next =
                open ? standing.nextAt() : deadline(escalation, step, since).orElse(null);
        record.stand(escalation.number(), standing.with(person, null, since, next));
    }

    /**
     * Makes somebody else explain an acknowledged breach, in the time that is left.
     *
     * @param escalation never {@literal null}
     * @param actor never {@literal null}
     * @param person as for {@link #handOver}
     * @param reason never {@literal null}
     * @throws Problem as for {@link #handOver}
     */
    public void handOverExplanation(Escalation escalation, String actor, String person, String reason) {
        recordHandOver(escalation, actor, person, reason);
        Standing standing = escalation.standing();
        record.stand(escalation.number(), standing.acknowledged(person, standing.nextAt()));
    }

    private void recordHandOver(Escalation escalation, String actor, String person, String reason) {
        checkReason(reason);
        if (person.equals(actor)) {
            throw Problem.refused(
                    "Whoever hands it over names somebody else; to answer for it yourself, acknowledge it.");
        }
        AgreementVersion version = latest(escalation.reference());
        Set<String> parties = actingParties(version, escalation);
        if (parties(version, person).stream().noneMatch(parties::contains)) {
            throw Problem.refused(
                    "“" + person + "” has no part on the side that has to act in " + escalation.reference() + ".");
        }
        if (person.equals(escalation.standing().owner())) {
            throw Problem.refused("“" + person + "” answers for it already.");
        }
        checkAccount(person);
        act(escalation, Act.HANDED_OVER, actor, person, reason);
    }

    /** The parties of those who have to act. */
    private Set<String> actingParties(AgreementVersion version, Escalation escalation) {
        return peopleAt(escalation, escalation.standing().level()).stream()
                .flatMap(it -> parties(version, it).stream())
                .collect(Collectors.toSet());
    }

    /**
     * Lists to whom an escalation can be handed over: those of the side that has to act.
     *
     * @param escalation never {@literal null}
     * @return account names in alphabetical order, whoever answers for it already left out
     */
    public List<String> successors(Escalation escalation) {
        AgreementVersion version = latest(escalation.reference());
        Set<String> parties = actingParties(version, escalation);
        return version.terms().people().stream()
                .filter(it -> parties.contains(it.party()))
                .map(Person::user)
                .filter(it -> !it.equals(escalation.standing().owner()))
                .filter(it -> accounts.find(it).filter(Account::enabled).isPresent())
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Tells whether a level is above the one that has an escalation.
     *
     * @param escalation never {@literal null}
     */
    public boolean canRaise(Escalation escalation) {
        return ladder(escalation).above(escalation.standing().level()).isPresent();
    }

    /**
     * Tells whether a level is below the one that has an escalation.
     *
     * @param escalation never {@literal null}
     */
    public boolean canLower(Escalation escalation) {
        return ladder(escalation).below(escalation.standing().level()).isPresent();
    }

    /**
     * Brings the breach to the level above by hand.
     *
     * @param escalation never {@literal null}
     * @param actor never {@literal null}
     * @param reason never {@literal null}
     * @throws Problem if there is no reason, or no level above
     */
    public void raise(Escalation escalation, String actor, String reason) {
        move(
                escalation,
                actor,
                reason,
                Act.RAISED,
                ladder(escalation).above(escalation.standing().level()));
    }

    /**
     * Brings the breach to the level below by hand.
     *
     * @param escalation never {@literal null}
     * @param actor never {@literal null}
     * @param reason never {@literal null}
     * @throws Problem if there is no reason, or no level below
     */
    public void lower(Escalation escalation, String actor, String reason) {
        move(
                escalation,
                actor,
                reason,
                Act.LOWERED,
                ladder(escalation).below(escalation.standing().level()));
    }

    private void move(Escalation escalation, String actor, String reason, Act act, Optional<Step> step) {
        checkReason(reason);
        Step reached = step.orElseThrow(
                () -> Problem.conflict("Level " + escalation.standing().level() + " is the "
                        + (act == Act.RAISED ? "last" : "first") + " of " + escalation.reference() + "."));
        act(escalation, act, actor, "", reason);
        stop(escalation, actor, act);
        reach(escalation, reached);
    }

    /**
     * Brings the breach to the next level since nobody has acknowledged it in time.
     *
     * @param escalation never {@literal null}
     */
    public void stepOver(Escalation escalation) {
        Standing standing = escalation.standing();
        Ladder ladder = ladder(escalation);
        Step step = ladder.step(standing.level());
        add(
                escalation,
                new EscalationAct(
                        Act.STEP_FIRED,
                        standing.level(),
                        EngineSession.ENGINE,
                        step.within(),
                        "",
                        standing.since(),
                        standing.nextAt(),
                        clock.instant()));
        reach(escalation, ladder.above(standing.level()).orElse(step));
    }

    /**
     * Brings an acknowledged breach to the next level since nobody has explained it in time; at the last it stays, to be
     * acknowledged anew by any of its people.
     *
     * @param escalation never {@literal null}
     */
    public void leaveUnexplained(Escalation escalation) {
        Standing standing = escalation.standing();
        Ladder ladder = ladder(escalation);
        Step step = ladder.step(standing.level());
        add(
                escalation,
                new EscalationAct(
                        Act.EXPLANATION_OVERDUE,
                        standing.level(),
                        EngineSession.ENGINE,
                        step.within(),
                        "",
                        null,
                        standing.nextAt(),
                        clock.instant()));
        reach(escalation, ladder.above(standing.level()).orElse(step));
    }

    /**
     * Takes over why a target was missed, and what is to be done about it.
     *
     * @param escalation never {@literal null}
     * @param actor never {@literal null}
     * @param explanation never {@literal null}
     * @param plan never {@literal null}
     * @param date the plan's last day, never {@literal null}
     * @throws Problem if something is missing, or the date has passed or lies after the term
     */
    public void explain(Escalation escalation, String actor, String explanation, String plan, LocalDate date) {
        if (explanation.isBlank() || plan.isBlank()) {
            throw Problem.refused("An explanation and a plan are both needed.");
        }
        Agreement terms = latest(escalation.reference()).terms();
        LocalDate today = LocalDate.ofInstant(clock.instant(), terms.zone());
        LocalDate last = terms.term().until();
        if (date.isBefore(today) || date.isAfter(last.isAfter(today) ? last : today)) {
            throw Problem.refused("The plan's date lies between today, " + today + ", and the end of the term, " + last
                    + ", not on " + date + ".");
        }
        act(escalation, Act.EXPLAINED, actor, "", explanation);
        act(escalation, Act.PLAN_PROPOSED, actor, date.toString(), plan);
        record.stand(escalation.number(), escalation.standing().planned(date, planOver(terms, date)));
    }

    private static Instant planOver(Agreement terms, LocalDate date) {
        return date.plusDays(1).atStartOfDay(terms.zone()).toInstant();
    }

    /**
     * Takes over that the customer agrees with the plan.
     *
     * @param escalation never {@literal null}
     * @param actor never {@literal null}
     * @param words what was said, may be empty, never {@literal null}
     */
    public void agree(Escalation escalation, String actor, String words) {
        act(escalation, Act.PLAN_AGREED, actor, "", words);
        record.stand(
                escalation.number(),
                escalation
                        .standing()
                        .in(Status.PLAN_AGREED, escalation.standing().nextAt()));
    }

    /**
     * Takes over that the customer sends the plan back.
     *
     * @param escalation never {@literal null}
     * @param actor never {@literal null}
     * @param reason never {@literal null}
     * @throws Problem if there is no reason
     */
    public void sendBack(Escalation escalation, String actor, String reason) {
        checkReason(reason);
        act(escalation, Act.PLAN_SENT_BACK, actor, "", reason);
        record.stand(escalation.number(), escalation.standing().in(Status.ACKNOWLEDGED, explainBy(escalation)));
    }

    /**
     * Records that the customer has not answered by the plan's date.
     *
     * @param escalation never {@literal null}
     */
    public void leaveUnanswered(Escalation escalation) {
        act(escalation, Act.PLAN_UNANSWERED, EngineSession.ENGINE, "", "");
    }

    /**
     * Looks whether the plan has worked: at the first period that begins after its date, and while nobody can tell about that,
     * at the next.
     *
     * @param escalation whose plan's date has passed, never {@literal null}
     * @return never {@literal null}
     */
    public Verification verify(Escalation escalation) {
        Breach breach = escalation.breach();
        AgreementVersion version = latest(breach.reference());
        LocalDate date = escalation.standing().planDate();
        if (date == null) {
            throw new IllegalStateException("Escalation " + escalation.number() + " has no plan.");
        }
        Instant over = planOver(version.terms(), date);
        List<StoredVerdict> verdicts = closes.verdicts(breach.reference(), false);
        Set<List<String>> missed =
                BreachFacts.breached(verdicts, breach.objective(), breach.start(), breach.end()).stream()
                        .map(StoredVerdict::scope)
                        .collect(Collectors.toSet());
        Verification found = Verification.of(verdicts, breach.objective(), missed, over);
        Verification shown = found == Verification.OPEN && isOver(version, over) ? Verification.IMPOSSIBLE : found;
        switch (shown) {
            case WORKED -> end(escalation, Act.PLAN_WORKED);
            case IMPOSSIBLE -> end(escalation, Act.PLAN_NOT_VERIFIABLE);
            case FAILED -> act(escalation, Act.PLAN_FAILED, EngineSession.ENGINE, "", "");
            case OPEN -> record.stand(escalation.number(), escalation.standing().in(Status.VERIFYING, null));
        }
        return shown;
    }

    /** Whether no period begins any more. */
    private boolean isOver(AgreementVersion version, Instant planOver) {
        Agreement terms = version.terms();
        Instant end = terms.term().until().atStartOfDay(terms.zone()).toInstant();
        return !planOver.isBefore(end) || register.status(version.reference()).isLast();
    }

    /**
     * Brings a breach whose plan did not work to the next level, or keeps it at the last.
     *
     * @param escalation never {@literal null}
     */
    public void reopen(Escalation escalation) {
        Ladder ladder = ladder(escalation);
        int level = escalation.standing().level();
        reach(escalation, ladder.above(level).orElse(ladder.step(level)));
    }

    /**
     * Ends the escalation of a breach that is none any more, or about which nothing is to be done since the agreement is closed.
     *
     * @param escalation never {@literal null}
     */
    public void withdraw(Escalation escalation) {
        boolean isClosed = register.status(escalation.reference()) == Milestone.CLOSED;
        Act act = isClosed ? Act.ENDED : Act.WITHDRAWN;
        act(escalation, act, EngineSession.ENGINE, "", "");
        stop(escalation, EngineSession.ENGINE, act);
        record.stand(escalation.number(), escalation.standing().in(isClosed ? Status.CLOSED : Status.WITHDRAWN, null));
    }

    private void end(Escalation escalation, Act act) {
        act(escalation, act, EngineSession.ENGINE, "", "");
        record.stand(escalation.number(), escalation.standing().in(Status.CLOSED, null));
    }

    private void reach(Escalation escalation, Step step) {
        Instant now = clock.instant();
        Instant next = deadline(escalation, step, now).orElse(null);
        Standing reached = escalation.standing().at(step.level(), now, next);
        record.stand(escalation.number(), reached);
        List<String> people = peopleAt(escalation, step.level());
        events.publishEvent(new LevelReached(
                escalation.at(reached), record.acts(escalation.number()).size(), people));
        add(
                escalation,
                new EscalationAct(
                        Act.LEVEL_REACHED,
                        step.level(),
                        EngineSession.ENGINE,
                        String.join(", ", people),
                        "",
                        now,
                        next,
                        now));
    }

    /** Records why the next level did not get it, if it would have. */
    private void stop(Escalation escalation, String actor, Act instead) {
        Standing standing = escalation.standing();
        if (standing.status() == Status.OPEN && standing.nextAt() != null) {
            add(
                    escalation,
                    new EscalationAct(
                            Act.STEP_NOT_FIRED,
                            standing.level(),
                            actor,
                            instead.name(),
                            "",
                            standing.since(),
                            standing.nextAt(),
                            clock.instant()));
        }
    }

    private Optional<Instant> deadline(Escalation escalation, Step step, Instant since) {
        Agreement terms = latest(escalation.reference()).terms();
        return Ladder.of(terms).deadline(terms, step, since);
    }

    /** Until when it is to be explained: whoever has it has the time of the step once more, also at the last. */
    private @Nullable Instant explainBy(Escalation escalation) {
        Agreement terms = latest(escalation.reference()).terms();
        Step step = Ladder.of(terms).step(escalation.standing().level());
        return Ladder.timeUntil(terms, step, clock.instant()).orElse(null);
    }

    private Ladder ladder(Escalation escalation) {
        return Ladder.of(latest(escalation.reference()).terms());
    }

    private static Set<String> parties(AgreementVersion version, String user) {
        return version.terms().people().stream()
                .filter(it -> it.user().equals(user))
                .map(Person::party)
                .collect(Collectors.toSet());
    }

    private void checkAccount(String name) {
        if (accounts.find(name).filter(Account::takesPart).isEmpty()) {
            throw Problem.refused("There is no account “" + name + "” that could take it on.");
        }
    }

    private static void checkReason(String reason) {
        if (reason.isBlank()) {
            throw Problem.refused("A reason is needed; all who read the escalation see it.");
        }
    }

    private void act(Escalation escalation, Act act, String actor, String about, String words) {
        add(
                escalation,
                new EscalationAct(
                        act, escalation.standing().level(), actor, about, words, null, null, clock.instant()));
    }

    private void add(Escalation escalation, EscalationAct act) {
        record.add(escalation.number(), act);
    }
}
