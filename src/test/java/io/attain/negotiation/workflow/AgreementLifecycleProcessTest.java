package io.attain.negotiation.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.Milestone;
import io.attain.agreement.ReachedMilestone;
import io.attain.credit.PeriodCloses;
import io.attain.credit.workflow.PaperSupply;
import io.attain.negotiation.Negotiations;
import io.attain.problem.Problem;
import io.attain.review.Amendments;
import io.attain.review.Occasion;
import io.attain.review.Renewals;
import io.attain.review.Review;
import io.attain.review.ReviewAct;
import io.attain.review.ReviewRecord;
import io.attain.review.Reviews;
import io.attain.review.Scorecards;
import io.attain.review.Settling;
import io.attain.review.Trigger;
import io.attain.terms.Agreement.Role;
import io.attain.workflow.CoveredModels;
import io.attain.workflow.MovedClock;
import io.attain.workflow.ProcessRun;
import io.attain.workflow.ProcessTest;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** An agreement from its proposal to its last settled statement, with reviews, changes and renewals in between. */
@ProcessTest
@Import(PaperSupply.class)
class AgreementLifecycleProcessTest {

    private static final String REVIEW = "AgreementReview";

    @RegisterExtension
    static final CoveredModels COVERAGE = new CoveredModels(AgreementLifecycle.KEY, REVIEW);

    private static final String AUTOMATIC = "renewal: {mode: automatic, notice: P60D}";
    private static final String BY_REVIEW = "renewal: {mode: review, notice: P60D}";

    @Autowired
    private PaperSupply paper;

    @Autowired
    private Negotiations negotiations;

    @Autowired
    private AgreementRegister register;

    @Autowired
    private Amendments amendments;

    @Autowired
    private Renewals renewals;

    @Autowired
    private Reviews reviews;

    @Autowired
    private ReviewRecord record;

    @Autowired
    private Scorecards scorecards;

    @Autowired
    private Settling settling;

    @Autowired
    private PeriodCloses closes;

    @Autowired
    private LifecycleMigration migration;

    @Autowired
    private ProcessEngine engine;

    private ProcessRun run;
    private String reference = "";

    @BeforeEach
    void start() {
        MovedClock.moveTo("2026-01-02T15:00:00Z");
        run = new ProcessRun(engine);
    }

    @Test
    void aChangeThatAllSignTakesEffectOnItsDayAndLeavesEarlierPeriodsToTheOldTerms() {
        reference = paper.takeOver();
        MovedClock.moveTo("2026-05-04T15:00:00Z");
        AgreementVersion draft = propose("Ninety is too little", null, null);
        assertThat(draft.version()).isEqualTo(2);
        assertThat(draft.terms().effective()).isEqualTo("2026-06-01");
        assertThat(register.status(reference)).isEqualTo(Milestone.IN_FORCE);
        assertThat(register.get(reference).version()).isEqualTo(1);
        assertThatThrownBy(() -> propose("Another", null, null))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("Version 2")
                .hasMessageContaining("under way");
        draftAndSign();
        assertThat(register.status(register.latest(reference))).isEqualTo(Milestone.SIGNED);
        assertThat(register.get(reference).version()).isEqualTo(1);

        MovedClock.moveTo("2026-06-01T03:59:59Z");
        jobs();
        assertThat(register.get(reference).version()).isEqualTo(1);
        MovedClock.moveTo("2026-06-01T04:00:00Z");
        jobs();
        assertThat(register.get(reference).version()).isEqualTo(2);
        assertThat(register.status(reference)).isEqualTo(Milestone.IN_FORCE);
        assertThat(run.ends(AgreementLifecycle.KEY, reference)).contains(AgreementLifecycle.END_CHANGED);
        paper.sendTheExample();
        MovedClock.moveTo("2026-08-10T10:00:00Z");
        paper.closeWhatIsDue();
        assertThat(closes.verdicts(reference, false)).allSatisfy(it -> assertThat(it.version())
                .isEqualTo(it.start().toString().compareTo("2026-06-01") < 0 ? 1 : 2));
    }

