package io.attain.dispute.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attain.credit.DecidedCredit;
import io.attain.credit.DecidedCredits;
import io.attain.credit.Decision;
import io.attain.credit.Grounds;
import io.attain.credit.Ledger;
import io.attain.credit.LedgerEntry;
import io.attain.credit.Payments;
import io.attain.credit.PeriodCloses;
import io.attain.credit.Settlement;
import io.attain.credit.Statement;
import io.attain.credit.StoredVerdict;
import io.attain.credit.workflow.PaperSupply;
import io.attain.dispute.Claim;
import io.attain.dispute.Dispute;
import io.attain.dispute.DisputeRecord;
import io.attain.dispute.Disputes;
import io.attain.dispute.ExclusionClaims;
import io.attain.measurement.GrantedExclusion;
import io.attain.measurement.GrantedExclusions;
import io.attain.negotiation.Negotiations;
import io.attain.problem.Problem;
import io.attain.workflow.MovedClock;
import io.attain.workflow.ProcessRun;
import io.attain.workflow.ProcessTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Random histories of random agreements, all that people and time can do in them included: the books are right after every
 * step, and the same facts in another order come to the same balance.
 */
@ProcessTest
@Import(PaperSupply.class)
class LedgerPropertyTest {

    private static final Instant END = Instant.parse("2027-06-15T10:00:00Z");
    private static final List<String> PROCESSES = List.of("PeriodClose", DisputeResolution.KEY, ExclusionClaimRun.KEY);
    private static final Pattern BETWEEN = Pattern.compile("between (\\S+) and (\\S+) ");
    private static final List<String> SIDES = List.of("customer-owner", "provider-owner");

    @Autowired
    private PaperSupply paper;

    @Autowired
    private Negotiations negotiations;

    @Autowired
    private PeriodCloses closes;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Payments payments;

    @Autowired
    private Disputes disputes;

    @Autowired
    private DisputeRecord disputeRecord;

    @Autowired
    private ExclusionClaims claims;

    @Autowired
    private GrantedExclusions granted;

    @Autowired
    private DecidedCredits decided;

    @Autowired
    private Settlement settlement;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ProcessEngine engine;

    private Random random = new Random(0);
    private String reference = "";
    private BigDecimal paid = BigDecimal.ZERO;
    private Runnable afterEachJob = () -> {};
    private Payments.@Nullable Payment lastPayment;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void balanceWhateverHappensInWhateverOrder(long seed) {
        random = new Random(seed);
        RandomDelivery delivery = new RandomDelivery(random);
        DeliveryInvariants invariants = takeOver("LEDGER-" + seed, delivery);
        int step = 0;
        while (MovedClock.now().isBefore(END)) {
            String what = random.nextInt(3) == 0 ? time() : act(delivery);
            invariants.hold(paid, "seed " + seed + ", step " + ++step + ": " + what);
        }
        settleDown();
        invariants.hold(paid, "seed " + seed + ", at the end");
        assertThat(ledger.entries(reference))
                .as("what settlements and payments there are, seed %d", seed)
                .extracting(LedgerEntry::kind)
                .contains(LedgerEntry.Kind.SETTLED)
                .containsAnyOf(LedgerEntry.Kind.PAID, LedgerEntry.Kind.SET_OFF);
        Map<String, String> balance = invariants.balance();

        String first = reference;
        paid = BigDecimal.ZERO;
        DeliveryInvariants again = takeOver("LEDGER-" + seed + "-AGAIN", delivery);
        inAnotherOrder(first, delivery, () -> again.hold(paid, "seed " + seed + ", in another order"));
        assertThat(again.balance()).as("seed %d, in another order", seed).isEqualTo(balance);
    }

    private DeliveryInvariants takeOver(String name, RandomDelivery delivery) {
        MovedClock.moveTo("2026-01-02T10:00:00Z");
        reference = name;
        negotiations.takeOver(delivery.terms(name), "manager", LocalDate.of(2025, 12, 20));
        DeliveryInvariants invariants = new DeliveryInvariants(name, delivery, closes, ledger);
        afterEachJob = () -> invariants.watchSettlements("after a job of " + name);
        return invariants;
    }

    private String time() {
        Instant next = MovedClock.now().plus(Duration.ofHours(12 + random.nextInt(24 * 12)));
        passTime(next);
        return "time passes";
    }

    /** What is closed without its data changes what others owe, which a run that is due at once sees to. */
    private void passTime(Instant until) {
        MovedClock.moveTo(until.toString());
        executeJobs();
        paper.closeWhatIsDue();
        executeJobs();
    }

