package io.attain.evaluation;

import io.attain.evaluation.Evidence.Charges;
import io.attain.evaluation.Measurement.State;
import io.attain.terms.Agreement;
import io.attain.terms.CreditTerms;
import io.attain.terms.CreditTerms.Basis;
import io.attain.terms.CreditTerms.Each;
import io.attain.terms.CreditTerms.EachUnit;
import io.attain.terms.Indicator.Availability;
import io.attain.terms.Objective;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * What one breach of an objective would cost, for people who are about to sign: a supposed figure in a whole period of the
 * term, judged and credited by the same code as a measured one. Caps that add up several verdicts hold, with nothing
 * booked before.
 *
 * @param period the period that is supposed, a whole one where the term has one
 * @param figure the figure that is supposed
 * @param counted how many measurements are supposed to count, {@literal null} where time is counted
 * @param bad how many of them are supposed not to be good, {@literal null} where the credit does not depend on it
 * @param value what all those counted are supposed to be worth, {@literal null} where the credit does not depend on it
 * @param downSeconds how long it is supposed to be down, {@literal null} where the credit does not depend on it
 * @param late what each of the bad ones is supposed to be like, {@literal null} where lateness is not charged
 * @param byRule what the rule alone comes to, with all its digits
 * @param credit the credit that is left after caps and rounding, with its steps
 */