    @Test
    void aChangeCanBeDraftedAgainRefusedGivenUpAndWithdrawn() {
        reference = paper.takeOver();
        propose("First", null, null);
        draft();
        sign("provider-signatory", "CHANGES_WANTED");
        answer("provider-owner", "ABANDONED");
        assertThat(register.status(register.latest(reference))).isEqualTo(Milestone.ABANDONED);
        assertThat(propose("Second", null, null).version()).isEqualTo(3);
        draft();
        sign("customer-signatory", "REFUSED");
        assertThat(register.status(register.latest(reference))).isEqualTo(Milestone.REFUSED);
        propose("Third", null, null);
        negotiations.withdraw(reference, "customer-owner", "We wait");
        assertThat(register.status(register.latest(reference))).isEqualTo(Milestone.WITHDRAWN);
        assertThat(propose("Fourth", null, null).version()).isEqualTo(5);
        draft();
        negotiations.withdraw(reference, "customer-owner", "We wait");
        assertThat(run.ends(AgreementLifecycle.KEY, reference))
                .containsExactlyInAnyOrder(
                        AgreementLifecycle.END_CHANGE_ABANDONED,
                        AgreementLifecycle.END_CHANGE_REFUSED,
                        AgreementLifecycle.END_CHANGE_WITHDRAWN,
                        AgreementLifecycle.END_CHANGE_WITHDRAWN);
        assertThat(register.get(reference).version()).isEqualTo(1);
        assertThat(register.status(reference)).isEqualTo(Milestone.IN_FORCE);
    }

    @Test
    void whatIsProposedIsCheckedAndTheProblemNamesFieldAndRemedy() {
        reference = paper.takeOver();
        refused(new Amendments.Proposal(" ", null, null, null), "“words”");
        refused(proposal(null, LocalDate.of(2027, 1, 1), null), "“effective”");
        refused(proposal(null, LocalDate.of(2025, 12, 31), null), "“effective”");
        refused(proposal(null, LocalDate.of(2026, 3, 1), LocalDate.of(2028, 1, 1)), "“effective”");
        refused(proposal(null, null, LocalDate.of(2026, 12, 1)), "“until”");
        refused(proposal(register.get(reference).document(), null, null), "the next one is version 2");
        refused(
                proposal("kind: Agreement", LocalDate.of(2026, 3, 1), null),
                "“document”".replace("“document”", "document"));
        assertThatThrownBy(() -> amendments.propose(reference, proposal(null, null, null), "customer-reviewer"))
                .hasMessageContaining("“owner”");
    }

    @Test
    void whatHasBegunKeepsItsTermsSoTheDayOfAChangeLiesAhead() {
        reference = paper.takeOver();
        MovedClock.moveTo("2026-05-04T15:00:00Z");
        refused(proposal(null, LocalDate.of(2026, 5, 3), null), "today is 2026-05-04 already");
        propose("Ninety is too little", LocalDate.of(2026, 5, 6), null);
        draft();
        sign("provider-signatory", "SIGNED");
        MovedClock.moveTo("2026-05-07T15:00:00Z");
        assertThatThrownBy(() -> sign("customer-signatory", "SIGNED"))
                .hasMessageContaining("takes effect on 2026-05-06, and today is 2026-05-07 already");
        sign("customer-signatory", "CHANGES_WANTED");
        assertThat(negotiations
                        .turn(reference, "provider-owner")
                        .or(() -> negotiations.turn(reference, "customer-owner")))
                .isPresent();
        assertThat(register.get(reference).version()).isEqualTo(1);
    }

    @Test
    void aRenewalThatAllSignGoesOnAfterTheTerm() {
        reference = paper.takeOver();
        MovedClock.moveTo("2026-11-02T15:00:00Z");
        AgreementVersion next = propose("We go on", null, LocalDate.of(2027, 7, 1));
        assertThat(next.terms().term().from()).isEqualTo("2027-01-01");
        draftAndSign();
        MovedClock.moveTo("2027-01-01T05:00:00Z");
        jobs();
        assertThat(register.get(reference).version()).isEqualTo(2);
        assertThat(register.status(reference)).isEqualTo(Milestone.IN_FORCE);
        assertThat(lifecycle()).isWaitingAt(AgreementLifecycle.GATEWAY_IN_FORCE);
        MovedClock.moveTo("2027-07-01T04:00:00Z");
        jobs();
        assertThat(register.status(reference)).isEqualTo(Milestone.EXPIRED);
    }

