package io.attain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RunningSumTest {

    @Test
    void isTheSumWhateverTheTermsAre() {
        Random random = new Random(1);
        for (int run = 0; run < 200; run++) {
            RunningSum sum = new RunningSum();
            BigDecimal expected = BigDecimal.ZERO;
            for (int i = 0; i < 200; i++) {
                BigDecimal term = BigDecimal.valueOf(random.nextLong(), random.nextInt(4))
                        .movePointRight(random.nextInt(3) == 0 ? 4 : 0);
                sum.add(term);
                expected = expected.add(term);
            }
            assertThat(sum.total()).isEqualByComparingTo(expected);
        }
    }

    @Test
    void doesNotOverflow() {
        BigDecimal large = BigDecimal.TEN.pow(17).subtract(BigDecimal.ONE);
        RunningSum sum = new RunningSum();
        for (int i = 0; i < 1_000; i++) {
            sum.add(large);
        }
        assertThat(sum.total()).isEqualByComparingTo(large.multiply(BigDecimal.valueOf(1_000)));
    }

    @Test
    void keepsTheScaleOfItsTerms() {
        RunningSum sum = new RunningSum();
        assertThat(sum.total()).isEqualTo(BigDecimal.ZERO);
        sum.add(BigDecimal.ONE);
        assertThat(sum.total()).isEqualTo(BigDecimal.ONE);
        sum.add(new BigDecimal("1.50"));
        assertThat(sum.total()).isEqualTo(new BigDecimal("2.50"));
    }
}
