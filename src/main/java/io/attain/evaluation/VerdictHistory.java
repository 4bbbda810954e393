package io.attain.evaluation;

import io.attain.terms.Agreement.EarnBack;
import io.attain.terms.Objective.Repeat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The verdicts of one objective and scope so far, in order of their periods, as far as later ones depend on them. An
 * undetermined one neither counts nor resets anything.
 */
final class VerdictHistory {

    private final List<LocalDate> breached = new ArrayList<>();
    private final List<Paid> paid = new ArrayList<>();
    private int breachesInRow;
    private int metInRow;

    /** A credit that was booked. */
    static final class Paid {

        private final String period;
        private BigDecimal amount;
        private boolean earnedBack;

        private Paid(String period, BigDecimal amount) {
            this.period = period;
            this.amount = amount;
        }

        String period() {
            return period;
        }

        BigDecimal amount() {
            return amount;
        }

        /** Takes back that it was booked. */
        void forfeit() {
            amount = BigDecimal.ZERO;
        }

        /** Takes back that it was earned back. */
        void owe() {
            earnedBack = false;
        }
    }

    /**
     * What is won back of a credit.
     *
     * @param of the credit
     * @param amount how much of it
     */
    record Earned(Paid of, BigDecimal amount) {}

    /** A rule for repeated breaches that applies, and why, in words. */
    record Applied(Repeat rule, String because) {}

    /**
     * Adds a breach.
     *
     * @param rules for repeated ones
     * @param period its period
     * @return the rules that apply to it
     */
    List<Applied> breach(List<Repeat> rules, EvaluationPeriod period) {
        metInRow = 0;
        breachesInRow++;
        breached.add(period.start());
        List<Applied> applied = new ArrayList<>();
        for (Repeat rule : rules) {
            String because = because(rule, period);
            if (because != null) {
                applied.add(new Applied(rule, because));
            }
        }
        return applied;
    }

    private @Nullable String because(Repeat rule, EvaluationPeriod period) {
        if (rule.consecutive() != null) {
            return breachesInRow < rule.consecutive() ? null : breachesInRow + " breaches in a row";
        }
        // The periods that lie wholly in the time up to the end of this one, and this one in any case.
        LocalDateTime from = period.end().atStartOfDay().minus(Objects.requireNonNull(rule.within()));
        long before = breached.subList(0, breached.size() - 1).stream()
                .filter(it -> !it.atStartOfDay().isBefore(from))
                .count();
        return before + 1 < Objects.requireNonNull(rule.breaches())
                ? null
                : (before + 1) + " breaches within " + rule.within();
    }

    /** Adds what a breach costs in the end. */
    Paid pay(EvaluationPeriod period, BigDecimal amount) {
        Paid credit = new Paid(period.label(), amount);
        paid.add(credit);
        return credit;
    }

    /**
     * Adds a period that is met.
     *
     * @param terms on earn-back, {@literal null} for none
     * @param scale the decimals of the currency
     * @param rounding how amounts are rounded
     * @return what is won back with it, {@literal null} for nothing
     */
    @Nullable
    Earned meet(@Nullable EarnBack terms, int scale, RoundingMode rounding) {
        breachesInRow = 0;
        metInRow++;
        if (terms == null || metInRow < terms.afterMet()) {
            return null;
        }
        // Each run of periods wins back one credit; the next takes as many again.
        metInRow = 0;
        for (int i = paid.size() - 1; i >= 0; i--) {
            Paid credit = paid.get(i);
            if (!credit.earnedBack && credit.amount.signum() > 0) {
                credit.earnedBack = true;
                BigDecimal back = Fractions.round(
                        Fractions.percent(terms.percent(), Fractions.of(credit.amount)), scale, rounding);
                return new Earned(credit, back.min(credit.amount));
            }
        }
        return null;
    }
}
