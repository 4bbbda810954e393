package io.attain.negotiation.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.Examples;
import io.attain.agreement.Milestone;
import io.attain.agreement.ReachedMilestone;
import io.attain.negotiation.Act;
import io.attain.negotiation.AgreementRequest;
import io.attain.negotiation.Drafts;
import io.attain.negotiation.NegotiationAct;
import io.attain.negotiation.NegotiationRecord;
import io.attain.negotiation.Negotiations;
import io.attain.negotiation.Requests;
import io.attain.negotiation.Signature;
import io.attain.negotiation.Signatures;
import io.attain.problem.Problem;
import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Role;
import io.attain.terms.Objective;
import io.attain.workflow.CoveredModels;
import io.attain.workflow.MovedClock;
import io.attain.workflow.ProcessRun;
import io.attain.workflow.ProcessTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ProcessTest
class NegotiationProcessTest {

    @RegisterExtension
    static final CoveredModels COVERAGE = new CoveredModels(AgreementDrafting.KEY, AgreementSignOff.KEY);

    private static final String TARGET = "atLeast: \"80\"";

    private static int number;

    @Autowired
    private Negotiations negotiations;

    @Autowired
    private AgreementRegister register;

    @Autowired
    private Requests requests;

    @Autowired
    private Drafts drafts;

    @Autowired
    private Signatures signatures;

    @Autowired
    private NegotiationRecord record;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private ProcessEngine engine;

    private ProcessRun run;
    private String reference;

    @BeforeEach
    void start() {
        MovedClock.moveTo("2026-01-02T15:00:00Z");
        run = new ProcessRun(engine);
        reference = "PAPER-N" + ++number;
    }

    @Test
    void anAgreementThatAllHaveSignedIsInForceUntilItsTermIsOver() {
        propose();
        ProcessInstance lifecycle = run.instance(AgreementLifecycle.KEY, reference);
        assertThat(lifecycle).isWaitingAt(AgreementLifecycle.CALL_DRAFT);
        agree();
        assertThat(lifecycle).isWaitingAt(AgreementLifecycle.CALL_SIGN_OFF);
        sign("provider-signatory", "SIGNED", "");
        assertThat(register.status(reference)).isEqualTo(Milestone.AGREED);
        sign("customer-signatory", "SIGNED", "");
        assertThat(register.status(reference)).isEqualTo(Milestone.IN_FORCE);
        assertThat(signatures.of(register.get(reference)))
                .extracting(Signature::hash)
                .containsOnly(register.get(reference).hash());
        assertThat(run.ends(AgreementSignOff.KEY, reference)).contains(AgreementSignOff.END_SIGNED);

        MovedClock.moveTo("2027-01-01T04:59:59Z");
        run.executeAllJobs(AgreementLifecycle.KEY, reference);
        assertThat(register.status(reference)).isEqualTo(Milestone.IN_FORCE);
        MovedClock.moveTo("2027-01-01T05:00:00Z");
        run.executeAllJobs(AgreementLifecycle.KEY, reference);
        assertThat(lifecycle).isWaitingAt(AgreementLifecycle.EVENT_LOOK_AGAIN);
        assertThat(milestones())
                .containsExactly(
                        Milestone.DRAFTED,
                        Milestone.OFFERED,
                        Milestone.AGREED,
                        Milestone.SIGNED,
                        Milestone.IN_FORCE,
                        Milestone.EXPIRED);
    }

    @Test
    void needsAreReadByBothAndLimitsByTheirOwnSideOnly() {
        propose();
        answer("customer-owner", "STATED", Map.of("needs", "Paper every morning", "limits", "We would pay 5 % more"));
        assertThatThrownBy(() -> answer("provider-owner", "STATED", Map.of()))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("what your side needs");
        answer("provider-owner", "STATED", Map.of("limits", "Not before nine"));
        run.executeJobs(AgreementDrafting.KEY, reference);
        assertThat(record.of(reference, List.of(Role.PROVIDER)))
                .extracting(NegotiationAct::words)
                .containsExactly("Paper every morning", "Not before nine");
        Task draft = run.taskOf("provider-owner", reference);
        String view = String.valueOf(engine.getTaskService().getVariablesLocal(draft.getId()));
        assertThat(view)
                .contains("Paper every morning")
                .contains("Not before nine")
                .doesNotContain("5 % more");
    }

