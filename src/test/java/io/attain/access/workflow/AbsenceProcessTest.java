package io.attain.access.workflow;

import static io.attain.access.Role.AREA_MANAGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attain.access.Absence;
import io.attain.access.AbsenceKeeping;
import io.attain.access.AbsenceKeeping.Plan;
import io.attain.access.Absences;
import io.attain.access.AccountKeeping.Refusal;
import io.attain.access.Accounts;
import io.attain.access.Areas;
import io.attain.access.DemoPeople;
import io.attain.access.PeopleManaged;
import io.attain.audit.Chain;
import io.attain.audit.Entry;
import io.attain.audit.Kind;
import io.attain.audit.RecordStore;
import io.attain.negotiation.Act;
import io.attain.negotiation.NegotiationAct;
import io.attain.negotiation.NegotiationRecord;
import io.attain.negotiation.Negotiations;
import io.attain.problem.Problem;
import io.attain.terms.Agreement.Role;
import io.attain.workflow.CoveredModels;
import io.attain.workflow.MovedClock;
import io.attain.workflow.ProcessRun;
import io.attain.workflow.ProcessTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

@ProcessTest
class AbsenceProcessTest {

    @RegisterExtension
    static final CoveredModels COVERAGE = new CoveredModels(AbsenceRun.KEY);

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 2);
    private static final String ABSENT = "customer-owner";
    private static final String DEPUTY = "customer-receiver";

    private static int number;

    @Autowired
    private AbsenceKeeping keeping;

    @Autowired
    private Absences absences;

    @Autowired
    private Negotiations negotiations;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Areas areas;

    @Autowired
    private PeopleManaged people;

    @Autowired
    private NegotiationRecord record;

    @Autowired
    private RecordStore trail;

    @Autowired
    private ProcessEngine engine;

    private ProcessRun run;
    private String reference;

    @BeforeEach
    void propose() throws IOException {
        MovedClock.moveTo(TODAY + "T15:00:00Z");
        run = new ProcessRun(engine);
        reference = "PAPER-A" + ++number;
        negotiations.propose(
                Files.readString(Path.of("examples/paper-supply.yaml")).replace("PAPER-2026", reference),
                "provider-owner");
    }

    @AfterEach
    void everybodyIsBack() {
        MovedClock.moveTo(TODAY + "T15:00:00Z");
        for (String account : List.of(ABSENT, "provider-owner", "provider-signatory", "provider-legal")) {
            keeping.own(account).forEach(it -> keeping.end(account, it.number()));
        }
    }

    private static Absence only(List<Absence> absences) {
        assertThat(absences).hasSize(1);
        return absences.get(0);
    }

    private void plan(String account, String deputy, LocalDate first, LocalDate last) {
        assertThat(keeping.plan(account, new Plan(account, deputy, first, last, "")))
                .isEmpty();
        run.executeJobs(AbsenceRun.KEY);
    }

    @Test
    void theDeputyDoesWhatIsOpenAndWhatComesUpInTheNameOfTheOneWhoIsAway() {
        plan(ABSENT, DEPUTY, TODAY, TODAY.plusDays(4));
        assertThat(keeping.withoutDeputy(only(keeping.own(ABSENT)))).doesNotContain(reference);
        assertThat(absences.standsInFor(DEPUTY, MovedClock.now())).containsExactly(ABSENT);
        Task needs = run.taskOf(DEPUTY, reference);
        assertThat(needs.getId()).isEqualTo(run.taskOf(ABSENT, reference).getId());

        run.complete(needs, DEPUTY, Map.of("decision", "STATED", "needs", "Paper every morning"));
        assertThat(record.of(reference, List.of(Role.CUSTOMER)))
                .filteredOn(it -> it.act() == Act.NEEDS_STATED)
                .extracting(NegotiationAct::actor)
                .containsExactly(ABSENT);
        assertThat(entries(Kind.NEGOTIATION, Kind.FORM)).allSatisfy(it -> {
            assertThat(it.actor()).isEqualTo(DEPUTY);
            assertThat(it.onBehalf()).isEqualTo(ABSENT);
        });
        assertThat(entries(Kind.FORM)).hasSize(1);

        run.complete(run.taskOf("provider-owner", reference), "provider-owner", Map.of("decision", "NOTHING_TO_SAY"));
        run.executeJobs("AgreementDrafting");
        run.complete(run.taskOf("provider-owner", reference), "provider-owner", Map.of("decision", "OFFERED"));
        run.executeJobs("AgreementDrafting");
        run.complete(
                run.taskOf("provider-legal", reference),
                "provider-legal",
                Map.of("decision", "APPROVED", "reason", "All of it is sound"));
        run.executeJobs("AgreementDrafting");
        assertThat(run.taskOf(DEPUTY, reference).getName()).startsWith("Answer the offer");

        MovedClock.moveTo("2026-01-07T00:00:00Z");
        run.executeJobs(AbsenceRun.KEY);
        assertThat(run.tasksOf(DEPUTY, reference)).isEmpty();
        assertThat(run.taskOf(ABSENT, reference).getName()).startsWith("Answer the offer");
        assertThat(absences.standsInFor(DEPUTY, MovedClock.now())).isEmpty();
        assertThat(run.ends(AbsenceRun.KEY)).contains("End_AbsenceOver");
    }

    private List<Entry> entries(Kind... kinds) {
        return trail
                .find(new RecordStore.Query(Chain.agreement(reference), null, Set.of(kinds), null, null), null, 100)
                .stream()
                .filter(it -> !it.actor().equals("provider-owner"))
                .toList();
    }

    @Test
    void whatIsClaimedComesFreeAndBack() {
        engine.getTaskService().setAssignee(run.taskOf(ABSENT, reference).getId(), ABSENT);
        plan(ABSENT, DEPUTY, TODAY, TODAY.plusDays(1));
        Task task = run.taskOf(DEPUTY, reference);
        assertThat(task.getAssignee()).isNull();
        engine.getTaskService().setAssignee(task.getId(), DEPUTY);

        keeping.end(ABSENT, only(keeping.own(ABSENT)).number());
        assertThat(run.taskOf(ABSENT, reference).getAssignee()).isNull();
        assertThat(run.tasksOf(DEPUTY, reference)).isEmpty();
        assertThat(keeping.own(ABSENT)).isEmpty();
    }

    /** It is the third of January in Taipei an hour after this test's day begins in Greenwich at three in the afternoon. */
    @Test
    void daysAreThoseOfTheZoneThatIsNamed() {
        LocalDate third = TODAY.plusDays(1);
        assertThat(keeping.plan(ABSENT, new Plan(ABSENT, DEPUTY, third, third, "Asia/Nowhere")))
                .map(Refusal::field)
                .contains("zone");
        assertThat(keeping.plan(ABSENT, new Plan(ABSENT, DEPUTY, third, third, "Asia/Taipei")))
                .isEmpty();
        Absence planned = only(keeping.own(ABSENT));
        assertThat(planned.from()).isEqualTo("2026-01-02T16:00:00Z");
        assertThat(planned.first()).isEqualTo(third);
        assertThat(planned.last()).isEqualTo(third);
        MovedClock.moveTo("2026-01-02T16:00:00Z");
        run.executeJobs(AbsenceRun.KEY);
        assertThat(run.tasksOf(DEPUTY, reference)).hasSize(1);
        MovedClock.moveTo("2026-01-03T16:00:00Z");
        run.executeJobs(AbsenceRun.KEY);
        assertThat(run.tasksOf(DEPUTY, reference)).isEmpty();
    }

    @Test
    void aManagerSaysItForSomebodyWhoFellIll() {
        Plan plan = new Plan(ABSENT, DEPUTY, TODAY, TODAY, "");
        as("provider-owner", null, () -> assertThat(keeping.plan("provider-owner", plan))
                .map(Refusal::reason)
                .contains("absence.account.unknown"));
        as("manager", io.attain.access.Role.MANAGER, () -> {
            assertThat(keeping.plan("manager", new Plan(ABSENT, "manager", TODAY, TODAY, "")))
                    .map(Refusal::reason)
                    .contains("absence.deputy.by");
            assertThat(keeping.plan("manager", new Plan("nobody", DEPUTY, TODAY, TODAY, "")))
                    .map(Refusal::reason)
                    .contains("absence.account.unknown");
            for (String stranger : List.of("provider-owner", "auditor")) {
                assertThat(keeping.plan("manager", new Plan(ABSENT, stranger, TODAY, TODAY, "")))
                        .as(stranger)
                        .map(Refusal::reason)
                        .contains("absence.deputy.stranger");
            }
            assertThat(keeping.plan("manager", plan)).isEmpty();
            assertThat(keeping.lookedAfter()).extracting(Absence::plannedBy).containsExactly("manager");
        });
        run.executeJobs(AbsenceRun.KEY);
        assertThat(run.tasksOf(DEPUTY, reference)).hasSize(1);
        assertThat(trail
                        .find(
                                // Other tests have moved the clock further, whose day goes on.
                                new RecordStore.Query(null, null, Set.of(Kind.ABSENCE), null, null), null, 100)
                        .stream()
                        .map(Entry::actor))
                .contains("manager");
        long number = only(keeping.own(ABSENT)).number();
        as("provider-owner", null, () -> assertThatThrownBy(() -> keeping.end("provider-owner", number))
                .isInstanceOf(Problem.class));
        keeping.end(ABSENT, number);
        assertThat(run.tasksOf(DEPUTY, reference)).isEmpty();
    }

    @Test
    void aManagerOfAnAreaSaysItForThoseOnlyWhoHaveNoPartElsewhere() throws IOException {
        accounts.save("area-manager", "Manager of an area", DemoPeople.PASSWORD, Set.of(AREA_MANAGER), true);
        accounts.save("ill", "Ilse Ill", DemoPeople.PASSWORD, Set.of(), true);
        areas.change("area-manager", Set.of("Hudson Paper Mill"));
        proposeWithIll("paper-supply", "PAPER-2026");
        as("area-manager", AREA_MANAGER, () -> assertThat(people.covered(Set.of("ill")))
                .containsExactly("ill"));
        proposeWithIll("qualified-leads", "LEADS-2026");
        as("area-manager", AREA_MANAGER, () -> assertThat(
                        keeping.plan("area-manager", new Plan("ill", DEPUTY, TODAY, TODAY, "")))
                .map(Refusal::reason)
                .contains("absence.account.unknown"));
    }

    private void proposeWithIll(String example, String exampleReference) throws IOException {
        negotiations.propose(
                Files.readString(Path.of("examples", example + ".yaml"))
                        .replace(exampleReference, reference + "-" + example)
                        // Series of its own, since others are kept for those who have a part in what reads them.
                        .replaceAll("\\b(paper|marketing|sales)\\.(?=[a-z])", "ill-$1.")
                        .replace("customer-owner", "ill"),
                "provider-owner");
    }

    private static void as(String user, io.attain.access.@Nullable Role role, Runnable action) {
        SecurityContextHolder.getContext()
                .setAuthentication(
                        new TestingAuthenticationToken(user, "", role == null ? "ROLE_NOBODY" : role.authority()));
        try {
            action.run();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    @Test
    void anAbsenceThatIsStillToComeIsCalledOff() {
        plan(ABSENT, DEPUTY, TODAY.plusDays(3), TODAY.plusDays(4));
        assertThat(run.tasksOf(DEPUTY, reference)).isEmpty();
        assertThat(absences.standsInFor(DEPUTY, MovedClock.now())).isEmpty();
        Absence planned = only(keeping.entrusted(DEPUTY));
        as(DEPUTY, null, () -> assertThatThrownBy(() -> keeping.end(DEPUTY, planned.number()))
                .isInstanceOf(Problem.class));
        keeping.end(ABSENT, planned.number());
        assertThat(run.ends(AbsenceRun.KEY)).contains("End_CalledOff");
        MovedClock.moveTo("2026-01-05T12:00:00Z");
        run.executeJobs(AbsenceRun.KEY);
        assertThat(run.tasksOf(DEPUTY, reference)).isEmpty();
    }

    @Test
    void nobodyDoesTheOtherSidesTasks() {
        plan("provider-owner", DEPUTY, TODAY, TODAY);
        assertThat(keeping.withoutDeputy(only(keeping.own("provider-owner")))).contains(reference);
        assertThat(run.tasksOf(DEPUTY, reference)).isEmpty();
        run.complete(run.taskOf("provider-owner", reference), "provider-owner", Map.of("decision", "NOTHING_TO_SAY"));
        run.complete(run.taskOf(ABSENT, reference), ABSENT, Map.of("decision", "NOTHING_TO_SAY"));
        run.executeJobs("AgreementDrafting");
        assertThat(run.taskOf("provider-owner", reference).getName()).startsWith("Draft the terms");
        assertThat(run.tasksOf(DEPUTY, reference)).isEmpty();
    }

    @Test
    void nobodySignsForSomebodyWhoIsAway() {
        run.complete(run.taskOf("provider-owner", reference), "provider-owner", Map.of("decision", "NOTHING_TO_SAY"));
        run.complete(run.taskOf(ABSENT, reference), ABSENT, Map.of("decision", "NOTHING_TO_SAY"));
        run.executeJobs("AgreementDrafting");
        run.complete(run.taskOf("provider-owner", reference), "provider-owner", Map.of("decision", "OFFERED"));
        run.executeJobs("AgreementDrafting");
        plan("provider-legal", "provider-data", TODAY, TODAY);
        plan("provider-signatory", "provider-data", TODAY, TODAY);
        run.complete(
                run.taskOf("provider-data", reference),
                "provider-data",
                Map.of("decision", "APPROVED", "reason", "All of it is sound"));
        run.executeJobs("AgreementDrafting");
        run.complete(run.taskOf(ABSENT, reference), ABSENT, Map.of("decision", "ACCEPTED"));
        run.executeJobs("AgreementSignOff");
        assertThat(run.taskOf("provider-signatory", reference).getName()).startsWith("Sign the agreement");
        assertThat(run.tasksOf("provider-data", reference)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "nobody,            2026-01-02, 2026-01-02, absence.deputy.unknown",
        "customer-owner,    2026-01-02, 2026-01-02, absence.deputy.self",
        "auditor,           2026-01-02, 2026-01-02, absence.deputy.apart",
        "administrator,     2026-01-02, 2026-01-02, absence.deputy.apart",
        "customer-receiver, 2026-01-01, 2026-01-02, absence.first.form",
        "customer-receiver,           , 2026-01-02, absence.first.form",
        "customer-receiver, 2027-01-04, 2027-01-04, absence.first.form",
        "customer-receiver, 2026-01-03, 2026-01-02, absence.last.form",
        "customer-receiver, 2026-01-03,           , absence.last.form",
        "customer-receiver, 2026-01-03, 2027-01-05, absence.last.form",
        "customer-receiver, 2026-02-10, 2026-02-12, absence.overlaps",
        "customer-receiver, 2026-02-01, 2026-02-28, absence.overlaps"
    })
    void whatCannotBeIsRefused(String deputy, @Nullable LocalDate first, @Nullable LocalDate last, String reason) {
        plan(ABSENT, DEPUTY, LocalDate.of(2026, 2, 10), LocalDate.of(2026, 2, 10));
        assertThat(keeping.plan(ABSENT, new Plan(ABSENT, deputy, first, last, "")))
                .map(Refusal::reason)
                .contains(reason);
        assertThat(keeping.own(ABSENT)).hasSize(1);
    }
}
