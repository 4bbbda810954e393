package io.attain.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Closing a month of 10,000 agreements of which one in ten has missed a target, from the month's end to verdicts, statements and
 * settled or open instances in history, with the tasks about statements and the escalations that follow, against the same
 * engine running 10,000 timers that each pass an instance that does nothing. On PostgreSQL, with the job executor as it is
 * configured. Meanwhile timers and tasks of others must go on.
 */
class CloseBenchmark {

    private static final int AGREEMENTS = 10_000;
    private static final double TIMES_FLOOR = 1.5;
    private static final double LONGEST_DELAY = 60;

    @Test
    void closesFasterThanTimersPass() throws Exception {
        try (ClosedMonths months = new ClosedMonths(AGREEMENTS)) {
            // The first months fill caches and let the compiler see the code.
            print("closes, the first month", months.closeNext());
            print("timers that pass an empty instance", months.timers(AGREEMENTS));
            print("closes, the second month", months.closeNext());
            double before = print("timers that pass an empty instance", months.timers(AGREEMENTS));
            double third = print("closes, the third month", months.closeNext());
            print("and until each breach is at its level", months.escalateAll());
            double after = print("timers that pass an empty instance", months.timers(AGREEMENTS));
            double[] fourth = new double[1];
            Probe.Slowest slowest;
            try (Probe probe = new Probe(months.application())) {
                slowest = probe.during(() -> fourth[0] = months.closeNext());
            }
            print("closes, the fourth month, with probes", fourth[0]);
            print("and until each breach is at its level", months.escalateAll());
            double floor = Math.min(before, after);
            double closes = Math.min(third, fourth[0]);
            BacktestBenchmark.print("rate of closes to timers %.2f (bound %.1f)", floor / closes, TIMES_FLOOR);
            BacktestBenchmark.print(
                    "the slowest of %d probes: timer %.2f s, task %.2f s (bound %.0f s)",
                    slowest.number(), slowest.timer(), slowest.task(), LONGEST_DELAY);
            assertThat(floor / closes).isGreaterThanOrEqualTo(TIMES_FLOOR);
            assertThat(Math.max(slowest.timer(), slowest.task())).isLessThanOrEqualTo(LONGEST_DELAY);
        }
    }

    private static double print(String what, double seconds) {
        BacktestBenchmark.print("%-40s %.2f s (%,.0f/s)", what, seconds, AGREEMENTS / seconds);
        return seconds;
    }
}