    @Test
    void aDraftThatIsGivenUpIsOfferedToNobody() {
        propose();
        needs();
        assertThatThrownBy(() -> answer("provider-owner", "ABANDONED", Map.of()))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("why the draft is given up");
        answer("provider-owner", "ABANDONED", Map.of("reason", "Too dear"));
        assertThat(run.ends(AgreementDrafting.KEY, reference)).containsExactly(AgreementDrafting.END_ABANDONED);
        assertThat(run.ends(AgreementLifecycle.KEY, reference)).containsExactly(AgreementLifecycle.END_ABANDONED);
        assertThat(register.milestones(reference)).last().satisfies(last -> {
            assertThat(last.milestone()).isEqualTo(Milestone.ABANDONED);
            assertThat(last.reason()).isEqualTo("Too dear");
        });
    }

    @Test
    void needsThatNobodyStatesInTimeHoldNothingUp() {
        propose();
        assertThat(run.taskOf("customer-owner", reference).getName()).startsWith("State needs and limits");
        MovedClock.moveTo("2026-01-16T15:00:00Z");
        run.executeJobs(AgreementDrafting.KEY, reference);
        assertThat(run.taskOf("provider-owner", reference).getName()).startsWith("Draft the terms");
        assertThat(run.tasksOf("customer-owner", reference)).isEmpty();
    }

    @Test
    void aDraftWithAnErrorIsNotOfferedAndOneWithWarningsNeedsAReason() {
        propose();
        needs();
        write("provider-owner", Role.PROVIDER, document().replace(TARGET, "atLeast: \"much\""));
        assertThatThrownBy(() -> answer("provider-owner", "OFFERED", Map.of()))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("error")
                .hasMessageContaining("line");
        write("provider-owner", Role.PROVIDER, withoutDisputes());
        assertThatThrownBy(() -> answer("provider-owner", "OFFERED", Map.of()))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("warning");
        answer("provider-owner", "OFFERED", Map.of("reason", "We have always settled by telephone"));
        assertThat(acts(Role.PROVIDER)).contains(Act.WARNINGS_ACCEPTED);
        assertThat(acts(Role.CUSTOMER)).doesNotContain(Act.WARNINGS_ACCEPTED);
        assertThat(register.get(reference).revision()).isEqualTo(1);
        legal("provider-legal", "APPROVED");
        assertThat(register.get(reference).revision()).isEqualTo(2);
    }

    @Test
    void anotherReferenceOrVersionOrASignatoryWithoutAccountIsNotOffered() {
        propose();
        needs();
        write("provider-owner", Role.PROVIDER, document().replace(reference, "OTHER-1"));
        assertThatThrownBy(() -> answer("provider-owner", "OFFERED", Map.of()))
                .hasMessageContaining("reference and version stay");
        write("provider-owner", Role.PROVIDER, document().replace("user: provider-signatory", "user: nobody"));
        assertThatThrownBy(() -> answer("provider-owner", "OFFERED", Map.of()))
                .hasMessageContaining("nobody is to sign and has no account");
        String oneForBoth = document().replace("user: provider-signatory", "user: customer-signatory");
        write("provider-owner", Role.PROVIDER, oneForBoth);
        assertThatThrownBy(() -> answer("provider-owner", "OFFERED", Map.of()))
                .hasMessageContaining("signs for both sides");
        write("provider-owner", Role.PROVIDER, oneForBoth + "\nnegotiation: {samePersonForBothSides: true}\n");
        answer("provider-owner", "OFFERED", Map.of());
        legal("provider-legal", "APPROVED");
        answer("customer-owner", "ACCEPTED", Map.of());
        sign("customer-signatory", "SIGNED", "");
        assertThat(register.status(reference)).isEqualTo(Milestone.IN_FORCE);
    }

    @Test
    void whatASeriesRefusesIsSaidAtOnceAndLeavesNoIncident() {
        propose();
        needs();
        write(
                "provider-owner",
                Role.PROVIDER,
                document().replace("series: paper.reports}", "}").replace("series: paper.reports", "series: none"));
        assertThatThrownBy(() -> answer("provider-owner", "OFFERED", Map.of("reason", "None of these matter")))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("none");
        assertThat(register.get(reference).revision()).isEqualTo(1);
        write("provider-owner", Role.PROVIDER, document().replace(TARGET, "atLeast: \"81\""));
        offer("provider");
        assertThat(register.get(reference).revision()).isEqualTo(2);
        assertThat(engine.getRuntimeService().createIncidentQuery().count()).isZero();
    }

