package io.attain.review;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.Milestone;
import io.attain.agreement.ReachedMilestone;
import io.attain.credit.PeriodCloses;
import io.attain.measurement.SeriesCatalogue;
import io.attain.measurement.SeriesRecord;
import io.attain.negotiation.Negotiations;
import io.attain.problem.Problem;
import io.attain.review.ReviewAct.Kind;
import io.attain.review.ReviewFindings.Finding;
import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Role;
import io.attain.terms.Labels;
import io.attain.terms.Objective;
import io.attain.terms.SeriesDefinition;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people and time do in the reviews of agreements. An agreement has one open review at a time. */
@Component
public class Reviews {

    /** Stands for the application where the calendar or the data, not a person, raises a review. */
    public static final String ENGINE = "engine";

    private static final int LONGEST_WORDS = 2000;
    private static final int LONGEST_SUBJECT = 200;

    private final AgreementRegister register;
    private final ReviewRecord record;
    private final PeriodCloses closes;
    private final SeriesCatalogue series;
    private final Negotiations negotiations;
    private final Amendments amendments;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Reviews(
            AgreementRegister register,
            ReviewRecord record,
            PeriodCloses closes,
            SeriesCatalogue series,
            Negotiations negotiations,
            Amendments amendments,
            Clock clock,
            ApplicationEventPublisher events) {
        this.register = register;
        this.record = record;
        this.closes = closes;
        this.series = series;
        this.negotiations = negotiations;
        this.amendments = amendments;
        this.clock = clock;
        this.events = events;
    }

    /** What an owner decides in a review. */
    public enum Decision {
        /** The terms stay. */
        KEEP,
        /** They are changed, by drafting and signing a next version. */
        AMEND,
        /** The agreement goes on after its term, by drafting and signing a next version. */
        RENEW,
        /** It is ended. */
        TERMINATE
    }

    /** What the decision, or silence, means for the agreement; its lifecycle goes by the name. */
    public enum Outcome {
        /** The terms stay. */
        KEPT,
        /** A next version is drafted. */
        CHANGE,
        /** The agreement is over. */
        TERMINATED,
        /** The other side is asked whether it consents to the end. */
        CONSENT_WANTED
    }

    /**
     * Finds the open review of an agreement.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @return empty if none is open
     */
    public Optional<Review> open(String reference) {
        List<Review> all = record.of(reference);
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(all.get(all.size() - 1)).filter(it -> decision(it).isEmpty());
    }

    /**
     * Finds what a review came to.
     *
     * @param review never {@literal null}
     * @return empty while it is open
     */
    public Optional<ReviewAct> decision(Review review) {
        return record.acts(review).stream().filter(it -> it.kind().isLast()).findFirst();
    }

    /**
     * Gets a review.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param ordinal its number among the agreement's reviews
     * @return never {@literal null}
     * @throws Problem if there is none
     */
    public Review get(String reference, int ordinal) {
        return record.of(reference).stream()
                .filter(it -> it.ordinal() == ordinal)
                .findFirst()
                .orElseThrow(() -> Problem.unknown(reference + " has no review " + ordinal + "."));
    }

    /**
     * Raises a review because something has changed. Where one is open already, it is told.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param occasion what has changed, never {@literal null}
     * @param words in words, never {@literal null}
     * @param account who raises it, never {@literal null}
     * @return the review, never {@literal null}
     * @throws Problem if the agreement is not in force, its terms do not provide for this occasion, or nothing is said
     */
    @Transactional
    public Review raise(String reference, Occasion occasion, String words, String account) {
        AgreementVersion version = register.get(reference);
        checkInForce(version);
        List<String> allowed = version.terms().review() == null
                ? List.of()
                : version.terms().review().triggers();
        if (!allowed.isEmpty() && !allowed.contains(Labels.of(occasion))) {
            throw Problem.refused("The terms of " + reference + " provide for reviews when there is a change in "
                    + String.join(", ", allowed) + "; “occasion” is “" + Labels.of(occasion)
                    + "”. Choose one of those, or propose a change of the terms.");
        }
        checkWords(words, "A review needs to be told in “words” what has changed");
        Optional<Review> open = open(reference);
        Review review = open.orElseGet(() -> record.open(reference, version.version()));
        record.trigger(review, occasion, account, null, words);
        if (open.isEmpty()) {
            events.publishEvent(new ReviewOpened(review, List.of(occasion)));
            negotiations.wantReview(reference, account);
        }
        return review;
    }