    @Test
    void aShorterTermEndsEarlier() {
        reference = paper.takeOver();
        MovedClock.moveTo("2026-05-04T15:00:00Z");
        String shorter = register.get(reference)
                .document()
                .replace("version: 1\n", "version: 2\neffective: 2026-06-01\n")
                .replace("until: 2027-01-01", "until: 2026-09-01");
        amendments.propose(reference, proposal(shorter, null, null), "customer-owner");
        draftAndSign();
        MovedClock.moveTo("2026-06-01T04:00:00Z");
        jobs();
        MovedClock.moveTo("2026-09-01T04:00:00Z");
        jobs();
        assertThat(register.status(reference)).isEqualTo(Milestone.EXPIRED);
    }

    @Test
    void anAgreementThatGoesOnByItselfIsRenewedForAsLongAndAChangeUnderWayIsWithdrawn() {
        reference = paper.takeOver(it -> it.replace(BY_REVIEW, AUTOMATIC));
        MovedClock.moveTo("2026-12-30T15:00:00Z");
        propose("Late", LocalDate.of(2026, 12, 31), null);
        MovedClock.moveTo("2027-01-01T05:00:00Z");
        jobs();
        assertThat(register.get(reference).version()).isEqualTo(3);
        assertThat(register.get(reference).terms().term().until()).isEqualTo("2028-01-01");
        assertThat(milestones()).endsWith(Milestone.WITHDRAWN, Milestone.DRAFTED, Milestone.SIGNED, Milestone.IN_FORCE);
        assertThat(lifecycle()).isWaitingAt(AgreementLifecycle.GATEWAY_IN_FORCE);
    }

    @Test
    void itGoesOnWithoutAGapThoughNothingRanWhenItsTermEnded() {
        reference = paper.takeOver(it -> it.replace(BY_REVIEW, AUTOMATIC));
        MovedClock.moveTo("2027-01-03T15:00:00Z");
        jobs();
        assertThat(register.get(reference).version()).isEqualTo(2);
        assertThat(register.get(reference).terms().effective()).isEqualTo("2027-01-01");
        assertThat(register.status(reference)).isEqualTo(Milestone.IN_FORCE);
    }

    @Test
    void noticeInTimeEndsItWithItsTermAndEverythingOpenSettlesBeforeItCloses() {
        reference = paper.takeOver(it -> it.replace(BY_REVIEW, AUTOMATIC));
        // Sixty days before midnight of the new year in New York, which then still had summer time, is midnight there.
        MovedClock.moveTo("2026-11-02T05:00:00Z");
        assertThatThrownBy(() -> renewals.giveNotice(reference, "customer-owner", "Too late"))
                .hasMessageContaining("2026-11-02T00:00-05:00");
        MovedClock.moveTo("2026-11-02T04:59:59Z");
        assertThatThrownBy(() -> renewals.giveNotice(reference, "customer-owner", " "))
                .hasMessageContaining("“words”");
        renewals.giveNotice(reference, "customer-owner", "We move");
        assertThatThrownBy(() -> renewals.giveNotice(reference, "provider-owner", "Again"))
                .hasMessageContaining("already");
        paper.sendTheExample();
        MovedClock.moveTo("2027-01-01T05:00:00Z");
        jobs();
        assertThat(register.status(reference)).isEqualTo(Milestone.EXPIRED);
        assertThat(lifecycle()).isWaitingAt(AgreementLifecycle.EVENT_LOOK_AGAIN);
        assertThat(settling.open(reference)).contains(Settling.Matter.PERIOD);
        MovedClock.moveTo("2027-01-10T10:00:00Z");
        paper.closeWhatIsDue();
        jobs();
        assertThat(settling.open(reference)).containsExactly(Settling.Matter.STATEMENT);
        assertThat(lifecycle()).isWaitingAt(AgreementLifecycle.EVENT_LOOK_AGAIN);
        assertThat(run.instances("BreachEscalation", reference)).isNotEmpty();
        MovedClock.moveTo("2027-03-10T10:00:00Z");
        answerEveryStatement();
        jobs();
        assertThat(settling.open(reference)).isEmpty();
        assertThat(register.status(reference)).isEqualTo(Milestone.CLOSED);
        assertThat(run.instances("BreachEscalation", reference))
                .as("nobody is asked for anything more")
                .isEmpty();
        assertThat(run.ends(AgreementLifecycle.KEY, reference)).contains(AgreementLifecycle.END_EXPIRED);
    }

