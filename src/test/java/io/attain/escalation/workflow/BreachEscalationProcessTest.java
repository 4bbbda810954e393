package io.attain.escalation.workflow;

import static io.attain.escalation.workflow.BreachEscalation.DECISION;
import static io.attain.escalation.workflow.BreachEscalation.EXPLANATION;
import static io.attain.escalation.workflow.BreachEscalation.PERSON;
import static io.attain.escalation.workflow.BreachEscalation.PLAN;
import static io.attain.escalation.workflow.BreachEscalation.PLAN_DATE;
import static io.attain.escalation.workflow.BreachEscalation.REASON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.attain.credit.PeriodClosing;
import io.attain.credit.workflow.PaperSupply;
import io.attain.escalation.Act;
import io.attain.escalation.Escalation;
import io.attain.escalation.EscalationAct;
import io.attain.escalation.EscalationRecord;
import io.attain.escalation.EscalationViews;
import io.attain.escalation.EscalationViews.StepState;
import io.attain.escalation.RunningEscalations;
import io.attain.escalation.Severity;
import io.attain.escalation.Status;
import io.attain.problem.Problem;
import io.attain.workflow.CoveredModels;
import io.attain.workflow.MovedClock;
import io.attain.workflow.ProcessRun;
import io.attain.workflow.ProcessTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** In April the mill delivers 44 of 50 reams. Its owner has eight office hours, then an executive has the breach. */
@ProcessTest
@Import(PaperSupply.class)
class BreachEscalationProcessTest {

    @RegisterExtension
    static final CoveredModels COVERAGE = new CoveredModels(BreachEscalation.KEY);

    private static final Instant APRIL = Instant.parse("2026-04-01T04:00:00Z");
    private static final Instant MAY = Instant.parse("2026-05-01T04:00:00Z");

    @Autowired
    private PaperSupply paper;

    @Autowired
    private PeriodClosing closing;

    @Autowired
    private EscalationRecord record;

    @Autowired
    private RunningEscalations running;

    @Autowired
    private EscalationViews views;

    @Autowired
    private ProcessEngine engine;

    private String reference = "";

    /** A Monday at 06:00 in New York, before the office opens. */
    private void aprilIsClosed() {
        aprilIsClosed(it -> it);
    }

    private void aprilIsClosed(UnaryOperator<String> terms) {
        aprilIsOver(terms);
        severityIsAssessed();
    }

    private void aprilIsOver(UnaryOperator<String> terms) {
        MovedClock.moveTo("2026-01-02T10:00:00Z");
        reference = paper.takeOver(it -> terms.apply(it.replace("  - {level: 3, after: P3D, duty: director}\n", "")));
        paper.sendTheExample();
        MovedClock.moveTo("2026-05-04T10:00:00Z");
        closing.close(reference, "2026-04", "manager");
    }

    /** The job that each escalation begins with. */
    private void severityIsAssessed() {
        new ProcessRun(engine).executeJobs(BreachEscalation.KEY, reference);
    }

    private Optional<Escalation> find() {
        return record.of(reference, "reams", APRIL, MAY);
    }

    private Escalation escalation() {
        return find().orElseThrow();
    }

    private ProcessInstance instance() {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(record.instanceOf(escalation().number()).orElseThrow())
                .singleResult();
    }

