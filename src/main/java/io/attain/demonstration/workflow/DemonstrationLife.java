package io.attain.demonstration.workflow;

import io.attain.agreement.Examples;
import io.attain.demonstration.Lanes;
import io.attain.demonstration.LivedAgreement;
import io.attain.demonstration.LivedFacts;
import io.attain.demonstration.LivedYears;
import io.attain.measurement.MeasurementStore;
import io.attain.measurement.MeasurementStore.Submission;
import io.attain.negotiation.Negotiations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Lives with the example agreements: on a clock that is moved every other day, and by the processes, delegates and stores that
 * everybody uses. The jobs that are due are executed here, what has nothing to do with each other at the same time; the job executor
 * must not run meanwhile.
 */
@Component
@Profile("demo")
class DemonstrationLife {

    private static final Logger LOG = LoggerFactory.getLogger(DemonstrationLife.class);

    private static final int DAYS_A_STEP = 2;
    /**
     * After how many days that runs which runs every few minutes otherwise, and finds nothing to do most of the time. Closes and looks for
     * warnings follow from the files.
     */
    private static final Map<String, Integer> DAYS_A_CYCLE =
            Map.of("ReportRun", 4, "CloseRun", 28, "NotificationRun", 28);

    private static final String WARNING_WATCH = "WarningWatch";
    /** Files come when a month is over, and lately each week: whoever knew nothing of the running month would be warned for nothing. */
    private static final int DAYS_A_FILE = 7;

    private static final int DAYS_OF_WEEKLY_FILES = 62;

    private static final String MANAGER = "manager";
    private static final String DATA_OWNER = "provider-data";

    private final Negotiations negotiations;
    private final MeasurementStore measurements;
    private final Examples examples;
    private final ManagementService management;
    private final RuntimeService runtime;
    private final DemonstrationPeople people;
    private final DemonstrationStories stories;

    DemonstrationLife(
            Negotiations negotiations,
            MeasurementStore measurements,
            Examples examples,
            ManagementService management,
            RuntimeService runtime,
            DemonstrationPeople people,
            DemonstrationStories stories) {
        this.negotiations = negotiations;
        this.measurements = measurements;
        this.examples = examples;
        this.management = management;
        this.runtime = runtime;
        this.people = people;
        this.stories = stories;
    }

    /**
     * Lives through some time, with a clock that is left standing at its end.
     *
     * @param years never {@literal null}
     * @param eachDay looks at each day on which something was done, when all that was due is, never {@literal null}
     */
    void live(LivedYears years, Consumer<LocalDate> eachDay) {
        LivedFacts facts = new LivedFacts(years);
        LocalDate first = years.first();
        moveTo(first.minusDays(11));
        Map<String, String> cycles = cycles();
        for (LivedAgreement it : LivedAgreement.ALL) {
            negotiations.takeOver(it.document(examples, first, years.until()), MANAGER, first.minusDays(12));
        }
        LocalDate sent = first;
        try (Lanes lanes = new Lanes()) {
            for (LocalDate day = first; day.isBefore(years.today()); day = day.plusDays(DAYS_A_STEP)) {
                moveTo(day);
                boolean comesAFile = comesAFile(years, sent, day);
                if (comesAFile) {
                    send(facts, sent, day, lanes);
                    sent = day;
                }
                bringForward(cycles, ChronoUnit.DAYS.between(first, day), comesAFile);
                executeJobs(lanes);
                stories.act(years, day, day.plusDays(DAYS_A_STEP));
                people.act(years, day, lanes);
                eachDay.accept(day);
            }
            moveTo(years.today());
            send(facts, sent, years.today(), lanes);
            bringForward(cycles, 0, true);
            executeJobs(lanes);
        }
    }