    @Test
    void counselSendsADraftBack() {
        propose();
        needs();
        answer("provider-owner", "OFFERED", Map.of());
        legal("provider-legal", "OBJECTED");
        Task draft = run.taskOf("provider-owner", reference);
        assertThat(draft.getName()).startsWith("Draft the terms");
        assertThat(acts(Role.CUSTOMER)).doesNotContain(Act.LEGAL_OBJECTED);
        assertThat(register.status(reference)).isEqualTo(Milestone.DRAFTED);
        answer("provider-owner", "OFFERED", Map.of());
        legal("provider-legal", "APPROVED");
        assertThat(register.status(reference)).isEqualTo(Milestone.OFFERED);
    }

    @Test
    void otherTermsAreOfferedInReturnUntilBothHoldTheSameText() {
        propose();
        needs();
        offer("provider");
        assertThatThrownBy(() -> answer("customer-owner", "COUNTERED", Map.of()))
                .hasMessageContaining("change the terms on the draft's page first");
        write("customer-owner", Role.CUSTOMER, document().replace(TARGET, "atLeast: \"82\""));
        assertThatThrownBy(() -> answer("customer-owner", "ACCEPTED", Map.of()))
                .hasMessageContaining("You have changed terms");
        assertThat(drafts.of(reference, Role.PROVIDER).changed()).isFalse();
        answer("customer-owner", "COUNTERED", Map.of("reason", "Ninety-seven"));
        legal("customer-legal", "APPROVED");
        AgreementVersion second = register.get(reference);
        assertThat(second.revision()).isEqualTo(2);
        assertThat(second.recordedBy()).isEqualTo("customer-owner");
        write("provider-owner", Role.PROVIDER, document().replace(TARGET, "atLeast: \"81\""));
        answer("provider-owner", "COUNTERED", Map.of("reason", "Ninety-six"));
        legal("provider-legal", "APPROVED");
        answer("customer-owner", "ACCEPTED", Map.of());
        assertThat(register.get(reference).revision()).isEqualTo(3);
        assertThat(acts(Role.CUSTOMER)).containsSubsequence(Act.OFFERED, Act.COUNTERED, Act.COUNTERED, Act.ACCEPTED);
        assertThat(run.ends(AgreementDrafting.KEY, reference)).containsExactly(AgreementDrafting.END_AGREED);
    }

    @Test
    void anOfferThatIsRejectedEndsIt() {
        propose();
        needs();
        offer("provider");
        answer("customer-owner", "REJECTED", Map.of("reason", "We buy elsewhere"));
        assertThat(run.ends(AgreementDrafting.KEY, reference)).containsExactly(AgreementDrafting.END_REJECTED);
        assertThat(register.milestones(reference)).last().satisfies(last -> {
            assertThat(last.milestone()).isEqualTo(Milestone.REFUSED);
            assertThat(last.actor()).isEqualTo("customer-owner");
        });
    }

    @Test
    void anOfferThatNobodyAnswersGoesBack() {
        propose();
        needs();
        offer("provider");
        assertThat(run.taskOf("customer-owner", reference).getDueDate()).isEqualTo("2026-01-16T15:00:00Z");
        MovedClock.moveTo("2026-01-16T15:00:00Z");
        run.executeJobs(AgreementDrafting.KEY, reference);
        assertThat(run.taskOf("provider-owner", reference).getName()).startsWith("Draft the terms");
        assertThat(acts(Role.CUSTOMER)).contains(Act.LAPSED);
        assertThat(register.status(reference)).isEqualTo(Milestone.DRAFTED);
    }

    @Test
    void theCustomerDraftsFirstWhatItAsksFor() {
        negotiations.request(request("CUSTOMER", "qualified-leads"), "customer-owner");
        assertThat(register.get(reference).terms().title()).isEqualTo("Leads");
        for (String owner : List.of("customer-owner", "provider-owner")) {
            answer(owner, "NOTHING_TO_SAY", Map.of());
        }
        run.executeJobs(AgreementDrafting.KEY, reference);
        assertThat(run.taskOf("customer-owner", reference).getName()).startsWith("Draft the terms");
        answer("customer-owner", "OFFERED", Map.of("reason", "Fine as it is"));
        run.executeJobs(AgreementDrafting.KEY, reference);
        answer("provider-owner", "ACCEPTED", Map.of());
        assertThat(register.status(reference)).isEqualTo(Milestone.AGREED);
    }