public record CreditExample(
        EvaluationPeriod period,
        Figure figure,
        @Nullable BigDecimal counted,
        @Nullable BigDecimal bad,
        @Nullable BigDecimal value,
        @Nullable BigDecimal downSeconds,
        @Nullable Late late,
        BigDecimal byRule,
        Credit credit) {

    /**
     * A measurement that is late.
     *
     * @param due when it was due, in the agreement's zone
     * @param done when it was done, in the agreement's zone
     * @param value what it is worth
     */
    public record Late(LocalDateTime due, LocalDateTime done, BigDecimal value) {}

    /** What a measurement is supposed to be worth. */
    private static final BigDecimal WORTH = new BigDecimal("1000.00");

    private static final int UNITS = 2;
    private static final int MOST_TRIES = 400;

    /**
     * Works out an example.
     *
     * @param agreement the terms, never {@literal null}
     * @param objective one of its objectives, never {@literal null}
     * @return empty where a breach costs nothing
     */
    public static Optional<CreditExample> of(Agreement agreement, Objective objective) {
        CreditTerms terms = objective.credit();
        if (terms == null) {
            return Optional.empty();
        }
        try {
            return period(agreement, objective)
                    .flatMap(period -> new Maker(agreement, objective, terms, period).make());
        } catch (IllegalArgumentException unsound) {
            // Terms that refer to what is not there, or have more periods than can be listed, judge nothing either.
            return Optional.empty();
        }
    }

    private static Optional<EvaluationPeriod> period(Agreement agreement, Objective objective) {
        List<EvaluationPeriod> periods = Periods.of(agreement, objective.period())
                .startingIn(agreement.effective(), LocalDate.MAX)
                .list();
        return periods.stream().filter(it -> !it.isPartial()).findFirst().or(() -> periods.stream()
                .findFirst());
    }

    /** Supposes what the terms need to be applied to. */
    private static final class Maker {

        private final Agreement agreement;
        private final Objective objective;
        private final CreditTerms terms;
        private final EvaluationPeriod period;
        private final SupposedFigure supposed;

        Maker(Agreement agreement, Objective objective, CreditTerms terms, EvaluationPeriod period) {
            this.agreement = agreement;
            this.objective = objective;
            this.terms = terms;
            this.period = period;
            this.supposed = new SupposedFigure(agreement, objective, terms);
        }

        Optional<CreditExample> make() {
            if (objective.indicator() instanceof Availability availability && !availability.byRecords()) {
                return ofTime();
            }
            return objective.indicator().isPercent() ? ofShare() : ofValue();
        }

        /** Availability by time: milliseconds of the whole period, of which some are down. */
        private Optional<CreditExample> ofTime() {
            BigDecimal length = BigDecimal.valueOf(period.endMicros() - period.measuredFromMicros(), 3);
            BigDecimal down;
            boolean byDowntime = isCharged(EachUnit.Downtime.class);
            if (byDowntime) {
                down = supposed.downMilliseconds(length);
            } else {
                down = length.subtract(length.multiply(supposed.bound()).movePointLeft(2));
            }
            if (down.signum() <= 0 || down.compareTo(length) > 0) {
                return Optional.empty();
            }
            Figure figure = byDowntime
                    ? Figure.percent(length.subtract(down), length)
                    : new Figure(supposed.bound(), BigDecimal.ONE, true);
            Evidence evidence = evidence(
                    length,
                    length.subtract(down),
                    figure,
                    BigDecimal.ZERO,
                    down.movePointRight(3).longValue(),
                    null);
            return credited(evidence)
                    .map(it -> it.example(null, null, null, byDowntime ? down.movePointLeft(3) : null, null));
        }

        /** A share of measurements, of which a whole number is bad. */
        private Optional<CreditExample> ofShare() {
            boolean byBad = isCharged(EachUnit.Bad.class);
            boolean byLate = isCharged(EachUnit.Late.class);
            BigDecimal counted = supposed.counted();
            BigDecimal bad;
            if (byBad || byLate) {
                bad = supposed.bad(counted);
                while (bad.compareTo(counted) > 0 && counted.precision() - counted.scale() < 9) {
                    counted = counted.multiply(BigDecimal.TEN);
                    bad = supposed.bad(counted);
                }
            } else {
                BigDecimal share = supposed.bound();
                counted = counted.movePointRight(
                        Math.max(0, share.stripTrailingZeros().scale()));
                BigDecimal part = counted.multiply(share).movePointLeft(2);
                bad = supposed.countsBad() ? part : counted.subtract(part);
            }
            if (bad.signum() < 0 || bad.compareTo(counted) > 0) {
                return Optional.empty();
            }
            BigDecimal good = counted.subtract(bad);
            Figure figure = Figure.percent(supposed.countsBad() ? bad : good, counted);
            return ofMeasurements(figure, counted, good, bad, byBad, byLate);
        }

        /** A count, sum, average, extreme or percentile. */
        private Optional<CreditExample> ofValue() {
            BigDecimal counted = supposed.counted();
            boolean byLate = isCharged(EachUnit.Late.class);
            return ofMeasurements(
                    Figure.of(supposed.bound()), counted, null, BigDecimal.ONE.min(counted), false, byLate);
        }

        private Optional<CreditExample> ofMeasurements(
                Figure figure,
                BigDecimal counted,
                @Nullable BigDecimal good,
                BigDecimal bad,
                boolean byBad,
                boolean byLate) {
            Late late = byLate ? late() : null;
            if (byLate && late == null) {
                return Optional.empty();
            }
            Charges charges = charges(late, bad);
            boolean ofValue = terms.basis() instanceof Basis.Value && objective.allocation() == null;
            boolean needsValue = ofValue || charges != null;
            BigDecimal value = needsValue ? counted.multiply(WORTH) : BigDecimal.ZERO;
            boolean needsCounted = needsValue || byBad || byLate || terms.basis() instanceof Basis.PerCounted;
            return credited(evidence(counted, good, figure, value, 0, charges))
                    .map(it -> it.example(
                            needsCounted ? counted : null,
                            byBad || byLate ? bad : null,
                            needsValue ? value : null,
                            null,
                            late));
        }

        private boolean isCharged(Class<? extends EachUnit> unit) {
            Each each = CreditCalculator.each(terms.rule());
            return each != null && unit.isInstance(each.unit());
        }

        /** What the bad ones cost where each is charged on its own. */
        private @Nullable Charges charges(@Nullable Late late, BigDecimal bad) {
            Charging charging = charging();
            if (charging == null) {
                return null;
            }
            Charges charges = Charges.NONE;
            Measurement measurement = measurement(late);
            for (int i = 0; i < bad.intValue(); i++) {
                charges = charging.add(charges, measurement, false, null);
            }
            return charges;
        }

        private @Nullable Charging charging() {
            return Charging.of(terms, layout(), new Clocks(agreement));
        }

        private Layout layout() {
            Each each = CreditCalculator.each(terms.rule());
            return each != null && each.unit() instanceof EachUnit.Late late
                    ? new Layout(List.of(late.from(), late.until()), List.of())
                    : new Layout(List.of(), List.of());
        }

        private Measurement measurement(@Nullable Late late) {
            @Nullable
            Moment[] times = late == null ? new Moment[0] : new Moment[] {moment(late.due()), moment(late.done())};
            return new Measurement(times, WORTH, null, (State) null, new String[0], List.of(), 0);
        }

        private Moment moment(LocalDateTime local) {
            return Moment.of(local.atZone(agreement.zone()).toInstant());
        }

        /** The earliest time at noon, or full hour of the same day, that is some units late; found by charging itself. */
        private @Nullable Late late() {
            Charging charging = charging();
            if (charging == null) {
                return null;
            }
            LocalDateTime due = period.start().atTime(LocalTime.NOON);
            EachUnit.Late unit = (EachUnit.Late)
                    Objects.requireNonNull(CreditCalculator.each(terms.rule())).unit();
            boolean inHours = unit.unit().getPeriod().isZero();
            LocalDateTime done = due;
            BigFraction wanted = BigFraction.of(UNITS);
            for (int i = 0; i < MOST_TRIES; i++) {
                done = inHours ? done.plusHours(1) : done.plusDays(1);
                Late late = new Late(due, done, WORTH);
                if (charging.add(Charges.NONE, measurement(late), false, null)
                                .units()
                                .compareTo(wanted)
                        >= 0) {
                    return late;
                }
            }
            return null;
        }

        private Evidence evidence(
                BigDecimal counted,
                @Nullable BigDecimal good,
                Figure figure,
                BigDecimal value,
                long downMicros,
                @Nullable Charges charges) {
            return new Evidence(
                    counted,
                    counted,
                    good,
                    BigDecimal.ZERO,
                    0,
                    0,
                    0,
                    Map.of(),
                    figure,
                    null,
                    value,
                    downMicros,
                    BigFraction.of(100),
                    charges,
                    0);
        }

        private Optional<Credited> credited(Evidence evidence) {
            Scope scope = new Scope(
                    objective.scope(), Collections.nCopies(objective.scope().size(), ""));
            SupposedVerdict verdict = SupposedVerdict.of(agreement, objective, scope, period, evidence);
            UncappedCredit uncapped = verdict.uncapped();
            Figure figure = verdict.judgement().figure();
            Credit credit = verdict.credit();
            if (verdict.judgement().outcome() != Outcome.BREACHED
                    || uncapped == null
                    || figure == null
                    || credit == null) {
                return Optional.empty();
            }
            BigDecimal byRule = new BigDecimal(Fractions.text(uncapped.byRule()));
            return byRule.signum() == 0 ? Optional.empty() : Optional.of(new Credited(period, figure, byRule, credit));
        }
    }

    private record Credited(EvaluationPeriod period, Figure figure, BigDecimal byRule, Credit credit) {

        CreditExample example(
                @Nullable BigDecimal counted,
                @Nullable BigDecimal bad,
                @Nullable BigDecimal value,
                @Nullable BigDecimal downSeconds,
                @Nullable Late late) {
            return new CreditExample(period, figure, counted, bad, value, downSeconds, late, byRule, credit);
        }
    }

    /** Returns the figure for people, without zeros that say nothing. */
    public BigDecimal shownFigure() {
        BigDecimal shown = new BigDecimal(figure.display()).stripTrailingZeros();
        return shown.scale() < 0 ? shown.setScale(0) : shown;
    }

    /** Returns whether the terms leave the figure of the rule as it is. */
    public boolean isUncut() {
        return byRule.compareTo(credit.amount()) == 0;
    }
}
