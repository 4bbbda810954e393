package io.attain.dispute.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.attain.credit.Grounds;
import io.attain.credit.Ledger;
import io.attain.credit.LedgerEntry;
import io.attain.credit.PeriodCloses;
import io.attain.credit.Statement;
import io.attain.credit.StoredVerdict;
import io.attain.credit.workflow.PaperSupply;
import io.attain.dispute.Claim;
import io.attain.dispute.ClaimTasks;
import io.attain.dispute.Dispute;
import io.attain.dispute.DisputeAct.Kind;
import io.attain.dispute.DisputeRecord;
import io.attain.dispute.Disputes;
import io.attain.dispute.NextStep;
import io.attain.dispute.OpenStep;
import io.attain.problem.Problem;
import io.attain.terms.Agreement.Role;
import io.attain.workflow.CoveredModels;
import io.attain.workflow.MovedClock;
import io.attain.workflow.ProcessRun;
import io.attain.workflow.ProcessTest;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** April owes 144.00 USD for 44 of 50 reams; the customer claims 168.00. */
@ProcessTest
@Import(PaperSupply.class)
class DisputeResolutionProcessTest {

    @RegisterExtension
    static final CoveredModels COVERAGE = new CoveredModels(DisputeResolution.KEY);

    private static final String CLOSE = "PeriodClose";

    @Autowired
    private PaperSupply paper;

    @Autowired
    private PeriodCloses closes;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Disputes disputes;

    @Autowired
    private DisputeRecord record;

    @Autowired
    private ClaimTasks tasks;

    @Autowired
    private ProcessEngine engine;

    private ProcessRun run;
    private String reference;

    @BeforeEach
    void aStatementOnApril() {
        MovedClock.moveTo("2026-01-02T10:00:00Z");
        run = new ProcessRun(engine);
        reference = paper.takeOver();
        paper.sendTheExample();
        closeApril();
    }

    private void closeApril() {
        MovedClock.moveTo("2026-05-04T10:00:00Z");
        paper.closeWhatIsDue();
    }

    private static Claim claim(Grounds grounds, @Nullable String amount) {
        return new Claim(
                null,
                "2026-04",
                null,
                grounds,
                amount == null ? null : new BigDecimal(amount),
                null,
                null,
                null,
                "One more ream was wet and could not be used.");
    }

    private Dispute begin() {
        return disputes.begin(reference, claim(Grounds.CALCULATION, "168.00"), "customer-owner");
    }

    private void answer(String user, Map<String, Object> form) {
        paper.answer(user, form);
        run.executeJobs(DisputeResolution.KEY, reference);
    }

    private void answer(String user, String decision) {
        answer(user, Map.of("decision", decision, "reason", "So it is."));
    }

    private void propose(String user, String amount) {
        answer(user, Map.of("decision", "PROPOSED", "amount", amount, "reason", "Half of it was ours."));
    }

    private String due() {
        return inBook(LedgerEntry.Book.DUE);
    }

    /** What April has put into a book. */
    private String inBook(LedgerEntry.Book book) {
        return ledger.entries(reference).stream()
                .filter(it -> "2026-04".equals(it.period()))
                .map(it -> it.in(book))
                .reduce(new BigDecimal("0.00"), BigDecimal::add)
                .toPlainString();
    }

    private List<Statement> april() {
        return closes.statements(reference).stream()
                .filter(it -> it.period().equals("2026-04"))
                .toList();
    }

    private void holdsEnd(String end, String due, Statement.Status... statements) {
        assertThat(run.ends(DisputeResolution.KEY, reference)).containsExactly(end);
        assertThat(due()).isEqualTo(due);
        assertThat(inBook(LedgerEntry.Book.ACCRUED)).isEqualTo("0.00");
        assertThat(april()).extracting(Statement::status).containsExactly(statements);
        assertThat(april().get(april().size() - 1).total())
                .isEqualTo(closes.verdicts(reference, false).stream()
                        .filter(it -> it.content().at("/period/label").asText().equals("2026-04"))
                        .map(StoredVerdict::credit)
                        .reduce(new BigDecimal("0.00"), BigDecimal::add));
    }