    @Test
    void anAgreementIsAskedForWithTheStartForm() {
        startForm("customer-owner", form());
        assertThat(register.get(reference).terms().people())
                .extracting(it -> it.user())
                .contains("customer-owner", "provider-owner");
        assertThat(run.instance(AgreementLifecycle.KEY, reference)).isNotNull();
        assertThat(acts(Role.PROVIDER)).contains(Act.NEEDS_STATED);
        assertThatThrownBy(() -> startForm("customer-owner", form())).hasMessageContaining(reference);
        Map<String, Object> copy = form();
        copy.putAll(Map.of("template", "copy", "copied", reference, "reference", reference + "-2"));
        startForm("customer-owner", copy);
        assertThat(register.find(reference + "-2")).isPresent();
        assertThatThrownBy(() -> startForm("customer-legal", copy)).hasMessageContaining("no agreement of yours");
        Map<String, Object> wrong = form();
        wrong.putAll(Map.of("reference", reference + "-3", "from", "soon"));
        assertThatThrownBy(() -> startForm("customer-owner", wrong)).hasMessageContaining("2027-01-31");
    }

    @Test
    void theStartFormTakesWishedLevels() {
        Map<String, Object> wishing = form();
        wishing.putAll(Map.of("template", "paper-supply", "levels", " on-time: 98.50\n\nreams : 60, price 1400.00\n"));
        startForm("customer-owner", wishing);
        Agreement terms = register.get(reference).terms();
        assertThat(terms.objective("on-time").orElseThrow().target().bound()).hasToString("98.50");
        assertThat(register.get(reference).document())
                .contains("below: '98.50'")
                .doesNotContain("below: '90'");
        assertThat(terms.objective("reams").orElseThrow().target().bound()).hasToString("60");
        assertThat(terms.objective("reams").orElseThrow().price()).hasToString("1400.00");
        assertThat(terms.objective("confirmed").orElseThrow().target().bound()).hasToString("80");
        assertThat(record.of(reference, List.of(Role.PROVIDER)))
                .extracting(it -> it.words().replace('\u00a0', ' '))
                .contains("Delivered on Monday: at least 98.50 %; Reams delivered: at least 60 ream, for 1400.00 USD");
        reference = reference + "-W";
        Map.of(
                        "on-time 98", "“on-time 98”",
                        "on-time: 98; reams: 60", "expected a number, found '98; reams: 60'",
                        "ontime: 98", "there is no objective “ontime”, only reams, on-time, confirmed, reports",
                        "on-time: 98\non-time: 97", "has a level already",
                        "on-time: , price 5\nreports: ", "neither a target nor a price",
                        "on-time: 98, price -5", "is negative",
                        "on-time: 98, price low", "the price of “on-time”: expected a number")
                .forEach((levels, said) -> {
                    Map<String, Object> wrong = form();
                    wrong.putAll(Map.of("template", "paper-supply", "levels", levels));
                    assertThatThrownBy(() -> startForm("customer-owner", wrong)).hasMessageContaining(said);
                });
        assertThat(register.find(reference)).isEmpty();
    }

    @Test
    void theStartFormNamesTheObjectivesOfEveryTemplate() throws IOException {
        String form = Files.readString(Path.of("forms/request-agreement.form"));
        for (String template : Examples.NAMES) {
            assertThat(form)
                    .contains(requests.terms(template, "customer-owner").objectives().stream()
                            .map(Objective::id)
                            .collect(Collectors.joining(", ", "| ", " |")));
        }
    }

    @Test
    void whoeverStartsTheProcessForAnAgreementThatIsThereAlreadyGetsNowhere() {
        propose();
        assertThatThrownBy(() -> engine.getRuntimeService()
                        .startProcessInstanceByKey(
                                AgreementLifecycle.KEY, reference, Map.of(AgreementLifecycle.SIGNED_ELSEWHERE, true)))
                .hasMessageContaining("already an agreement");
        assertThat(run.instances(AgreementLifecycle.KEY, reference)).hasSize(1);
    }