    private void executeJobs() {
        for (String process : PROCESSES) {
            for (ProcessInstance instance : new ProcessRun(engine).instances(process, reference)) {
                for (Job job : engine.getManagementService()
                        .createJobQuery()
                        .processInstanceId(instance.getId())
                        .executable()
                        .list()) {
                    // What an earlier job brought about may have taken it away.
                    if (engine.getManagementService()
                                    .createJobQuery()
                                    .jobId(job.getId())
                                    .count()
                            > 0) {
                        engine.getManagementService().executeJob(job.getId());
                        afterEachJob.run();
                    }
                }
            }
        }
    }

    private String act(RandomDelivery delivery) {
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3 -> {
                LocalDate today = MovedClock.now().atOffset(ZoneOffset.UTC).toLocalDate();
                paper.send(RandomDelivery.series(reference), delivery.upload(today), null);
                yield "upload";
            }
            case 4, 5, 6 -> {
                paper.closeWhatIsDue();
                yield "close";
            }
            case 7, 8, 9, 10, 11 -> answerSomeTask("PeriodClose");
            case 12, 13, 14 -> answerSomeTask(DisputeResolution.KEY);
            case 15 -> answerSomeTask(ExclusionClaimRun.KEY);
            case 16 -> refusedOrNot("dispute", this::dispute);
            case 17 -> refusedOrNot("withdrawal", this::withdraw);
            case 18 -> refusedOrNot("exclusion claim", this::claimExclusion);
            default -> pay();
        };
    }

    /** Some things cannot be done at any time; then nothing has happened. */
    private static String refusedOrNot(String what, Runnable act) {
        try {
            act.run();
            return what;
        } catch (Problem refused) {
            return what + ", refused";
        }
    }

    private <T> T some(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private String answerSomeTask(String process) {
        List<Task> tasks = engine.getTaskService()
                .createTaskQuery()
                .processDefinitionKey(process)
                .processInstanceBusinessKey(reference)
                .list();
        if (tasks.isEmpty()) {
            return "no task of " + process;
        }
        Task task = some(tasks);
        String user = some(engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getUserId)
                .toList());
        Map<String, Object> form = form(task.getTaskDefinitionKey());
        try {
            new ProcessRun(engine).complete(task, user, form);
        } catch (ProcessEngineException refused) {
            // Whoever stands between the sides is told where they stand.
            Matcher sides = BETWEEN.matcher(refused.getMessage());
            assertThat(sides.find()).as(refused.getMessage()).isTrue();
            form.put("amount", sides.group(random.nextInt(2) + 1));
            new ProcessRun(engine).complete(task, user, form);
        }
        executeJobs();
        if (task.getTaskDefinitionKey().equals("Task_SupplyData")) {
            paper.closeWhatIsDue();
        }
        return task.getTaskDefinitionKey() + " " + form.getOrDefault("decision", "");
    }

    private String amount() {
        return random.nextInt(160) + "." + (10 + random.nextInt(90));
    }

    private Map<String, Object> form(String task) {
        Map<String, Object> form = new HashMap<>(Map.of("reason", "So it is.", "amount", amount()));
        form.put(
                "decision",
                switch (task) {
                    case "Task_SupplyData" -> "NOTHING";
                    case "Task_AnswerStatement" -> random.nextInt(4) == 0 ? "DISPUTED" : "ACCEPTED";
                    case ExclusionClaimRun.TASK_ASSESS -> random.nextInt(4) == 0 ? "NONE" : "WHOLE";
                    case DisputeResolution.TASK_ANSWER_SUGGESTION -> some(List.of("ACCEPTED", "REJECTED"));
                    default -> some(List.of("ACCEPTED", "PROPOSED", "REJECTED"));
                });
        if (form.get("decision").equals("DISPUTED")) {
            form.put("grounds", "CALCULATION");
            form.put("claimed", amount());
        }
        return form;
    }

    private LocalDateTime someDay() {
        return LocalDateTime.ofInstant(MovedClock.now(), ZoneOffset.UTC)
                .toLocalDate()
                .minusDays(1 + random.nextInt(40))
                .atStartOfDay();
    }

    private void dispute() {
        List<Statement> statements = closes.statements(reference);
        if (statements.isEmpty()) {
            throw Problem.unknown("There is no statement yet.");
        }
        Statement statement = random.nextBoolean() ? statements.get(statements.size() - 1) : some(statements);
        List<Long> verdicts = closes.verdicts(reference, statement.start(), statement.end()).stream()
                .map(StoredVerdict::number)
                .filter(it -> random.nextInt(3) == 0)
                .toList();
        Grounds grounds = some(List.of(Grounds.values()));
        boolean figure = grounds == Grounds.WRONG_TERM || grounds == Grounds.CALCULATION;
        boolean excludes = grounds == Grounds.EXCLUSION;
        LocalDateTime from = someDay();
        disputes.begin(
                reference,
                new Claim(
                        null,
                        statement.period(),
                        verdicts,
                        grounds,
                        figure ? new BigDecimal(amount()) : null,
                        excludes ? "force-majeure" : null,
                        excludes ? from : null,
                        excludes ? from.plusDays(2) : null,
                        "It was otherwise."),
                some(SIDES));
    }

    private void withdraw() {
        List<Dispute> running = disputeRecord.of(reference).stream()
                .filter(it -> disputes.state(it).runs())
                .toList();
        if (running.isEmpty()) {
            throw Problem.unknown("There is no dispute.");
        }
        Dispute dispute = some(running);
        disputes.withdraw(dispute.number(), dispute.account(), "");
    }

    private void claimExclusion() {
        LocalDateTime from = someDay();
        claims.make(
                reference,
                new ExclusionClaims.Wanted(
                        "force-majeure",
                        from,
                        from.plusDays(1 + random.nextInt(4)),
                        List.of(),
                        MovedClock.now().minus(Duration.ofDays(random.nextInt(20))),
                        "The river was over the road."),
                "provider-owner");
    }

    private String pay() {
        List<Ledger.Balance> balances = ledger.balances(reference, MovedClock.now());
        BigDecimal due = balances.isEmpty() ? BigDecimal.ZERO : balances.get(0).due();
        if (lastPayment != null && random.nextBoolean()) {
            payments.pay(reference, lastPayment, "provider-owner");
            return "the same payment";
        }
        BigDecimal amount = new BigDecimal(amount()).add(BigDecimal.ONE);
        if (amount.compareTo(due.abs()) > 0) {
            Payments.Payment tooMuch = payment(amount);
            assertThatThrownBy(() -> payments.pay(reference, tooMuch, "provider-owner"))
                    .isInstanceOf(Problem.class);
            if (due.signum() == 0) {
                return "payment of nothing";
            }
            amount = due.abs();
        }
        lastPayment = payment(amount);
        payments.pay(reference, lastPayment, "provider-owner");
        paid = due.signum() < 0 ? paid.subtract(amount) : paid.add(amount);
        return "payment";
    }

    private Payments.Payment payment(BigDecimal amount) {
        return new Payments.Payment(
                some(List.of(Payments.Means.values())), amount, "INVOICE-" + random.nextLong(), null, null);
    }

    /** Nothing comes any more, and all deadlines pass. */
    private void settleDown() {
        Instant now = MovedClock.now();
        for (int weeks = 1; weeks <= 20; weeks++) {
            passTime(now.plus(Duration.ofDays(7L * weeks)));
        }
    }

    /** Everything that became known of an agreement becomes known of another one, at other times and in another order. */
    private void inAnotherOrder(String first, RandomDelivery delivery, Runnable check) {
        Random order = new Random(random.nextLong());
        List<Runnable> facts = new ArrayList<>();
        decided.of(List.of(first)).getOrDefault(first, List.of()).forEach(it -> facts.add(() -> decide(it)));
        granted.of(List.of(first)).getOrDefault(first, List.of()).forEach(it -> facts.add(() -> grant(it)));
        Collections.shuffle(facts, order);
        List<String> uploads = delivery.inAnotherOrder(order, 20);
        int fact = 0;
        for (String upload : uploads) {
            if (order.nextBoolean()) {
                passTime(MovedClock.now().plus(Duration.ofDays(30)));
                check.run();
            }
            paper.send(RandomDelivery.series(reference), upload, null);
            while (fact < facts.size() && order.nextInt(4) > 0) {
                facts.get(fact++).run();
                check.run();
            }
        }
        while (fact < facts.size()) {
            facts.get(fact++).run();
            check.run();
        }
        MovedClock.moveTo(END.toString());
        settleDown();
        check.run();
    }

    private void decide(DecidedCredit it) {
        transaction.executeWithoutResult(status -> {
            settlement.catchUp(reference);
            decided.add(
                    List.of(new DecidedCredit(
                            reference,
                            it.objective(),
                            it.scope(),
                            it.start(),
                            it.end(),
                            it.amount(),
                            it.currency(),
                            it.decision())),
                    "manager");
            settlement.judgeAnew(reference, it.start(), new Decision(it.decision(), "as decided", "manager"));
        });
    }

    private void grant(GrantedExclusion it) {
        transaction.executeWithoutResult(status -> {
            settlement.catchUp(reference);
            granted.grant(reference, it.exclusion(), it.window(), it.objectives(), it.decision(), "manager");
            settlement.judgeAnew(
                    reference,
                    it.window().from().atZone(ZoneId.of("America/New_York")).toInstant(),
                    new Decision(it.decision(), "as granted", "manager"));
        });
    }
}