    @Test
    void aClaimThatTheOtherSideAcceptsIsBooked() {
        Dispute dispute = begin();
        assertThat(run.ends(CLOSE, reference)).contains("End_Claimed");
        assertThat(dispute.current()).isEqualTo(new BigDecimal("144.00"));
        assertThat(paper.taskOf("provider-owner").getTaskDefinitionKey()).isEqualTo(DisputeResolution.TASK_RESPOND);
        assertThat(paper.taskOf("customer-owner")).isNull();
        answer("provider-owner", "ACCEPTED");
        holdsEnd(DisputeResolution.END_ACCEPTED, "168.00", Statement.Status.DECIDED, Statement.Status.SETTLED);
        assertThat(run.ends(CLOSE, reference)).contains("End_Settled");
        Statement decided = april().get(1);
        assertThat(decided.reason()).isEqualTo("Dispute " + dispute.number() + " about 2026-04: accepted, 168.00 USD");
        assertThat(closes.verdicts(reference, true))
                .filteredOn(it -> it.objective().equals("reams") && it.supersedes() != null)
                .singleElement()
                .satisfies(it -> assertThat(it.content().at("/credit/steps").toString())
                        .contains("decided in dispute " + dispute.number(), "6 times 24.00"));
    }

    @Test
    void halfOfAClaimIsAcceptedAfterNegotiation() {
        begin();
        propose("provider-owner", "150.00");
        assertThat(paper.taskOf("customer-owner").getTaskDefinitionKey()).isEqualTo(DisputeResolution.TASK_NEGOTIATE);
        propose("customer-owner", "160.00");
        assertThatThrownBy(() -> answer("provider-owner", Map.of("decision", "PROPOSED", "reason", "No figure.")))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("Please say what the credit should come to");
        assertThatThrownBy(
                        () -> answer("provider-owner", Map.of("decision", "PROPOSED", "amount", "-1", "reason", "x")))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("not negative");
        propose("provider-owner", "156.00");
        answer("customer-owner", "ACCEPTED");
        holdsEnd(DisputeResolution.END_PARTLY_ACCEPTED, "156.00", Statement.Status.DECIDED, Statement.Status.SETTLED);
    }

    @Test
    void nobodyAcceptsWhatTheyThemselvesHaveClaimedOrProposed() {
        Dispute dispute = begin();
        assertThatThrownBy(() -> disputes.answer(
                        dispute, Role.PROVIDER, "customer-owner", Disputes.Answer.ACCEPTED, null, "Agreed."))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("somebody else of the provider does");
        propose("provider-owner", "150.00");
        assertThatThrownBy(() -> disputes.answer(
                        dispute, Role.CUSTOMER, "provider-owner", Disputes.Answer.ACCEPTED, null, "Agreed."))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("somebody else of the customer does");
        answer("customer-owner", "ACCEPTED");
        holdsEnd(DisputeResolution.END_PARTLY_ACCEPTED, "150.00", Statement.Status.DECIDED, Statement.Status.SETTLED);
    }

    @Test
    void whoeverAcceptsTheRejectionLetsTheStatementStand() {
        begin();
        assertThatThrownBy(() -> paper.answer("provider-owner", Map.of("decision", "REJECTED")))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("Please say why");
        answer("provider-owner", "REJECTED");
        answer("customer-owner", "ACCEPTED");
        holdsEnd(DisputeResolution.END_REJECTED, "144.00", Statement.Status.SETTLED);
    }

