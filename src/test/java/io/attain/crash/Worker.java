package io.attain.crash;

import static org.awaitility.Awaitility.await;

import io.attain.agreement.AgreementRegister;
import io.attain.crash.Workload.Outage;
import io.attain.crash.Workload.Upload;
import io.attain.credit.CloseSchedule;
import io.attain.dispute.DisputeRecord;
import io.attain.dispute.ExclusionClaims;
import io.attain.dispute.ExclusionRecord;
import io.attain.measurement.MeasurementStore;
import io.attain.measurement.MeasurementStore.Submission;
import io.attain.negotiation.Negotiations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The JVM that is killed: takes over agreements, sends one upload after the other, waits after each round until all that is
 * due is closed, answers some statements, disputes one and has it decided, and has some time excluded. Says on its standard output what it begins and what has been acknowledged.
 */
final class Worker {

    /** Begins a line of its own; whatever else it writes are messages of the application. */
    static final String MARK = "> ";

    private static final Duration LONGEST_CLOSE = Duration.ofMinutes(2);
    /** What a disputed credit is claimed to come to. */
    private static final int CLAIMED = 37;

    private final Workload workload;
    private final AgreementRegister register;
    private final Negotiations negotiations;
    private final MeasurementStore measurements;
    private final CloseSchedule schedule;
    private final DisputeRecord disputes;
    private final ExclusionRecord claims;
    private final ExclusionClaims claiming;
    private final ProcessEngine engine;

    private Worker(Workload workload, ConfigurableApplicationContext application) {
        this.workload = workload;
        this.register = application.getBean(AgreementRegister.class);
        this.negotiations = application.getBean(Negotiations.class);
        this.measurements = application.getBean(MeasurementStore.class);
        this.schedule = application.getBean(CloseSchedule.class);
        this.disputes = application.getBean(DisputeRecord.class);
        this.claims = application.getBean(ExclusionRecord.class);
        this.claiming = application.getBean(ExclusionClaims.class);
        this.engine = application.getBean(ProcessEngine.class);
    }

    /** What it says, followed by a number or a reference where it needs one. */
    enum Word {
        /** How many jobs of a close the JVM before had begun. */
        HELD,
        /** It begins to work now. */
        WORK,
        /** It takes over an agreement. */
        TAKE,
        /** The agreement is taken over. */
        TAKEN,
        /** It sends an upload. */
        SEND,
        /** The upload is acknowledged. */
        ACK,
        /** It waits until all that is due is closed. */
        CLOSE,
        /** All that was due is closed. */
        CLOSED,
        /** It accepts a statement of an agreement. */
        ACCEPT,
        /** The acceptance of a statement, named by its process instance, is acknowledged. */
        ACCEPTED,
        /** It disputes a statement, named by its process instance. */
        DISPUTE,
        /** That the statement is disputed is acknowledged. */
        DISPUTED,
        /** It has the other side accept what is claimed in a dispute, named by its number. */
        DECIDE,
        /** The decision of the dispute is acknowledged. */
        DECIDED,
        /** It claims that some time of an agreement does not count. */
        CLAIM,
        /** The claim is acknowledged. */
        CLAIMED,
        /** It has the other side grant a claim, named by its number. */
        GRANT,
        /** The grant of the claim is acknowledged. */
        GRANTED,
        /** It has done everything. */
        DONE
    }

    /**
     * Works.
     *
     * @param args the database's URL, user and password, the seed, the first upload, the first upload not to be sent any
     *     more
     */
    public static void main(String[] args) throws Exception {
        Database database = new Database(args[0], args[1], args[2]);
        int first = Integer.parseInt(args[4]);
        int end = Integer.parseInt(args[5]);
        say(Word.HELD, heldJobs(database));
        try {
            new Worker(new Workload(Long.parseLong(args[3])), SlimApplication.start(database, true)).run(first, end);
            System.exit(0);
        } catch (IOException | RuntimeException failure) {
            failure.printStackTrace();
            System.exit(1);
        }
    }

    private static void say(Word word, Object what) {
        System.out.println(MARK + word + " " + what);
        System.out.flush();
    }

