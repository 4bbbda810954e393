package io.attain.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.attain.RunningApplication;
import io.attain.RunningApplication.Database;
import io.attain.negotiation.workflow.AgreedAgreements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Signing by three signatories, from the start of {@code AgreementSignOff} to its end, with all that our delegates and
 * listeners do, against the same model in the same engine whose delegates and listeners do nothing; and with many others
 * open against none. Signatures are given as Tasklist gives them, one after another, and the job after each is executed at
 * once. The time is that of these calls alone, without looking for what to call next.
 */
class SignOffBenchmark {

    private static final int TOGETHER = 100;
    private static final int ROUNDS = 5;
    private static final int OPEN = 10_000;
    private static final double OF_FLOOR = 0.6;
    private static final double OF_NONE_OPEN = 2.0 / 3;

    private static final String PROCESS = "AgreementSignOff";
    private static final String FLOOR = "SignOffFloor";

    @ParameterizedTest
    @EnumSource(Database.class)
    void signsNearlyAsFastAsAModelThatDoesNothing(Database database) throws Exception {
        try (RunningApplication application =
                RunningApplication.on(database, "camunda.bpm.job-execution.enabled=false")) {
            SignOffs signOffs = new SignOffs(application);
            signOffs.deployFloor();
            List<Double> floor = new ArrayList<>();
            List<Double> own = new ArrayList<>();
            List<Double> crowded = new ArrayList<>();
            // The first rounds fill caches and let the compiler see the code.
            for (int round = -3; round < ROUNDS; round++) {
                double empty = signOffs.floor();
                double real = signOffs.own();
                if (round >= 0) {
                    floor.add(empty);
                    own.add(real);
                }
            }
            BacktestBenchmark.print(
                    "%s: %,.1f sign-offs/s, doing nothing %,.1f/s, ratio %.2f (bound %.2f)",
                    database, median(own), median(floor), median(own) / median(floor), OF_FLOOR);
            signOffs.open(OPEN);
            for (int round = 0; round < ROUNDS; round++) {
                crowded.add(signOffs.own());
            }
            BacktestBenchmark.print(
                    "%s: %,.1f sign-offs/s with %,d open, ratio to none open %.2f (bound %.2f)",
                    database, median(crowded), OPEN, median(crowded) / median(own), OF_NONE_OPEN);
            signOffs.checkAllSigned();
            assertThat(median(own) / median(floor)).isGreaterThanOrEqualTo(OF_FLOOR);
            assertThat(median(crowded) / median(own)).isGreaterThanOrEqualTo(OF_NONE_OPEN);
        }
    }

    private static double median(List<Double> rates) {
        List<Double> sorted = new ArrayList<>(rates);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    /** Agreements that are agreed on, and what their signatories do. */
    private static final class SignOffs {

        private final RunningApplication application;
        private final ProcessEngine engine;
        private final TransactionTemplate transaction;
        private final AgreedAgreements agreements;
        private int signed;
        private long spent;

        SignOffs(RunningApplication application) throws IOException {
            this.application = application;
            this.engine = application.bean(ProcessEngine.class);
            this.transaction = new TransactionTemplate(application.bean(PlatformTransactionManager.class));
            this.agreements = new AgreedAgreements(application);
        }

        /** The same model, of which every bean of ours is gone and everything it would say is fixed. */
        void deployFloor() throws IOException {
            String model = Files.readString(Path.of("processes/AgreementSignOff.bpmn"))
                    .replaceAll("delegateExpression=\"[^\"]*\"", "expression=\"\\${true}\"")
                    .replaceAll("\\$\\{signingEnds[^}]*}", "\\${false}")
                    .replaceAll("\\$\\{signingDeadlines.reminders[^}]*}", "R/P3D")
                    .replaceAll("\\$\\{signingDeadlines.overdueAt[^}]*}", "2126-01-01T00:00:00Z")
                    .replace("\"" + PROCESS + "\"", "\"" + FLOOR + "\"");
            assertThat(model).doesNotContain("delegateExpression", "(execution)");
            engine.getRepositoryService()
                    .createDeployment()
                    .addString(FLOOR + ".bpmn", model)
                    .deploy();
            // Our listeners make somebody a task's assignee, who may then work on it; nobody does so here.
            Authorization everybody =
                    engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
            everybody.setResource(Resources.PROCESS_DEFINITION);
            everybody.setResourceId(FLOOR);
            everybody.addPermission(ProcessDefinitionPermissions.TASK_WORK);
            engine.getAuthorizationService().saveAuthorization(everybody);
        }

        /** Returns how many a second. */
        double floor() throws Exception {
            spent = 0;
            Map<String, Object> fixed =
                    Map.of("signatories", new ArrayList<>(AgreedAgreements.SIGNATORIES), "outcome", "SIGNED");
            for (int i = 0; i < TOGETHER; i++) {
                String instance = timed(() -> engine.getRuntimeService()
                        .startProcessInstanceByKey(FLOOR, "floor", fixed)
                        .getId());
                sign(instance);
            }
            return TOGETHER * 1e9 / spent;
        }

        /** Returns how many a second. */
        double own() throws Exception {
            List<String> references = agreements.agree(TOGETHER);
            references.forEach(agreements::show);
            spent = 0;
            for (String reference : references) {
                sign(timed(() -> start(reference)));
            }
            signed += TOGETHER;
            return TOGETHER * 1e9 / spent;
        }

        /** Starts some, fifty in a transaction, and leaves them. */
        void open(int count) {
            for (int from = 0; from < count; from += 50) {
                List<String> references = agreements.agree(Math.min(50, count - from));
                transaction.executeWithoutResult(status -> references.forEach(this::start));
            }
        }

        private String start(String reference) {
            return engine.getRuntimeService()
                    .startProcessInstanceByKey(PROCESS, reference)
                    .getId();
        }

        private void sign(String instance) throws Exception {
            for (String signatory : AgreedAgreements.SIGNATORIES) {
                Task task = engine.getTaskService().createTaskQuery().processInstanceId(instance).list().stream()
                        .filter(it -> signatory.equals(engine.getTaskService().getVariable(it.getId(), "signatory")))
                        .findFirst()
                        .orElseThrow();
                engine.getIdentityService().setAuthentication(signatory, List.of());
                try {
                    timed(() -> {
                        engine.getFormService()
                                .submitTaskForm(task.getId(), Map.of("decision", "SIGNED", "reason", ""));
                        return task;
                    });
                } finally {
                    engine.getIdentityService().clearAuthentication();
                }
                Job job = engine.getManagementService()
                        .createJobQuery()
                        .processInstanceId(instance)
                        .messages()
                        .singleResult();
                timed(() -> {
                    engine.getManagementService().executeJob(job.getId());
                    return job;
                });
            }
        }

        private <T> T timed(Callable<T> call) throws Exception {
            long start = System.nanoTime();
            T result = call.call();
            spent += System.nanoTime() - start;
            return result;
        }

        void checkAllSigned() {
            JdbcClient jdbc = application.bean(JdbcClient.class);
            assertThat(jdbc.sql("select count(*) from agreement_milestone where milestone = 'SIGNED'")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(signed);
            assertThat(jdbc.sql("select count(*) from signature")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(signed * AgreedAgreements.SIGNATORIES.size());
        }
    }
}
