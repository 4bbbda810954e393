package io.attain.evaluation;

import io.attain.terms.Objective;
import io.attain.terms.Objective.Warning;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * How a running period looks for one objective and scope: what came of it so far, what of the error budget that is, how fast
 * it burns, and where it ends if all goes on as so far.
 *
 * @param version the number of the version that judges
 * @param objective the objective by that version
 * @param scope by what it is judged separately
 * @param period the running period
 * @param asOf up to when facts are known
 * @param figure the exact figure so far, {@literal null} where nothing counts yet
 * @param counted how many measurements count so far, the total of a tally, or milliseconds of availability by time
 * @param target what the figure of the whole period must reach
 * @param gone what share of the period is gone, from 0 to 1: of its time, of its business time for what is reckoned by a
 *     calendar, of its not excluded time for availability by time
 * @param calendar the id of that calendar, {@literal null} for all hours
 * @param used what share of the error budget is used, 1 for all of it
 * @param burns how fast it burns, for each warning of the terms that goes by that
 * @param forecast the figure at the period's end if all goes on as so far, {@literal null} where nobody can tell
 * @param outcome what that would be judged
 * @param credit the credit that would follow by the terms, with nothing booked before; {@literal null} for none
 * @param breachAt when the budget will be used up at the rate so far, at {@code asOf} where it is already; the period's end
 *     where only the whole period can miss its target; {@literal null} where it lasts
 */
public record Outlook(
        int version,
        Objective objective,
        Scope scope,
        EvaluationPeriod period,
        Instant asOf,
        @Nullable Figure figure,
        BigDecimal counted,
        BigFraction target,
        BigFraction gone,
        @Nullable String calendar,
        BigFraction used,
        List<Burn> burns,
        @Nullable Figure forecast,
        Outcome outcome,
        @Nullable Credit credit,
        @Nullable Instant breachAt) {

    private static final int SCALE = 1;

    /** Copies the list. */
    public Outlook {
        burns = List.copyOf(burns);
    }

    /**
     * How fast the budget burns over the two windows of a warning, each cut to the period.
     *
     * @param warning the warning
     * @param overLong over the long window
     * @param overShort over the short window
     * @param judged whether the period has lasted as long as the short window, before which it says nothing
     */
    public record Burn(Warning.Burn warning, BurnRate overLong, BurnRate overShort, boolean judged) {

        boolean isReached() {
            return judged && overLong.reaches(warning.rate()) && overShort.reaches(warning.rate());
        }
    }

    /** Returns the warnings of the terms whose thresholds are reached, in the order of the terms. */
    public List<Warning> reached() {
        return objective.warn().stream().filter(this::isReached).toList();
    }

    private boolean isReached(Warning warning) {
        if (warning instanceof Warning.Budget budget) {
            return used.signum() > 0 && used.multiply(Fractions.HUNDRED).compareTo(Fractions.of(budget.percent())) >= 0;
        }
        return burns.stream().anyMatch(it -> it.warning().equals(warning) && it.isReached());
    }

    /** Returns for people what percent of the budget is used, with one decimal, HALF_EVEN. */
    public BigDecimal usedPercent() {
        return percent(used);
    }

    /** Returns for people what percent of the period is gone, with one decimal, HALF_EVEN. */
    public BigDecimal gonePercent() {
        return percent(gone);
    }

    private static BigDecimal percent(BigFraction share) {
        return Fractions.round(share.multiply(Fractions.HUNDRED), SCALE, RoundingMode.HALF_EVEN);
    }

    /**
     * Returns a figure for people, without zeros that say nothing.
     *
     * @param figure never {@literal null}
     */
    public static String shown(Figure figure) {
        return Fractions.plain(new BigDecimal(figure.display()));
    }

    /** Returns the target for people. */
    public String targetText() {
        return Fractions.text(target);
    }
}
