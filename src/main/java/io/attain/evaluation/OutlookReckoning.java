package io.attain.evaluation;

import io.attain.evaluation.Evidence.Charges;
import io.attain.terms.Calendar;
import io.attain.terms.Indicator;
import io.attain.terms.Indicator.Aggregate;
import io.attain.terms.Indicator.Availability;
import io.attain.terms.Indicator.Function;
import io.attain.terms.Objective;
import io.attain.terms.Objective.Warning;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** Works out how a running period looks for one objective and scope, exactly. */
final class OutlookReckoning {

    private final Evaluation.Found found;
    private final Objective objective;
    private final Evidence evidence;
    private final Judgement judgement;
    private final Instant start;
    private final Instant end;
    private final Instant now;
    private final Lookback then;
    private final Kind kind;
    private final @Nullable String calendar;
    private final BusinessTime clock;

    /** What was found at the begin of a window that ends now. */
    interface Lookback {
        Evidence at(Duration window);
    }

    /** What an error budget is made of. */
    private enum Kind {
        /** What may be bad, of a share. */
        SHARE,
        /** Time, in which a quantity has to be reached. */
        REACH,
        /** A quantity that may come up to the target. */
        LIMIT,
        /** Nothing: the figure does not add up, so it says how it stands and no more. */
        STANDING;

        static Kind of(Objective objective) {
            Indicator indicator = objective.indicator();
            if (indicator.isPercent()) {
                return SHARE;
            }
            boolean addsUp = indicator instanceof Aggregate aggregate
                    && (aggregate.function() == Function.COUNT || aggregate.function() == Function.SUM);
            return !addsUp ? STANDING : objective.target().atMost() ? LIMIT : REACH;
        }
    }

    OutlookReckoning(Evaluation.Found found, Instant now, Lookback then) {
        this.found = found;
        this.objective = found.objective();
        this.evidence = found.evidence();
        this.judgement = Judgement.of(
                objective, evidence, found.period(), found.version().stub());
        this.start = found.period().measuredFromInstant();
        this.end = found.period().endInstant();
        this.now = now;
        this.then = then;
        this.kind = Kind.of(objective);
        this.calendar = calendar();
        BusinessTime always = found.clocks().clock(null);
        BusinessTime named = found.clocks().clock(calendar);
        // Where a period has no open hours at all, all hours serve.
        this.clock = named.openTime(start, end).isZero() ? always : named;
    }

    /** A quantity to be reached goes by the only calendar that there is; what is limited counts at night, too. */
    private @Nullable String calendar() {
        if (kind != Kind.REACH && kind != Kind.LIMIT) {
            return null;
        }
        return kind == Kind.REACH
                ? found.version().hoursOf(objective).map(Calendar::id).orElse(null)
                : objective.warningCalendar();
    }

    Outlook outlook() {
        return switch (kind) {
            case SHARE -> share();
            case REACH -> reach();
            case LIMIT -> limit();
            case STANDING -> standing();
        };
    }

    private Outlook share() {
        BigFraction counted = Fractions.of(evidence.counted());
        if (evidence.figure() == null || counted.signum() == 0) {
            return unknown();
        }
        BigFraction gone = goneOfShare();
        BigFraction bad = bad(evidence);
        BigFraction budget = allowed().multiply(counted).divide(gone);
        BigFraction used = used(bad, budget);
        List<Outlook.Burn> burns = burns(window -> {
            Evidence before = then.at(window);
            return new BurnRate(
                    bad.subtract(bad(before)),
                    allowed().multiply(Fractions.notNegative(counted.subtract(Fractions.of(before.counted())))));
        });
        return outlook(gone, evidence.figure(), used, burns, evidence.figure().fraction(), whenUsedUp(gone, used));
    }

    /** Of availability by time the coverage tells: it is the share of the not excluded time that was monitored. */
    private BigFraction goneOfShare() {
        boolean byTime = objective.indicator() instanceof Availability availability && !availability.byRecords();
        return byTime && evidence.coverage() != null
                ? evidence.coverage().divide(Fractions.HUNDRED)
                : share(start, now);
    }

    /** What share may be bad. */
    private BigFraction allowed() {
        BigFraction target = judgement.target().divide(Fractions.HUNDRED);
        return objective.target().atMost() ? target : BigFraction.ONE.subtract(target);
    }

    /** What counts against the target: the rest to a share that has to be high, or a share itself that has to be low. */
    private BigFraction bad(Evidence of) {
        if (of.figure() == null) {
            return BigFraction.ZERO;
        }
        BigFraction counted = Fractions.of(of.counted());
        BigFraction part = of.figure().fraction().multiply(counted).divide(Fractions.HUNDRED);
        return objective.target().atMost() ? part : counted.subtract(part);
    }

    private Outlook reach() {
        Figure figure = judgement.figure();
        if (figure == null) {
            return unknown();
        }
        BigFraction gone = share(start, now);
        BigFraction target = judgement.target();
        BigFraction soFar = figure.fraction();
        boolean behind = soFar.compareTo(target.multiply(gone)) < 0;
        boolean reached = soFar.compareTo(target) >= 0;
        List<Outlook.Burn> burns = burns(window -> new BurnRate(
                reached ? BigFraction.ZERO : target.multiply(share(beginOf(window), now)),
                soFar.subtract(quantity(then.at(window)))));
        return outlook(
                gone,
                figure,
                behind ? gone : BigFraction.ZERO,
                burns,
                gone.signum() == 0 ? null : soFar.divide(gone),
                behind ? end : null);
    }

