package io.attain.audit.history.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.Milestone;
import io.attain.audit.Chain;
import io.attain.audit.Entry;
import io.attain.audit.Kind;
import io.attain.audit.RecordStore;
import io.attain.audit.history.FoundInstance;
import io.attain.audit.history.InstanceSearch;
import io.attain.audit.history.InstanceSearch.Place;
import io.attain.audit.history.InstanceSearch.State;
import io.attain.audit.history.InstanceSearch.Wanted;
import io.attain.audit.history.InstanceStory;
import io.attain.audit.history.InstanceStory.HandledTask;
import io.attain.audit.history.InstanceStory.MadeDecision;
import io.attain.audit.history.InstanceStory.SetTimer;
import io.attain.audit.history.ProcessArchive;
import io.attain.audit.history.Retention;
import io.attain.credit.workflow.PaperSupply;
import io.attain.negotiation.Negotiations;
import io.attain.workflow.MovedClock;
import io.attain.workflow.ProcessRun;
import io.attain.workflow.ProcessTest;
import io.attain.workflow.WalkedPaths;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ProcessTest
@Import(PaperSupply.class)
class ProcessHistoryProcessTest {

    private static final String CLOSE = "PeriodClose";
    private static final String ESCALATION = "BreachEscalation";

    @Autowired
    private PaperSupply paper;

    @Autowired
    private Negotiations negotiations;

    @Autowired
    private AgreementRegister register;

    @Autowired
    private InstanceSearch search;

    @Autowired
    private ProcessArchive archive;

    @Autowired
    private Retention retention;

    @Autowired
    private RecordStore record;

    @Autowired
    private ProcessEngine engine;

    private String reference = "";

    /** April of the paper supply is missed, closed, accepted by both sides, and one of the breaches acknowledged. */
    private void aprilIsOver() {
        MovedClock.moveTo("2026-01-02T10:00:00Z");
        reference = paper.takeOver();
        paper.sendTheExample();
        MovedClock.moveTo("2026-05-04T16:00:00Z");
        paper.closeWhatIsDue();
        ProcessRun run = new ProcessRun(engine);
        run.executeJobs(ESCALATION, reference);
        paper.acceptOnBothSides();
        Task breach = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(reference)
                .taskDefinitionKey("Task_Acknowledge")
                .list()
                .get(0);
        run.complete(breach, "provider-owner", Map.of("decision", "ACKNOWLEDGED"));
    }

    private List<FoundInstance> find(
            @Nullable String process, @Nullable String person, @Nullable State state, @Nullable String end) {
        return search.find(new Wanted(reference, process, person, null, null, state, end, null, 100));
    }

