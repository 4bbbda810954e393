package io.attain.demonstration.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.Examples;
import io.attain.demonstration.LivedAgreement;
import io.attain.demonstration.LivedFacts;
import io.attain.demonstration.LivedYear;
import io.attain.measurement.MeasurementStore;
import io.attain.measurement.MeasurementStore.Submission;
import io.attain.negotiation.Negotiations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Lives a year with the example agreements when the demonstration starts for the first time: on a clock that is moved day by day
 * and by the processes, delegates and stores that everybody uses. The job executor starts later, so the jobs that are due are
 * executed here.
 */
@Component
@Profile("demo")
@ConditionalOnProperty(name = "attain.demonstration.year", havingValue = "true")
class DemonstrationYear implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemonstrationYear.class);

    private static final int DAYS_A_STEP = 2;
    private static final String MANAGER = "manager";
    private static final String DATA_OWNER = "provider-data";

    private final AgreementRegister register;
    private final Negotiations negotiations;
    private final MeasurementStore measurements;
    private final Examples examples;
    private final ManagementService management;
    private final DemonstrationPeople people;
    private final DemonstrationStories stories;

    DemonstrationYear(
            AgreementRegister register,
            Negotiations negotiations,
            MeasurementStore measurements,
            Examples examples,
            ManagementService management,
            DemonstrationPeople people,
            DemonstrationStories stories) {
        this.register = register;
        this.negotiations = negotiations;
        this.measurements = measurements;
        this.examples = examples;
        this.management = management;
        this.people = people;
        this.stories = stories;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        if (!register.all().isEmpty()) {
            return;
        }
        long start = System.nanoTime();
        try {
            live(new LivedYear(LocalDate.now(ZoneOffset.UTC)));
        } finally {
            ClockUtil.reset();
        }
        LOG.info(
                "The example agreements have lived for a year, in {} s; attain.demonstration.year=false starts without them.",
                Duration.ofNanos(System.nanoTime() - start).toSeconds());
    }

    private void live(LivedYear year) throws IOException {
        LivedFacts facts = new LivedFacts(year);
        LocalDate first = year.first();
        moveTo(first.minusDays(11));
        List<String> cycles = cycles();
        for (LivedAgreement it : LivedAgreement.ALL) {
            negotiations.takeOver(it.document(examples, first, year.until()), MANAGER, first.minusDays(12));
        }
        LocalDate sent = first;
        for (LocalDate day = first; day.isBefore(year.today()); day = day.plusDays(DAYS_A_STEP)) {
            moveTo(day);
            if (day.getMonthValue() != sent.getMonthValue()) {
                send(facts, sent, day);
                sent = day;
            }
            bringForward(cycles);
            executeJobs();
            stories.act(year, day, day.plusDays(DAYS_A_STEP));
            people.act(year, day);
        }
        moveTo(year.today());
        send(facts, sent, year.today());
        executeJobs();
    }

    /** What runs on a cycle counts from when its model was deployed, a moment ago; so it is brought forward to each day. */
    private void bringForward(List<String> cycles) {
        for (String cycle : cycles) {
            management
                    .createJobQuery()
                    .jobDefinitionId(cycle)
                    .list()
                    .forEach(it -> management.setJobDuedate(it.getId(), ClockUtil.getCurrentTime()));
        }
    }

    private List<String> cycles() {
        return management.createJobQuery().timers().list().stream()
                .filter(it -> it.getProcessInstanceId() == null)
                .map(Job::getJobDefinitionId)
                .toList();
    }

    /** It is the evening in Europe, the morning in America. */
    private static void moveTo(LocalDate day) {
        ClockUtil.setCurrentTime(
                Date.from(day.atTime(15, 30).atOffset(ZoneOffset.UTC).toInstant()));
    }

    private void send(LivedFacts facts, LocalDate from, LocalDate until) throws IOException {
        for (LivedAgreement agreement : LivedAgreement.ALL) {
            Instant complete = until.atStartOfDay(agreement.zone()).toInstant();
            for (String series : agreement.series()) {
                String rows = facts.rows(series, from, until);
                if (rows.isEmpty()) {
                    measurements.declareComplete(series, complete, DATA_OWNER);
                } else {
                    measurements.keep(
                            series,
                            new Submission(
                                    series + ", " + from + " to " + until.minusDays(1), false, complete, DATA_OWNER),
                            new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8)));
                }
            }
        }
    }

    /** Executes what is due and what follows from it, the earliest first. What fails is left to the job executor, which says so as ever. */
    private void executeJobs() {
        for (Optional<Job> next = next(); next.isPresent(); next = next()) {
            Job job = next.get();
            try {
                management.executeJob(job.getId());
            } catch (RuntimeException failure) {
                LOG.warn(
                        "The job {} of {} failed; it is tried again.",
                        job.getId(),
                        job.getProcessDefinitionKey(),
                        failure);
                management.setJobDuedate(
                        job.getId(),
                        Date.from(ClockUtil.getCurrentTime().toInstant().plus(Duration.ofHours(1))));
            }
        }
    }

    /** What one job does may take another away, so they are looked for one by one. */
    private Optional<Job> next() {
        return management
                .createJobQuery()
                .executable()
                .withRetriesLeft()
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1)
                .stream()
                .findFirst();
    }
}
