package io.attain.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.attain.RunningApplication;
import io.attain.RunningApplication.Database;
import io.attain.credit.JudgedTogether;
import io.attain.credit.ManyAgreements;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Verdicts on a month of 10,000 agreements with three objectives each, derivations and their hashes included, against the
 * SQL statements that compute the same figures from a table of the same rows and insert as many rows. On PostgreSQL.
 */
class VerdictBenchmark {

    private static final int AGREEMENTS = 10_000;
    private static final int RUNS = 3;
    private static final double TIMES_SQL = 2.0;
    private static final double MORE_A_ROW = 1.2;

    @Test
    void keepsUpWithSql() throws Exception {
        double small = run(100);
        double large = run(1000);
        BacktestBenchmark.print(
                "cost a row, 10 million against 1 million   %.2f (bound %.1f)", large / small, MORE_A_ROW);
        assertThat(large / small).isLessThanOrEqualTo(MORE_A_ROW);
    }

    /** Returns the seconds a row. */
    private static double run(int rowsEach) throws Exception {
        try (RunningApplication application = RunningApplication.on(
                Database.POSTGRES,
                "camunda.bpm.job-execution.enabled=false",
                "spring.datasource.hikari.maximum-pool-size=10")) {
            ManyAgreements agreements = new ManyAgreements(application, AGREEMENTS);
            agreements.putInForce();
            agreements.send(0, rowsEach);
            fillFloor(application, rowsEach);
            JudgedTogether together = new JudgedTogether(application);
            List<Double> own = new ArrayList<>();
            List<Double> sql = new ArrayList<>();
            together.judge(AGREEMENTS, 1000);
            for (int run = 0; run < RUNS; run++) {
                sql.add(sql(application));
                long start = System.nanoTime();
                assertThat(together.judge(AGREEMENTS, run)).isEqualTo(AGREEMENTS * 3);
                own.add((System.nanoTime() - start) / 1e9);
            }
            checkSameFigures(application);
            long rows = (long) AGREEMENTS * rowsEach;
            double ratio = median(own) / median(sql);
            BacktestBenchmark.print(
                    "%,10d rows: verdicts %.2f s (%,.0f rows/s), SQL %.2f s, ratio %.2f (bound %.1f)",
                    rows, median(own), rows / median(own), median(sql), ratio, TIMES_SQL);
            assertThat(ratio).isLessThanOrEqualTo(TIMES_SQL);
            return median(own) / rows;
        }
    }

    private static double median(List<Double> seconds) {
        List<Double> sorted = new ArrayList<>(seconds);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    /** The same rows as a plain table with a key, as the statements like it best. */
    private static void fillFloor(RunningApplication application, int rowsEach) throws SQLException {
        try (Connection connection = application.bean(DataSource.class).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table floor (series integer not null, at bigint not null, up boolean not null, ms numeric not null, primary key (series, at))");
            statement.execute(
                    "create table floor_verdict (series integer, objective text, counted numeric, good numeric, figure numeric, outcome text)");
            CopyIn copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy floor from stdin with (format csv)");
            for (int i = 0; i < AGREEMENTS; i++) {
                StringBuilder text = new StringBuilder();
                for (long[] row : ManyAgreements.rows(i, 0, rowsEach)) {
                    text.append(i)
                            .append(',')
                            .append(row[0])
                            .append(',')
                            .append(row[1] == 1)
                            .append(',')
                            .append(row[2])
                            .append('\n');
                }
                byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
                copy.writeToCopy(bytes, 0, bytes.length);
            }
            copy.endCopy();
            statement.execute("vacuum analyze floor");
        }
    }

    private static double sql(RunningApplication application) throws SQLException {
        try (Connection connection = application.bean(DataSource.class).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("truncate floor_verdict");
            long start = System.nanoTime();
            statement.execute(
                    """
                    insert into floor_verdict
                    select series, 'available', monitored, monitored - down, 100.0 * (monitored - down) / monitored,
                           case when 100.0 * (monitored - down) / monitored >= 90 then 'MET' else 'BREACHED' end
                    from (select series, sum(held) as monitored, coalesce(sum(held) filter (where not up), 0) as down
                          from (select series, up, least(lead(at, 1, 1769904000) over (partition by series order by at), at + 93600) - at as held
                                from floor) states
                          group by series) sums""");
            statement.execute(
                    """
                    insert into floor_verdict
                    select series, 'fast', count(*), count(*) filter (where ms <= 300), 100.0 * count(*) filter (where ms <= 300) / count(*),
                           case when 100.0 * count(*) filter (where ms <= 300) / count(*) >= 30 then 'MET' else 'BREACHED' end
                    from floor group by series""");
            statement.execute(
                    """
                    insert into floor_verdict
                    select series, 'tail', count(*), null, percentile_disc(0.95) within group (order by ms),
                           case when percentile_disc(0.95) within group (order by ms) <= 500 then 'MET' else 'BREACHED' end
                    from floor group by series""");
            return (System.nanoTime() - start) / 1e9;
        }
    }

    /** Both ways must come to the same figures, to six decimals. */
    private static void checkSameFigures(RunningApplication application) throws SQLException {
        try (Connection connection = application.bean(DataSource.class).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        """
                        select count(*) from floor_verdict f
                        join verdict v on v.reference = 'A-' || lpad(f.series::text, 5, '0') and v.objective = f.objective
                        where round((v.content::json ->> 'figure')::numeric, 6) = round(f.figure, 6) and v.outcome = f.outcome""")) {
            row.next();
            assertThat(row.getInt(1)).isEqualTo(AGREEMENTS * 3 * (RUNS + 1));
        }
    }
}