    @Test
    void nobodySkipsWhatAProcessAsks() {
        propose();
        assertThatThrownBy(() -> engine.getRuntimeService()
                        .createProcessInstanceByKey(AgreementLifecycle.KEY)
                        .businessKey(reference)
                        .startBeforeActivity("Task_PutInForce")
                        .execute())
                .hasMessageContaining("starts at its beginning");
        assertThat(register.status(reference)).isEqualTo(Milestone.DRAFTED);
    }

    @Test
    void eachSideAppointsItsOwnPeople() {
        propose();
        needs();
        write(
                "provider-owner",
                Role.PROVIDER,
                document().replace("{user: customer-owner, party", "{user: provider-owner, party"));
        assertThatThrownBy(() -> answer("provider-owner", "OFFERED", Map.of("reason", "Nobody will notice")))
                .hasMessageContaining("appoints its own people");
        write(
                "provider-owner",
                Role.PROVIDER,
                document().replace("{user: provider-data, party", "{user: provider-legal, party"));
        answer("provider-owner", "OFFERED", Map.of("reason", "Ours to say"));
        legal("provider-legal", "APPROVED");
        assertThat(register.get(reference).revision()).isEqualTo(2);
    }

    @Test
    void oneRefusalEndsTheSigning() {
        propose();
        agree();
        sign("customer-signatory", "REFUSED", "The cap is too low");
        assertThat(run.ends(AgreementSignOff.KEY, reference)).contains(AgreementSignOff.END_REFUSED);
        assertThat(run.ends(AgreementLifecycle.KEY, reference)).containsExactly(AgreementLifecycle.END_REFUSED);
        assertThat(acts(Role.PROVIDER)).contains(Act.TASK_CLOSED);
        assertThat(register.milestones(reference)).last().satisfies(last -> {
            assertThat(last.milestone()).isEqualTo(Milestone.REFUSED);
            assertThat(last.actor()).isEqualTo("customer-signatory");
            assertThat(last.reason()).isEqualTo("The cap is too low");
        });
    }

    @Test
    void aSignatoryWhoWantsOtherTermsSendsThemBackAndVoidsTheSignatures() {
        propose();
        agree();
        sign("provider-signatory", "SIGNED", "");
        for (int round = 1; round <= 2; round++) {
            sign("customer-signatory", "CHANGES_WANTED", "Cap it, " + round);
            assertThat(register.status(reference)).isEqualTo(Milestone.DRAFTED);
            Task draft = run.taskOf("customer-owner", reference);
            assertThat(draft.getName()).startsWith("Draft the terms");
            assertThat(String.valueOf(engine.getTaskService().getVariablesLocal(draft.getId())))
                    .contains("Cap it, " + round);
            write("customer-owner", Role.CUSTOMER, document().replace(TARGET, "atLeast: \"8" + round + "\""));
            answer("customer-owner", "OFFERED", Map.of("reason", "As asked"));
            legal("customer-legal", "APPROVED");
            answer("provider-owner", "ACCEPTED", Map.of());
            assertThat(signatures.of(register.get(reference))).isEmpty();
        }
        sign("customer-signatory", "SIGNED", "");
        assertThat(register.status(reference)).isEqualTo(Milestone.AGREED);
        sign("provider-signatory", "SIGNED", "");
        assertThat(register.status(reference)).isEqualTo(Milestone.IN_FORCE);
        assertThat(register.get(reference).revision()).isEqualTo(3);
        assertThat(run.ends(AgreementSignOff.KEY, reference)).contains(AgreementSignOff.END_CHANGES_WANTED);
    }

    @Test
    void whoDoesNotSignGivesAReasonAndAnAnswerMustBeOneOfThose() {
        propose();
        agree();
        assertThatThrownBy(() -> sign("customer-signatory", "ACCEPTED", ""))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("SIGNED");
        assertThatThrownBy(() -> sign("customer-signatory", "REFUSED", " "))
                .rootCause()
                .isInstanceOf(Problem.class)
                .hasMessageContaining("gives a reason");
    }

