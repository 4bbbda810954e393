package io.attain.credit.workflow;

import static io.attain.credit.workflow.PeriodClose.ACCEPTED;
import static io.attain.credit.workflow.PeriodClose.DECISION;

import io.attain.measurement.MeasurementStore;
import io.attain.measurement.MeasurementStore.Receipt;
import io.attain.measurement.MeasurementStore.Submission;
import io.attain.negotiation.Negotiations;
import io.attain.workflow.MovedClock;
import io.attain.workflow.ProcessRun;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;

/** The example of office paper, each test with an agreement and series of its own. */
@TestComponent
public class PaperSupply {

    private static int number;

    @Autowired
    private Negotiations negotiations;

    @Autowired
    private MeasurementStore measurements;

    @Autowired
    private ProcessEngine engine;

    private String reference = "";
    private String silence = "silence: accepted";

    /** Takes the example over as signed elsewhere, under another reference and with series of its own. */
    public String takeOver() {
        return takeOver(document -> document);
    }

    /** Takes it over with something changed. */
    public String takeOver(UnaryOperator<String> change) {
        reference = "PAPER-C" + ++number;
        negotiations.takeOver(
                change.apply(own(read("examples/paper-supply.yaml"))), "manager", LocalDate.of(2025, 12, 20));
        return reference;
    }

    /** Takes another version over, which asks for no more than some reams a month, once the one before is over. */
    void takeOverNext(int version, int reams) {
        takeOverNext(
                version,
                document ->
                        document.replace("{atLeast: \"50\", unit: ream}", "{atLeast: \"" + reams + "\", unit: ream}"));
    }

    /** Takes another version over with something changed, once the one before is over. */
    void takeOverNext(int version, UnaryOperator<String> change) {
        String next = own(read("examples/paper-supply.yaml")).replace("version: 1", "version: " + version);
        negotiations.takeOver(change.apply(next), "manager", LocalDate.of(2025, 12, 20));
    }

    /** Has a run close what is due after the whole term, and the agreement's life end. */
    void expire() {
        MovedClock.moveTo("2027-01-10T10:00:00Z");
        closeWhatIsDue();
        new ProcessRun(engine).executeAllJobs("AgreementLifecycle", reference);
    }

    /** Has silence count as contested in what is taken over next. */
    public PaperSupply rejectingSilence() {
        silence = "silence: rejected";
        return this;
    }

    private String own(String document) {
        String own = document.replace("PAPER-2026", reference)
                .replace("paper.deliveries", deliveries())
                .replace("paper.reports", reports())
                .replaceFirst("(?s)(arbitrateWithin: P30D\\s+)silence: accepted", "$1" + silence);
        silence = "silence: accepted";
        return own;
    }

    /** The id of its series of deliveries. */
    public String deliveries() {
        return "deliveries-" + reference;
    }

    public String reports() {
        return "reports-" + reference;
    }

    /** What was delivered in the example, as CSV. */
    public String deliveriesOfTheExample() {
        return read("examples/paper-deliveries.csv");
    }

    /** Sends all that was measured in the example. */
    public void sendTheExample() {
        send(deliveries(), deliveriesOfTheExample(), null);
        send(reports(), read("examples/paper-reports.csv"), null);
    }

    /** Sends measurements, and declares the series complete until then if it is said. */
    public Receipt send(String series, String csv, @Nullable Instant completeUntil) {
        try {
            return measurements.keep(
                    series,
                    new Submission("upload.csv", false, completeUntil, "provider-data"),
                    new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Has a run close what is due. */
    public void closeWhatIsDue() {
        new ProcessRun(engine).executeJobs(CloseRun.KEY);
    }

    /** Finds somebody's task for April. */
    public Task taskOf(String user) {
        return taskOf(user, "2026-04");
    }

    /** Finds somebody's task for a period. */
    private Task taskOf(String user, String period) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(reference)
                .taskCandidateUser(user)
                .includeAssignedTasks()
                .taskDescriptionLike("%, " + period + ": %")
                .singleResult();
    }

    /** Completes it. */
    public void answer(String user, Map<String, Object> form) {
        new ProcessRun(engine).complete(taskOf(user), user, form);
    }

    public void answer(String user, String decision) {
        answer(user, Map.of(DECISION, decision));
    }

    /** Has both sides accept the statement on April. */
    public void acceptOnBothSides() {
        acceptOnBothSides("2026-04");
    }

    /** Has both sides accept the statement on a period. */
    public void acceptOnBothSides(String period) {
        ProcessRun run = new ProcessRun(engine);
        for (String user : List.of("customer-owner", "provider-owner")) {
            run.complete(taskOf(user, period), user, Map.of(DECISION, ACCEPTED));
        }
        run.executeJobs(PeriodClose.KEY, reference);
        run.executeJobs(PeriodClose.KEY, reference);
    }

    public static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