    /** Looks before the engine starts, which takes up again what the JVM before had begun. */
    private static int heldJobs(Database database) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(database.url(), database.user(), database.password())) {
            try (ResultSet tables = connection.getMetaData().getTables(null, null, "%", null)) {
                boolean started = false;
                while (tables.next()) {
                    started |= tables.getString("TABLE_NAME").equalsIgnoreCase("act_ru_job");
                }
                if (!started) {
                    return 0;
                }
            }
            try (PreparedStatement statement = connection.prepareStatement(
                    "select count(*) from ACT_RU_JOB where PROCESS_DEF_KEY_ = 'CloseRun' and LOCK_EXP_TIME_ > ?")) {
                // A lock that ended before this JVM was started was not held when the one before was killed.
                statement.setTimestamp(1, Timestamp.from(Instant.now().minusSeconds(2)));
                try (ResultSet count = statement.executeQuery()) {
                    count.next();
                    return count.getInt(1);
                }
            }
        }
    }

    private void run(int first, int end) throws IOException {
        say(Word.WORK, first);
        bringTheCycleForward();
        for (int number = first; number < end; number++) {
            if (number == first || number % Workload.GENERATION == 0) {
                for (String reference : Workload.references(number / Workload.GENERATION)) {
                    takeOver(reference);
                }
            }
            send(workload.upload(number));
            if ((number + 1) % Workload.ROUND == 0) {
                closeAndAnswer(number);
            }
        }
        closeAndAnswer(end - 1);
        waitForCloses(end);
        say(Word.DONE, end);
    }

    /** Else what a JVM had not begun to close when it was killed would wait for the cycle, for up to five minutes. */
    private void bringTheCycleForward() {
        Date now = Date.from(Instant.now());
        for (Job cycle : engine.getManagementService()
                .createJobQuery()
                .processDefinitionKey("CloseRun")
                .activityId("Start_Cycle")
                .duedateHigherThan(now)
                .list()) {
            engine.getManagementService().setJobDuedate(cycle.getId(), now);
        }
    }

    private void takeOver(String reference) {
        if (register.find(reference).isEmpty()) {
            say(Word.TAKE, reference);
            negotiations.takeOver(Workload.document(reference), "manager", LocalDate.of(2024, 12, 20));
            say(Word.TAKEN, reference);
        }
    }

    private void send(Upload upload) throws IOException {
        say(Word.SEND, upload.number());
        measurements.keep(
                upload.series(),
                new Submission(upload.name(), false, upload.completeUntil(), "carrier-owner"),
                new ByteArrayInputStream(upload.csv().getBytes(StandardCharsets.UTF_8)));
        say(Word.ACK, upload.number());
    }

    private void closeAndAnswer(int number) {
        waitForCloses(number);
        statement().ifPresent(it -> answer(it, Word.ACCEPT, Word.ACCEPTED, Map.of("decision", "ACCEPTED")));
        waitForCloses(number);
        statement().ifPresent(this::dispute);
        decideDisputes();
        waitForCloses(number);
        claim(workload.outage(number));
        grantClaims();
    }

    /** Finds the tasks of the statement that waits longest. */
    private Optional<List<Task>> statement() {
        return tasks("PeriodClose", "Task_AnswerStatement").stream().findFirst().map(first -> engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(first.getProcessInstanceId())
                .list());
    }

    private List<Task> tasks(String process, String key) {
        return engine.getTaskService()
                .createTaskQuery()
                .processDefinitionKey(process)
                .taskDefinitionKey(key)
                .orderByTaskCreateTime()
                .asc()
                .list();
    }

    /** Both sides may have to answer, as far as they have not before a kill. */
    private void answer(List<Task> tasks, Word begin, Word end, Map<String, Object> form) {
        String instance = tasks.get(0).getProcessInstanceId();
        say(begin, instance);
        tasks.forEach(it -> complete(it, form));
        await().atMost(LONGEST_CLOSE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !isRunning(instance));
        say(end, instance);
    }

    private void dispute(List<Task> ofStatement) {
        answer(
                ofStatement.subList(0, 1),
                Word.DISPUTE,
                Word.DISPUTED,
                Map.of(
                        "decision", "DISPUTED",
                        "grounds", "CALCULATION",
                        "claimed", Integer.toString(CLAIMED),
                        "reason", "It was otherwise."));
    }

    /** Those that were begun before a kill are decided too. */
    private void decideDisputes() {
        for (Task task : tasks("DisputeResolution", "Task_Respond")) {
            long dispute = disputes.ofInstance(task.getProcessInstanceId()).number();
            say(Word.DECIDE, dispute);
            complete(task, Map.of("decision", "ACCEPTED"));
            say(Word.DECIDED, dispute);
        }
    }

    /** What was claimed before a kill is not claimed again. */
    private void claim(Outage outage) {
        if (claims.of(outage.reference()).stream()
                .noneMatch(it -> it.window().from().equals(outage.from()))) {
            say(Word.CLAIM, outage.reference());
            claiming.make(
                    outage.reference(),
                    new ExclusionClaims.Wanted(
                            "road-closed", outage.from(), outage.until(), List.of(), null, "The road was closed."),
                    "carrier-owner");
            say(Word.CLAIMED, outage.reference());
        }
    }

    private void grantClaims() {
        for (Task task : tasks("ExclusionClaim", "Task_AssessExclusion")) {
            long claim = claims.ofInstance(task.getProcessInstanceId()).number();
            say(Word.GRANT, claim);
            complete(task, Map.of("decision", "WHOLE", "reason", "We know."));
            say(Word.GRANTED, claim);
        }
    }

    private void waitForCloses(int number) {
        say(Word.CLOSE, number);
        await().atMost(LONGEST_CLOSE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(this::isQuiet);
        say(Word.CLOSED, number);
    }

    private boolean isQuiet() {
        return schedule.due().isEmpty()
                && engine.getRuntimeService()
                                .createProcessInstanceQuery()
                                .processDefinitionKey("CloseRun")
                                .count()
                        == 0;
    }

    private void complete(Task task, Map<String, Object> form) {
        String owner = engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getUserId)
                .findFirst()
                .orElseThrow();
        engine.getIdentityService().setAuthentication(owner, List.of());
        try {
            engine.getFormService().submitTaskForm(task.getId(), form);
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private boolean isRunning(String instance) {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .count()
                > 0;
    }
}
