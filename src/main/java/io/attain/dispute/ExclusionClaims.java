package io.attain.dispute;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.credit.CloseSchedule;
import io.attain.credit.Decision;
import io.attain.credit.Settlement;
import io.attain.dispute.ExclusionAct.Kind;
import io.attain.evidence.EvidenceKeeping;
import io.attain.evidence.EvidenceStore.Evidence;
import io.attain.measurement.GrantedExclusion;
import io.attain.measurement.GrantedExclusions;
import io.attain.problem.Problem;
import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Party;
import io.attain.terms.Agreement.Role;
import io.attain.terms.Agreement.Silence;
import io.attain.terms.Agreement.Term;
import io.attain.terms.Exclusion;
import io.attain.terms.Exclusion.Window;
import io.attain.workflow.EngineSession;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Claims that some time does not count: who may make them, who assesses them, and what is granted. */
@Component
public class ExclusionClaims {

    private final AgreementRegister register;
    private final GrantedExclusions granted;
    private final CloseSchedule schedule;
    private final Settlement settlement;
    private final ExclusionRecord record;
    private final ExclusionRuns runs;
    private final EvidenceKeeping keeping;
    private final ClaimTasks tasks;
    private final HandOvers handOvers;
    private final Clock clock;

    ExclusionClaims(
            AgreementRegister register,
            GrantedExclusions granted,
            CloseSchedule schedule,
            Settlement settlement,
            ExclusionRecord record,
            ExclusionRuns runs,
            EvidenceKeeping keeping,
            ClaimTasks tasks,
            HandOvers handOvers,
            Clock clock) {
        this.register = register;
        this.granted = granted;
        this.schedule = schedule;
        this.settlement = settlement;
        this.record = record;
        this.runs = runs;
        this.keeping = keeping;
        this.tasks = tasks;
        this.handOvers = handOvers;
        this.clock = clock;
    }

    /**
     * What somebody claims.
     *
     * @param exclusion the id of an exclusion of the terms that is claimed case by case, {@literal null} is refused
     * @param from when it began, in local time of the agreement's zone, {@literal null} is refused
     * @param until when it ended, {@literal null} is refused
     * @param objectives the ids of the objectives that it concerns, {@literal null} or empty for all that the exclusion concerns
     * @param noticeAt when the other side was told, {@literal null} for now
     * @param words what happened, {@literal null} is refused
     */
    public record Wanted(
            @Nullable String exclusion,
            @Nullable LocalDateTime from,
            @Nullable LocalDateTime until,
            @Nullable List<String> objectives,
            @Nullable Instant noticeAt,
            @Nullable String words) {}

    /**
     * Makes a claim.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param claim never {@literal null}
     * @param account who claims; has to be an owner on one side, never {@literal null}
     * @return never {@literal null}
     * @throws Problem if the claim is not complete, the terms have no such exclusion, or its time is excluded already
     */
    @Transactional
    public ExclusionClaim make(String reference, Wanted claim, String account) {
        AgreementVersion version = register.get(reference);
        Agreement terms = version.terms();
        Role side = Stream.of(Role.PROVIDER, Role.CUSTOMER)
                .filter(it -> version.people(it, AgreementVersion.OWNER).contains(account))
                .findFirst()
                .orElseThrow(() -> Problem.forbidden("An exclusion of " + reference
                        + " is claimed by somebody who has the duty “owner” for the provider or the customer."));
        String words = claim.words() == null ? "" : claim.words().strip();
        if (claim.exclusion() == null || claim.from() == null || claim.until() == null || words.isEmpty()) {
            throw Problem.refused(
                    "A claim needs the id of the exclusion, when it began and ended in local time of the agreement, and what happened.");
        }
        Disputes.checkLength(words);
        Exclusion definition = Exclusions.definition(terms, claim.exclusion());
        Window window = Exclusions.window(claim.from(), claim.until());
        checkIsWithinTerms(version, window);
        List<String> objectives = claim.objectives() == null
                ? List.of()
                : claim.objectives().stream().distinct().toList();
        for (String id : objectives) {
            if (terms.objective(id).isEmpty()) {
                throw Problem.refused("The terms have no objective “" + id + "”.");
            }
        }
        Instant now = clock.instant();
        Instant noticeAt = claim.noticeAt() == null ? now : claim.noticeAt();
        if (noticeAt.isAfter(now)) {
            throw Problem.refused("The other side cannot have been told in the future, at " + noticeAt + ".");
        }
        if (noticeAt.isBefore(Exclusions.EARLIEST)) {
            throw Problem.refused("The other side cannot have been told before " + Exclusions.FIRST_YEAR + ".");
        }
        // The same hour is not excluded twice: whoever claims waits for what is being decided.
        schedule.claim(List.of(reference), false);
        refuseWhatIsKnown(reference, definition, window, objectives);
        Instant noticeUntil = definition.noticeWithin() == null
                ? null
                : window.from()
                        .atZone(terms.zone())
                        .plus(definition.noticeWithin())
                        .toInstant();
        ExclusionClaim made = record.add(new ExclusionClaim(
                0, reference, definition.id(), window, objectives, side, account, noticeAt, noticeUntil, words, now));
        record.act(made.number(), Kind.CLAIMED, account, window, words);
        runs.start(made);
        return made;
    }

