package io.attain.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What closing a month costs an agreement where there are 30,000, against where there are 1,000. On PostgreSQL. */
class CloseScaleBenchmark {

    private static final int FEW = 1_000;
    private static final int MANY = 30_000;
    private static final double MORE_EACH = 1.2;

    @Test
    void costsAboutTheSameEachForManyMore() throws Exception {
        // So that both find the code compiled.
        cost(FEW);
        double few = cost(FEW);
        double many = cost(MANY);
        BacktestBenchmark.print(
                "cost an agreement, %,d against %,d: %.2f (bound %.1f)", MANY, FEW, many / few, MORE_EACH);
        assertThat(many / few).isLessThanOrEqualTo(MORE_EACH);
    }

    /** Returns the seconds an agreement, of the better of the second and third month. */
    private static double cost(int agreements) throws Exception {
        try (ClosedMonths months = new ClosedMonths(agreements)) {
            months.closeNext();
            double seconds = Math.min(months.closeNext(), months.closeNext());
            BacktestBenchmark.print(
                    "%,6d closes %.2f s, %.3f ms each", agreements, seconds, 1000 * seconds / agreements);
            return seconds / agreements;
        }
    }
}