    private FoundInstance only(String process, @Nullable String person, @Nullable String end) {
        List<FoundInstance> found = find(process, person, null, end);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private InstanceStory story(FoundInstance instance) {
        return archive.story("auditor", instance.id()).orElseThrow();
    }

    @Test
    void instancesAreFoundByAgreementProcessPersonTimeAndOutcome() {
        aprilIsOver();
        assertThat(find(CLOSE, null, null, null)).hasSizeGreaterThan(3);
        assertThat(find(null, null, null, null))
                .hasSizeGreaterThan(find(CLOSE, null, null, null).size());
        assertThat(find(CLOSE, "customer-owner", State.ENDED, null)).containsExactly(only(CLOSE, null, "End_Settled"));
        assertThat(find(CLOSE, "customer-owner", State.RUNNING, null))
                .as("what they could answer")
                .isNotEmpty();
        assertThat(find(null, "nobody-of-that-name", null, null)).isEmpty();
        assertThat(find(ESCALATION, null, State.ENDED, null)).isEmpty();
        assertThat(find(ESCALATION, "provider-owner", State.RUNNING, null)).hasSize(2);
        Instant may = Instant.parse("2026-05-01T00:00:00Z");
        assertThat(search.find(new Wanted(reference, null, null, may, null, null, null, null, 100)))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.started()).isAfter(may));
        assertThat(search.find(new Wanted(reference, CLOSE, null, null, may, null, null, null, 100)))
                .isEmpty();
    }

    @Test
    void pagesGoOnWhereTheOneBeforeEnded() {
        aprilIsOver();
        List<FoundInstance> all = find(null, null, null, null);
        List<FoundInstance> paged = new ArrayList<>();
        Place after = null;
        List<FoundInstance> page;
        do {
            page = search.find(new Wanted(reference, null, null, null, null, null, null, after, 2));
            paged.addAll(page);
            if (!page.isEmpty()) {
                FoundInstance last = page.get(page.size() - 1);
                after = new Place(last.started(), last.id());
            }
        } while (!page.isEmpty());
        assertThat(paged).isEqualTo(all);
    }

    @Test
    void anInstanceTellsWhoDidWhatAndWhy() {
        aprilIsOver();
        InstanceStory close = story(only(CLOSE, null, "End_Settled"));
        assertThat(close.outcome()).isNotNull().doesNotStartWith("End_");
        List<HandledTask> statements = close.tasks().stream()
                .filter(it -> it.element().equals("Task_AnswerStatement"))
                .toList();
        assertThat(statements).hasSize(2).allSatisfy(task -> {
            assertThat(task.completed()).isTrue();
            assertThat(task.candidates()).isNotEmpty();
            assertThat(task.acts()).anySatisfy(act -> {
                assertThat(act.what()).isEqualTo("Complete");
                assertThat(task.candidates()).contains(act.who());
            });
            assertThat(task.answers()).anySatisfy(answer -> {
                assertThat(answer.field()).isEqualTo("decision");
                assertThat(answer.value()).isEqualTo("ACCEPTED");
                assertThat(answer.words()).isEqualTo("Yes, I accept it");
                assertThat(answer.label()).isNotEqualTo("decision");
            });
        });
        assertThat(close.timers()).isNotEmpty().allSatisfy(timer -> {
            assertThat(timer.due()).isNotNull();
            assertThat(timer.rule()).isNotEmpty();
            assertThat(timer.meaning()).isNotEmpty().doesNotContain("$");
            assertThat(timer.fired() == null).isNotEqualTo(timer.dropped() == null);
        });
        assertThat(close.path().passages())
                .filteredOn(it -> it.element().equals("Task_AnswerStatement"))
                .extracting(WalkedPaths.Passage::count)
                .containsExactly(2);
        assertThat(archive.diagram("auditor", close.instance().id()).orElseThrow())
                .contains("bpmndi:BPMNDiagram");

        InstanceStory escalation =
                story(find(ESCALATION, "provider-owner", null, null).get(0));
        MadeDecision severity = escalation.decisions().get(0);
        assertThat(severity.table()).isEqualTo("BreachSeverity");
        assertThat(severity.inputs()).hasSize(4).extracting(it -> it.name()).contains("Which time in a row");
        assertThat(severity.rules()).hasSize(1).allSatisfy(rule -> {
            assertThat(rule.row()).isPositive();
            assertThat(rule.reason()).isNotEmpty();
            assertThat(rule.outputs()).extracting(it -> it.name()).contains("Severity");
        });
        assertThat(escalation.timers())
                .filteredOn(it -> it.dropped() == null && it.fired() == null)
                .allSatisfy(it -> assertThat(it.on()).isNotNull());
        assertThat(archive.story("auditor", "there-is-none")).isEmpty();
    }

    @Test
    void aTimerThatFiresBeforeItsTimeWasBroughtForward() {
        Instant due = Instant.parse("2026-05-08T10:00:00Z");
        assertThat(timer(due, due).broughtForward()).isFalse();
        assertThat(timer(due, due.plusSeconds(1)).broughtForward()).isFalse();
        assertThat(timer(due, due.minusSeconds(1)).broughtForward()).isTrue();
        assertThat(timer(due, null).broughtForward()).isFalse();
    }

    private static SetTimer timer(Instant due, @Nullable Instant fired) {
        return new SetTimer("Event_TimeOver", "Nobody acknowledged", "", "", null, due, due, fired, 0, null);
    }

    @Test
    void aTimerThatFiredSaysSo() {
        MovedClock.moveTo("2026-01-02T10:00:00Z");
        reference = paper.takeOver();
        paper.sendTheExample();
        MovedClock.moveTo("2026-05-04T10:00:00Z");
        paper.closeWhatIsDue();
        ProcessRun run = new ProcessRun(engine);
        run.executeJobs(ESCALATION, reference);
        MovedClock.moveTo("2026-05-08T10:00:00Z");
        run.executeJobs(ESCALATION, reference);
        assertThat(story(find(ESCALATION, null, null, null).get(0)).timers())
                .extracting(SetTimer::fired)
                .contains(Instant.parse("2026-05-08T10:00:00Z"));
    }

    @Test
    void whatAnInstanceCalledIsUnfolded() {
        MovedClock.moveTo("2026-01-02T10:00:00Z");
        reference = propose("PAPER-HISTORY");
        InstanceStory lifecycle = story(only("AgreementLifecycle", null, null));
        assertThat(lifecycle.called()).hasSize(1);
        InstanceStory drafting = lifecycle.called().get(0);
        assertThat(drafting.instance().process()).isEqualTo("AgreementDrafting");
        assertThat(drafting.instance().parent()).isEqualTo(lifecycle.instance().id());
        assertThat(drafting.tasks()).isNotEmpty().allSatisfy(task -> {
            assertThat(task.ended()).isNull();
            assertThat(task.completed()).isFalse();
            assertThat(task.candidates()).isNotEmpty();
        });
    }

    @Test
    void whatCanBeSearchedForIsInTheModels() {
        assertThat(archive.processes())
                .filteredOn(it -> it.key().equals(CLOSE))
                .singleElement()
                .satisfies(it ->
                        assertThat(it.ends()).extracting(ProcessArchive.End::id).contains("End_Settled"));
    }

    @Test
    void noRecordOfAnAgreementInForceGoesAndOthersGoTenYearsAfterTheirEnd() {
        aprilIsOver();
        String inForce = reference;
        int of = instances(inForce);
        String ended = propose("PAPER-WITHDRAWN");
        Task needs = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(ended)
                .taskCandidateUser("provider-owner")
                .singleResult();
        new ProcessRun(engine).complete(needs, "provider-owner", Map.of("decision", "NOTHING_TO_SAY"));
        assertThat(recorded(ended, Kind.FORM)).singleElement().satisfies(it -> assertThat(it.rows())
                .contains(needs.getId()));
        negotiations.withdraw(ended, "provider-owner", "Not needed any more");
        assertThat(register.status(ended)).isEqualTo(Milestone.WITHDRAWN);
        assertThat(register.status(inForce)).isEqualTo(Milestone.IN_FORCE);
        int ofEnded = instances(ended);
        assertThat(ofEnded).isPositive();
        assertThat(instancesOf("CloseRun")).isPositive();

        MovedClock.moveTo("2026-05-20T10:00:00Z");
        cleanUp();
        assertThat(instancesOf("CloseRun")).isZero();
        assertThat(instances(ended)).isEqualTo(ofEnded);

        MovedClock.moveTo("2036-05-04T10:00:00Z");
        cleanUp();
        assertThat(instances(ended)).isEqualTo(ofEnded);

        MovedClock.moveTo("2036-05-05T10:00:00Z");
        cleanUp();
        assertThat(instances(ended)).isZero();
        assertThat(recorded(ended, Kind.REMOVAL)).singleElement().satisfies(it -> assertThat(it.rows())
                .contains(needs.getId()));
        assertThat(record.verify(null, null).findings())
                .as("what may go is not missed")
                .isEmpty();
        assertThat(instances(inForce)).isEqualTo(of);
        assertThat(story(search.find(new Wanted(inForce, ESCALATION, null, null, null, null, null, null, 1))
                                .get(0))
                        .decisions())
                .isNotEmpty();
        assertThat(register.milestones(ended)).isNotEmpty();
    }

    private String propose(String as) {
        String own = as.toLowerCase(Locale.ROOT);
        negotiations.propose(
                PaperSupply.read("examples/paper-supply.yaml")
                        .replace("PAPER-2026", as)
                        .replace("paper.deliveries", own + ".deliveries")
                        .replace("paper.reports", own + ".reports"),
                "provider-owner");
        return as;
    }

    private List<Entry> recorded(String agreement, Kind kind) {
        return record.find(
                new RecordStore.Query(Chain.agreement(agreement), null, Set.of(kind), null, null), null, 100);
    }

    private int instances(String agreement) {
        return search.find(new Wanted(agreement, null, null, null, null, null, null, null, 1000))
                .size();
    }

    private int instancesOf(String process) {
        return search.find(new Wanted(null, process, null, null, null, State.ENDED, null, null, 1000))
                .size();
    }

    /** The engine's own job, by hand, until it finds nothing more. */
    private void cleanUp() {
        int rounds = 0;
        do {
            String job = engine.getHistoryService().cleanUpHistoryAsync(true).getId();
            engine.getManagementService().executeJob(job);
        } while (!(retention.removable(1).isEmpty()
                        && retention.removableDecisions(1).isEmpty())
                && rounds++ < 50);
        assertThat(retention.removable(1)).isEmpty();
    }
}