    /** A renewed agreement has had several terms, and time of each can be claimed. */
    private void checkIsWithinTerms(AgreementVersion holds, Window window) {
        List<Term> terms = Stream.concat(Stream.of(holds), register.versionsInForce(holds.reference()).stream())
                .map(it -> it.terms().term())
                .toList();
        LocalDate first =
                terms.stream().map(Term::from).min(Comparator.naturalOrder()).orElseThrow();
        LocalDate until =
                terms.stream().map(Term::until).max(Comparator.naturalOrder()).orElseThrow();
        if (window.from().isBefore(first.atStartOfDay()) || window.until().isAfter(until.atStartOfDay())) {
            throw Problem.refused("The time that is claimed lies within the agreement's: from " + first
                    + " until before " + until + "; found " + window.from() + " until " + window.until() + ".");
        }
    }

    private void refuseWhatIsKnown(String reference, Exclusion definition, Window window, List<String> objectives) {
        for (GrantedExclusion it : granted.of(List.of(reference)).getOrDefault(reference, List.of())) {
            if (it.exclusion().equals(definition.id())
                    && contains(it.window(), window)
                    && (it.objectives().isEmpty()
                            || (!objectives.isEmpty() && it.objectives().containsAll(objectives)))) {
                throw Problem.conflict("All of that time is excluded already, by " + it.decision() + ": from "
                        + it.window().from() + " until " + it.window().until() + ".");
            }
        }
        for (ExclusionClaim it : record.of(reference)) {
            if (it.exclusion().equals(definition.id())
                    && it.window().equals(window)
                    && it.objectives().equals(objectives)
                    && state(it).decision() == null) {
                throw Problem.conflict("The same is claimed already, by " + it.name() + ".");
            }
        }
    }

    private static boolean contains(Window outer, Window inner) {
        return !outer.from().isAfter(inner.from()) && !outer.until().isBefore(inner.until());
    }

    /**
     * Returns those who assess a claim: the side, role or party that the terms name, else the other side.
     *
     * @param claim never {@literal null}
     * @return account names, possibly empty
     */
    public List<String> assessors(ExclusionClaim claim) {
        AgreementVersion version = register.get(claim.reference());
        String named = Exclusions.definition(version.terms(), claim.exclusion()).assessedBy();
        if (named != null) {
            List<String> people = version.terms().parties().stream()
                    .filter(it -> it.id().equals(named) || it.role().name().equals(roleName(named)))
                    .map(Party::id)
                    .flatMap(it -> version.peopleOf(it, AgreementVersion.OWNER).stream())
                    .distinct()
                    .toList();
            if (!people.isEmpty()) {
                return people;
            }
        }
        return version.people(Dispute.other(claim.claimant()), AgreementVersion.OWNER);
    }

