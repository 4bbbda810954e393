package io.attain.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attain.Http;
import io.attain.access.Visitor;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Process history as an auditor reads it in a browser, over 100,000 activity instances and more in PostgreSQL: pages of what is
 * searched by agreement, process, person, time and outcome, deep pages, and the pages of single instances with their diagram's
 * way, tasks, decisions and timers, beside what the record says of their time.
 */
class HistoryBenchmark {

    private static final int AGREEMENTS = 1_000;
    private static final int ACTIVITIES = 100_000;
    private static final int TIMES = 200;
    private static final double LONGEST = 0.3;

    /** What tells an instance's rows from those of another. */
    private static final Set<String> OF_INSTANCE = Set.of(
            "id_",
            "proc_inst_id_",
            "process_instance_id_",
            "root_proc_inst_id_",
            "execution_id_",
            "act_inst_id_",
            "parent_act_inst_id_",
            "task_id_",
            "job_id_",
            "operation_id_",
            "dec_inst_id_",
            "root_dec_inst_id_");

    private final List<String> slow = new ArrayList<>();

    @Test
    void everyPageAnswersWithinThreeTenthsOfASecond() throws Exception {
        try (ClosedMonths months = new ClosedMonths(AGREEMENTS)) {
            months.closeNext();
            months.escalateAll();
            JdbcClient jdbc = months.application().bean(JdbcClient.class);
            int activities = activities(jdbc);
            for (int copy = 1; activities < ACTIVITIES; copy++) {
                copyHistory(jdbc, copy);
                activities = activities(jdbc);
            }
            jdbc.sql("analyze").update();
            BacktestBenchmark.print("%,d activity instances", activities);
            assertThat(activities).isGreaterThanOrEqualTo(ACTIVITIES);
            List<String> references = jdbc.sql(
                            "select distinct BUSINESS_KEY_ from ACT_HI_PROCINST where BUSINESS_KEY_ is"
                                    + " not null order by BUSINESS_KEY_")
                    .query(String.class)
                    .list();
            List<String> people = jdbc.sql(
                            "select distinct USER_ID_ from ACT_HI_IDENTITYLINK where USER_ID_ is not null")
                    .query(String.class)
                    .list();
            List<String> instances = jdbc.sql("select ID_ from ACT_HI_PROCINST order by ID_")
                    .query(String.class)
                    .list();
            List<String> escalations = jdbc.sql(
                            "select ID_ from ACT_HI_PROCINST where PROC_DEF_KEY_ = 'BreachEscalation' order by ID_")
                    .query(String.class)
                    .list();
            List<String> deep = deep(months.application().http().as("auditor"));
            Visitor auditor = new Visitor(months.application().http().port());
            auditor.logIn("auditor", "demo");
            Random random = new Random(7);
            // The first pages fill caches and let the compiler see the code.
            for (int i = 0; i < TIMES; i++) {
                auditor.get("/history?after=" + one(deep, random));
                auditor.get("/history/" + one(escalations, random));
            }
            measure("all", auditor, i -> "/history");
            measure("by agreement", auditor, i -> "/history?agreement=" + one(references, random));
            measure(
                    "by process",
                    auditor,
                    i -> "/history?process=" + (i % 2 == 0 ? "PeriodClose" : "BreachEscalation"));
            measure(
                    "by outcome",
                    auditor,
                    i -> "/history?outcome=PeriodClose:End_" + (i % 2 == 0 ? "Settled" : "NothingOwed"));
            measure("going on", auditor, i -> "/history?state=RUNNING");
            measure("by person", auditor, i -> "/history?person=" + one(people, random));
            measure("by time", auditor, i -> "/history?from=2026-02-01&until=2026-02-1" + i % 10);
            measure("deep pages", auditor, i -> "/history?after=" + one(deep, random));
            measure("an instance", auditor, i -> "/history/" + one(instances, random));
            measure("an escalation", auditor, i -> "/history/" + one(escalations, random));
            assertThat(slow).isEmpty();
        }
    }

    private static int activities(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from ACT_HI_ACTINST")
                .query(Integer.class)
                .single();
    }

    /**
     * Writes the month's history once more as that of other instances for the same agreements, which began a day earlier each time: to close
     * as many months would take longer than what is measured.
     */
    private static void copyHistory(JdbcClient jdbc, int copy) {
        for (String table : List.of(
                "procinst",
                "actinst",
                "taskinst",
                "identitylink",
                "varinst",
                "op_log",
                "job_log",
                "decinst",
                "dec_in",
                "dec_out")) {
            List<String> columns = jdbc.sql(
                            "select column_name from information_schema.columns where table_schema = 'public' and"
                                    + " table_name = :table order by ordinal_position")
                    .param("table", "act_hi_" + table)
                    .query(String.class)
                    .list();
            List<String> values = columns.stream()
                    .map(it -> OF_INSTANCE.contains(it)
                            ? it + " || '~" + copy + "'"
                            : it.equals("start_time_") ? it + " - interval '" + copy + " days'" : it)
                    .toList();
            jdbc.sql("insert into act_hi_" + table + " (" + String.join(", ", columns) + ") select "
                            + String.join(", ", values) + " from act_hi_" + table + " where position('~' in id_) = 0")
                    .update();
        }
    }

    private static String one(List<String> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }

    /** The places where the first hundred pages end. */
    private static List<String> deep(Http auditor) throws IOException {
        List<String> places = new ArrayList<>();
        String after = "";
        for (int page = 0; page < 100; page++) {
            JsonNode found = new ObjectMapper()
                    .readTree(auditor.get("/api/history?after=" + after).body());
            after = found.path("next").asText("");
            if (after.isEmpty()) {
                break;
            }
            places.add(after);
        }
        return places;
    }

    private void measure(String what, Visitor auditor, IntFunction<String> path) {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            String address = path.apply(i);
            long start = System.nanoTime();
            HttpResponse<String> answer = auditor.get(address);
            double took = (System.nanoTime() - start) / 1e9;
            assertThat(answer.statusCode()).as(address).isEqualTo(200);
            seconds.add(took);
        }
        Collections.sort(seconds);
        double median = seconds.get(TIMES / 2);
        double high = seconds.get(TIMES * 95 / 100);
        BacktestBenchmark.print(
                "history, %-14s median %.0f ms, 95th percentile %.0f ms (bound %.0f ms)",
                what, median * 1000, high * 1000, LONGEST * 1000);
        if (high > LONGEST) {
            slow.add(what);
        }
    }
}