    @Test
    void noticeIsNotNeededWhereNothingGoesOnByItself() {
        reference = paper.takeOver();
        assertThatThrownBy(() -> renewals.giveNotice(reference, "customer-owner", "We move"))
                .hasMessageContaining("ends with its term");
        assertThatThrownBy(() -> renewals.giveNotice(reference, "customer-reviewer", "We move"))
                .hasMessageContaining("“owner”");
    }

    @Test
    void theCalendarOpensReviewsOnTheirLocalDaysAndOnce() {
        reference = paper.takeOver();
        MovedClock.moveTo("2026-07-01T03:59:59Z");
        jobs();
        assertThat(record.of(reference)).isEmpty();
        MovedClock.moveTo("2026-07-01T04:00:00Z");
        jobs();
        assertThat(occasions()).containsExactly(Occasion.SCHEDULE);
        Review review = record.of(reference).get(0);
        assertThat(reviews.open(reference)).contains(review);
        complete("customer-reviewer", "KEEP", Map.of());
        complete("provider-owner", "KEEP", Map.of());
        asyncReview();
        complete("customer-owner", "KEEP", Map.of());
        assertThat(reviews.decision(review).orElseThrow().kind()).isEqualTo(ReviewAct.Kind.KEPT);
        assertThat(run.ends(REVIEW, reference)).containsExactly("End_Kept");
        assertThat(run.ends(AgreementLifecycle.KEY, reference)).containsExactly(AgreementLifecycle.END_REVIEW_KEPT);
        jobs();
        assertThat(record.of(reference)).hasSize(1);
        // Notice would be due sixty days before the end; answer and decision take two weeks each.
        MovedClock.moveTo("2026-10-05T04:00:00Z");
        jobs();
        assertThat(occasions()).containsExactly(Occasion.SCHEDULE, Occasion.EXPIRY);
    }

    @Test
    void somebodyRaisesAReviewAndASecondTriggerJoinsIt() {
        reference = paper.takeOver();
        assertThatThrownBy(() -> reviews.raise(reference, Occasion.TECHNOLOGY, "New trucks", "customer-owner"))
                .hasMessageContaining("need, workload");
        assertThatThrownBy(() -> reviews.raise(reference, Occasion.NEED, "", "customer-owner"))
                .hasMessageContaining("“words”");
        Review review = reviews.raise(reference, Occasion.NEED, "A third building", "customer-reviewer");
        assertThat(reviews.raise(reference, Occasion.WORKLOAD, "Twice as much", "provider-owner"))
                .isEqualTo(review);
        assertThat(occasions()).containsExactly(Occasion.NEED, Occasion.WORKLOAD);
        assertThat(run.instances(REVIEW, reference)).hasSize(1);
        assertThat(scorecards.of(review).reference()).isEqualTo(reference);
        assertThatThrownBy(() -> complete("customer-reviewer", "CHANGE", Map.of()))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("what should change");
        complete("customer-reviewer", "CHANGE", Map.of("what", "Three addresses", "reason", "We have grown"));
        MovedClock.moveTo("2026-01-13T15:00:00Z");
        run.executeJobs(REVIEW, reference);
        assertThat(acts()).contains(ReviewAct.Kind.REMINDED);
        MovedClock.moveTo("2026-01-16T15:00:00Z");
        run.executeJobs(REVIEW, reference);
        assertThat(run.taskOf("provider-owner", reference).getName()).startsWith("Decide");
        assertThat(view(run.taskOf("provider-owner", reference)))
                .contains("Three addresses")
                .contains("We have grown");
        assertThatThrownBy(() -> complete("provider-owner", "AMEND", Map.of("reason", "Right", "day", "soon")))
                .hasMessageContaining("field day");
        assertThatThrownBy(() -> complete("provider-owner", "AMEND", Map.of())).hasMessageContaining("reason");
        complete("provider-owner", "AMEND", Map.of("reason", "Right", "day", "2026-03-01"));
        assertThat(run.ends(REVIEW, reference)).contains("End_ToBeChanged");
        assertThat(register.latest(reference).terms().effective()).isEqualTo("2026-03-01");
        assertThat(lifecycle()).isWaitingAt(AgreementLifecycle.GATEWAY_IN_FORCE, AgreementLifecycle.CALL_DRAFT_CHANGE);
        assertThat(negotiations.turn(reference, "provider-owner")).contains(Role.PROVIDER);
    }

