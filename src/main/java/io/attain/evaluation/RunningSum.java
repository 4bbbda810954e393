package io.attain.evaluation;

import java.math.BigDecimal;

/** A sum of many decimals, exactly; whole numbers, which most of them are, cost no object each. */
final class RunningSum {

    private static final int SAFE_DIGITS = 17;

    private BigDecimal sum = BigDecimal.ZERO;
    private long whole;

    void add(BigDecimal term) {
        if (term.scale() != 0 || term.precision() > SAFE_DIGITS) {
            sum = sum.add(term);
            return;
        }
        long before = whole;
        long number = term.longValue();
        whole = before + number;
        if (((before ^ whole) & (number ^ whole)) < 0) {
            sum = sum.add(BigDecimal.valueOf(before)).add(term);
            whole = 0;
        }
    }

    BigDecimal total() {
        return sum.add(BigDecimal.valueOf(whole));
    }
}