    @Test
    void nobodySignsForSomebodyElseUnlessAppointed() {
        propose();
        agree();
        Task task = run.taskOf("provider-signatory", reference);
        assertThatThrownBy(() -> run.complete(task, "manager", Map.of(AgreementSignOff.DECISION, "SIGNED")))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("TASK_WORK");
        for (String wrong : List.of("customer-owner", "customer-signatory", "ghost")) {
            assertThatThrownBy(() -> delegate("provider-signatory", wrong)).isInstanceOf(ProcessEngineException.class);
        }
        delegate("provider-signatory", "provider-owner");
        assertThat(run.tasksOf("provider-signatory", reference)).isEmpty();
        sign("provider-owner", "SIGNED", "");
        sign("customer-signatory", "SIGNED", "");
        assertThat(register.status(reference)).isEqualTo(Milestone.IN_FORCE);
        assertThat(signatures.of(register.get(reference)))
                .extracting(Signature::signatory, Signature::account)
                .contains(org.assertj.core.groups.Tuple.tuple("provider-signatory", "provider-owner"));
    }

    @Test
    void whoHasNotSignedIsRemindedAndThenTheSuperiorIsAskedInWorkingHours() {
        propose();
        agree();
        MovedClock.moveTo("2026-01-05T15:00:00Z");
        run.executeJobs(AgreementSignOff.KEY, reference);
        assertThat(acts(Role.PROVIDER)).contains(Act.REMINDED);
        assertThat(run.taskOf("customer-signatory", reference).getPriority()).isEqualTo(60);
        // Two weeks are over on a Friday at ten in New York, within the mill's hours.
        MovedClock.moveTo("2026-01-16T15:00:02Z");
        run.executeJobs(AgreementSignOff.KEY, reference);
        assertThat(acts(Role.PROVIDER)).contains(Act.ESCALATED);
        answer("provider-executive", "CHASED", Map.of("reason", "On holiday until Monday"));
        answer("customer-executive", "DELEGATED", Map.of("delegate", "customer-owner", "reason", "Left the company"));
        sign("customer-owner", "SIGNED", "");
        sign("provider-signatory", "SIGNED", "");
        assertThat(register.status(reference)).isEqualTo(Milestone.IN_FORCE);
    }

    @Test
    void anOpenEscalationDoesNotHoldASignatureUp() {
        propose();
        agree();
        MovedClock.moveTo("2026-01-16T15:00:02Z");
        run.executeJobs(AgreementSignOff.KEY, reference);
        sign("customer-signatory", "SIGNED", "");
        sign("provider-signatory", "SIGNED", "");
        assertThat(register.status(reference)).isEqualTo(Milestone.IN_FORCE);
        assertThat(run.tasksOf("provider-executive", reference)).isEmpty();
    }

    @Test
    void whatIsWithdrawnLeavesNoTaskBehind() {
        propose();
        negotiations.withdraw(reference, "customer-owner", "Not needed any more");
        assertThat(run.ends(AgreementLifecycle.KEY, reference)).containsExactly(AgreementLifecycle.END_WITHDRAWN);
        assertThat(run.tasksOf("provider-owner", reference)).isEmpty();
        assertThat(register.milestones(reference)).last().satisfies(last -> {
            assertThat(last.milestone()).isEqualTo(Milestone.WITHDRAWN);
            assertThat(last.actor()).isEqualTo("customer-owner");
        });
        start();
        propose();
        agree();
        negotiations.withdraw(reference, "provider-owner", "Sold the mill");
        assertThat(run.tasksOf("provider-signatory", reference)).isEmpty();
        assertThat(register.status(reference)).isEqualTo(Milestone.WITHDRAWN);
        assertThatThrownBy(() -> negotiations.withdraw(reference, "provider-owner", "Again"))
                .isInstanceOf(Problem.class);
    }

    @Test
    void aTermThatBeginsLaterIsWaitedForAndCanStillBeEnded() {
        MovedClock.moveTo("2025-12-01T10:00:00Z");
        propose();
        agree();
        signBoth();
        assertThat(register.status(reference)).isEqualTo(Milestone.SIGNED);
        MovedClock.moveTo("2026-01-01T05:00:00Z");
        run.executeJobs(AgreementLifecycle.KEY, reference);
        assertThat(register.status(reference)).isEqualTo(Milestone.IN_FORCE);

        MovedClock.moveTo("2025-12-01T10:00:00Z");
        start();
        MovedClock.moveTo("2025-12-01T10:00:00Z");
        propose();
        agree();
        signBoth();
        negotiations.terminate(reference, "manager", "Both changed their minds");
        assertThat(register.status(reference)).isEqualTo(Milestone.CLOSED);
    }

