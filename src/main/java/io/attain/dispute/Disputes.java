package io.attain.dispute;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.credit.Close;
import io.attain.credit.CloseSchedule;
import io.attain.credit.CreditAmount;
import io.attain.credit.Decision;
import io.attain.credit.Grounds;
import io.attain.credit.PeriodCloseRuns;
import io.attain.credit.PeriodCloses;
import io.attain.credit.Settlement;
import io.attain.credit.Statement;
import io.attain.credit.StatementAnswer;
import io.attain.credit.StatementAnswers;
import io.attain.credit.StoredVerdict;
import io.attain.dispute.DisputeAct.Kind;
import io.attain.evidence.EvidenceKeeping;
import io.attain.evidence.EvidenceStore.Evidence;
import io.attain.measurement.GrantedExclusions;
import io.attain.problem.Problem;
import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Party;
import io.attain.terms.Agreement.Role;
import io.attain.terms.Agreement.Silence;
import io.attain.terms.Exclusion.Window;
import io.attain.workflow.EngineSession;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Disputes about statements: who may claim what, what each step means, and what the outcome does. */
@Component
public class Disputes {

    static final int LONGEST_WORDS = 2000;

    private final AgreementRegister register;
    private final PeriodCloses closes;
    private final StatementAnswers answers;
    private final PeriodCloseRuns closeRuns;
    private final CloseSchedule schedule;
    private final Settlement settlement;
    private final GrantedExclusions exclusions;
    private final DisputeRecord record;
    private final DisputeRuns runs;
    private final EvidenceKeeping keeping;
    private final ClaimTasks tasks;
    private final HandOvers handOvers;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Disputes(
            AgreementRegister register,
            PeriodCloses closes,
            StatementAnswers answers,
            PeriodCloseRuns closeRuns,
            CloseSchedule schedule,
            Settlement settlement,
            GrantedExclusions exclusions,
            DisputeRecord record,
            DisputeRuns runs,
            EvidenceKeeping keeping,
            ClaimTasks tasks,
            HandOvers handOvers,
            Clock clock,
            ApplicationEventPublisher events) {
        this.register = register;
        this.closes = closes;
        this.answers = answers;
        this.closeRuns = closeRuns;
        this.schedule = schedule;
        this.settlement = settlement;
        this.exclusions = exclusions;
        this.record = record;
        this.runs = runs;
        this.keeping = keeping;
        this.tasks = tasks;
        this.handOvers = handOvers;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Begins the dispute that a side answered a statement with.
     *
     * @param close the close whose statement it is, never {@literal null}
     * @return never {@literal null}
     */
    @Transactional
    public Dispute begin(Close close) {
        StatementAnswer answer = answers.of(close.number()).stream()
                .filter(it -> it.answer() == StatementAnswer.Answer.DISPUTED)
                .findFirst()
                .orElseThrow();
        Claim claim = new Claim(
                close.number(), null, null, answer.grounds(), answer.claimed(), null, null, null, answer.reason());
        Statement statement = closes.statement(close.number()).orElseThrow();
        return begin(statement, claim, answer.side(), answer.account());
    }

    /**
     * Begins a dispute about a statement, be it settled or still to be answered.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param claim never {@literal null}
     * @param account who claims; has to be an owner on one side, never {@literal null}
     * @return never {@literal null}
     * @throws Problem if there is no such statement, its claim window is over, it is in dispute already, or the claim is not
     *     complete
     */
    @Transactional
    public Dispute begin(String reference, Claim claim, String account) {
        AgreementVersion version = register.get(reference);
        Role side = Stream.of(Role.CUSTOMER, Role.PROVIDER)
                .filter(it -> version.people(it, AgreementVersion.OWNER).contains(account))
                .findFirst()
                .orElseThrow(() -> Problem.forbidden("A statement of " + reference
                        + " is disputed by somebody who has the duty “owner” for the customer or the provider."));
        // Closes and disputes of one agreement wait for each other.
        schedule.claim(List.of(reference), false);
        Statement statement = statement(reference, claim);
        checkWindow(statement);
        Dispute dispute = begin(statement, claim, side, account);
        if (statement.status() == Statement.Status.OPEN) {
            closeRuns.claimed(statement.close());
        }
        return dispute;
    }

    /**
     * Finds the statement that a dispute about a statement is about: the last one on the same period.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param close the number of the close that any statement on the period was made in
     * @return never {@literal null}
     * @throws Problem if there is none
     */
    public Statement disputed(String reference, long close) {
        return statement(reference, new Claim(close, null, null, null, null, null, null, null, null));
    }

    /**
     * Checks that a statement can be disputed now.
     *
     * @param statement the last one on its period, never {@literal null}
     * @throws Problem if it is in dispute already, or its claim window is over
     */
    public void checkWindow(Statement statement) {
        String reference = statement.reference();
        if (statement.status() == Statement.Status.DISPUTED) {
            throw Problem.conflict("The statement on " + statement.period() + " of " + reference
                    + " is in dispute already; add what you have to say there.");
        }
        boolean unanswered = statement.status() == Statement.Status.UNANSWERED;
        if (!unanswered && !clock.instant().isBefore(statement.claimUntil())) {
            throw Problem.conflict("The statement on " + statement.period() + " of " + reference
                    + " could be disputed until "
                    + statement
                            .claimUntil()
                            .atZone(register.get(reference).terms().zone())
                            .toOffsetDateTime()
                    + ". New facts, such as corrected measurements, lead to another statement.");
        }
    }

    private Statement statement(String reference, Claim claim) {
        if (claim.statement() == null && claim.period() == null) {
            throw Problem.refused(
                    "A dispute names the “period” of the statement, or the “statement” by the number of its close.");
        }
        List<Statement> statements = closes.statements(reference).stream()
                .filter(it -> claim.statement() == null
                        ? it.period().equals(claim.period())
                        : it.close() == claim.statement())
                .toList();
        if (statements.isEmpty()) {
            throw Problem.unknown(reference + " has no statement "
                    + (claim.statement() == null ? "on the period “" + claim.period() + "”" : claim.statement())
                    + "; there are some on "
                    + closes.statements(reference).stream()
                            .map(Statement::period)
                            .distinct()
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        Statement named = statements.get(statements.size() - 1);
        return closes.statements(reference).stream()
                .filter(it -> it.start().equals(named.start()) && it.end().equals(named.end()))
                .reduce((earlier, later) -> later)
                .orElse(named);
    }

    private Dispute begin(Statement statement, Claim claim, Role side, String account) {
        Agreement terms = register.get(statement.reference()).terms();
        List<StoredVerdict> disputed = disputed(statement, claim);
        BigDecimal current = disputed.stream().map(StoredVerdict::credit).reduce(BigDecimal.ZERO, BigDecimal::add);
        int digits = Math.max(0, terms.currency().getDefaultFractionDigits());
        Window window = window(terms, claim);
        check(terms, claim, window);
        Dispute dispute = record.add(new Dispute(
                0,
                statement.reference(),
                statement.close(),
                statement.period(),
                statement.start(),
                statement.end(),
                side,
                account,
                disputed.stream().map(StoredVerdict::number).toList(),
                Objects.requireNonNull(claim.grounds()),
                claim.claimed(),
                current.setScale(digits),
                terms.currency().getCurrencyCode(),
                claim.exclusion(),
                window,
                Objects.requireNonNull(claim.words()).strip(),
                clock.instant()));
        record.act(dispute.number(), Kind.CLAIMED, side, account, claim.claimed(), dispute.words());
        closes.conclude(statement.close(), Statement.Status.DISPUTED, account, dispute.name());
        runs.start(dispute);
        events.publishEvent(new DisputeBegun(dispute.number(), dispute.reference(), dispute.period()));
        return dispute;
    }

    private List<StoredVerdict> disputed(Statement statement, Claim claim) {
        List<StoredVerdict> current = closes.verdicts(closes.get(statement.close()));
        List<Long> wanted = claim.verdicts() == null ? List.of() : claim.verdicts();
        if (!wanted.isEmpty()) {
            Set<Long> unknown = new HashSet<>(wanted);
            current.forEach(it -> unknown.remove(it.number()));
            if (!unknown.isEmpty()) {
                throw Problem.refused("The statement on " + statement.period() + " has no current verdict "
                        + unknown.stream().map(String::valueOf).collect(Collectors.joining(", ")) + "; it has "
                        + current.stream()
                                .map(it -> it.number() + " (" + it.objective() + ")")
                                .collect(Collectors.joining(", "))
                        + ".");
            }
            return current.stream().filter(it -> wanted.contains(it.number())).toList();
        }
        List<StoredVerdict> costly =
                current.stream().filter(it -> it.credit().signum() != 0).toList();
        return costly.isEmpty() ? current : costly;
    }

    private static @Nullable Window window(Agreement terms, Claim claim) {
        if (claim.exclusion() == null && claim.from() == null && claim.until() == null) {
            return null;
        }
        if (claim.exclusion() == null || claim.from() == null || claim.until() == null) {
            throw Problem.refused(
                    "An exclusion is claimed by its id and by when it began and ended (exclusion, from, until).");
        }
        Exclusions.definition(terms, claim.exclusion());
        return Exclusions.window(claim.from(), claim.until());
    }

    private static void check(Agreement terms, Claim claim, @Nullable Window window) {
        String words = claim.words() == null ? "" : claim.words().strip();
        if (claim.grounds() == null || words.isEmpty()) {
            throw Problem.refused("A dispute needs its grounds, and a few words about what is wrong.");
        }
        if (words.length() > LONGEST_WORDS) {
            throw Problem.refused("What is wrong takes at most " + LONGEST_WORDS + " characters.");
        }
        BigDecimal claimed = claim.claimed();
        if (claimed != null) {
            CreditAmount.check(claimed, terms.currency());
        } else if (claim.grounds() != Grounds.WRONG_DATA && window == null) {
            throw Problem.refused(
                    "Say what the credit should come to. Only where measurements are corrected, or an exclusion"
                            + " with its time is claimed, does the figure follow from that.");
        }
    }

    private Close close(Dispute dispute) {
        return closes.get(dispute.close());
    }

    /** What a side can answer. */
    public enum Answer {
        /** It accepts what is claimed or proposed. */
        ACCEPTED,
        /** It proposes another figure. */
        PROPOSED,
        /** It does not agree. */
        REJECTED
    }

    /**
     * Takes the response of the other side to a claim, or its answer in the negotiation.
     *
     * @param dispute never {@literal null}
     * @param side which side answers, never {@literal null}
     * @param account who answers for it, never {@literal null}
     * @param answer never {@literal null}
     * @param amount what it proposes, {@literal null} where it proposes nothing
     * @param words why, may be empty where it accepts, never {@literal null}
     * @throws Problem if it proposes without a figure, does not say why, or accepts what the same account has claimed or proposed
     */
    public void answer(
            Dispute dispute, Role side, String account, Answer answer, @Nullable BigDecimal amount, String words) {
        if (answer != Answer.ACCEPTED && words.isEmpty()) {
            throw Problem.refused("Please say why; the other side reads it.");
        }
        DisputeState state = state(dispute);
        switch (answer) {
            case ACCEPTED -> accept(dispute, side, account, words, state.proposal());
            case PROPOSED -> {
                if (amount == null) {
                    throw Problem.refused("Please say what the credit should come to.");
                }
                CreditAmount.check(amount, Currency.getInstance(dispute.currency()));
                record.act(dispute.number(), Kind.PROPOSED, side, account, amount, words);
            }
            case REJECTED ->
                record.act(
                        dispute.number(),
                        side == dispute.claimant() || state.proposal() != null ? Kind.MEDIATION_WANTED : Kind.REJECTED,
                        side,
                        account,
                        null,
                        words);
        }
    }

    /** Money moves by two people's word, also where one person has a duty on both sides. */
    private void accept(Dispute dispute, Role side, String account, String words, @Nullable DisputeAct proposal) {
        boolean isGivenUp = proposal != null && proposal.kind() == Kind.REJECTED;
        String proposer = proposal == null ? dispute.account() : proposal.account();
        if (!isGivenUp && proposer.equals(account)) {
            throw Problem.refused("Whoever has claimed or proposed a figure does not accept it; somebody else of the "
                    + side.name().toLowerCase(Locale.ROOT) + " does.");
        }
        if (proposal == null) {
            record.act(dispute.number(), Kind.ACCEPTED, side, account, dispute.claimed(), words);
        } else if (isGivenUp) {
            record.act(dispute.number(), Kind.GIVEN_UP, side, account, null, words);
        } else {
            record.act(dispute.number(), Kind.ACCEPTED, side, account, proposal.amount(), words);
        }
    }

    /**
     * Takes the silence of the other side as the terms say, unless it has responded.
     *
     * @param dispute never {@literal null}
     * @return whether the claim is accepted
     */
    public boolean takeResponse(Dispute dispute) {
        List<DisputeAct> acts = record.acts(dispute.number());
        boolean responded = acts.stream()
                .anyMatch(it -> it.kind() == Kind.ACCEPTED || it.kind() == Kind.PROPOSED || it.kind() == Kind.REJECTED);
        if (!responded) {
            boolean accepts =
                    DisputeTerms.silence(register.get(dispute.reference()).terms()) == Silence.ACCEPTED;
            record.act(
                    dispute.number(),
                    Kind.SILENT,
                    dispute.respondent(),
                    EngineSession.ENGINE,
                    null,
                    accepts
                            ? "No response in time, which counts as acceptance by the terms"
                            : "No response in time, which counts as rejection by the terms");
            record.act(
                    dispute.number(),
                    accepts ? Kind.ACCEPTED : Kind.REJECTED,
                    dispute.respondent(),
                    EngineSession.ENGINE,
                    accepts ? dispute.claimed() : null,
                    "");
        }
        return state(dispute).decision() != null;
    }

    /**
     * Takes the mediator's suggestion.
     *
     * @param dispute never {@literal null}
     * @param account the mediator, never {@literal null}
     * @param amount what the credit should come to, never {@literal null}
     * @param words why, never {@literal null}
     * @throws Problem if no figure or no reason is given, or the figure is more than the one side asks for or less than the other
     */
    public void suggest(Dispute dispute, String account, @Nullable BigDecimal amount, String words) {
        if (amount == null || words.isEmpty()) {
            throw Problem.refused("A suggestion needs a figure and its reason; both sides read it.");
        }
        CreditAmount.check(amount, Currency.getInstance(dispute.currency()));
        checkBetween(dispute, amount);
        record.act(dispute.number(), Kind.SUGGESTED, null, account, amount, words);
    }

    /**
     * Takes a side's answer to the mediator's suggestion.
     *
     * @param dispute never {@literal null}
     * @param side never {@literal null}
     * @param account who answers for it, never {@literal null}
     * @param consents whether it consents
     * @param words why, never {@literal null}
     */
    public void consent(Dispute dispute, Role side, String account, boolean consents, String words) {
        record.act(dispute.number(), consents ? Kind.CONSENTED : Kind.REFUSED, side, account, null, words);
    }

    /**
     * Counts who consents to the mediator's suggestion. Whoever did not answer in time does not.
     *
     * @param dispute never {@literal null}
     * @return whether both do, so that it is decided
     */
    public boolean countConsents(Dispute dispute) {
        List<DisputeAct> acts = record.acts(dispute.number());
        Set<Role> consents = acts.stream()
                .filter(it -> it.kind() == Kind.CONSENTED)
                .map(DisputeAct::side)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        boolean both = consents.containsAll(List.of(Role.PROVIDER, Role.CUSTOMER)) && !isRefused(dispute);
        if (both) {
            DisputeAct suggestion = Objects.requireNonNull(DisputeState.of(acts).proposal());
            record.act(
                    dispute.number(),
                    Kind.ACCEPTED,
                    null,
                    suggestion.account(),
                    suggestion.amount(),
                    "Both sides consent to the mediator's suggestion");
        }
        return both;
    }

    /**
     * Tells whether a side has refused the mediator's suggestion.
     *
     * @param dispute never {@literal null}
     */
    public boolean isRefused(Dispute dispute) {
        return record.acts(dispute.number()).stream().anyMatch(it -> it.kind() == Kind.REFUSED);
    }

    /**
     * Takes the arbiter's decision.
     *
     * @param dispute never {@literal null}
     * @param account the arbiter, never {@literal null}
     * @param answer accepts the claim in full, decides for another figure, or lets the statement stand, never {@literal null}
     * @param amount the figure, {@literal null} where another is not decided for
     * @param words why, never {@literal null}
     * @throws Problem if no reason, or no figure, is given, or the figure is more than the one side asks for or less than the other
     */
    public void arbitrate(Dispute dispute, String account, Answer answer, @Nullable BigDecimal amount, String words) {
        if (words.isEmpty()) {
            throw Problem.refused("A decision needs its reasons; both sides read them.");
        }
        if (answer == Answer.REJECTED) {
            record.act(dispute.number(), Kind.DISMISSED, null, account, null, words);
            return;
        }
        BigDecimal decided = answer == Answer.ACCEPTED ? dispute.claimed() : amount;
        if (answer == Answer.PROPOSED) {
            if (decided == null) {
                throw Problem.refused("Please say what the credit comes to.");
            }
            CreditAmount.check(decided, Currency.getInstance(dispute.currency()));
            checkBetween(dispute, decided);
        }
        record.act(dispute.number(), Kind.ARBITRATED, null, account, decided, words);
    }

    /** Whoever stands between the sides gives nobody more than was asked for. Where a claim names no figure, there is no bound. */
    private void checkBetween(Dispute dispute, BigDecimal amount) {
        BigDecimal claimed = dispute.claimed();
        if (claimed == null) {
            return;
        }
        List<BigDecimal> named = Stream.concat(
                        Stream.of(dispute.current(), claimed),
                        record.acts(dispute.number()).stream()
                                .filter(it -> it.kind() == Kind.PROPOSED)
                                .flatMap(it -> Stream.ofNullable(it.amount())))
                .sorted()
                .toList();
        BigDecimal least = named.get(0);
        BigDecimal most = named.get(named.size() - 1);
        if (amount.compareTo(least) < 0 || amount.compareTo(most) > 0) {
            throw Problem.refused("The sides are between " + least.toPlainString() + " and " + most.toPlainString()
                    + " " + dispute.currency() + "; please name a figure from there.");
        }
    }

    /**
     * Lets the statement stand, since nobody has decided.
     *
     * @param dispute never {@literal null}
     */
    public void letStand(Dispute dispute) {
        record.act(
                dispute.number(),
                Kind.LEFT_STANDING,
                null,
                EngineSession.ENGINE,
                null,
                "Nobody has decided in time, so the statement stands");
    }

    /**
     * Tells whether what was decided is that data is to be corrected.
     *
     * @param dispute never {@literal null}
     */
    public boolean isAboutData(Dispute dispute) {
        DisputeState state = state(dispute);
        return dispute.grounds() == Grounds.WRONG_DATA && !state.stands() && state.amount() == null;
    }

    /**
     * Records that the data is as it should be.
     *
     * @param dispute never {@literal null}
     * @param account who says so, never {@literal null}
     * @param words what was corrected, never {@literal null}
     */
    public void corrected(Dispute dispute, String account, String words) {
        record.act(dispute.number(), Kind.CORRECTED, null, account, null, words);
    }

    /**
     * Books what was decided: the credit is set, the exclusion applied, or corrected data taken into account; the periods that
     * this touches are judged anew, and the disputed one is settled.
     *
     * @param dispute never {@literal null}
     * @param actor the account that brought it about, never {@literal null}
     * @return what came of it, never {@literal null}
     */
    public DisputeState.Outcome conclude(Dispute dispute, String actor) {
        settlement.catchUp(dispute.reference());
        DisputeState state = state(dispute);
        DisputeState.Outcome outcome = state.outcome(dispute);
        Decision decision = new Decision(dispute.name(), words(dispute, state, outcome), actor);
        Instant from = dispute.start();
        BigDecimal amount = state.amount();
        if (amount != null && outcome != DisputeState.Outcome.REJECTED) {
            settlement.decide(named(dispute), amount, Currency.getInstance(dispute.currency()), decision);
        } else if (!state.stands() && dispute.window() != null && dispute.exclusion() != null) {
            List<String> objectives = named(dispute).stream()
                    .map(StoredVerdict::objective)
                    .distinct()
                    .toList();
            exclusions.grant(
                    dispute.reference(), dispute.exclusion(), dispute.window(), objectives, decision.name(), actor);
            from = Exclusions.start(register.get(dispute.reference()).terms(), dispute.window());
        }
        settlement.settle(close(dispute), from, decision);
        record.act(dispute.number(), Kind.CONCLUDED, null, actor, amount, decision.reason());
        events.publishEvent(new DisputeConcluded(dispute.number(), dispute.reference(), dispute.period(), outcome));
        return outcome;
    }

    /** The current verdicts on what was disputed, whatever has superseded the disputed ones. */
    private List<StoredVerdict> named(Dispute dispute) {
        List<StoredVerdict> all = closes.verdicts(dispute.reference(), true);
        Set<List<Object>> keys = all.stream()
                .filter(it -> dispute.verdicts().contains(it.number()))
                .map(Disputes::key)
                .collect(Collectors.toSet());
        List<StoredVerdict> current = new ArrayList<>(closes.verdicts(close(dispute)));
        current.removeIf(it -> !keys.contains(key(it)));
        return current;
    }

    private static List<Object> key(StoredVerdict verdict) {
        return List.of(verdict.objective(), verdict.scope(), verdict.start(), verdict.end());
    }

    private static String words(Dispute dispute, DisputeState state, DisputeState.Outcome outcome) {
        String name = dispute.name().substring(0, 1).toUpperCase(Locale.ROOT)
                + dispute.name().substring(1);
        String about = name + " about " + dispute.period() + ": ";
        BigDecimal amount = state.amount();
        return about
                + switch (outcome) {
                    case WITHDRAWN -> "withdrawn, the statement stands";
                    case REJECTED -> "the statement stands";
                    case ACCEPTED ->
                        amount == null
                                ? "accepted, "
                                        + (dispute.window() == null ? "with corrected data" : "with the exclusion")
                                : "accepted, " + amount.toPlainString() + " " + dispute.currency();
                    case PARTLY_ACCEPTED ->
                        "partly accepted, " + Objects.requireNonNull(amount).toPlainString() + " " + dispute.currency();
                };
    }

    /**
     * Withdraws a dispute: the statement stands.
     *
     * @param number the dispute's number
     * @param account who withdraws; has to be an owner on the claimant's side, never {@literal null}
     * @param words why, may be empty, never {@literal null}
     * @throws Problem if there is no such dispute, it is over, or it is somebody else's
     */
    @Transactional
    public void withdraw(long number, String account, String words) {
        Dispute dispute = get(number);
        if (!register.get(dispute.reference())
                .people(dispute.claimant(), AgreementVersion.OWNER)
                .contains(account)) {
            throw Problem.forbidden("A dispute is withdrawn by the side that began it.");
        }
        checkLength(words);
        schedule.claim(List.of(dispute.reference()), false);
        if (state(dispute).decision() != null) {
            throw Problem.conflict("The " + dispute.name() + " is decided already.");
        }
        record.act(number, Kind.WITHDRAWN, dispute.claimant(), account, null, words);
        runs.withdraw(dispute, account);
    }

    /**
     * Hands what somebody is asked over to another person with the same duty; the time goes on.
     *
     * @param dispute never {@literal null}
     * @param step never {@literal null}
     * @param actor who hands it over, never {@literal null}
     * @param person to whom, never {@literal null}
     * @param reason why, never {@literal null}
     * @throws Problem if there is no reason, or the person has not that duty
     */
    @Transactional
    public void handOver(Dispute dispute, OpenStep step, String actor, String person, String reason) {
        String words = handOvers.words(step, person, reason);
        record.act(dispute.number(), Kind.HANDED_OVER, side(dispute, actor), actor, null, words);
        tasks.handOver(step.task(), person);
    }

    static void checkLength(String words) {
        if (words.length() > LONGEST_WORDS) {
            throw Problem.refused("The words take at most " + LONGEST_WORDS + " characters.");
        }
    }

    /**
     * Adds a file that proves something. The same file again changes nothing.
     *
     * @param dispute never {@literal null}
     * @param name the file's name, never {@literal null}
     * @param content never {@literal null}
     * @param account who adds it, never {@literal null}
     * @return the file as it is kept, never {@literal null}
     * @throws Problem if the dispute is over, or the file is not taken
     * @throws IOException if it cannot be read
     */
    @Transactional
    public Evidence addEvidence(Dispute dispute, String name, InputStream content, String account) throws IOException {
        schedule.claim(List.of(dispute.reference()), false);
        if (!state(dispute).runs()) {
            throw Problem.conflict("The " + dispute.name() + " is over; nothing can be added to it.");
        }
        List<Evidence> before = keeping.of(dispute.name());
        Evidence kept = keeping.keep(dispute.name(), name, content, account);
        if (!before.contains(kept)) {
            record.act(dispute.number(), Kind.EVIDENCE, side(dispute, account), account, null, kept.name());
        }
        return kept;
    }

    /** The side that somebody is on, {@literal null} for neither. */
    private @Nullable Role side(Dispute dispute, String account) {
        Agreement terms = register.get(dispute.reference()).terms();
        return terms.people().stream()
                .filter(it -> it.user().equals(account))
                .flatMap(it -> terms.party(it.party()).stream())
                .map(Party::role)
                .filter(it -> it == Role.PROVIDER || it == Role.CUSTOMER)
                .findFirst()
                .orElse(null);
    }

    /**
     * Gets a dispute.
     *
     * @param number its number
     * @return never {@literal null}
     * @throws Problem if there is none
     */
    public Dispute get(long number) {
        return record.find(number).orElseThrow(() -> Problem.unknown("There is no dispute " + number + "."));
    }

    /**
     * Tells how far a dispute has come.
     *
     * @param dispute never {@literal null}
     */
    public DisputeState state(Dispute dispute) {
        return DisputeState.of(record.acts(dispute.number()));
    }
}
