package io.attain.evaluation;

import io.attain.terms.Agreement;
import io.attain.terms.Cap;
import io.attain.terms.Objective;
import io.attain.terms.Payment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Caps that add up several verdicts, as a fold over credits in order of period, objective and scope. What is booked
 * depends on the credits, not on the order in which they came to be known.
 */
public final class CreditFold {

    /** What is booked so far, by everything that a cap of any version can add up. */
    private final Map<Key, BigDecimal> booked = new HashMap<>();

    private CreditFold() {}

    /**
     * A breach with its credit before these caps.
     *
     * @param agreement the version that judges, never {@literal null}
     * @param objective its objective, never {@literal null}
     * @param scope the verdict's scope, never {@literal null}
     * @param period the verdict's period, never {@literal null}
     * @param uncapped the credit, never {@literal null}
     */
    public record Breach(
            Agreement agreement, Objective objective, Scope scope, EvaluationPeriod period, UncappedCredit uncapped) {

        private static final Comparator<Breach> ORDER = Comparator.comparing(
                        (Breach it) -> it.period().start())
                .thenComparing(Breach::place)
                .thenComparing(Breach::scope);

        private int place() {
            return agreement.objectives().indexOf(objective);
        }
    }

    /**
     * Cuts the credits of an agreement to what the caps leave.
     *
     * @param breaches all current ones of the agreement that cost something, in any order
     * @return the credits, in the order in which the breaches were given
     */
    public static List<Credit> of(List<Breach> breaches) {
        IdentityHashMap<Breach, Credit> credits = new IdentityHashMap<>();
        CreditFold fold = new CreditFold();
        breaches.stream().sorted(Breach.ORDER).forEach(it -> credits.put(it, fold.book(it)));
        return breaches.stream()
                .map(it -> Objects.requireNonNull(credits.get(it)))
                .toList();
    }

    /**
     * Returns the most that a cap on the credits of the whole agreement leaves over some periods together: the sum of what
     * it leaves in each time over which it adds up.
     */
    static BigFraction most(Agreement agreement, Cap cap, Collection<EvaluationPeriod> periods) {
        Map<Key, BigFraction> limits = new HashMap<>();
        for (EvaluationPeriod period : periods) {
            Place place = new Place(agreement, agreement.objectives().get(0), Scope.WHOLE, period, false);
            limits.put(place.key(cap.per(), cap.over()), limit(cap, place, BigFraction.ZERO));
        }
        return limits.values().stream().reduce(BigFraction.ZERO, BigFraction::add);
    }

    /** What a cap adds up, and the time that it adds up over. */
    private record Key(String what, LocalDate from, LocalDate until) {}

    /** Returns a credit cut to what the caps leave, and books it. */
    private Credit book(Breach breach) {
        UncappedCredit uncapped = breach.uncapped();
        Credit credit = uncapped.credit();
        List<Credit.Step> steps = new ArrayList<>(credit.steps());
        BigDecimal amount = credit.amount();
        Place inObjective = new Place(breach.agreement(), breach.objective(), breach.scope(), breach.period(), true);
        Place inAgreement = new Place(breach.agreement(), breach.objective(), breach.scope(), breach.period(), false);
        for (Place place : List.of(inObjective, inAgreement)) {
            for (Cap cap : place.caps()) {
                BigDecimal left = left(cap, place, uncapped);
                if (left.compareTo(amount) < 0) {
                    amount = left;
                    steps.add(new Credit.Step(words(cap), amount.toPlainString()));
                }
            }
        }
        Set<Key> keys = new HashSet<>(inObjective.keys());
        keys.addAll(inAgreement.keys());
        for (Key key : keys) {
            booked.merge(key, amount, BigDecimal::add);
        }
        return new Credit(amount, credit.currency(), credit.basis(), steps);
    }