    @Test
    void variablesThatSomebodySendsAlongChangeNothing() {
        propose();
        needs();
        Task draft = run.taskOf("provider-owner", reference);
        run.complete(
                draft,
                "provider-owner",
                Map.of(
                        AgreementDrafting.DECISION, "OFFERED",
                        AgreementDrafting.SIDE, "CUSTOMER",
                        AgreementDrafting.OUTCOME, "AGREED",
                        AgreementDrafting.OFFERED_BY, "customer-owner"));
        run.executeJobs(AgreementDrafting.KEY, reference);
        legal("provider-legal", "APPROVED");
        assertThat(run.taskOf("customer-owner", reference).getName()).startsWith("Answer the offer");
        answer("customer-owner", "ACCEPTED", Map.of());
        Task sign = run.taskOf("customer-signatory", reference);
        run.complete(
                sign,
                "customer-signatory",
                Map.of(
                        AgreementSignOff.DECISION,
                        "REFUSED",
                        AgreementSignOff.REASON,
                        "No",
                        AgreementSignOff.SIGNATORY,
                        "provider-signatory",
                        AgreementSignOff.OUTCOME,
                        "SIGNED",
                        "signingEnds",
                        "a name that a bean has, too",
                        "countSignatures",
                        "another"));
        run.executeJobs(AgreementSignOff.KEY, reference);
        assertThat(register.status(reference)).isEqualTo(Milestone.REFUSED);
    }

    @Test
    void aFormThatIsSubmittedTwiceIsAnsweredOnce() {
        propose();
        agree();
        Task task = run.taskOf("customer-signatory", reference);
        run.complete(task, "customer-signatory", Map.of(AgreementSignOff.DECISION, "SIGNED"));
        assertThatThrownBy(() -> run.complete(task, "customer-signatory", Map.of(AgreementSignOff.DECISION, "REFUSED")))
                .isInstanceOf(ProcessEngineException.class);
        assertThat(signatures.of(register.get(reference))).hasSize(1);
    }

    @Test
    void historyKeepsWhatWasShownAndAnsweredAndNoCopies() {
        propose();
        agree();
        Task task = run.taskOf("customer-signatory", reference);
        sign("customer-signatory", "SIGNED", "");
        assertThat(engine.getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .taskIdIn(task.getId())
                        .includeDeleted()
                        .list())
                .extracting(HistoricVariableInstance::getName)
                .containsExactlyInAnyOrder("view", AgreementSignOff.DECISION, AgreementSignOff.REASON);
    }