    /**
     * Opens a review of an agreement in force if it is time, by the calendar of its terms or because of what its verdicts
     * show. What raised a review once does not raise another.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @return whether one was opened that has to run now; one that was open already is only told
     */
    @Transactional
    public boolean openDue(String reference) {
        AgreementVersion version = register.get(reference);
        Optional<ReviewSchedule.Due> due = next(version).filter(it -> !it.at().isAfter(clock.instant()));
        List<Finding> findings = newFindings(version);
        if (due.isEmpty() && findings.isEmpty()) {
            return false;
        }
        Optional<Review> open = open(reference);
        Review review = open.orElseGet(() -> record.open(reference, version.version()));
        due.ifPresent(it -> record.trigger(
                review,
                it.occasion(),
                ENGINE,
                null,
                it.occasion() == Occasion.EXPIRY
                        ? "The term is over on " + version.terms().term().until() + "."
                        : "It is time, by the terms."));
        findings.forEach(it -> record.trigger(review, it.kind().occasion(), ENGINE, it.fact(), shortened(it.words())));
        if (open.isEmpty()) {
            List<Occasion> occasions = Stream.concat(
                            due.map(ReviewSchedule.Due::occasion).stream(),
                            findings.stream().map(it -> it.kind().occasion()))
                    .distinct()
                    .toList();
            events.publishEvent(new ReviewOpened(review, occasions));
        }
        return open.isEmpty();
    }

    /**
     * Tells when it is to be looked whether a review is due.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @return never {@literal null}; in the past where one is due
     */
    public Instant nextLook(String reference) {
        AgreementVersion version = register.get(reference);
        Instant look = ReviewSchedule.nextLook(version.terms(), clock.instant());
        return next(version)
                .map(ReviewSchedule.Due::at)
                .filter(it -> it.isBefore(look))
                .orElse(look);
    }

    /**
     * Tells which review of an agreement in force comes next by its calendar.
     *
     * @param version the version in force, never {@literal null}
     * @return empty if none does in this term
     */
    public Optional<ReviewSchedule.Due> next(AgreementVersion version) {
        Stream<Instant> inForce = register.milestones(version.reference()).stream()
                .filter(it -> it.milestone() == Milestone.IN_FORCE && it.version() == version.version())
                .map(ReachedMilestone::recordedAt);
        Stream<Instant> reviewed = record.triggers(version.reference()).stream()
                .filter(it -> !it.occasion().isTrigger())
                .map(Trigger::recordedAt);
        return Stream.concat(inForce, reviewed)
                .max(Comparator.naturalOrder())
                .flatMap(after -> ReviewSchedule.next(version.terms(), after));
    }

    /**
     * Lists what the verdicts on an agreement show about its terms.
     *
     * @param version the version in force, never {@literal null}
     * @return never {@literal null}
     */
    public List<Finding> findings(AgreementVersion version) {
        Agreement terms = version.terms();
        Set<String> sampled =
                series
                        .find(terms.objectives().stream()
                                .map(Objective::series)
                                .distinct()
                                .toList())
                        .values()
                        .stream()
                        .filter(it -> it.definition().shape() != SeriesDefinition.Shape.CASE)
                        .map(SeriesRecord::id)
                        .collect(Collectors.toSet());
        return ReviewFindings.of(
                terms,
                sampled,
                closes.verdicts(version.reference(), false).stream()
                        .map(JudgedFigure::of)
                        .toList());
    }

    private List<Finding> newFindings(AgreementVersion version) {
        if (version.terms().review() == null) {
            return List.of();
        }
        Set<String> known = record.triggers(version.reference()).stream()
                .flatMap(it -> Stream.ofNullable(it.fact()))
                .collect(Collectors.toSet());
        return findings(version).stream()
                .filter(it -> !known.contains(it.fact()))
                .toList();
    }

    /**
     * Takes a reviewer's answer.
     *
     * @param review never {@literal null}
     * @param account who answers, never {@literal null}
     * @param change whether something should change
     * @param what what should change, empty where nothing should, never {@literal null}
     * @param why why, never {@literal null}
     * @throws Problem if the account has answered already, or a change lacks what or why
     */
    @Transactional
    public void answer(Review review, String account, boolean change, String what, String why) {
        if (answers(review).stream().anyMatch(it -> it.account().equals(account))) {
            throw Problem.conflict(account + " has answered this review already.");
        }
        if (change && (what.isBlank() || why.isBlank())) {
            throw Problem.refused("Please say in “what” what should change, and in “reason” why.");
        }
        if (what.length() > LONGEST_SUBJECT) {
            throw Problem.refused("“what” has at most " + LONGEST_SUBJECT + " characters; put the rest into “reason”.");
        }
        record.act(review.number(), change ? Kind.CHANGE : Kind.KEEP, account, change ? what : "", why);
    }

    /**
     * Lists what the reviewers say.
     *
     * @param review never {@literal null}
     * @return in the order in which they said it, possibly empty
     */
    public List<ReviewAct> answers(Review review) {
        return record.acts(review).stream().filter(it -> it.kind().isAnswer()).toList();
    }

    /**
     * Records that those who have not answered are reminded.
     *
     * @param review never {@literal null}
     * @return who is, possibly empty
     */
    @Transactional
    public List<String> remind(Review review) {
        Set<String> answered = answers(review).stream().map(ReviewAct::account).collect(Collectors.toSet());
        List<String> missing = ReviewPeople.reviewers(register.get(review.reference())).stream()
                .filter(it -> !answered.contains(it))
                .toList();
        missing.forEach(it -> record.act(review.number(), Kind.REMINDED, ENGINE, it, ""));
        events.publishEvent(new ReviewersReminded(review, missing, clock.instant()));
        return missing;
    }