    @Test
    void whoIsAskedAnswersOnThePageAsInTasklist() {
        Dispute dispute = begin();
        OpenStep respond = only(dispute);
        assertThat(respond.next().kind()).isEqualTo(NextStep.Kind.RESPOND);
        assertThat(respond.asks("provider-owner")).isTrue();
        assertThatThrownBy(() -> tasks.answer(respond.task(), "provider-owner", Map.of("decision", "PROPOSED")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("Please say why");
        tasks.answer(
                respond.task(),
                "provider-owner",
                Map.of("decision", "PROPOSED", "amount", "150.00", "reason", "Half of it was ours."));
        assertThatThrownBy(() -> tasks.answer(respond.task(), "provider-owner", Map.of("decision", "ACCEPTED")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("answered it already");
        assertThat(tasks.asking("customer-owner", null)).contains(instance(dispute));
        assertThat(tasks.asking("customer-owner", NextStep.Kind.MEDIATE)).doesNotContain(instance(dispute));
        // Who does not agree raises it to the mediator before the time for negotiations is over.
        tasks.answer(
                only(dispute).task(), "customer-owner", Map.of("decision", "REJECTED", "reason", "It is too little."));
        assertThat(only(dispute).next().people()).containsExactly("mediator");
        assertThat(tasks.asking("mediator", NextStep.Kind.MEDIATE)).contains(instance(dispute));
    }

    private OpenStep only(Dispute dispute) {
        run.executeJobs(DisputeResolution.KEY, reference);
        List<OpenStep> open = tasks.open(instance(dispute));
        assertThat(open).hasSize(1);
        return open.get(0);
    }

    private String instance(Dispute dispute) {
        return record.instanceOf(dispute.number()).orElseThrow();
    }

    @Test
    void whatIsAskedIsHandedOverToSomebodyWithTheSameDuty() {
        Dispute dispute = disputes.begin(reference, claim(Grounds.WRONG_DATA, null), "customer-owner");
        answer("provider-owner", "ACCEPTED");
        OpenStep correct = only(dispute);
        assertThat(correct.next().people()).containsExactly("customer-owner", "provider-data");
        assertThatThrownBy(() -> disputes.handOver(dispute, correct, "manager", "provider-legal", "She knows it."))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("nobody to whom");
        assertThatThrownBy(() -> disputes.handOver(dispute, correct, "manager", "provider-data", ""))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("say why");
        disputes.handOver(dispute, correct, "manager", "provider-data", "She knows the books.");
        OpenStep given = only(dispute);
        assertThat(given.next().people()).containsExactly("provider-data");
        assertThat(given.concerns("customer-owner")).isTrue();
        assertThat(record.acts(dispute.number()))
                .filteredOn(it -> it.kind() == Kind.HANDED_OVER)
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.account()).isEqualTo("manager");
                    assertThat(it.words()).isEqualTo("provider-data: She knows the books.");
                });
        tasks.answer(given.task(), "provider-data", Map.of("reason", "All of it is right now."));
        run.executeJobs(DisputeResolution.KEY, reference);
        assertThat(tasks.open(instance(dispute))).isEmpty();
    }

    @Test
    void silenceOfTheOtherSideCountsAsTheTermsSay() {
        begin();
        MovedClock.moveTo("2026-05-09T09:59:59Z");
        assertThat(run.dueJobs(DisputeResolution.KEY, reference)).isEmpty();
        MovedClock.moveTo("2026-05-09T10:00:00Z");
        run.executeJobs(DisputeResolution.KEY, reference);
        holdsEnd(DisputeResolution.END_ACCEPTED, "168.00", Statement.Status.DECIDED, Statement.Status.SETTLED);
    }

    @Test
    void silenceThatRejectsLeadsToNegotiationAndItsEndToTheMediator() {
        reference = paper.rejectingSilence().takeOver();
        paper.sendTheExample();
        closeApril();
        begin();
        MovedClock.moveTo("2026-05-09T10:00:00Z");
        run.executeJobs(DisputeResolution.KEY, reference);
        assertThat(paper.taskOf("customer-owner").getTaskDefinitionKey()).isEqualTo(DisputeResolution.TASK_NEGOTIATE);
        MovedClock.moveTo("2026-05-23T10:00:00Z");
        run.executeJobs(DisputeResolution.KEY, reference);
        assertThat(paper.taskOf("customer-owner")).isNull();
        assertThat(paper.taskOf("mediator").getTaskDefinitionKey()).isEqualTo(DisputeResolution.TASK_MEDIATE);
    }

    private void toTheMediator() {
        begin();
        answer("provider-owner", "REJECTED");
        answer("customer-owner", "REJECTED");
        assertThat(paper.taskOf("mediator").getTaskDefinitionKey()).isEqualTo(DisputeResolution.TASK_MEDIATE);
    }

    private void suggest(String amount) {
        assertThatThrownBy(() -> paper.answer("mediator", Map.of("reason", "Meet in the middle.")))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("a figure and its reason");
        answer("mediator", Map.of("amount", amount, "reason", "Meet in the middle."));
    }

    @Test
    void bothSidesConsentToWhatTheMediatorSuggests() {
        toTheMediator();
        assertThatThrownBy(() -> suggest("500.00")).hasMessageContaining("between");
        suggest("156.00");
        answer("provider-owner", "ACCEPTED");
        assertThat(run.ends(DisputeResolution.KEY, reference)).isEmpty();
        answer("customer-owner", "ACCEPTED");
        holdsEnd(DisputeResolution.END_PARTLY_ACCEPTED, "156.00", Statement.Status.DECIDED, Statement.Status.SETTLED);
    }

    private void toTheArbiter() {
        toTheMediator();
        suggest("156.00");
        answer("customer-owner", "REJECTED");
        assertThat(paper.taskOf("provider-owner")).isNull();
        assertThat(paper.taskOf("arbiter").getTaskDefinitionKey()).isEqualTo(DisputeResolution.TASK_ARBITRATE);
    }

    @Test
    void theArbiterDecidesWhatTheSidesCouldNotAgreeOn() {
        toTheArbiter();
        assertThatThrownBy(() -> paper.answer("arbiter", Map.of("decision", "ACCEPTED")))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("needs its reasons");
        propose("arbiter", "147.50");
        holdsEnd(DisputeResolution.END_PARTLY_ACCEPTED, "147.50", Statement.Status.DECIDED, Statement.Status.SETTLED);
    }

    @Test
    void theArbiterCanAcceptTheClaimOrLetTheStatementStand() {
        toTheArbiter();
        answer("arbiter", "REJECTED");
        holdsEnd(DisputeResolution.END_REJECTED, "144.00", Statement.Status.SETTLED);
    }

    @Test
    void whereNobodyDecidesInTimeTheStatementStands() {
        toTheMediator();
        MovedClock.moveTo("2026-05-18T10:00:00Z");
        run.executeJobs(DisputeResolution.KEY, reference);
        assertThat(paper.taskOf("arbiter").getDueDate()).isEqualTo("2026-06-17T10:00:00Z");
        MovedClock.moveTo("2026-06-17T10:00:00Z");
        run.executeJobs(DisputeResolution.KEY, reference);
        holdsEnd(DisputeResolution.END_REJECTED, "144.00", Statement.Status.SETTLED);
    }

    @Test
    void whoeverDoesNotAnswerTheMediatorDoesNotConsent() {
        toTheMediator();
        suggest("156.00");
        answer("provider-owner", "ACCEPTED");
        MovedClock.moveTo("2026-05-18T10:00:00Z");
        run.executeJobs(DisputeResolution.KEY, reference);
        assertThat(paper.taskOf("arbiter")).isNotNull();
    }

    @Test
    void correctedDataIsJudgedAndSettledByWhatWasDecided() {
        disputes.begin(reference, claim(Grounds.WRONG_DATA, null), "customer-owner");
        answer("provider-owner", "ACCEPTED");
        assertThat(paper.taskOf("provider-data").getTaskDefinitionKey()).isEqualTo(DisputeResolution.TASK_CORRECT_DATA);
        String april = paper.deliveriesOfTheExample()
                .lines()
                .filter(it -> it.contains(",2026-04-"))
                .findFirst()
                .orElseThrow();
        paper.send(
                paper.deliveries(),
                paper.deliveriesOfTheExample().replace(april, april.replaceFirst("(?<=,)(\\d+),(north|south)", "3,$2")),
                null);
        paper.closeWhatIsDue();
        // What comes in the meantime becomes part of the dispute, and nobody is asked about it.
        assertThat(april())
                .extracting(Statement::status)
                .containsExactly(Statement.Status.DISPUTED, Statement.Status.DISPUTED);
        assertThat(run.ends(CLOSE, reference)).contains("End_InDispute");
        String total = april().get(1).total().toPlainString();
        answer("provider-data", Map.of("reason", "Two reams too many were written down."));
        holdsEnd(DisputeResolution.END_ACCEPTED, total, Statement.Status.DECIDED, Statement.Status.SETTLED);
        assertThat(total).isNotEqualTo("144.00");
    }

    @Test
    void correctionsHaveTheirTime() {
        disputes.begin(reference, claim(Grounds.WRONG_DATA, null), "customer-owner");
        answer("provider-owner", "ACCEPTED");
        MovedClock.moveTo("2026-05-09T10:00:00Z");
        run.executeJobs(DisputeResolution.KEY, reference);
        holdsEnd(DisputeResolution.END_ACCEPTED, "144.00", Statement.Status.SETTLED);
    }

    @Test
    void anExclusionThatIsAcceptedInADisputeAppliesToWhatWasDisputed() {
        // A delivery of that day was late, which costs 24.00 USD in February.
        Claim claim = new Claim(
                null,
                "2026-02",
                null,
                Grounds.EXCLUSION,
                null,
                "force-majeure",
                LocalDateTime.parse("2026-02-09T00:00"),
                LocalDateTime.parse("2026-02-10T00:00"),
                "The road was closed that day.");
        disputes.begin(reference, claim, "provider-owner");
        run.complete(
                run.tasksOf("customer-owner", reference).stream()
                        .filter(it -> it.getTaskDefinitionKey().equals(DisputeResolution.TASK_RESPOND))
                        .findFirst()
                        .orElseThrow(),
                "customer-owner",
                Map.of("decision", "ACCEPTED"));
        assertThat(run.ends(DisputeResolution.KEY, reference)).containsExactly(DisputeResolution.END_ACCEPTED);
        assertThat(closes.statements(reference))
                .filteredOn(it -> it.period().equals("2026-02"))
                .last()
                .satisfies(it -> {
                    assertThat(it.total()).isEqualTo(new BigDecimal("0.00"));
                    assertThat(it.reason()).contains("accepted, with the exclusion");
                });
    }

    @Test
    void aClaimCanBeWithdrawn() {
        Dispute dispute = begin();
        assertThatThrownBy(() -> disputes.withdraw(dispute.number(), "provider-owner", ""))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("by the side that began it");
        disputes.withdraw(dispute.number(), "customer-owner", "We have counted again.");
        holdsEnd(DisputeResolution.END_WITHDRAWN, "144.00", Statement.Status.SETTLED);
        assertThatThrownBy(() -> disputes.withdraw(dispute.number(), "customer-owner", ""))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("decided already");
    }

    @Test
    void aSettledStatementCanBeDisputedUntilItsWindowEnds() {
        paper.acceptOnBothSides();
        assertThat(due()).isEqualTo("144.00");
        MovedClock.moveTo("2026-05-14T09:59:59Z");
        begin();
        assertThatThrownBy(this::begin).isInstanceOf(Problem.class).hasMessageContaining("in dispute already");
        answer("provider-owner", "ACCEPTED");
        holdsEnd(DisputeResolution.END_ACCEPTED, "168.00", Statement.Status.DECIDED, Statement.Status.SETTLED);
        assertThat(ledger.entries(reference))
                .filteredOn(it -> it.kind() == LedgerEntry.Kind.SETTLED)
                .extracting(it -> it.in(LedgerEntry.Book.DUE).toPlainString())
                .containsExactly("144.00", "24.00");
    }

    @Test
    void oneSecondLaterItCannot() {
        paper.acceptOnBothSides();
        MovedClock.moveTo("2026-05-14T10:00:00Z");
        assertThatThrownBy(this::begin)
                .isInstanceOf(Problem.class)
                .hasMessageContaining("could be disputed until 2026-05-14T06:00-04:00");
    }

    @Test
    void aDecisionOutlivesLaterFacts() {
        begin();
        answer("provider-owner", "ACCEPTED");
        paper.send(
                paper.reports(),
                PaperSupply.read("examples/paper-reports.csv").replaceFirst("2026-04-0\\d,", "$0"),
                null);
        String april = paper.deliveriesOfTheExample()
                .lines()
                .filter(it -> it.contains(",2026-04-"))
                .findFirst()
                .orElseThrow();
        paper.send(
                paper.deliveries(),
                paper.deliveriesOfTheExample().replace(april, april.replaceFirst("(?<=,)(\\d+),(north|south)", "9,$2")),
                null);
        paper.closeWhatIsDue();
        assertThat(due()).isEqualTo("168.00");
        assertThat(april()).last().satisfies(it -> assertThat(it.status()).isEqualTo(Statement.Status.NOTHING_OWED));
    }

    @Test
    void aClaimThatIsNotCompleteIsRefused() {
        assertThatThrownBy(() -> disputes.begin(reference, claim(Grounds.WRONG_TERM, null), "customer-owner"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("Say what the credit should come to");
        assertThatThrownBy(() -> disputes.begin(reference, claim(Grounds.WRONG_TERM, "1e30"), "customer-owner"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("no more than 2 decimals");
        assertThatThrownBy(() -> disputes.begin(reference, claim(Grounds.WRONG_TERM, "1.00"), "customer-receiver"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("duty “owner”");
        assertThatThrownBy(() -> disputes.begin(
                        reference,
                        new Claim(null, "2031-01", null, Grounds.CALCULATION, BigDecimal.ONE, null, null, null, "x"),
                        "customer-owner"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(
                        "has no statement on the period “2031-01”; there are some on 2026-01, 2026-02, 2026-03, 2026-04");
        assertThatThrownBy(() -> disputes.begin(
                        reference,
                        new Claim(
                                null,
                                "2026-04",
                                List.of(4711L),
                                Grounds.CALCULATION,
                                BigDecimal.ONE,
                                null,
                                null,
                                null,
                                "x"),
                        "customer-owner"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("has no current verdict 4711");
        assertThatThrownBy(() -> disputes.begin(
                        reference,
                        new Claim(
                                null,
                                "2026-04",
                                null,
                                Grounds.EXCLUSION,
                                null,
                                "office-closed",
                                LocalDateTime.parse("2026-04-01T00:00"),
                                LocalDateTime.parse("2026-05-01T00:00"),
                                "x"),
                        "customer-owner"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("they have force-majeure");
        assertThat(april()).extracting(Statement::status).containsExactly(Statement.Status.OPEN);
        assertThat(record.of(reference)).isEmpty();
    }

    @Test
    void everyStepIsOnRecord() {
        Dispute dispute = begin();
        propose("provider-owner", "150.00");
        answer("customer-owner", "ACCEPTED");
        assertThat(record.acts(dispute.number()))
                .extracting(it -> it.kind())
                .containsExactly(Kind.CLAIMED, Kind.PROPOSED, Kind.ACCEPTED, Kind.CONCLUDED);
    }
}