    private static boolean comesAFile(LivedYears years, LocalDate sent, LocalDate day) {
        boolean weekly = day.isAfter(years.today().minusDays(DAYS_OF_WEEKLY_FILES));
        return day.getMonthValue() != sent.getMonthValue()
                || (weekly && ChronoUnit.DAYS.between(sent, day) >= DAYS_A_FILE);
    }

    /** What runs on a cycle counts from when its model was deployed, a moment ago; so it is brought forward. */
    private void bringForward(Map<String, String> cycles, long days, boolean cameAFile) {
        cycles.forEach((definition, process) -> {
            if (process.equals(WARNING_WATCH)
                    ? cameAFile
                    : days % DAYS_A_CYCLE.getOrDefault(process, DAYS_A_STEP) == 0) {
                management
                        .createJobQuery()
                        .jobDefinitionId(definition)
                        .list()
                        .forEach(it -> management.setJobDuedate(it.getId(), ClockUtil.getCurrentTime()));
            }
        });
    }

    /** Returns the keys of the processes by the definitions of the jobs that begin them. */
    private Map<String, String> cycles() {
        return management.createJobQuery().timers().list().stream()
                .filter(it -> it.getProcessInstanceId() == null)
                .collect(Collectors.toMap(Job::getJobDefinitionId, Job::getProcessDefinitionKey));
    }

    private static void moveTo(LocalDate day) {
        ClockUtil.setCurrentTime(Date.from(day.atTime(LivedYears.EVENING).toInstant(ZoneOffset.UTC)));
    }

    private void send(LivedFacts facts, LocalDate from, LocalDate until, Lanes lanes) {
        lanes.forEach(LivedAgreement.ALL, agreement -> {
            Instant complete = until.atStartOfDay(agreement.zone()).toInstant();
            for (String series : agreement.series()) {
                String name = series + ", " + from + " to " + until.minusDays(1);
                send(series, name, facts.rows(series, from, until), complete);
            }
        });
    }

    private void send(String series, String name, String rows, Instant complete) {
        if (rows.isEmpty()) {
            measurements.declareComplete(series, complete, DATA_OWNER);
            return;
        }
        try {
            measurements.keep(
                    series,
                    new Submission(name, false, complete, DATA_OWNER),
                    new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Executes what is due and then what follows from it, until nothing is; of what belongs together, the earliest first. */
    private void executeJobs(Lanes lanes) {
        lanes.untilNothingIsDue(this::due, this::execute);
    }

    /** What one job does may take another away that belongs to it, so of those there is the earliest only. */
    private Map<String, Job> due() {
        Map<String, Job> due = new LinkedHashMap<>();
        management
                .createJobQuery()
                .executable()
                .withRetriesLeft()
                .orderByJobDuedate()
                .asc()
                .list()
                .forEach(job -> root(job).ifPresent(root -> due.putIfAbsent(root, job)));
        return due;
    }

    /**
     * Returns what a job belongs to: the root of its process instance, which some jobs do not know but their instances do, or itself where
     * there is none yet. It is empty when the instance has just ended on the other lane, and the job with it.
     */
    private Optional<String> root(Job job) {
        if (job.getRootProcessInstanceId() != null) {
            return Optional.of(job.getRootProcessInstanceId());
        }
        return job.getProcessInstanceId() == null
                ? Optional.of(job.getId())
                : Optional.ofNullable(runtime.createProcessInstanceQuery()
                                .processInstanceId(job.getProcessInstanceId())
                                .singleResult())
                        .map(ProcessInstance::getRootProcessInstanceId);
    }

    /** What fails is left to the job executor, which says so as ever. */
    private void execute(Job job) {
        try {
            management.executeJob(job.getId());
        } catch (RuntimeException failure) {
            LOG.warn(
                    "The job {} of {} failed; it is tried again.", job.getId(), job.getProcessDefinitionKey(), failure);
            management.setJobDuedate(
                    job.getId(),
                    Date.from(ClockUtil.getCurrentTime().toInstant().plus(Duration.ofHours(1))));
        }
    }
}