    @Test
    void aReviewCanDecideToRenewAndNobodyCanChangeTwoThingsAtOnce() {
        reference = paper.takeOver();
        decideReview("customer-owner", "RENEW", Map.of("reason", "Good so far"));
        assertThat(register.latest(reference).terms().term().until()).isEqualTo("2028-01-01");
        reviews.raise(reference, Occasion.NEED, "More", "customer-owner");
        answers();
        assertThatThrownBy(() -> decide("customer-owner", "AMEND", Map.of("reason", "More")))
                .hasMessageContaining("under way");
        MovedClock.moveTo("2026-01-20T15:00:00Z");
        run.executeJobs(REVIEW, reference);
        assertThat(acts()).contains(ReviewAct.Kind.LAPSED);
        assertThat(run.ends(REVIEW, reference)).contains("End_Lapsed");
    }

    @Test
    void withoutARightTheOtherSideHasToConsentToTheEnd() {
        reference = paper.takeOver();
        decideReview("customer-owner", "TERMINATE", Map.of("reason", "We move"));
        assertThat(view(run.taskOf("provider-owner", reference))).contains("We move");
        assertThatThrownBy(() -> complete("provider-owner", "REFUSED", Map.of()))
                .hasMessageContaining("reason");
        complete("provider-owner", "REFUSED", Map.of("reason", "We have bought a truck"));
        assertThat(run.ends(REVIEW, reference)).containsExactly("End_NotConsented");
        decideReview("provider-owner", "TERMINATE", Map.of("reason", "The truck is broken"));
        MovedClock.moveTo("2026-02-02T15:00:00Z");
        run.executeJobs(REVIEW, reference);
        assertThat(run.ends(REVIEW, reference)).contains("End_NoAnswer");
        assertThat(register.status(reference)).isEqualTo(Milestone.IN_FORCE);
        decideReview("provider-owner", "TERMINATE", Map.of("reason", "There is no other truck"));
        complete("customer-owner", "CONSENTED", Map.of());
        assertThat(run.ends(REVIEW, reference)).contains("End_TerminatedByConsent");
        assertThat(milestones()).contains(Milestone.TERMINATED);
        assertThat(register.milestones(reference))
                .filteredOn(it -> it.milestone() == Milestone.TERMINATED)
                .extracting(ReachedMilestone::reason)
                .containsExactly("There is no other truck");
    }

    @Test
    void repeatedBreachesGiveTheCustomerTheRightToEndItAndItsReviewAndChangeEndWithIt() {
        reference = paper.takeOver(it -> it.replace(
                "missing: zero\n", "missing: zero\n    repeat: [{breaches: 3, within: P12M, then: terminate}]\n"));
        MovedClock.moveTo("2026-05-04T15:00:00Z");
        paper.closeWhatIsDue();
        supplyNothing();
        assertThat(reviews.rights(register.get(reference), Role.CUSTOMER)).isNotEmpty();
        assertThat(reviews.rights(register.get(reference), Role.PROVIDER)).isEmpty();
        propose("Something else", null, null);
        decideReview("customer-owner", "TERMINATE", Map.of("reason", "Never any paper"));
        assertThat(run.ends(REVIEW, reference)).contains("End_TerminatedForCause");
        assertThat(register.status(reference)).isIn(Milestone.TERMINATED, Milestone.CLOSED);
        assertThat(register.status(register.latest(reference))).isEqualTo(Milestone.WITHDRAWN);
        assertThat(acts()).contains(ReviewAct.Kind.TERMINATED).doesNotContain(ReviewAct.Kind.ENDED);
    }