    @Test
    void aDraftWhoseTransactionFailedIsForgotten() {
        assertThatThrownBy(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
                    propose();
                    throw new IllegalStateException("It breaks off.");
                }))
                .hasMessage("It breaks off.");
        assertThat(register.find(reference)).isEmpty();
        negotiations.propose(document().replace(TARGET, "atLeast: \"81\""), "provider-owner");
        assertThat(register.get(reference).document()).contains("atLeast: \"81\"");
    }

    @Test
    void writingWhatTheOtherHasMeanwhileChangedIsAConflict() {
        propose();
        needs();
        offer("provider");
        write("customer-owner", Role.CUSTOMER, document().replace(TARGET, "atLeast: \"82\""));
        answer("customer-owner", "COUNTERED", Map.of("reason", "Ninety-seven"));
        legal("customer-legal", "APPROVED");
        assertThatThrownBy(() -> drafts.save(reference, 1, Role.CUSTOMER, "late", "customer-owner"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("revision 2");
        assertThat(negotiations.turn(reference, "customer-owner")).isEmpty();
        assertThat(negotiations.turn(reference, "provider-owner")).contains(Role.PROVIDER);
    }

    @Test
    void whatWasSignedElsewhereIsInForceAtOnceAndCanBeEndedEarly() {
        negotiations.takeOver(document(), "manager", LocalDate.of(2025, 12, 20));
        assertThat(register.status(reference)).isEqualTo(Milestone.IN_FORCE);
        negotiations.terminate(reference, "manager", "The office has closed");
        assertThat(run.ends(AgreementLifecycle.KEY, reference)).contains(AgreementLifecycle.END_TERMINATED);
        assertThat(milestones()).endsWith(Milestone.TERMINATED, Milestone.CLOSED);
        assertThat(register.milestones(reference)).element(3).satisfies(last -> {
            assertThat(last.milestone()).isEqualTo(Milestone.TERMINATED);
            assertThat(last.actor()).isEqualTo("manager");
            assertThat(last.reason()).isEqualTo("The office has closed");
        });
        assertThatThrownBy(() -> negotiations.terminate(reference, "manager", "Again"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("CLOSED");
    }

    @Test
    void anAgreementThatIsOnItsWayIsNotProposedAgain() {
        propose();
        assertThatThrownBy(this::propose)
                .isInstanceOf(Problem.class)
                .hasMessageContaining("There is already an agreement");
        assertThat(run.instances(AgreementLifecycle.KEY, reference)).hasSize(1);
    }

    @Test
    void aSeriesThatNobodyDefinedIsRefused() {
        assertThatThrownBy(() -> negotiations.propose(
                        document()
                                .replace("series: paper.reports}", "}")
                                .replace("series: paper.reports", "series: none"),
                        "provider-owner"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("none");
        assertThat(register.find(reference)).isEmpty();
    }

    private void propose() {
        negotiations.propose(document(), "provider-owner");
    }

    private void needs() {
        answer("provider-owner", "NOTHING_TO_SAY", Map.of());
        answer("customer-owner", "NOTHING_TO_SAY", Map.of());
        run.executeJobs(AgreementDrafting.KEY, reference);
    }

    private void offer(String side) {
        answer(side + "-owner", "OFFERED", Map.of());
        legal(side + "-legal", "APPROVED");
    }

    private void agree() {
        needs();
        offer("provider");
        answer("customer-owner", "ACCEPTED", Map.of());
    }

    private void signBoth() {
        sign("provider-signatory", "SIGNED", "");
        sign("customer-signatory", "SIGNED", "");
    }

    /** Counsel answers once the draft has been run on the past. */
    private void legal(String counsel, String decision) {
        run.executeJobs(AgreementDrafting.KEY, reference);
        answer(counsel, decision, Map.of("reason", "Because"));
    }

    private void answer(String user, String decision, Map<String, Object> more) {
        Map<String, Object> form = new HashMap<>(more);
        form.put(AgreementDrafting.DECISION, decision);
        run.complete(run.taskOf(user, reference), user, form);
    }

    private void sign(String signatory, String decision, String reason) {
        answer(signatory, decision, Map.of(AgreementSignOff.REASON, reason));
        run.executeJobs(AgreementSignOff.KEY, reference);
    }

    private void delegate(String signatory, String delegate) {
        answer(
                signatory,
                AgreementSignOff.DELEGATED,
                Map.of(AgreementSignOff.DELEGATE, delegate, AgreementSignOff.REASON, "On holiday"));
    }

    private void write(String user, Role side, String document) {
        drafts.save(reference, register.get(reference).revision(), side, document, user);
    }

    private AgreementRequest request(String side, String template) {
        return new AgreementRequest(
                reference,
                "Leads",
                template,
                Role.valueOf(side),
                "provider-owner",
                LocalDate.of(2026, 2, 1),
                LocalDate.of(2027, 2, 1),
                "A hundred a month",
                List.of());
    }

    private Map<String, Object> form() {
        return new HashMap<>(Map.of(
                "reference", reference,
                "title", "Leads",
                "template", "qualified-leads",
                "side", "CUSTOMER",
                "counterpart", "provider-owner",
                "from", "2026-02-01",
                "until", "2027-02-01",
                "needs", "A hundred a month"));
    }

    private void startForm(String user, Map<String, Object> form) {
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(AgreementLifecycle.KEY)
                .latestVersion()
                .singleResult()
                .getId();
        engine.getIdentityService().setAuthentication(user, List.of());
        try {
            engine.getFormService().submitStartForm(definition, form);
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private List<Milestone> milestones() {
        return register.milestones(reference).stream()
                .map(ReachedMilestone::milestone)
                .toList();
    }

    private List<Act> acts(Role side) {
        return record.of(reference, List.of(side)).stream()
                .map(NegotiationAct::act)
                .toList();
    }

    private String withoutDisputes() {
        return document().replaceAll("(?s)\\ndisputes:.*?\\nreview:", "\nreview:");
    }

    private String document() {
        try {
            return Files.readString(Path.of("examples/paper-supply.yaml")).replace("PAPER-2026", reference);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
