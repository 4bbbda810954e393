package io.attain.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.attain.RunningApplication;
import io.attain.RunningApplication.Database;
import io.attain.credit.ManyAgreements;
import io.attain.report.ReportOpening;
import io.attain.warning.WarningWatching;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What comes round for 10,000 agreements in force, on PostgreSQL: reports that all fall due in the same hour, the watch of running
 * periods, and the look at the data each month. A round must be over before the next begins, with the one thread that it has.
 */
class CyclesBenchmark {

    private static final int AGREEMENTS = 10_000;
    private static final int ONE_IN_BREACHED = 10;
    private static final int ROWS_A_MONTH = 100;
    /** How often {@code ReportRun} and {@code WarningWatch} begin. */
    private static final double REPORT_RUN = 5 * 60;

    private static final double WARNING_WATCH = 15 * 60;
    /** All agreements of a zone are looked at from the same midnight on, and by the morning that is over. */
    private static final double A_NIGHT = 60 * 60;

    private RunningApplication application;
    private JdbcClient jdbc;

    @BeforeEach
    void start() {
        application = RunningApplication.on(Database.POSTGRES, "spring.datasource.hikari.maximum-pool-size=10");
        jdbc = application.bean(JdbcClient.class);
    }

    @AfterEach
    void end() {
        ClockUtil.reset();
        application.close();
    }

    @Test
    void eachRoundIsOverBeforeTheNext() throws IOException, InterruptedException {
        ManyAgreements agreements = new ManyAgreements(application, AGREEMENTS, ONE_IN_BREACHED);
        moveTo("2026-01-01T06:00:00Z");
        print("taken over, with their lifecycles", () -> agreements.takeOver(LocalDate.of(2025, 12, 20)));
        ReportOpening reports = application.bean(ReportOpening.class);
        WarningWatching watching = application.bean(WarningWatching.class);

        moveTo("2026-01-05T06:00:00Z");
        double asked = print("reports are asked for, all at once", reports::openDue);
        assertThat(count("select count(*) from ACT_RU_TASK where TASK_DEF_KEY_ = 'Task_DeliverReport'"))
                .isEqualTo(AGREEMENTS);
        double idle = print("reports, when none is to be asked for", reports::openDue);

        Instant middle = Instant.parse("2026-01-09T12:00:00Z");
        agreements.send(0, ROWS_A_MONTH, middle);
        moveTo(middle.toString());
        double watched = print("running periods watched, one in ten in danger", () -> watch(watching));
        int warned = count("select count(*) from warning");
        // By chance a few of them have been up long enough so far.
        assertThat(warned).isBetween(AGREEMENTS / ONE_IN_BREACHED * 9 / 10, AGREEMENTS / ONE_IN_BREACHED);
        double again = print("the same again", () -> watch(watching));
        assertThat(count("select count(*) from warning")).isEqualTo(warned);

        JobExecutor executor = executor();
        moveTo("2026-01-10T00:00:01Z");
        double looked = print("the monthly look, by the job executor", () -> {
            executor.start();
            while (due() > 0) {
                Thread.sleep(200);
            }
        });
        executor.shutdown();
        assertThat(Math.max(asked, idle)).isLessThan(REPORT_RUN);
        assertThat(Math.max(watched, again)).isLessThan(WARNING_WATCH);
        assertThat(looked).isLessThan(A_NIGHT);
    }

    private static void watch(WarningWatching watching) {
        watching.find().forEach(watching::look);
    }

    private JobExecutor executor() {
        return ((ProcessEngineConfigurationImpl)
                        application.bean(ProcessEngine.class).getProcessEngineConfiguration())
                .getJobExecutor();
    }

    /** Jobs wait until they are what is measured. */
    private void moveTo(String instant) {
        executor().shutdown();
        ClockUtil.setCurrentTime(Date.from(Instant.parse(instant)));
    }

    private long due() {
        return jdbc.sql(
                        "select count(*) from ACT_RU_JOB j join ACT_RU_EXECUTION e on e.ID_ = j.EXECUTION_ID_ where HANDLER_TYPE_ like 'timer-%' and DUEDATE_ <= :now")
                .param("now", ClockUtil.getCurrentTime())
                .query(Long.class)
                .single();
    }

    private int count(String query) {
        return jdbc.sql(query).query(Integer.class).single();
    }

    private interface Act {
        void run() throws IOException, InterruptedException;
    }

    private static double print(String what, Act act) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        act.run();
        double seconds = (System.nanoTime() - begun) / 1e9;
        BacktestBenchmark.print("%-50s %.2f s (%,.0f/s)", what, seconds, AGREEMENTS / seconds);
        return seconds;
    }
}
