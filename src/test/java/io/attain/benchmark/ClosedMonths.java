package io.attain.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.attain.RunningApplication;
import io.attain.RunningApplication.Database;
import io.attain.credit.CloseSchedule;
import io.attain.credit.ManyAgreements;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Months of many agreements that are closed one after the other, one in ten of them with a breach, on PostgreSQL and with the
 * job executor as it is configured. Between what is measured, everything that is due otherwise is waited for: claim windows
 * that end, the portfolio that catches up, and the like.
 */
final class ClosedMonths implements AutoCloseable {

    private static final LocalDate BEGIN = LocalDate.of(2026, 1, 1);
    private static final int ROWS_EACH = 100;
    private static final int ONE_IN_BREACHED = 10;
    private static final int OBJECTIVES = 3;
    private static final int TOGETHER = 50;

    private final int count;
    private final RunningApplication application;
    private final ProcessEngine engine;
    private final JdbcClient jdbc;
    private final ManyAgreements agreements;
    private int closed;
    private long began;

    /** Puts some agreements in force. */
    ClosedMonths(int count) {
        this.count = count;
        this.application = RunningApplication.on(Database.POSTGRES, "spring.datasource.hikari.maximum-pool-size=10");
        this.engine = application.bean(ProcessEngine.class);
        this.jdbc = application.bean(JdbcClient.class);
        this.agreements = new ManyAgreements(application, count, ONE_IN_BREACHED);
        moveTo(Instant.parse("2026-01-15T00:00:00Z"));
        agreements.putInForce();
    }

    @Override
    public void close() {
        ClockUtil.reset();
        application.close();
    }

    RunningApplication application() {
        return application;
    }

    private static Instant month(int number) {
        return BEGIN.plusMonths(number).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private JobExecutor executor() {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    }

    /** The executor rests while the clock is moved. */
    private void moveTo(Instant instant) {
        executor().shutdown();
        ClockUtil.setCurrentTime(Date.from(instant));
        executor().start();
    }

    /** Moves the clock, and waits until nothing is due. */
    private void settleAt(Instant instant) throws InterruptedException {
        moveTo(instant);
        CloseSchedule schedule = application.bean(CloseSchedule.class);
        while (!schedule.due().isEmpty()
                || engine.getManagementService().createJobQuery().executable().count() > 0
                || jdbc.sql("select count(*) from portfolio_mark")
                                .query(Integer.class)
                                .single()
                        > 0) {
            Thread.sleep(200);
        }
    }

    /** Sends a month of measurements and stops right before the month ends. */
    private void send(int month) throws IOException, InterruptedException {
        executor().shutdown();
        agreements.send(month, ROWS_EACH);
        settleAt(month(month + 1).minusSeconds(1));
    }

    /**
     * Sends the next month's measurements, and closes it.
     *
     * @return how many seconds it took from the month's end until all is in history that becomes of it
     */
    double closeNext() throws IOException, InterruptedException {
        send(closed);
        closed++;
        moveTo(month(closed).plusSeconds(1));
        began = System.nanoTime();
        engine.getRuntimeService().startProcessInstanceByMessage("FactsChanged");
        waitFor("select count(*) from statement", closed * count);
        double seconds = (System.nanoTime() - began) / 1e9;
        check();
        return seconds;
    }

    /**
     * Waits until each breach has been brought to somebody.
     *
     * @return how many seconds that took since the close of the last month began
     */
    double escalateAll() throws InterruptedException {
        int breached =
                jdbc.sql("select count(*) from escalation").query(Integer.class).single();
        waitFor("select count(*) from escalation where severity is not null", breached);
        return (System.nanoTime() - began) / 1e9;
    }

    private void waitFor(String query, int number) throws InterruptedException {
        JdbcClient.StatementSpec statement = jdbc.sql(query);
        while (statement.query(Integer.class).single() < number) {
            Thread.sleep(100);
        }
    }

    private void hold(String query, int number) {
        assertThat(jdbc.sql(query).query(Integer.class).single()).as(query).isEqualTo(number);
    }

    /** Everything is there: what is met is over, and of each breach both sides are asked and an escalation has begun. */
    private void check() {
        String breaches = "select count(*) from verdict where outcome = 'BREACHED'";
        int breached = jdbc.sql(breaches).query(Integer.class).single();
        int ofMonth = jdbc.sql(breaches + " and period_start = :start")
                .param("start", month(closed - 1).atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
        assertThat(ofMonth).isGreaterThanOrEqualTo(count / ONE_IN_BREACHED);
        hold("select count(*) from verdict", closed * count * OBJECTIVES);
        hold("select count(*) from ACT_HI_PROCINST where PROC_DEF_KEY_ = 'PeriodClose'", closed * count);
        hold("select count(*) from ACT_HI_PROCINST where PROC_DEF_KEY_ = 'PeriodClose' and END_TIME_ is null", ofMonth);
        hold("select count(*) from ACT_RU_TASK where TASK_DEF_KEY_ = 'Task_AnswerStatement'", 2 * ofMonth);
        hold("select count(*) from ACT_HI_PROCINST where PROC_DEF_KEY_ = 'BreachEscalation'", breached);
        hold("select count(*) from escalation", breached);
    }

    /**
     * Runs timers that each pass an instance that does nothing, in the middle of the month at hand.
     *
     * @return how many seconds that took
     */
    double timers(int number) throws InterruptedException {
        Instant due = month(closed).plus(Duration.ofDays(19));
        settleAt(due.minusSeconds(1));
        String process = "Floor-" + closed;
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        process + ".bpmn",
                        Bpmn.createExecutableProcess(process)
                                .camundaHistoryTimeToLiveString("P3650D")
                                .startEvent()
                                .intermediateCatchEvent()
                                .timerWithDate("${due}")
                                .serviceTask()
                                .camundaExpression("${true}")
                                .endEvent()
                                .done())
                .deploy();
        Map<String, Object> variables = Map.of("due", Date.from(due));
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        for (int started = 0; started < number; started += TOGETHER) {
            configuration.getCommandExecutorTxRequired().execute(context -> {
                for (int i = 0; i < TOGETHER; i++) {
                    engine.getRuntimeService().startProcessInstanceByKey(process, variables);
                }
                return null;
            });
        }
        moveTo(due);
        long start = System.nanoTime();
        // The history service joins three tables for the same number, which costs what is measured.
        waitFor(
                "select count(*) from ACT_HI_PROCINST where PROC_DEF_KEY_ = '" + process
                        + "' and END_TIME_ is not null",
                number);
        return (System.nanoTime() - start) / 1e9;
    }
}