    private Task task() {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance().getId())
                .singleResult();
    }

    private List<String> people() {
        return engine.getTaskService().getIdentityLinksForTask(task().getId()).stream()
                .map(it -> it.getUserId())
                .toList();
    }

    private void answer(String user, Object... form) {
        assertThat(people()).contains(user);
        Map<String, Object> fields = new java.util.HashMap<>();
        for (int at = 0; at < form.length; at += 2) {
            fields.put((String) form[at], form[at + 1]);
        }
        new ProcessRun(engine).complete(task(), user, fields);
    }

    /** What the form offers to do. */
    private List<String> offered() {
        return JsonPath.read(
                String.valueOf(engine.getTaskService().getVariableLocal(task().getId(), "view")),
                "$.decisions[*].value");
    }

    private List<Job> due() {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance().getId())
                .executable()
                .list();
    }

    private void timeIsOver(String at) {
        MovedClock.moveTo(at);
        assertThat(due()).hasSize(1);
        due().forEach(it -> engine.getManagementService().executeJob(it.getId()));
    }

    private List<EscalationAct> acts() {
        return record.acts(escalation().number());
    }

    private List<Act> kinds() {
        return acts().stream().map(EscalationAct::act).toList();
    }

    private EscalationViews.View view() {
        return views.view(escalation(), Locale.ENGLISH);
    }

    private List<String> ends() {
        return engine
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(record.instanceOf(escalation().number()).orElseThrow())
                .activityType("noneEndEvent")
                .list()
                .stream()
                .map(it -> it.getActivityId())
                .toList();
    }

    private void acknowledged() {
        aprilIsClosed();
        answer("provider-owner", DECISION, BreachEscalation.ACKNOWLEDGED);
    }

    private void planned(String date) {
        acknowledged();
        answer(
                "provider-owner",
                DECISION,
                BreachEscalation.PROPOSED,
                EXPLANATION,
                "The machine broke down",
                PLAN,
                "A second machine",
                PLAN_DATE,
                date);
    }

    private void agreed(String date) {
        planned(date);
        answer("customer-owner", DECISION, BreachEscalation.AGREED, REASON, "Good");
    }

    /** Sends the example without what was delivered in June, but says that it is complete. */
    private void nothingDeliveredInJune() {
        MovedClock.moveTo("2026-01-02T10:00:00Z");
        reference = paper.takeOver(it -> it.replaceFirst("missing: zero", "missing: undetermined"));
        paper.sendTheExample();
        String without = paper.deliveriesOfTheExample()
                .lines()
                .map(it -> it.contains(",2026-06-") ? it.replaceFirst("(,2026-06-[^,]+,)[^,]*,[^,]*,", "$1,,") : it)
                .collect(Collectors.joining("\n", "", "\n"));
        paper.send(paper.deliveries(), without, Instant.parse("2026-12-01T00:00:00Z"));
        MovedClock.moveTo("2026-05-04T10:00:00Z");
        closing.close(reference, "2026-04", "manager");
        severityIsAssessed();
    }

    @Test
    void aBreachComesToTheOwnerAtOnceWithTheTimeOfTheStep() {
        aprilIsClosed();
        Escalation escalation = escalation();
        assertThat(escalation.breach().facts().shortfall()).isEqualByComparingTo(new BigDecimal("12"));
        assertThat(escalation.breach().facts().inARow()).isEqualTo(1);
        assertThat(escalation.breach().facts().credit()).isEqualTo(new BigDecimal("144.00"));
        assertThat(escalation.breach().facts().atRisk()).isEqualTo(new BigDecimal("1200.00"));
        assertThat(escalation.breach().facts().share()).isEqualByComparingTo(new BigDecimal("12"));
        assertThat(escalation.standing().severity()).isEqualTo(Severity.MEDIUM);
        assertThat(escalation.standing().level()).isEqualTo(1);
        assertThat(instance()).isWaitingAt(BreachEscalation.TASK_ACKNOWLEDGE);
        assertThat(people()).containsExactly("provider-owner");
        // Eight office hours of that Monday, in New York.
        assertThat(task().getDueDate()).isEqualTo(Instant.parse("2026-05-04T21:00:00Z"));
        assertThat(task().getFollowUpDate()).isEqualTo(Instant.parse("2026-05-04T15:30:00Z"));
        assertThat(task().getName()).isEqualTo("Acknowledge the breach: " + reference + ", Reams delivered, 2026-04");
        assertThat(task().getDescription()).isEqualTo(reference + ", 2026-04, medium: do you take it on?");
        assertThat(kinds()).containsExactly(Act.ASSESSED, Act.LEVEL_REACHED);
        assertThat(String.valueOf(engine.getTaskService().getVariableLocal(task().getId(), "view")))
                .contains("Missed by 12 % of the target, for the first time", "\"figure\":\"44\u00a0ream\"");
        assertThat(instance()).variables().doesNotContainKeys("shortfall", "share", "decisionResult");
    }

    @Test
    void nobodyAcknowledgesSoTheNextLevelGetsIt() {
        aprilIsClosed();
        MovedClock.moveTo("2026-05-04T20:59:59Z");
        assertThat(due()).isEmpty();
        timeIsOver("2026-05-04T21:00:00Z");
        assertThat(instance()).isWaitingAt(BreachEscalation.TASK_ACKNOWLEDGE_LAST);
        assertThat(people()).containsExactly("provider-executive");
        assertThat(task().getDueDate()).isEqualTo(Instant.parse("2026-05-07T21:00:00Z"));
        MovedClock.moveTo("2026-12-31T00:00:00Z");
        assertThat(due()).as("nobody stands above the last level").isEmpty();
        assertThat(view().steps())
                .extracting(EscalationViews.LadderStep::state)
                .containsExactly(StepState.FIRED, StepState.LAST);
        assertThat(view().steps().get(0).why())
                .isEqualTo(
                        "At level 1 nobody acknowledged within 8 hours in the open hours of “office-hours”, from 2026-05-04 06:00 to 2026-05-04 17:00, so the next level got it");
        answer("provider-executive", DECISION, BreachEscalation.ACKNOWLEDGED);
        assertThat(instance()).isWaitingAt(BreachEscalation.TASK_EXPLAIN);
        assertThat(people()).containsExactlyInAnyOrder("provider-executive", "provider-owner");
    }

    @Test
    void whoeverAcknowledgesInTimeKeepsItFromTheNextLevel() {
        aprilIsClosed();
        MovedClock.moveTo("2026-05-04T20:00:00Z");
        answer("provider-owner", DECISION, BreachEscalation.ACKNOWLEDGED, REASON, "On it");
        MovedClock.moveTo("2026-05-05T19:59:59Z");
        assertThat(due()).isEmpty();
        assertThat(escalation().standing().status()).isEqualTo(Status.ACKNOWLEDGED);
        assertThat(escalation().standing().owner()).isEqualTo("provider-owner");
        assertThat(view().steps())
                .extracting(EscalationViews.LadderStep::state)
                .containsExactly(StepState.NOT_FIRED, StepState.NOT_REACHED);
        assertThat(view().steps().get(0).why())
                .isEqualTo(
                        "Level 1 did not hand it on: acknowledged by provider-owner at 2026-05-04 16:00, before 2026-05-04 17:00");
        assertThat(view().minutes()).anySatisfy(it -> assertThat(it.words()).isEqualTo("On it"));
    }

    @Test
    void whoeverAcknowledgesAndNeverExplainsLosesItToTheNextLevel() {
        aprilIsClosed();
        MovedClock.moveTo("2026-05-04T20:00:00Z");
        answer("provider-owner", DECISION, BreachEscalation.ACKNOWLEDGED, REASON, "On it");
        // One office hour of Monday and seven of Tuesday.
        assertThat(task().getDueDate()).isEqualTo(Instant.parse("2026-05-05T20:00:00Z"));
        assertThat(view().line().next()).isEqualTo("explanation and plan, until 2026-05-05 16:00");
        timeIsOver("2026-05-05T20:00:00Z");
        assertThat(instance())
                .hasPassed(BreachEscalation.EVENT_EXPLANATION_OVERDUE)
                .isWaitingAt(BreachEscalation.TASK_ACKNOWLEDGE_LAST);
        assertThat(people()).containsExactly("provider-executive");
        assertThat(escalation().standing().status()).isEqualTo(Status.OPEN);
        assertThat(view().steps())
                .extracting(EscalationViews.LadderStep::state)
                .containsExactly(StepState.FIRED, StepState.LAST);
        assertThat(view().steps().get(0).why())
                .endsWith(
                        "; At level 1 nobody explained it in time: within 8 hours in the open hours of “office-hours”, until 2026-05-05 16:00");

        // At the last level it stays, and is to be acknowledged anew.
        answer("provider-executive", DECISION, BreachEscalation.ACKNOWLEDGED);
        assertThat(task().getDueDate()).isEqualTo(Instant.parse("2026-05-08T20:00:00Z"));
        timeIsOver("2026-05-08T20:00:00Z");
        assertThat(instance()).isWaitingAt(BreachEscalation.TASK_ACKNOWLEDGE_LAST);
        assertThat(people()).containsExactly("provider-executive");
        assertThat(escalation().standing().level()).isEqualTo(2);
        assertThat(kinds()).filteredOn(it -> it == Act.EXPLANATION_OVERDUE).hasSize(2);
        assertThat(kinds()).filteredOn(it -> it == Act.STEP_FIRED).isEmpty();
    }

    @Test
    void theTimeToExplainCountsAnewWhenThePlanIsSentBackAndGoesOnWhenItIsHandedOver() {
        planned("2026-06-30");
        MovedClock.moveTo("2026-05-06T10:00:00Z");
        answer("customer-owner", DECISION, BreachEscalation.SENT_BACK, REASON, "Too late");
        assertThat(task().getDueDate()).isEqualTo(Instant.parse("2026-05-06T21:00:00Z"));
        MovedClock.moveTo("2026-05-06T19:00:00Z");
        answer(
                "provider-owner",
                DECISION,
                BreachEscalation.HANDED_OVER,
                PERSON,
                "provider-legal",
                REASON,
                "A matter of law");
        assertThat(task().getDueDate()).isEqualTo(Instant.parse("2026-05-06T21:00:00Z"));
        timeIsOver("2026-05-06T21:00:00Z");
        assertThat(people()).containsExactly("provider-executive");
    }

    @Test
    void aPlanThatWorksClosesTheEscalation() {
        agreed("2026-05-31");
        assertThat(instance()).isWaitingAt(BreachEscalation.EVENT_PLAN_OVER);
        assertThat(escalation().standing().status()).isEqualTo(Status.PLAN_AGREED);
        MovedClock.moveTo("2026-06-01T03:59:59Z");
        assertThat(due()).isEmpty();
        timeIsOver("2026-06-01T04:00:00Z");
        assertThat(instance()).isWaitingAt(BreachEscalation.EVENT_PERIOD_JUDGED);
        MovedClock.moveTo("2026-06-05T10:00:00Z");
        closing.close(reference, "2026-05", "manager");
        assertThat(instance())
                .as("May began before the plan was over")
                .isWaitingAt(BreachEscalation.EVENT_PERIOD_JUDGED);
        MovedClock.moveTo("2026-07-05T10:00:00Z");
        closing.close(reference, "2026-06", "manager");
        assertThat(ends()).contains(BreachEscalation.END_CLOSED);
        assertThat(escalation().standing().status()).isEqualTo(Status.CLOSED);
        assertThat(kinds())
                .containsExactly(
                        Act.ASSESSED,
                        Act.LEVEL_REACHED,
                        Act.ACKNOWLEDGED,
                        Act.STEP_NOT_FIRED,
                        Act.EXPLAINED,
                        Act.PLAN_PROPOSED,
                        Act.PLAN_AGREED,
                        Act.PLAN_WORKED);
        assertThat(view().minutes())
                .extracting(EscalationViews.Minute::words)
                .contains("The machine broke down", "A second machine", "Good");
    }

    @Test
    void aPlanThatDoesNotWorkGoesUp() {
        agreed("2026-05-31");
        timeIsOver("2026-06-01T04:00:00Z");
        String less = paper.deliveriesOfTheExample()
                .lines()
                .map(it -> it.contains(",2026-06-29 1") ? it.replaceFirst(",\\d,(north|south)", ",0,$1") : it)
                .collect(Collectors.joining("\n", "", "\n"));
        paper.send(paper.deliveries(), less, null);
        MovedClock.moveTo("2026-07-05T10:00:00Z");
        closing.close(reference, "2026-06", "manager");
        assertThat(instance()).isWaitingAt(BreachEscalation.TASK_ACKNOWLEDGE_LAST);
        assertThat(people()).containsExactly("provider-executive");
        assertThat(kinds()).endsWith(Act.PLAN_FAILED, Act.LEVEL_REACHED);
        assertThat(escalation().standing().level()).isEqualTo(2);
        assertThat(record.of(
                        reference,
                        "reams",
                        Instant.parse("2026-06-01T04:00:00Z"),
                        Instant.parse("2026-07-01T04:00:00Z")))
                .as("the breach of June has an escalation of its own")
                .isPresent();
    }

    @Test
    void aPeriodThatNobodyCanTellAboutIsPassedOver() {
        nothingDeliveredInJune();
        answer("provider-owner", DECISION, BreachEscalation.ACKNOWLEDGED);
        answer(
                "provider-owner",
                DECISION,
                BreachEscalation.PROPOSED,
                EXPLANATION,
                "x",
                PLAN,
                "y",
                PLAN_DATE,
                "2026-05-31");
        answer("customer-owner", DECISION, BreachEscalation.AGREED);
        timeIsOver("2026-06-01T04:00:00Z");
        MovedClock.moveTo("2026-07-05T10:00:00Z");
        closing.close(reference, "2026-06", "manager");
        assertThat(instance()).isWaitingAt(BreachEscalation.EVENT_PERIOD_JUDGED);
        MovedClock.moveTo("2026-08-05T10:00:00Z");
        closing.close(reference, "2026-07", "manager");
        assertThat(ends()).contains(BreachEscalation.END_CLOSED);
        assertThat(kinds()).endsWith(Act.PLAN_WORKED);
    }

    @Test
    void aPlanAtTheEndOfTheTermCannotBeVerified() {
        agreed("2027-01-01");
        timeIsOver("2027-01-02T05:00:00Z");
        assertThat(ends()).contains(BreachEscalation.END_CLOSED);
        assertThat(kinds()).endsWith(Act.PLAN_NOT_VERIFIABLE);
    }

    @Test
    void aPlanThatIsSentBackIsProposedAnew() {
        planned("2026-05-31");
        assertThat(people()).containsExactly("customer-owner");
        assertThatThrownBy(() -> answer("customer-owner", DECISION, BreachEscalation.SENT_BACK))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("A reason is needed");
        answer("customer-owner", DECISION, BreachEscalation.SENT_BACK, REASON, "Too vague");
        assertThat(instance()).isWaitingAt(BreachEscalation.TASK_EXPLAIN);
        assertThat(escalation().standing().status()).isEqualTo(Status.ACKNOWLEDGED);
        assertThat(String.valueOf(engine.getTaskService().getVariableLocal(task().getId(), "view")))
                .contains("Too vague");
    }

    @Test
    void aPlanThatNobodyAnswersIsVerifiedAllTheSame() {
        planned("2026-05-31");
        timeIsOver("2026-06-01T04:00:00Z");
        assertThat(instance()).isWaitingAt(BreachEscalation.EVENT_PERIOD_JUDGED);
        assertThat(kinds()).endsWith(Act.PLAN_UNANSWERED);
    }

    @Test
    void aColleagueAcknowledgesInTheTimeThatIsLeft() {
        aprilIsClosed();
        assertThatThrownBy(
                        () -> answer("provider-owner", DECISION, BreachEscalation.DELEGATED, PERSON, "customer-owner"))
                .hasMessageContaining("not the account of a colleague");
        assertThatThrownBy(() -> answer("provider-owner", DECISION, BreachEscalation.DELEGATED))
                .hasMessageContaining("not the account of a colleague");
        answer("provider-owner", DECISION, BreachEscalation.DELEGATED, PERSON, "provider-data");
        assertThat(people()).containsExactly("provider-data");
        assertThat(task().getDueDate()).isEqualTo(Instant.parse("2026-05-04T21:00:00Z"));
        timeIsOver("2026-05-04T21:00:00Z");
        assertThat(people()).containsExactly("provider-executive");
    }

    @Test
    void whoeverItIsHandedOverToAnswersForIt() {
        aprilIsClosed();
        assertThatThrownBy(
                        () -> answer("provider-owner", DECISION, BreachEscalation.HANDED_OVER, PERSON, "provider-data"))
                .hasMessageContaining("A reason is needed");
        assertThatThrownBy(() -> answer(
                        "provider-owner",
                        DECISION,
                        BreachEscalation.HANDED_OVER,
                        PERSON,
                        "customer-owner",
                        REASON,
                        "x"))
                .hasMessageContaining("has no part on the side");
        assertThatThrownBy(() -> answer(
                        "provider-owner",
                        DECISION,
                        BreachEscalation.HANDED_OVER,
                        PERSON,
                        "provider-owner",
                        REASON,
                        "x"))
                .hasMessageContaining("names somebody else");
        answer(
                "provider-owner",
                DECISION,
                BreachEscalation.HANDED_OVER,
                PERSON,
                "provider-data",
                REASON,
                "Her machine");
        assertThat(people()).containsExactly("provider-data");
        assertThat(escalation().standing().owner()).isEqualTo("provider-data");
        answer("provider-data", DECISION, BreachEscalation.ACKNOWLEDGED);
        answer(
                "provider-data",
                DECISION,
                BreachEscalation.HANDED_OVER,
                PERSON,
                "provider-legal",
                REASON,
                "A matter of law");
        assertThat(instance()).isWaitingAt(BreachEscalation.TASK_EXPLAIN);
        assertThat(people()).containsExactlyInAnyOrder("provider-legal", "provider-owner");
    }

    @Test
    void itIsRaisedAndLoweredByHandWithAReason() {
        aprilIsClosed();
        assertThatThrownBy(() -> answer("provider-owner", DECISION, BreachEscalation.RAISED))
                .hasMessageContaining("A reason is needed");
        assertThatThrownBy(() -> answer("provider-owner", DECISION, BreachEscalation.LOWERED, REASON, "x"))
                .hasMessageContaining("Level 1 is the first");
        assertThat(offered()).contains("RAISED").doesNotContain("LOWERED");
        answer("provider-owner", DECISION, BreachEscalation.RAISED, REASON, "Beyond me");
        assertThat(people()).containsExactly("provider-executive");
        assertThat(offered()).contains("LOWERED").doesNotContain("RAISED");
        assertThatThrownBy(() -> answer("provider-executive", DECISION, BreachEscalation.RAISED, REASON, "x"))
                .hasMessageContaining("Level 2 is the last");
        MovedClock.moveTo("2026-05-05T10:00:00Z");
        answer("provider-executive", DECISION, BreachEscalation.LOWERED, REASON, "Yours after all");
        assertThat(people()).containsExactly("provider-owner");
        assertThat(task().getDueDate()).as("the time counts anew").isEqualTo(Instant.parse("2026-05-05T21:00:00Z"));
        assertThat(view().steps().get(0).why()).contains("raised by provider-owner");
    }

    @Test
    void aManagerMovesItFromOutsideAtAnyTime() {
        aprilIsClosed();
        long number = escalation().number();
        running.acknowledge(number, "provider-owner", "On the board");
        assertThat(instance()).isWaitingAt(BreachEscalation.TASK_EXPLAIN);
        assertThatThrownBy(() -> running.acknowledge(number, "provider-owner", ""))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("acknowledged already");
        running.handOver(number, "manager", "provider-data", "Closer to it");
        assertThat(instance()).isWaitingAt(BreachEscalation.TASK_ACKNOWLEDGE);
        assertThat(people()).containsExactly("provider-data");
        running.raise(number, "manager", "It hurts");
        assertThat(people()).containsExactly("provider-executive");
        running.lower(number, "manager", "Less than it seemed");
        assertThat(people()).containsExactly("provider-owner");
        assertThatThrownBy(() -> running.lower(number, "manager", "x")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> running.raise(number, "manager", " ")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> running.handOver(number, "manager", "ghost", "x"))
                .isInstanceOf(Problem.class);
        assertThat(kinds()).contains(Act.HANDED_OVER, Act.RAISED, Act.LOWERED);
    }

    @Test
    void anExplanationNeedsAPlanWithADateThatCanBeKept() {
        acknowledged();
        assertThatThrownBy(() -> answer("provider-owner", DECISION, BreachEscalation.PROPOSED, PLAN_DATE, "2026-05-31"))
                .hasMessageContaining("both needed");
        for (String date : List.of("", "tomorrow", "2026-05-03", "2027-06-01")) {
            assertThatThrownBy(() -> answer(
                            "provider-owner",
                            DECISION,
                            BreachEscalation.PROPOSED,
                            EXPLANATION,
                            "x",
                            PLAN,
                            "y",
                            PLAN_DATE,
                            date))
                    .isInstanceOf(ProcessEngineException.class)
                    .hasMessageContaining("The plan's");
        }
        assertThat(instance()).isWaitingAt(BreachEscalation.TASK_EXPLAIN);
        assertThat(kinds()).doesNotContain(Act.EXPLAINED);
    }

    private void correctApril(int reams) {
        boolean[] done = new boolean[1];
        String other = paper.deliveriesOfTheExample()
                .lines()
                .map(it -> {
                    if (!done[0] && it.contains(",2026-04-")) {
                        done[0] = true;
                        return it.replaceFirst("(?<=,)(\\d+),(north|south)", reams + ",$2");
                    }
                    return it;
                })
                .collect(Collectors.joining("\n", "", "\n"));
        paper.send(paper.deliveries(), other, null);
        paper.closeWhatIsDue();
    }

    @Test
    void aBreachThatIsNoneAnyMoreNeverEscalatesFurther() {
        aprilIsClosed();
        correctApril(3);
        assertThat(find()).hasValueSatisfying(it -> {
            assertThat(it.occurrence())
                    .as("a second close of the same breach begins nothing")
                    .isEqualTo(1);
            assertThat(it.standing().status()).isEqualTo(Status.OPEN);
        });
        correctApril(20);
        assertThat(ends()).contains(BreachEscalation.END_WITHDRAWN);
        assertThat(kinds()).endsWith(Act.WITHDRAWN, Act.STEP_NOT_FIRED);
        Escalation withdrawn = escalation();
        assertThat(withdrawn.standing().status()).isEqualTo(Status.WITHDRAWN);
        assertThatThrownBy(() -> running.raise(withdrawn.number(), "manager", "x"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("is over");
        correctApril(2);
        severityIsAssessed();
        assertThat(escalation().occurrence()).as("it came back").isEqualTo(2);
        assertThat(instance()).isWaitingAt(BreachEscalation.TASK_ACKNOWLEDGE);
    }

    @Test
    void untilItsSeverityIsAssessedNobodyHasIt() {
        aprilIsOver(it -> it);
        assertThat(instance()).isWaitingAt("Task_AssessSeverity");
        assertThat(view().line().next()).isEqualTo("its severity is assessed");
        assertThat(view().steps()).allSatisfy(it -> assertThat(it.state()).isEqualTo(StepState.NOT_REACHED));
        long number = escalation().number();
        assertThatThrownBy(() -> running.raise(number, "manager", "x"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("still being assessed");
        assertThatThrownBy(() -> running.acknowledge(number, "provider-owner", ""))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("still being assessed");
        correctApril(20);
        assertThat(ends()).contains(BreachEscalation.END_WITHDRAWN);
        assertThat(kinds()).containsExactly(Act.WITHDRAWN);
    }

    @Test
    void aBreachIsWithdrawnAlsoWhileItsPlanRuns() {
        agreed("2026-06-30");
        correctApril(20);
        assertThat(ends()).contains(BreachEscalation.END_WITHDRAWN);
    }

    @Test
    void termsWithoutALadderBringItToTheOwnerWithoutALimit() {
        aprilIsClosed(it -> it.replaceFirst("(?s)escalation:\n.*?disputes:", "disputes:"));
        assertThat(instance()).isWaitingAt(BreachEscalation.TASK_ACKNOWLEDGE_LAST);
        assertThat(people()).containsExactly("provider-owner");
        assertThat(task().getDueDate()).isNull();
        assertThat(escalation().standing().nextAt()).isNull();
        answer("provider-owner", DECISION, BreachEscalation.ACKNOWLEDGED);
        assertThat(task().getDueDate()).isNull();
        assertThat(view().line().next()).isEqualTo("explanation and plan");
        MovedClock.moveTo("2036-12-31T00:00:00Z");
        assertThat(due()).isEmpty();
    }

    @Test
    void aSevereBreachBeginsAboveTheFirstLevel() {
        aprilIsClosed(it -> it.replace(
                "    target: {atLeast: \"50\", unit: ream}\n",
                "    target: {atLeast: \"100\", unit: ream}\n    impact: high\n"));
        assertThat(escalation().standing().severity()).isEqualTo(Severity.CRITICAL);
        assertThat(escalation().standing().level()).isEqualTo(2);
        assertThat(people()).containsExactly("provider-executive");
        assertThat(view().steps().get(0).why()).isEqualTo("It began above this level, by its severity");
    }

    @Test
    void variablesThatSomebodySendsAlongChangeNothingElse() {
        aprilIsClosed();
        answer(
                "provider-owner",
                DECISION,
                BreachEscalation.ACKNOWLEDGED,
                "escalation",
                4711L,
                "outcome",
                BreachEscalation.AGREED,
                "escalationDeadlines",
                "x");
        assertThat(instance()).isWaitingAt(BreachEscalation.TASK_EXPLAIN);
        assertThat(instance()).variables().doesNotContainKey("escalationDeadlines");
        assertThatThrownBy(() -> answer("provider-owner", DECISION, "SETTLED"))
                .hasMessageContaining("Please choose one of");
    }
}