    private static String roleName(String named) {
        return named.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** What an assessor can say. */
    public enum Assessment {
        /** All of the claimed time is excluded. */
        WHOLE,
        /** Some of it is. */
        PART,
        /** None of it is. */
        NONE
    }

    /**
     * Takes an assessment.
     *
     * @param claim never {@literal null}
     * @param account who assesses, never {@literal null}
     * @param assessment never {@literal null}
     * @param from where the granted part begins, {@literal null} where none is named
     * @param until where it ends, {@literal null} where none is named
     * @param words why, may be empty where all is granted, never {@literal null}
     * @throws Problem if a part is granted that lies outside of what was claimed, or it is not said why
     */
    public void assess(
            ExclusionClaim claim,
            String account,
            Assessment assessment,
            @Nullable LocalDateTime from,
            @Nullable LocalDateTime until,
            String words) {
        if (claim.account().equals(account)) {
            throw Problem.refused(
                    "Whoever has claimed an exclusion does not assess it; somebody else of the other side does.");
        }
        if (assessment != Assessment.WHOLE && words.isEmpty()) {
            throw Problem.refused("Please say why; the other side reads it.");
        }
        if (!claim.isNoticed() && assessment != Assessment.NONE && words.isEmpty()) {
            throw Problem.refused("The notice came too late by the terms. Please say why it is granted all the same.");
        }
        switch (assessment) {
            case WHOLE -> record.act(claim.number(), Kind.GRANTED, account, claim.window(), words);
            case PART -> {
                if (from == null || until == null) {
                    throw Problem.refused("Please say from when until when the granted part lasts.");
                }
                Window part = Exclusions.window(from, until);
                if (!contains(claim.window(), part)) {
                    throw Problem.refused("Only what was claimed can be granted: from "
                            + claim.window().from() + " until " + claim.window().until() + ".");
                }
                record.act(claim.number(), Kind.GRANTED, account, part, words);
            }
            case NONE -> record.act(claim.number(), Kind.REFUSED, account, null, words);
        }
    }

    /**
     * Takes the assessor's silence as the terms say, unless the claim is assessed.
     *
     * @param claim never {@literal null}
     * @return whether something is granted
     */
    public boolean takeAssessment(ExclusionClaim claim) {
        if (state(claim).decision() == null) {
            Agreement terms = register.get(claim.reference()).terms();
            Exclusion definition = Exclusions.definition(terms, claim.exclusion());
            boolean grants = definition.silence() == Silence.ACCEPTED && claim.isNoticed();
            record.act(
                    claim.number(),
                    Kind.SILENT,
                    EngineSession.ENGINE,
                    null,
                    grants
                            ? "Not assessed in time, which counts as granted by the terms"
                            : "Not assessed in time, which counts as refused");
            record.act(
                    claim.number(),
                    grants ? Kind.GRANTED : Kind.REFUSED,
                    EngineSession.ENGINE,
                    grants ? claim.window() : null,
                    "");
        }
        return Objects.requireNonNull(state(claim).decision()).kind() == Kind.GRANTED;
    }

    /**
     * Applies what is granted, and has the periods that it touches judged anew. Where they are settled, the difference is booked;
     * where they are not, both sides are asked about the new statement.
     *
     * @param claim never {@literal null}
     * @param actor the account that brought it about, never {@literal null}
     */
    public void apply(ExclusionClaim claim, String actor) {
        ExclusionAct decision = Objects.requireNonNull(state(claim).decision());
        Window window = Objects.requireNonNull(decision.window());
        String reason = "The " + claim.name() + " is granted: " + claim.exclusion() + " from "
                + shown(window.from()) + " until " + shown(window.until())
                + (claim.objectives().isEmpty()
                        ? ""
                        : " for " + claim.objectives().stream().collect(Collectors.joining(", ")));
        settlement.catchUp(claim.reference());
        granted.grant(claim.reference(), claim.exclusion(), window, claim.objectives(), claim.name(), actor);
        settlement.judgeAnew(
                claim.reference(),
                Exclusions.start(register.get(claim.reference()).terms(), window),
                new Decision(claim.name(), reason, actor));
        record.act(claim.number(), Kind.APPLIED, actor, window, reason);
    }

    /**
     * Withdraws a claim.
     *
     * @param number its number
     * @param account who withdraws; has to be an owner on the claimant's side, never {@literal null}
     * @param words why, may be empty, never {@literal null}
     * @throws Problem if there is no such claim, it is decided, or it is somebody else's
     */
    @Transactional
    public void withdraw(long number, String account, String words) {
        ExclusionClaim claim = get(number);
        if (!register.get(claim.reference())
                .people(claim.claimant(), AgreementVersion.OWNER)
                .contains(account)) {
            throw Problem.forbidden("A claim is withdrawn by the side that made it.");
        }
        Disputes.checkLength(words);
        schedule.claim(List.of(claim.reference()), false);
        if (state(claim).decision() != null) {
            throw Problem.conflict("The " + claim.name() + " is decided already.");
        }
        record.act(number, Kind.WITHDRAWN, account, null, words);
        runs.withdraw(claim, account);
    }

    /**
     * Hands the assessment over to another person with the same duty; the time goes on.
     *
     * @param claim never {@literal null}
     * @param step never {@literal null}
     * @param actor who hands it over, never {@literal null}
     * @param person to whom, never {@literal null}
     * @param reason why, never {@literal null}
     * @throws Problem if there is no reason, or the person has not that duty
     */
    @Transactional
    public void handOver(ExclusionClaim claim, OpenStep step, String actor, String person, String reason) {
        String words = handOvers.words(step, person, reason);
        record.act(claim.number(), Kind.HANDED_OVER, actor, null, words);
        tasks.handOver(step.task(), person);
    }

    /**
     * Adds a file that proves something. The same file again changes nothing.
     *
     * @param claim never {@literal null}
     * @param name the file's name, never {@literal null}
     * @param content never {@literal null}
     * @param account who adds it, never {@literal null}
     * @return the file as it is kept, never {@literal null}
     * @throws Problem if the claim is decided, or the file is not taken
     * @throws IOException if it cannot be read
     */
    @Transactional
    public Evidence addEvidence(ExclusionClaim claim, String name, InputStream content, String account)
            throws IOException {
        schedule.claim(List.of(claim.reference()), false);
        if (state(claim).decision() != null) {
            throw Problem.conflict("The " + claim.name() + " is decided; nothing can be added to it.");
        }
        List<Evidence> before = keeping.of(claim.name());
        Evidence kept = keeping.keep(claim.name(), name, content, account);
        if (!before.contains(kept)) {
            record.act(claim.number(), Kind.EVIDENCE, account, null, kept.name());
        }
        return kept;
    }

    /**
     * Tells how far a claim has come.
     *
     * @param claim never {@literal null}
     */
    public ExclusionState state(ExclusionClaim claim) {
        return ExclusionState.of(record.acts(claim.number()));
    }

    /**
     * Gets a claim.
     *
     * @param number its number
     * @return never {@literal null}
     * @throws Problem if there is none
     */
    public ExclusionClaim get(long number) {
        return record.find(number).orElseThrow(() -> Problem.unknown("There is no exclusion claim " + number + "."));
    }

    private static String shown(LocalDateTime time) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).format(time);
    }
}
