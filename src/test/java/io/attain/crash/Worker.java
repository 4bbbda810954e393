package io.attain.crash;

import static org.awaitility.Awaitility.await;

import io.attain.agreement.AgreementRegister;
import io.attain.crash.Workload.Upload;
import io.attain.credit.CloseSchedule;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The JVM that is killed: takes over agreements, sends one upload after the other, waits after each round until all that is
 * due is closed, and answers some statements. Says on its standard output what it begins and what has been acknowledged.
 */
final class Worker {

    /** Begins a line of its own; whatever else it writes are messages of the application. */
    static final String MARK = "> ";

    private static final Duration LONGEST_CLOSE = Duration.ofMinutes(2);
    private static final int ANSWERS_A_ROUND = 2;

    private final Workload workload;
    private final AgreementRegister register;
    private final Negotiations negotiations;
    private final MeasurementStore measurements;
    private final CloseSchedule schedule;
    private final ProcessEngine engine;

    private Worker(Workload workload, ConfigurableApplicationContext application) {
        this.workload = workload;
        this.register = application.getBean(AgreementRegister.class);
        this.negotiations = application.getBean(Negotiations.class);
        this.measurements = application.getBean(MeasurementStore.class);
        this.schedule = application.getBean(CloseSchedule.class);
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
        closeAndAnswer(end);
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
        List<Task> statements = engine.getTaskService()
                .createTaskQuery()
                .processDefinitionKey("PeriodClose")
                .taskDefinitionKey("Task_AnswerStatement")
                .orderByTaskCreateTime()
                .asc()
                .listPage(0, ANSWERS_A_ROUND);
        statements.stream()
                .collect(Collectors.groupingBy(Task::getProcessInstanceId, LinkedHashMap::new, Collectors.toList()))
                .forEach(this::accept);
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

    /** Both sides accept, as far as they have not before a kill; what has been counted meanwhile is not there any more. */
    private void accept(String instance, List<Task> ofBothSides) {
        say(Word.ACCEPT, instance);
        ofBothSides.forEach(this::accept);
        await().atMost(LONGEST_CLOSE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !isRunning(instance));
        say(Word.ACCEPTED, instance);
    }

    private void accept(Task statement) {
        String owner = engine.getTaskService().getIdentityLinksForTask(statement.getId()).stream()
                .map(IdentityLink::getUserId)
                .findFirst()
                .orElseThrow();
        engine.getIdentityService().setAuthentication(owner, List.of());
        try {
            engine.getFormService().submitTaskForm(statement.getId(), Map.of("decision", "ACCEPTED"));
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
