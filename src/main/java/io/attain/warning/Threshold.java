package io.attain.warning;

import io.attain.terms.Objective.Warning;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the terms warn of: a share of the error budget, or a burn rate over two windows.
 *
 * @param limit percent of the budget, or how many times faster than it may
 * @param longWindow the long window, {@literal null} for a share of the budget
 * @param shortWindow the short window, {@literal null} for a share of the budget
 */
public record Threshold(BigDecimal limit, @Nullable Duration longWindow, @Nullable Duration shortWindow) {

    private static final String BUDGET = "budget";
    private static final String BURN = "burn";
    private static final int PARTS_OF_BURN = 4;

    /**
     * Returns what a warning of the terms warns of.
     *
     * @param warning never {@literal null}
     */
    public static Threshold of(Warning warning) {
        if (warning instanceof Warning.Budget budget) {
            return new Threshold(budget.percent().stripTrailingZeros(), null, null);
        }
        Warning.Burn burn = (Warning.Burn) warning;
        return new Threshold(burn.rate().stripTrailingZeros(), burn.longWindow(), burn.shortWindow());
    }

    /**
     * Reads what {@link #text()} wrote.
     *
     * @param text never {@literal null}
     * @throws IllegalArgumentException when it is something else
     */
    public static Threshold of(String text) {
        String[] parts = text.split(" ");
        if (parts.length == 2 && parts[0].equals(BUDGET)) {
            return new Threshold(new BigDecimal(parts[1]), null, null);
        }
        if (parts.length == PARTS_OF_BURN && parts[0].equals(BURN)) {
            return new Threshold(new BigDecimal(parts[1]), Duration.parse(parts[2]), Duration.parse(parts[3]));
        }
        throw new IllegalArgumentException("no threshold: " + text);
    }

    /** Tells whether it goes by the burn rate, which can calm down; what is used of a budget stays used. */
    public boolean isBurn() {
        return longWindow != null;
    }

    /** Returns it as it is recorded, such as {@code budget 50} or {@code burn 6 PT6H PT30M}. */
    public String text() {
        String number = limit.stripTrailingZeros().toPlainString();
        return isBurn() ? BURN + " " + number + " " + longWindow + " " + shortWindow : BUDGET + " " + number;
    }

    /** Returns it as the terms have it, for whoever words it. */
    public Warning warning() {
        return longWindow == null || shortWindow == null
                ? new Warning.Budget(limit, null)
                : new Warning.Burn(limit, longWindow, shortWindow, null);
    }
}
