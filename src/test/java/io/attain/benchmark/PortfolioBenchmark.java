package io.attain.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.attain.RunningApplication;
import io.attain.RunningApplication.Database;
import io.attain.access.Visitor;
import io.attain.credit.ManyAgreements;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The portfolio of 10,000 agreements with three years of verdicts, as a manager loads it in a browser, and how long it takes to work
 * it out anew when all of them change together. On PostgreSQL.
 */
class PortfolioBenchmark {

    private static final int AGREEMENTS = 10_000;
    private static final int MONTHS = 36;
    private static final int LOADS = 40;
    private static final int MOST_MILLIS = 300;
    private static final double PERCENTILE = 0.95;

    /** As somebody would come by them: the first page, what does worst, a search in Chinese, and pages far behind. */
    private static final List<String> PAGES = List.of(
            "/agreements",
            "/agreements?order=HEALTH",
            "/agreements?order=AT_RISK&health=BREACHED",
            "/agreements?order=OWED",
            "/agreements?q=service+97",
            "/agreements?q=%E5%8D%94%E8%AD%B0",
            "/agreements?status=IN_FORCE&type=CUSTOMER&order=NEXT",
            "/agreements?order=TITLE&value=Service+A-07000&after=A-07000",
            "/agreements?party=Provider");

    /** What else goes through all agreements that somebody may see, each for itself and without a bound. */
    private static final List<String> BOARDS =
            List.of("/", "/reviews", "/warnings", "/escalations", "/disputes", "/reports", "/absences");

    @Test
    void answersAtOnce() throws Exception {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-03-15T00:00:00Z")));
        try (RunningApplication application = RunningApplication.on(
                Database.POSTGRES, "camunda.bpm.job-execution.enabled=false", "attain.portfolio.catch-up=1s")) {
            new ManyAgreements(application, AGREEMENTS).putInForce();
            JdbcClient jdbc = application.bean(JdbcClient.class);
            fill(jdbc);
            waitUntilReckoned(jdbc);
            long start = System.nanoTime();
            jdbc.sql("insert into portfolio_mark (reference) select reference from portfolio_entry")
                    .update();
            waitUntilReckoned(jdbc);
            BacktestBenchmark.print("all %,d worked out anew in %.1f s", AGREEMENTS, (System.nanoTime() - start) / 1e9);
            Visitor manager = new Visitor(application.http().port());
            manager.logIn("manager", "demo");
            for (String board : BOARDS) {
                List<Double> millis = load(manager, List.of(board));
                BacktestBenchmark.print(
                        "%-14s median %.0f ms, 95th percentile %.0f ms",
                        board, millis.get(millis.size() / 2), atPercentile(millis));
            }
            List<Double> millis = load(manager, PAGES);
            BacktestBenchmark.print(
                    "portfolio of %,d agreements, %,d verdicts: median %.0f ms, 95th percentile %.0f ms (bound %d ms), %d loads",
                    AGREEMENTS,
                    AGREEMENTS * MONTHS * 3,
                    millis.get(millis.size() / 2),
                    atPercentile(millis),
                    MOST_MILLIS,
                    millis.size());
            assertThat(atPercentile(millis)).isLessThanOrEqualTo(MOST_MILLIS);
        } finally {
            ClockUtil.reset();
        }
    }

    /** Returns how long each page took, in order of that. The first round has the code compiled. */
    private static List<Double> load(Visitor manager, List<String> pages) {
        List<Double> all = new ArrayList<>();
        for (int round = 0; round <= LOADS; round++) {
            for (String page : pages) {
                long start = System.nanoTime();
                HttpResponse<String> answer = manager.get(page);
                double millis = (System.nanoTime() - start) / 1e6;
                assertThat(answer.statusCode()).as(page).isEqualTo(200);
                if (round > 0) {
                    all.add(millis);
                }
            }
        }
        Collections.sort(all);
        return all;
    }

    private static double atPercentile(List<Double> millis) {
        return millis.get((int) Math.ceil(PERCENTILE * millis.size()) - 1);
    }

    /** What closes would have recorded: three verdicts a month and agreement, one agreement in ten missing one of them, and its credit. */
    private static void fill(JdbcClient jdbc) {
        jdbc.sql(
                        """
                        insert into period_close (number, reference, period_label, period_start, period_end, cause, reason, actor, recorded_at)
                        select 1000000000 + s.number * 100 + m, s.reference, 'M' || m, timestamptz '2023-03-01T00:00:00Z' + m * interval '1 month',
                            timestamptz '2023-04-01T00:00:00Z' + m * interval '1 month', 0, '', 'engine', now()
                        from (select reference, row_number() over (order by reference) as number from close_schedule) s, generate_series(0, %d) m"""
                                .formatted(MONTHS - 1))
                .update();
        jdbc.sql(
                        """
                        insert into verdict (close_number, reference, objective, scope, period_start, period_end, outcome, content, derivation,
                            derivation_content, recorded_at)
                        select c.number, c.reference, o.id, '{}', c.period_start, c.period_end,
                            case when o.id = 'available' and (c.number / 100 + c.number) % 10 = 0 then 'BREACHED' else 'MET' end,
                            repeat('x', 400), 'sha256:0', repeat('y', 400), now()
                        from period_close c, (values ('available'), ('fast'), ('tail')) as o (id)""")
                .update();
        jdbc.sql(
                        """
                        insert into ledger_entry (reference, kind, provider, customer, from_book, to_book, amount, currency, close_number, verdict,
                            period_start, period_end, note, source, actor, recorded_at)
                        select v.reference, 'ACCRUED', 'p', 'c', 'COST', 'ACCRUED', 100, 'EUR', v.close_number, v.number, v.period_start, v.period_end,
                            '', 'benchmark ' || v.number, 'engine', now()
                        from verdict v where v.outcome = 'BREACHED'""")
                .update();
        jdbc.sql("analyze").update();
    }

    private static void waitUntilReckoned(JdbcClient jdbc) throws InterruptedException {
        while (jdbc.sql("select count(*) from portfolio_mark")
                        .query(Integer.class)
                        .single()
                > 0) {
            Thread.sleep(50);
        }
    }
}
