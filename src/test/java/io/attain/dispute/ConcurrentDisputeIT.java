package io.attain.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.attain.Http;
import io.attain.RunningApplication;
import io.attain.RunningApplication.Database;
import io.attain.credit.CloseSchedule;
import io.attain.credit.Grounds;
import io.attain.credit.Ledger;
import io.attain.credit.LedgerEntry;
import io.attain.credit.PeriodCloses;
import io.attain.credit.Statement;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A period is disputed in the moment in which late data on it comes: whatever comes first, the period is in dispute, nobody is
 * asked twice, and what was decided is settled once.
 */
class ConcurrentDisputeIT {

    private static final int AGREEMENTS = 6;

    @ParameterizedTest
    @EnumSource(Database.class)
    void disputesAndLateDataOnTheSamePeriodDoNotGetInEachOthersWay(Database database) throws Exception {
        try (RunningApplication application = RunningApplication.on(
                database,
                "camunda.bpm.job-execution.wait-time-in-millis=100",
                "camunda.bpm.job-execution.max-wait=100")) {
            List<String> references = new ArrayList<>();
            for (int i = 1; i <= AGREEMENTS; i++) {
                references.add(takeOver(application.http(), i));
            }
            references.forEach(it -> awaitQuiet(application, it));
            ExecutorService both = Executors.newFixedThreadPool(2);
            for (String reference : references) {
                Future<Dispute> dispute = both.submit(() -> dispute(application, reference));
                Future<?> data = both.submit(() -> {
                    correct(application.http(), reference);
                    return null;
                });
                data.get();
                assertThat(dispute.get().claimed()).isEqualTo(new BigDecimal("168.00"));
            }
            both.shutdown();
            for (String reference : references) {
                awaitQuiet(application, reference);
                assertThat(april(application, reference))
                        .as("while %s is in dispute", reference)
                        .extracting(Statement::status)
                        .doesNotContain(Statement.Status.OPEN)
                        .contains(Statement.Status.DISPUTED);
                accept(application, reference);
                awaitQuiet(application, reference);
                List<Statement> statements = april(application, reference);
                Statement last = statements.get(statements.size() - 1);
                assertThat(last.status()).isEqualTo(Statement.Status.SETTLED);
                assertThat(last.total()).isEqualTo(new BigDecimal("168.00"));
                assertThat(application.bean(Ledger.class).entries(reference).stream()
                                .filter(it -> "2026-04".equals(it.period()))
                                .map(it -> it.in(LedgerEntry.Book.DUE))
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                        .isEqualByComparingTo("168.00");
            }
            assertThat(application
                            .bean(ProcessEngine.class)
                            .getRuntimeService()
                            .createIncidentQuery()
                            .count())
                    .isZero();
        }
    }

    private static String takeOver(Http http, int number) throws IOException {
        String reference = "PAPER-" + number;
        Http manager = http.as("manager");
        holds(manager.post(
                "/api/agreements?signed=2025-12-20",
                own(Files.readString(Path.of("examples/paper-supply.yaml")), number),
                "Content-Type",
                "application/yaml"));
        for (String series : List.of("deliveries", "reports")) {
            send(manager, series + number, Files.readString(Path.of("examples/paper-" + series + ".csv")));
        }
        return reference;
    }

    private static String own(String document, int number) {
        return document.replace("PAPER-2026", "PAPER-" + number)
                .replace("paper.deliveries", "paper.deliveries" + number)
                .replace("paper.reports", "paper.reports" + number);
    }

    private static void send(Http sender, String series, String csv) {
        holds(sender.post("/api/series/paper." + series + "/measurements", csv, "Content-Type", "text/csv"));
    }

    private static void holds(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }

    private static Dispute dispute(RunningApplication application, String reference) {
        return application
                .bean(Disputes.class)
                .begin(
                        reference,
                        new Claim(
                                null,
                                "2026-04",
                                null,
                                Grounds.CALCULATION,
                                new BigDecimal("168.00"),
                                null,
                                null,
                                null,
                                "One more ream was wet."),
                        "customer-owner");
    }

    /** The first delivery of April has brought two reams more. */
    private static void correct(Http http, String reference) {
        send(
                http.as("provider-data"),
                "deliveries" + reference.substring(reference.indexOf('-') + 1),
                """
                number,due,delivered,confirmed,reams,address,hindrance
                D027,2026-04-06 17:00,2026-04-06 09:49,2026-04-06 10:01,9,north,
                """);
    }

    private static void accept(RunningApplication application, String reference) {
        ProcessEngine engine = application.bean(ProcessEngine.class);
        Task task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(reference)
                .taskDefinitionKey("Task_Respond")
                .singleResult();
        HttpResponse<String> answer = application
                .http()
                .as("provider-owner")
                .post(
                        "/engine-rest/task/" + task.getId() + "/submit-form",
                        "{\"variables\":{\"decision\":{\"value\":\"ACCEPTED\"}}}");
        holds(answer);
    }

    private static List<Statement> april(RunningApplication application, String reference) {
        return application.bean(PeriodCloses.class).statements(reference).stream()
                .filter(it -> it.period().equals("2026-04"))
                .toList();
    }

    private static void awaitQuiet(RunningApplication application, String reference) {
        ProcessEngine engine = application.bean(ProcessEngine.class);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> application.bean(CloseSchedule.class).due().isEmpty()
                        && !april(application, reference).isEmpty()
                        && engine.getManagementService()
                                        .createJobQuery()
                                        .messages()
                                        .withRetriesLeft()
                                        .count()
                                == 0);
    }
}