    @Test
    void aReviewEndsWithItsAgreement() {
        reference = paper.takeOver();
        reviews.raise(reference, Occasion.NEED, "More", "customer-owner");
        negotiations.terminate(reference, "manager", "The office has closed");
        assertThat(run.instances(REVIEW, reference)).isEmpty();
        assertThat(acts()).containsExactly(ReviewAct.Kind.ENDED);
        assertThat(register.status(reference)).isEqualTo(Milestone.CLOSED);
        assertThatThrownBy(() -> reviews.raise(reference, Occasion.NEED, "More", "customer-owner"))
                .hasMessageContaining("CLOSED");
        assertThat(run.ends(AgreementLifecycle.KEY, reference)).contains(AgreementLifecycle.END_TERMINATED);
    }

    @Test
    void theDataRaisesAReviewOnceForWhatItShows() {
        reference = paper.takeOver();
        MovedClock.moveTo("2026-05-04T15:00:00Z");
        paper.closeWhatIsDue();
        supplyNothing();
        MovedClock.moveTo("2026-05-10T04:00:00Z");
        jobs();
        assertThat(record.triggers(reference))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.account()).isEqualTo("engine"))
                .extracting(Trigger::fact)
                .doesNotHaveDuplicates();
        int first = record.triggers(reference).size();
        MovedClock.moveTo("2026-06-10T04:00:00Z");
        jobs();
        assertThat(record.triggers(reference)).hasSize(first);
    }

    @Test
    void itsBeginningHasEveryWayOut() {
        propose();
        negotiations.withdraw(reference, "provider-owner", "Not now");
        assertThat(ends()).containsExactly(AgreementLifecycle.END_WITHDRAWN);
        propose();
        draft();
        negotiations.withdraw(reference, "provider-owner", "Not now");
        assertThat(ends()).containsExactly(AgreementLifecycle.END_WITHDRAWN);
        propose();
        needs();
        answer("provider-owner", "ABANDONED");
        assertThat(ends()).containsExactly(AgreementLifecycle.END_ABANDONED);
        propose();
        draft();
        sign("provider-signatory", "CHANGES_WANTED");
        answer("provider-owner", "OFFERED");
        legal("provider-legal");
        answer("customer-owner", "ACCEPTED");
        sign("customer-signatory", "REFUSED");
        assertThat(ends()).containsExactly(AgreementLifecycle.END_REFUSED);
    }

    @Test
    void whatIsSignedBeforeItsTermWaitsForItOrEndsBefore() {
        MovedClock.moveTo("2025-12-02T15:00:00Z");
        propose();
        draftAndSign();
        assertThat(lifecycle()).isWaitingAt(AgreementLifecycle.GATEWAY_UNTIL_TERM);
        negotiations.terminate(reference, "manager", "Both changed their minds");
        assertThat(ends()).containsExactly(AgreementLifecycle.END_TERMINATED);
        assertThat(register.status(reference)).isEqualTo(Milestone.CLOSED);
        propose();
        draftAndSign();
        MovedClock.moveTo("2026-01-01T05:00:00Z");
        jobs();
        assertThat(register.status(reference)).isEqualTo(Milestone.IN_FORCE);
        MovedClock.moveTo("2026-01-02T15:00:00Z");
        propose();
        draftAndSign();
        assertThat(register.status(reference)).isEqualTo(Milestone.IN_FORCE);
    }

    /** From each wait state of the model before reviews: drafting, signing, signed, in force. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                AgreementLifecycle.CALL_DRAFT,
                AgreementLifecycle.CALL_SIGN_OFF,
                AgreementLifecycle.GATEWAY_UNTIL_TERM,
                AgreementLifecycle.GATEWAY_IN_FORCE
            })
    void whatRunsOnTheModelBeforeGoesOnWithReviews(String waiting) {
        MovedClock.moveTo("2025-12-02T15:00:00Z");
        ProcessDefinition before = before();
        reference = "PAPER-M" + System.nanoTime();
        register.draft(
                PaperSupply.read("examples/paper-supply.yaml").replace("PAPER-2026", reference), "provider-owner");
        ProcessInstance old = engine.getRuntimeService().startProcessInstanceById(before.getId(), reference);
        boolean signed = waiting.startsWith("Gateway");
        if (!waiting.equals(AgreementLifecycle.CALL_DRAFT)) {
            draft();
        }
        if (signed) {
            signBoth();
        }
        if (waiting.equals(AgreementLifecycle.GATEWAY_IN_FORCE)) {
            MovedClock.moveTo("2026-01-01T05:00:00Z");
            run.executeAllJobs(before.getKey(), reference);
        }
        assertThat(old).isWaitingAt(waiting);
        ProcessDefinition latest = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(AgreementLifecycle.KEY)
                .latestVersion()
                .singleResult();
        engine.getRuntimeService()
                .newMigration(migration.plan(before, latest))
                .processInstanceIds(old.getId())
                .execute();
        assertThat(lifecycle()).isWaitingAt(waiting);
        if (waiting.equals(AgreementLifecycle.CALL_DRAFT)) {
            draft();
        }
        if (!signed) {
            signBoth();
        }
        MovedClock.moveTo("2026-01-01T05:00:00Z");
        jobs();
        assertThat(lifecycle()).isWaitingAt(AgreementLifecycle.GATEWAY_IN_FORCE);
        assertThat(run.dueJobs(AgreementLifecycle.KEY, reference)).isEmpty();
        MovedClock.moveTo("2026-07-01T04:00:00Z");
        jobs();
        assertThat(occasions()).contains(Occasion.SCHEDULE);
        assertThat(run.instances(REVIEW, reference)).hasSize(1);
        MovedClock.moveTo("2027-01-01T05:00:00Z");
        jobs();
        assertThat(register.status(reference)).isEqualTo(Milestone.EXPIRED);
    }

    /** The model as it was, under a name of its own: the latest of its own name is what all other tests run on. */
    private ProcessDefinition before() {
        String model = PaperSupply.read(
                        "src/test/resources/io/attain/negotiation/workflow/AgreementLifecycle-before-reviews.bpmn")
                .replace("process id=\"AgreementLifecycle\"", "process id=\"AgreementLifecycleBefore\"")
                .replace("bpmnElement=\"AgreementLifecycle\"", "bpmnElement=\"AgreementLifecycleBefore\"")
                .replace(" camunda:formRef=\"request-agreement\" camunda:formRefBinding=\"deployment\"", "");
        return engine.getRepositoryService()
                .createDeployment()
                .addString("before.bpmn", model)
                .deployWithResult()
                .getDeployedProcessDefinitions()
                .get(0);
    }

    private void refused(Amendments.Proposal proposal, String field) {
        assertThatThrownBy(() -> amendments.propose(reference, proposal, "customer-owner"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(field);
    }

    private static Amendments.Proposal proposal(
            @Nullable String document, @Nullable LocalDate effective, @Nullable LocalDate until) {
        return new Amendments.Proposal("Because", document, effective, until);
    }

    private AgreementVersion propose(String words, @Nullable LocalDate effective, @Nullable LocalDate until) {
        return amendments.propose(reference, new Amendments.Proposal(words, null, effective, until), "provider-owner");
    }

    private void propose() {
        String number = "PAPER-L" + System.nanoTime();
        reference = number;
        negotiations.propose(
                PaperSupply.read("examples/paper-supply.yaml").replace("PAPER-2026", number), "provider-owner");
    }

    private void needs() {
        answer("provider-owner", "NOTHING_TO_SAY");
        answer("customer-owner", "NOTHING_TO_SAY");
        run.executeJobs(AgreementDrafting.KEY, reference);
    }

    /** Both sides agree on what is drafted; they have said what they need, or it is a change. */
    private void draft() {
        if (register.latest(reference).version() == 1) {
            needs();
        }
        answer("provider-owner", "OFFERED");
        legal("provider-legal");
        answer("customer-owner", "ACCEPTED");
    }

    private void draftAndSign() {
        if (negotiations.turn(reference, "customer-owner").isPresent()) {
            answer("customer-owner", "OFFERED");
            legal("customer-legal");
            answer("provider-owner", "ACCEPTED");
        } else {
            draft();
        }
        signBoth();
    }

    private void signBoth() {
        sign("provider-signatory", "SIGNED");
        sign("customer-signatory", "SIGNED");
    }

    private void legal(String counsel) {
        run.executeJobs(AgreementDrafting.KEY, reference);
        answer(counsel, "APPROVED");
    }

    private void sign(String signatory, String decision) {
        answer(signatory, decision);
        run.executeJobs(AgreementSignOff.KEY, reference);
    }

    private void answer(String user, String decision) {
        complete(user, decision, Map.of("reason", "Because"));
    }

    /** Completes the task that is nobody's statement. */
    private void complete(String user, String decision, Map<String, Object> more) {
        Map<String, Object> form = new HashMap<>(more);
        form.put("decision", decision);
        Task task = run.tasksOf(user, reference).stream()
                .filter(it -> !STATEMENTS.contains(it.getTaskDefinitionKey()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(user + " has no task"));
        run.complete(task, user, form);
    }

    private static final List<String> STATEMENTS = List.of("Task_AcceptStatement", "Task_SupplyData");

    private void decide(String user, String decision, Map<String, Object> more) {
        Map<String, Object> form = new HashMap<>(more);
        form.put("decision", decision);
        Task task = run.tasksOf(user, reference).stream()
                .filter(it -> it.getTaskDefinitionKey().equals("Task_Decide"))
                .findFirst()
                .orElseThrow();
        run.complete(task, user, form);
    }

    private void decideReview(String user, String decision, Map<String, Object> more) {
        reviews.raise(reference, Occasion.NEED, "Something has changed", "customer-owner");
        answers();
        decide(user, decision, more);
    }

    /** The reviewers answer; for the mill, which has none, its owner does. */
    private void answers() {
        for (String user : List.of("customer-reviewer", "provider-owner")) {
            Task task = run.tasksOf(user, reference).stream()
                    .filter(it -> it.getTaskDefinitionKey().equals("Task_Answer"))
                    .findFirst()
                    .orElseThrow();
            run.complete(task, user, Map.of("decision", "KEEP"));
        }
        asyncReview();
    }

    private void asyncReview() {
        run.executeJobs(REVIEW, reference);
        run.executeJobs(REVIEW, reference);
    }

    private void jobs() {
        run.executeAllJobs(AgreementLifecycle.KEY, reference);
    }

    private void supplyNothing() {
        engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(reference)
                .taskDefinitionKey("Task_SupplyData")
                .list()
                .forEach(task ->
                        run.complete(task, "provider-data", Map.of("decision", "NOTHING", "reason", "There was none")));
    }

    private void answerEveryStatement() {
        for (int i = 0; i < 3; i++) {
            run.executeJobs("PeriodClose", reference);
            paper.closeWhatIsDue();
        }
    }

    private ProcessInstance lifecycle() {
        return run.instance(AgreementLifecycle.KEY, reference);
    }

    private List<String> ends() {
        return run.ends(AgreementLifecycle.KEY, reference);
    }

    private List<Milestone> milestones() {
        return register.milestones(reference).stream()
                .map(ReachedMilestone::milestone)
                .toList();
    }

    private List<Occasion> occasions() {
        return record.triggers(reference).stream().map(Trigger::occasion).toList();
    }

    private List<ReviewAct.Kind> acts() {
        return record.acts(reference).stream().map(ReviewAct::kind).toList();
    }

    private String view(Task task) {
        return String.valueOf(engine.getTaskService().getVariablesLocal(task.getId()));
    }
}