    /** Where a cap stands, the objective's credit or the agreement's, and for which verdict. */
    private record Place(
            Agreement agreement, Objective objective, Scope scope, EvaluationPeriod period, boolean inObjective) {

        /** The caps that stand here; those of a line or a single verdict of an objective are applied before. */
        List<Cap> caps() {
            List<Cap> all = agreement.credits().caps();
            if (inObjective) {
                all = objective.credit() == null
                        ? List.of()
                        : objective.credit().caps();
            }
            return all.stream()
                    .filter(it -> it.per() != Cap.Per.LINE && it.over() != Cap.Over.ROLLING_YEAR)
                    .filter(it -> !inObjective || it.per() != Cap.Per.VERDICT || it.over() != Cap.Over.PERIOD)
                    .toList();
        }

        Set<Key> keys() {
            Set<Key> keys = new HashSet<>();
            for (Cap.Per per : Cap.Per.values()) {
                for (Cap.Over over : Cap.Over.values()) {
                    if (over != Cap.Over.ROLLING_YEAR) {
                        keys.add(key(per, over));
                    }
                }
            }
            return keys;
        }

        Key key(Cap.Per per, Cap.Over over) {
            String what =
                    switch (per) {
                        case LINE, VERDICT -> "verdicts of " + objective.id() + " " + scope.values();
                        case SCOPE ->
                            inObjective
                                    ? "verdicts of " + objective.id() + " " + scope.values()
                                    : "scope " + scope.asMap();
                        case OBJECTIVE -> "objective " + objective.id();
                        case SERVICE -> "service " + objective.service();
                        case AGREEMENT -> "agreement";
                    };
            LocalDate start = period.start();
            return switch (over) {
                case PERIOD -> new Key(what, start, period.end());
                case CALENDAR_YEAR ->
                    new Key(what, start.withDayOfYear(1), start.withDayOfYear(1).plusYears(1));
                case CONTRACT_YEAR -> {
                    LocalDate first = agreement.term().from();
                    long years = ChronoUnit.YEARS.between(first, start);
                    yield new Key(what, first.plusYears(years), first.plusYears(years + 1));
                }
                case TERM -> new Key(what, LocalDate.MIN, LocalDate.MAX);
                case ROLLING_YEAR -> throw new IllegalArgumentException("a rolling year is no fixed time");
            };
        }
    }

    private BigDecimal left(Cap cap, Place place, UncappedCredit uncapped) {
        int minorUnit = uncapped.credit().amount().scale();
        BigFraction limit = limit(cap, place, uncapped.basis());
        BigDecimal left = Fractions.round(limit, minorUnit, RoundingMode.DOWN)
                .subtract(booked.getOrDefault(place.key(cap.per(), cap.over()), BigDecimal.ZERO));
        return left.max(BigDecimal.ZERO.setScale(minorUnit));
    }

    /** Percent is of the verdict's basis; over several objectives or more than a period, of the fees of that time. */
    private static BigFraction limit(Cap cap, Place place, BigFraction basis) {
        if (cap.limit() instanceof Payment.Amount amount) {
            return Fractions.of(amount.amount());
        }
        BigDecimal percent = ((Payment.Percent) cap.limit()).percent();
        boolean ofOneObjective = cap.per() != Cap.Per.SERVICE && cap.per() != Cap.Per.AGREEMENT;
        if (cap.over() == Cap.Over.PERIOD && ofOneObjective) {
            return Fractions.percent(percent, basis);
        }
        Agreement agreement = place.agreement();
        Key key = place.key(cap.per(), cap.over());
        LocalDate from = later(key.from(), agreement.term().from());
        LocalDate until = earlier(key.until(), agreement.term().until());
        BigFraction fees = BigFraction.ZERO;
        for (Agreement.Service service : agreement.services()) {
            boolean counts = cap.per() == Cap.Per.AGREEMENT
                    || service.id().equals(place.objective().service());
            if (counts && service.fee() != null) {
                fees = fees.add(FeeSchedule.of(service.fee(), from, until, agreement.zone()));
            }
        }
        return Fractions.percent(percent, fees);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static String words(Cap cap) {
        String per =
                switch (cap.per()) {
                    case LINE -> "line";
                    case VERDICT -> "verdict";
                    case SCOPE -> "scope";
                    case OBJECTIVE -> "objective";
                    case SERVICE -> "service";
                    case AGREEMENT -> "agreement";
                };
        String over =
                switch (cap.over()) {
                    case PERIOD -> "period";
                    case CALENDAR_YEAR -> "calendar year";
                    case CONTRACT_YEAR -> "contract year";
                    case ROLLING_YEAR -> "rolling year";
                    case TERM -> "term";
                };
        return "cap " + CreditCalculator.words(cap.limit()) + " per " + per + " and " + over;
    }
}
