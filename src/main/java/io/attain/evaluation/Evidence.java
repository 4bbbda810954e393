package io.attain.evaluation;

import java.math.BigDecimal;
import java.util.Map;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * What was found for one objective, scope and period, before it is judged. Numbers of measurements, or, for availability
 * by time, milliseconds.
 *
 * @param measured how many measurements belong to the period and could be read, excluded or not
 * @param counted how many of them count; the total of a tally
 * @param good how many of those are good, {@literal null} where the indicator does not tell good from bad
 * @param excluded how many do not count because of an exclusion or because they are open
 * @param open how many of those because they are open
 * @param countedAsMet how many count as good because of an exclusion
 * @param refused how many lack what the indicator reads
 * @param excludedBy how many each exclusion left out or made count as met
 * @param figure the figure, {@literal null} when nothing counts
 * @param figureWithoutExclusions the figure as it would be without exclusions, {@literal null} when it is none or no
 *     exclusion touches it
 * @param value the sum of the counted measurements' values
 * @param downMicros how long it was down, for availability by time
 * @param coverage percent of the not excluded period that was monitored, {@literal null} where it does not matter
 * @param charges what single measurements cost, {@literal null} where the credit rule does not look at them
 * @param fingerprint 64 bits that depend on all measurements counted, in any order
 */
record Evidence(
        BigDecimal measured,
        BigDecimal counted,
        @Nullable BigDecimal good,
        BigDecimal excluded,
        long open,
        long countedAsMet,
        long refused,
        Map<String, BigDecimal> excludedBy,
        @Nullable Figure figure,
        @Nullable Figure figureWithoutExclusions,
        BigDecimal value,
        long downMicros,
        @Nullable BigFraction coverage,
        @Nullable Charges charges,
        long fingerprint) {

    /**
     * What single measurements cost, each with its own cap.
     *
     * @param charged how many cost something
     * @param units how many units that were in all, after what is free
     * @param uncapped what they cost before caps
     * @param amount what they cost
     */
    record Charges(long charged, BigFraction units, BigFraction uncapped, BigFraction amount) {

        static final Charges NONE = new Charges(0, BigFraction.ZERO, BigFraction.ZERO, BigFraction.ZERO);

        Charges plus(BigFraction moreUnits, BigFraction moreUncapped, BigFraction more) {
            return new Charges(charged + 1, units.add(moreUnits), uncapped.add(moreUncapped), amount.add(more));
        }
    }
}