    /**
     * Decides a review.
     *
     * @param review never {@literal null}
     * @param account an owner of either side, never {@literal null}
     * @param decision never {@literal null}
     * @param day when a change is to take effect, or a renewed term to be over; {@literal null} for what is usual
     * @param words why, never {@literal null}; only to keep the terms needs none
     * @return what it means for the agreement
     * @throws Problem if the account is no owner, there is no reason, or another change is under way
     */
    @Transactional
    public Outcome decide(Review review, String account, Decision decision, @Nullable LocalDate day, String words) {
        AgreementVersion version = register.get(review.reference());
        Role side = ReviewPeople.side(version, account)
                .orElseThrow(() -> Problem.forbidden("A review of " + review.reference()
                        + " is decided by somebody who has the duty “owner” for the customer or the provider."));
        if (decision != Decision.KEEP) {
            checkWords(words, "Please say in “reason” why");
        }
        return switch (decision) {
            case KEEP -> {
                conclude(review, Kind.KEPT, account, "", words);
                yield Outcome.KEPT;
            }
            case AMEND -> {
                AgreementVersion next = amendments.draft(version, side, account, day, words);
                conclude(review, Kind.AMENDED, account, Integer.toString(next.version()), words);
                yield Outcome.CHANGE;
            }
            case RENEW -> {
                AgreementVersion next = amendments.draftRenewal(version, side, account, day, words);
                conclude(review, Kind.RENEWED, account, Integer.toString(next.version()), words);
                yield Outcome.CHANGE;
            }
            case TERMINATE -> terminate(review, version, side, account, words);
        };
    }

    private Outcome terminate(Review review, AgreementVersion version, Role side, String account, String words) {
        List<TerminationRight> rights = rights(version, side);
        if (rights.isEmpty()) {
            record.act(review.number(), Kind.CONSENT_WANTED, account, "", words);
            return Outcome.CONSENT_WANTED;
        }
        TerminationRight right = rights.get(rights.size() - 1);
        conclude(
                review,
                Kind.TERMINATED,
                account,
                right.objective() + ", " + right.period() + ": " + right.because(),
                words);
        return Outcome.TERMINATED;
    }

    /**
     * Lists the rights to end an agreement for cause.
     *
     * @param version the version in force, never {@literal null}
     * @param side whose, never {@literal null}
     * @return empty if that side has none
     */
    public List<TerminationRight> rights(AgreementVersion version, Role side) {
        return TerminationRight.of(side, version.version(), closes.verdicts(version.reference(), false));
    }

    /**
     * Takes the other side's answer to the wish to end the agreement.
     *
     * @param review never {@literal null}
     * @param account an owner of the other side, never {@literal null}
     * @param consents whether it agrees
     * @param words why not, never {@literal null}
     * @return what it means for the agreement
     * @throws Problem if there is no reason for a refusal
     */
    @Transactional
    public Outcome consent(Review review, String account, boolean consents, String words) {
        if (!consents) {
            checkWords(words, "Please say in “reason” why the agreement should not end");
        }
        conclude(review, consents ? Kind.CONSENTED : Kind.NOT_CONSENTED, account, "", words);
        return consents ? Outcome.TERMINATED : Outcome.KEPT;
    }

    /**
     * Records that nobody has decided, or answered, in time: the terms stay.
     *
     * @param review never {@literal null}
     */
    @Transactional
    public void lapse(Review review) {
        boolean asked = record.acts(review).stream().anyMatch(it -> it.kind() == Kind.CONSENT_WANTED);
        conclude(review, asked ? Kind.CONSENT_LAPSED : Kind.LAPSED, ENGINE, "", "");
    }

    /**
     * Closes the review that is open when its agreement ends.
     *
     * @param reference the agreement's reference, never {@literal null}
     */
    @Transactional
    public void end(String reference) {
        open(reference).ifPresent(it -> conclude(it, Kind.ENDED, ENGINE, "", ""));
    }

    /** Records what a review came to. */
    private void conclude(Review review, Kind kind, String account, String about, String words) {
        record.act(review.number(), kind, account, about, words);
        events.publishEvent(new ReviewDecided(review, kind, about));
    }

    /** Names in terms are as long as people write them. */
    private static String shortened(String words) {
        return words.length() <= LONGEST_WORDS ? words : words.substring(0, LONGEST_WORDS - 1) + "…";
    }

    private void checkInForce(AgreementVersion version) {
        Milestone status = register.status(version);
        if (status != Milestone.IN_FORCE) {
            throw Problem.conflict("Only an agreement in force is reviewed; the status of " + version.reference()
                    + " is " + status + ".");
        }
    }

    private static void checkWords(String words, String otherwise) {
        if (words.isBlank() || words.length() > LONGEST_WORDS) {
            throw Problem.refused(otherwise + ", with at most " + LONGEST_WORDS + " characters.");
        }
    }
}