    private Outlook limit() {
        Figure figure = judgement.figure();
        if (figure == null) {
            return unknown();
        }
        BigFraction gone = share(start, now);
        BigFraction target = judgement.target();
        BigFraction soFar = figure.fraction();
        BigFraction used = used(soFar, target);
        List<Outlook.Burn> burns = burns(window ->
                new BurnRate(soFar.subtract(quantity(then.at(window))), target.multiply(share(beginOf(window), now))));
        return outlook(
                gone, figure, used, burns, gone.signum() == 0 ? null : soFar.divide(gone), whenUsedUp(gone, used));
    }

    private Outlook standing() {
        Figure figure = evidence.figure();
        if (figure == null) {
            return unknown();
        }
        int difference = figure.compareTo(judgement.target());
        boolean missed = objective.target().atMost() ? difference > 0 : difference < 0;
        return outlook(
                share(start, now),
                figure,
                missed ? BigFraction.ONE : BigFraction.ZERO,
                List.of(),
                figure.fraction(),
                missed ? end : null);
    }

    private Outlook unknown() {
        return outlook(share(start, now), null, BigFraction.ZERO, List.of(), null, null);
    }

    private static BigFraction quantity(Evidence of) {
        return of.figure() == null ? BigFraction.ZERO : of.figure().fraction();
    }

    /** Where there is no budget, the first thing uses everything. */
    private static BigFraction used(BigFraction bad, BigFraction budget) {
        if (bad.signum() <= 0) {
            return BigFraction.ZERO;
        }
        return budget.signum() <= 0 ? BigFraction.ONE : bad.divide(budget);
    }

    /** Reckoned over what is left of the period, which is taken to be like what is gone. */
    private @Nullable Instant whenUsedUp(BigFraction gone, BigFraction used) {
        if (used.compareTo(BigFraction.ONE) >= 0) {
            return now;
        }
        if (used.signum() == 0 || gone.signum() == 0 || gone.compareTo(used) >= 0) {
            return null;
        }
        BigFraction left = BigFraction.ONE.subtract(gone);
        BigFraction until = gone.divide(used).subtract(gone).divide(left);
        BigFraction seconds = until.multiply(
                BigFraction.of(BigInteger.valueOf(Duration.between(now, end).toSeconds())));
        return now.plusSeconds(Fractions.round(seconds, 0, RoundingMode.CEILING).longValueExact());
    }

    /** What share of the period's time, by the clock, lies between two instants. */
    private BigFraction share(Instant from, Instant until) {
        return BigFraction.of(nanos(clock.openTime(from, until)), nanos(clock.openTime(start, end)));
    }

    private static BigInteger nanos(Duration duration) {
        return BigInteger.valueOf(duration.getSeconds())
                .multiply(BigInteger.valueOf(1_000_000_000L))
                .add(BigInteger.valueOf(duration.getNano()));
    }

    private Instant beginOf(Duration window) {
        Instant begin = now.minus(window);
        return begin.isBefore(start) ? start : begin;
    }

    private interface Burning {
        BurnRate over(Duration window);
    }

    private List<Outlook.Burn> burns(Burning burning) {
        return objective.warn().stream()
                .filter(Warning.Burn.class::isInstance)
                .map(Warning.Burn.class::cast)
                .map(it -> new Outlook.Burn(
                        it,
                        burning.over(it.longWindow()),
                        burning.over(it.shortWindow()),
                        !now.minus(it.shortWindow()).isBefore(start)))
                .toList();
    }

    private Outlook outlook(
            BigFraction gone,
            @Nullable Figure figure,
            BigFraction used,
            List<Outlook.Burn> burns,
            @Nullable BigFraction forecast,
            @Nullable Instant breachAt) {
        Figure expected = forecast == null
                ? null
                : Figure.of(forecast, objective.indicator().isPercent());
        SupposedVerdict supposed = expected == null
                ? null
                : SupposedVerdict.of(
                        found.version(), objective, found.scope(), found.period(), supposed(expected, gone));
        Outcome outcome =
                supposed == null ? Outcome.UNDETERMINED : supposed.judgement().outcome();
        return new Outlook(
                found.version().version(),
                objective,
                found.scope(),
                found.period(),
                now,
                figure,
                evidence.counted(),
                judgement.target(),
                gone,
                calendar,
                used,
                burns,
                expected,
                outcome,
                supposed != null && outcome == Outcome.BREACHED ? supposed.credit() : null,
                breachAt);
    }

    /** What there would be at the period's end if what is left of it were like what is gone. */
    private Evidence supposed(Figure figure, BigFraction gone) {
        BigFraction times = gone.signum() == 0 ? BigFraction.ONE : gone.reciprocal();
        Charges charges = evidence.charges();
        return new Evidence(
                grown(evidence.measured(), times),
                grown(evidence.counted(), times),
                evidence.good() == null ? null : grown(evidence.good(), times),
                BigDecimal.ZERO,
                0,
                0,
                0,
                Map.of(),
                figure,
                null,
                grown(evidence.value(), times),
                grown(BigDecimal.valueOf(evidence.downMicros()), times).longValueExact(),
                null,
                charges == null
                        ? null
                        : new Charges(
                                charges.charged(),
                                charges.units().multiply(times),
                                charges.uncapped().multiply(times),
                                charges.amount().multiply(times)),
                0);
    }

    /** Whole ones stay whole. */
    private static BigDecimal grown(BigDecimal number, BigFraction times) {
        return Fractions.round(
                Fractions.of(number).multiply(times), Math.max(0, number.scale()), RoundingMode.HALF_EVEN);
    }
}
