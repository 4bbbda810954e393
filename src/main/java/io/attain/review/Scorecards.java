package io.attain.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.credit.Ledger;
import io.attain.credit.LedgerEntry;
import io.attain.credit.PeriodCloses;
import io.attain.dispute.Dispute;
import io.attain.dispute.DisputeRecord;
import io.attain.dispute.DisputeState;
import io.attain.dispute.ExclusionClaim;
import io.attain.dispute.ExclusionRecord;
import io.attain.dispute.ExclusionState;
import io.attain.escalation.Act;
import io.attain.escalation.Escalation;
import io.attain.escalation.EscalationAct;
import io.attain.escalation.EscalationRecord;
import io.attain.problem.Problem;
import io.attain.review.ReviewAct.Kind;
import io.attain.review.Scorecard.Contested;
import io.attain.review.Scorecard.Excluded;
import io.attain.review.Scorecard.Missed;
import io.attain.review.Scorecard.Suggestion;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Compiles the scorecards of reviews and keeps them, so that all decide on the same. */
@Component
public class Scorecards {

    private final AgreementRegister register;
    private final ReviewRecord record;
    private final Reviews reviews;
    private final PeriodCloses closes;
    private final Ledger ledger;
    private final EscalationRecord escalations;
    private final DisputeRecord disputes;
    private final ExclusionRecord exclusions;
    private final ObjectMapper json;
    private final Clock clock;

    Scorecards(
            AgreementRegister register,
            ReviewRecord record,
            Reviews reviews,
            PeriodCloses closes,
            Ledger ledger,
            EscalationRecord escalations,
            DisputeRecord disputes,
            ExclusionRecord exclusions,
            ObjectMapper json,
            Clock clock) {
        this.register = register;
        this.record = record;
        this.reviews = reviews;
        this.closes = closes;
        this.ledger = ledger;
        this.escalations = escalations;
        this.disputes = disputes;
        this.exclusions = exclusions;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Compiles the scorecard of a review and keeps it.
     *
     * @param review never {@literal null}
     */
    @Transactional
    public void compile(Review review) {
        try {
            record.keepScorecard(review.number(), json.writeValueAsString(now(review)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A scorecard is a record of texts and numbers.", impossible);
        }
    }

    /**
     * Gets the scorecard of a review.
     *
     * @param review never {@literal null}
     * @return never {@literal null}
     * @throws Problem if it has not been compiled yet
     */
    public Scorecard of(Review review) {
        String content = record.scorecard(review.number())
                .orElseThrow(() -> Problem.conflict("The scorecard of review " + review.ordinal() + " of "
                        + review.reference() + " is being compiled; look again in a moment."));
        try {
            return json.readValue(content, Scorecard.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("The scorecard of review " + review.number() + " is damaged.", unreadable);
        }
    }

    private Scorecard now(Review review) {
        String reference = review.reference();
        AgreementVersion version = register.get(reference);
        List<JudgedFigure> verdicts =
                closes.verdicts(reference, false).stream().map(JudgedFigure::of).toList();
        return new Scorecard(
                reference,
                version.version(),
                clock.instant(),
                Attainments.of(version.terms(), verdicts),
                breaches(reference),
                ledger.balances(reference, clock.instant()),
                earnedBack(reference),
                disputes.of(reference).stream().map(this::contested).toList(),
                exclusions.of(reference).stream().map(this::excluded).toList(),
                suggestions(review),
                reviews.findings(version));
    }

    private List<Missed> breaches(String reference) {
        List<Missed> all =
                escalations.of(reference).stream().map(this::missed).collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(all);
        return all;
    }

    private Missed missed(Escalation escalation) {
        List<EscalationAct> acts = escalations.acts(escalation.number());
        return new Missed(
                escalation.number(),
                escalation.breach().objective(),
                escalation.breach().period(),
                Objects.toString(escalation.standing().severity(), ""),
                escalation.standing().status().name(),
                words(acts, Act.EXPLAINED),
                words(acts, Act.PLAN_PROPOSED),
                escalation.standing().planDate());
    }

    private static String words(List<EscalationAct> acts, Act act) {
        return acts.stream()
                .filter(it -> it.act() == act)
                .map(EscalationAct::words)
                .reduce((earlier, later) -> later)
                .orElse("");
    }

    private BigDecimal earnedBack(String reference) {
        return ledger.entries(reference).stream()
                .filter(it -> it.kind() == LedgerEntry.Kind.EARNED_BACK)
                .map(it -> it.in(LedgerEntry.Book.COST))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Contested contested(Dispute dispute) {
        DisputeState state = DisputeState.of(disputes.acts(dispute.number()));
        return new Contested(
                dispute.number(),
                dispute.period(),
                dispute.claimant().name(),
                state.runs() ? null : state.outcome(dispute).name());
    }

    private Excluded excluded(ExclusionClaim claim) {
        ExclusionState state = ExclusionState.of(exclusions.acts(claim.number()));
        @Nullable Enum<?> outcome = state.runs() ? null : state.outcome(claim);
        return new Excluded(
                claim.number(),
                claim.exclusion(),
                claim.window().from().toString(),
                claim.window().until().toString(),
                outcome == null ? null : outcome.name());
    }

    /** What was wished for since the terms were changed last. */
    private List<Suggestion> suggestions(Review current) {
        List<Review> earlier = record.of(current.reference()).stream()
                .filter(it -> it.ordinal() < current.ordinal() && it.version() == current.version())
                .toList();
        Set<Kind> taken = Set.of(Kind.AMENDED, Kind.RENEWED);
        return earlier.stream()
                .filter(review -> record.acts(review).stream().noneMatch(act -> taken.contains(act.kind())))
                .flatMap(review -> reviews.answers(review).stream()
                        .filter(it -> it.kind() == Kind.CHANGE)
                        .map(it -> new Suggestion(review.ordinal(), it.account(), it.about(), it.words())))
                .toList();
    }
}
