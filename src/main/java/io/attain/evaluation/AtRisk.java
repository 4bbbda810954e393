package io.attain.evaluation;

import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Service;
import io.attain.terms.Agreement.Stub;
import io.attain.terms.Agreement.Term;
import io.attain.terms.Cap;
import io.attain.terms.CreditTerms;
import io.attain.terms.Objective;
import io.attain.terms.Payment;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

/** What the provider of an agreement can lose over some periods. */
public final class AtRisk {

    private AtRisk() {}

    /**
     * Tells the amount at risk over one period, as {@link #of} says it, rounded once.
     *
     * @param agreement the terms, never {@literal null}
     * @param start the period's first local day, never {@literal null}
     * @param end the local day after its last, never {@literal null}
     * @return in the agreement's currency, zero where nothing is at risk
     */
    public static BigDecimal amount(Agreement agreement, LocalDate start, LocalDate end) {
        return amount(agreement, List.of(new EvaluationPeriod("", start, end, start, end, agreement.zone(), null)));
    }

    /**
     * Tells the amount at risk over some periods together, as {@link #of} says it, rounded once.
     *
     * @param agreement the terms, never {@literal null}
     * @param periods never {@literal null}
     * @return in the agreement's currency, zero where nothing is at risk
     */
    public static BigDecimal amount(Agreement agreement, Collection<EvaluationPeriod> periods) {
        return Fractions.round(of(agreement, periods), RoundedCredit.minorUnit(agreement), agreement.rounding());
    }

    /** Returns the fees of all services over the time of some periods, time that they share counted once. */
    static BigFraction fees(Agreement agreement, Collection<EvaluationPeriod> periods) {
        BigFraction fees = BigFraction.ZERO;
        for (Term stretch : stretches(periods)) {
            for (Service service : agreement.services()) {
                if (service.fee() != null) {
                    fees = fees.add(FeeSchedule.of(service.fee(), stretch.from(), stretch.until(), agreement.zone()));
                }
            }
        }
        return fees;
    }

    /**
     * Returns the amount at risk over some periods: the percent of the fees that the terms put at risk, and no more than
     * their caps on all credits of the agreement leave; without either, the fees. Where there is no fee, what the caps leave,
     * or else what the credits of all objectives together can come to by their own caps and fixed amounts, zero where that of
     * one of them has no bound.
     */
    static BigFraction of(Agreement agreement, Collection<EvaluationPeriod> periods) {
        BigFraction fees = fees(agreement, periods);
        List<BigFraction> limits = new ArrayList<>();
        if (fees.signum() > 0) {
            limits.add(
                    agreement.credits().atRisk() == null
                            ? fees
                            : Fractions.percent(agreement.credits().atRisk(), fees));
        }
        for (Cap cap : agreement.credits().caps()) {
            if (cap.per() == Cap.Per.AGREEMENT) {
                limits.add(CreditFold.most(agreement, cap, periods));
            }
        }
        return limits.stream().reduce(Fractions::minimum).orElseGet(() -> ofObjectives(agreement, periods));
    }

    private static BigFraction ofObjectives(Agreement agreement, Collection<EvaluationPeriod> periods) {
        BigFraction sum = BigFraction.ZERO;
        for (Objective objective : agreement.objectives()) {
            CreditTerms credit = objective.credit();
            if (credit != null) {
                Optional<BigFraction> most = ofObjective(agreement, objective, credit, periods);
                if (most.isEmpty()) {
                    return BigFraction.ZERO;
                }
                sum = sum.add(most.get());
            }
        }
        return sum;
    }

    /** What the credit of an objective can come to in those of some periods that are its own, empty without a bound. */
    private static Optional<BigFraction> ofObjective(
            Agreement agreement, Objective objective, CreditTerms credit, Collection<EvaluationPeriod> periods) {
        List<EvaluationPeriod> own = Periods.of(agreement, objective.period()).list().stream()
                .filter(it -> periods.stream().anyMatch(it::isSameTimeAs))
                .toList();
        boolean isWhole = objective.scope().isEmpty();
        List<BigFraction> limits = new ArrayList<>();
        for (Cap cap : credit.caps()) {
            boolean boundsAll = cap.per() == Cap.Per.OBJECTIVE
                    || (isWhole && (cap.per() == Cap.Per.VERDICT || cap.per() == Cap.Per.SCOPE));
            if (boundsAll && cap.limit() instanceof Payment.Amount) {
                limits.add(CreditFold.most(agreement, objective, cap, own));
            }
        }
        if (isWhole && objective.repeat().isEmpty() && credit.rule() instanceof CreditTerms.Flat flat) {
            limits.add(Fractions.of(flat.amount()).multiply(own.size()));
        }
        return limits.stream().reduce(Fractions::minimum);
    }

    /** Returns the pool that is at risk in one period: the percent of its fees that the terms put at risk, zero for none. */
    static BigFraction pool(Agreement agreement, EvaluationPeriod period) {
        BigDecimal percent = agreement.credits().atRisk();
        boolean prorated = agreement.stub() == Stub.PRORATE && period.isPartial();
        BigFraction fees = BigFraction.ZERO;
        for (Service service : agreement.services()) {
            if (service.fee() != null) {
                fees = fees.add(FeeSchedule.of(service.fee(), period, prorated));
            }
        }
        return percent == null ? BigFraction.ZERO : Fractions.percent(percent, fees);
    }

    private static List<Term> stretches(Collection<EvaluationPeriod> periods) {
        List<Term> stretches = new ArrayList<>();
        for (EvaluationPeriod period : periods.stream()
                .sorted(Comparator.comparing(EvaluationPeriod::start))
                .toList()) {
            Term last = stretches.isEmpty() ? null : stretches.get(stretches.size() - 1);
            if (last == null || last.until().isBefore(period.start())) {
                stretches.add(new Term(period.start(), period.end()));
            } else {
                LocalDate until = period.end().isAfter(last.until()) ? period.end() : last.until();
                stretches.set(stretches.size() - 1, new Term(last.from(), until));
            }
        }
        return stretches;
    }
}
