package io.attain.evaluation;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;

/**
 * The service credit of one verdict.
 *
 * @param amount what is booked, in the currency's minor unit; negative where the provider earns back or is rewarded
 * @param currency the currency
 * @param basis what percents were taken of, rounded to 6 decimals where it is no exact decimal
 * @param steps how the amount came about, in order
 */
public record Credit(BigDecimal amount, Currency currency, String basis, List<Step> steps) {

    /** Copies the list. */
    public Credit {
        steps = List.copyOf(steps);
    }

    /**
     * One step of the computation.
     *
     * @param rule the rule in words
     * @param amount what the credit comes to after it
     */
    public record Step(String rule, String amount) {}
}
