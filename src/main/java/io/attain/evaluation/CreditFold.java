package io.attain.evaluation;

import io.attain.evaluation.RoundedCredit.Multiplier;
import io.attain.evaluation.VerdictHistory.Applied;
import io.attain.evaluation.VerdictHistory.Earned;
import io.attain.evaluation.VerdictHistory.Paid;
import io.attain.terms.Agreement;
import io.attain.terms.Agreement.EarnBack;
import io.attain.terms.Cap;
import io.attain.terms.CreditTerms;
import io.attain.terms.Objective;
import io.attain.terms.Objective.Consequence;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Everything about credits in which several verdicts have a say, as a fold over the current verdicts in order of period,
 * objective and scope: repeated breaches, caps that add up, earn-back, rewards, and the least that a statement pays. What is
 * booked depends on the verdicts, not on the order in which they came to be known.
 */
public final class CreditFold {

    /** A rolling year is the period and those of so many months before. */
    private static final int MONTHS_BEFORE = 11;

    /** What is booked so far, by everything that a cap of any version can add up. */
    private final Map<Key, BigDecimal> booked = new HashMap<>();

    /** The same by what is added up, and by the first day of the period, for years that roll. */
    private final Map<String, NavigableMap<LocalDate, BigDecimal>> bookedByDay = new HashMap<>();

    private final Map<List<Object>, VerdictHistory> histories = new HashMap<>();
    private final IdentityHashMap<Entry, Booking> bookings = new IdentityHashMap<>();

    private CreditFold() {}

    /**
     * A verdict before other verdicts have a say in what it costs.
     *
     * @param agreement the version that judges, never {@literal null}
     * @param objective its objective, never {@literal null}
     * @param scope the verdict's scope, never {@literal null}
     * @param period the verdict's period, never {@literal null}
     * @param outcome met, breached or undetermined, never {@literal null}
     * @param uncapped what the rule of the credit (of a breach) or reward (of a met target) comes to, {@literal null} for
     *     nothing
     */
    public record Entry(
            Agreement agreement,
            Objective objective,
            Scope scope,
            EvaluationPeriod period,
            Outcome outcome,
            @Nullable UncappedCredit uncapped) {

        private static final Comparator<Entry> ORDER = Comparator.comparing(
                        (Entry it) -> it.period().start())
                .thenComparing(Entry::place)
                .thenComparing(Entry::scope);

        private int place() {
            return agreement.objectives().indexOf(objective);
        }
    }

    /**
     * What a verdict comes to.
     *
     * @param credit what the provider owes, negative what the customer does; {@literal null} for nothing at all
     * @param beforeCaps what that would be without caps
     * @param capped whether a cap cut it
     * @param parts what the amount is made of
     * @param consequences what it sets off because breaches repeat
     */
    public record Result(
            @Nullable Credit credit, BigDecimal beforeCaps, boolean capped, Parts parts, List<SetOff> consequences) {

        private static final Result NOTHING = new Result(null, BigDecimal.ZERO, false, Parts.NOTHING, List.of());

        /** Copies the list. */
        public Result {
            consequences = List.copyOf(consequences);
        }
    }

    /**
     * What the amount of a credit is made of, each part not negative: the first less all others.
     *
     * @param accrued what a breach costs before caps
     * @param capped what caps cut of that
     * @param rewarded what better performance is rewarded with
     * @param earnedBack what good performance wins back of an earlier credit
     * @param forfeited what is not paid, since the statement comes to less than is worth paying; negative where it is the
     *     customer who would have paid
     */
    public record Parts(
            BigDecimal accrued, BigDecimal capped, BigDecimal rewarded, BigDecimal earnedBack, BigDecimal forfeited) {

        /** Nothing of anything. */
        public static final Parts NOTHING =
                new Parts(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

        private static Parts owed(BigDecimal accrued, BigDecimal left) {
            return new Parts(accrued, accrued.subtract(left), BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
        }

        private static Parts earned(BigDecimal rewarded, BigDecimal earnedBack) {
            return new Parts(BigDecimal.ZERO, BigDecimal.ZERO, rewarded, earnedBack, BigDecimal.ZERO);
        }

        private Parts forfeiting(BigDecimal amount) {
            return new Parts(accrued, capped, rewarded, earnedBack, amount);
        }
    }

    /** What was booked for a verdict, to be taken back where the statement pays nothing. */
    private record Booking(
            Result result, Set<Key> keys, BigDecimal counted, @Nullable Paid paid, @Nullable Paid earnedBack) {

        static final Booking NOTHING = new Booking(Result.NOTHING, Set.of(), BigDecimal.ZERO, null, null);

        BigDecimal amount() {
            return result.credit() == null ? BigDecimal.ZERO : result.credit().amount();
        }
    }

    /**
     * Works out what the verdicts of an agreement come to.
     *
     * @param entries all current ones of the agreement, in any order. Where {@link #looksBack} says no, those without a credit
     *     or reward may be left out
     * @return the results, in the order in which the verdicts were given
     */
    public static List<Result> of(List<Entry> entries) {
        CreditFold fold = new CreditFold();
        List<Entry> ordered = entries.stream().sorted(Entry.ORDER).toList();
        int first = 0;
        for (int i = 0; i < ordered.size(); i++) {
            fold.bookings.put(ordered.get(i), fold.book(ordered.get(i)));
            boolean isLast = i + 1 == ordered.size()
                    || !ordered.get(i + 1)
                            .period()
                            .start()
                            .equals(ordered.get(i).period().start());
            if (isLast) {
                fold.payOut(ordered.subList(first, i + 1));
                first = i + 1;
            }
        }
        return entries.stream()
                .map(it -> Objects.requireNonNull(fold.bookings.get(it)).result())
                .toList();
    }

    /**
     * Tells whether verdicts without a credit of their own have a say in others' credits under some terms.
     *
     * @param agreement the terms, never {@literal null}
     */
    public static boolean looksBack(Agreement agreement) {
        return agreement.credits().earnBack() != null
                || agreement.objectives().stream().anyMatch(it -> !it.repeat().isEmpty());
    }

    /**
     * Returns the most that a cap on the credits of the whole agreement leaves over some periods together: the sum of what
     * it leaves in each time over which it adds up.
     */
    static BigFraction most(Agreement agreement, Cap cap, Collection<EvaluationPeriod> periods) {
        return most(agreement, agreement.objectives().get(0), Level.AGREEMENT, cap, periods);
    }

    /**
     * Returns the most that a cap in the credit of an objective leaves over some of its periods together, where the cap is an
     * amount and the objective is judged as a whole.
     */
    static BigFraction most(Agreement agreement, Objective objective, Cap cap, Collection<EvaluationPeriod> periods) {
        return most(agreement, objective, Level.CREDIT, cap, periods);
    }

    private static BigFraction most(
            Agreement agreement, Objective objective, Level level, Cap cap, Collection<EvaluationPeriod> periods) {
        Map<Key, BigFraction> limits = new HashMap<>();
        LocalDate counted = LocalDate.MAX;
        for (EvaluationPeriod period : periods.stream()
                .sorted(Comparator.comparing(EvaluationPeriod::start).reversed())
                .toList()) {
            Place place = new Place(agreement, objective, Scope.WHOLE, period, level);
            Key key = place.key(cap.per(), cap.over());
            // Years that roll overlap: those that end with the last period, with the last before them, and so on, hold
            // all.
            if (cap.over() != Cap.Over.ROLLING_YEAR || period.start().isBefore(counted)) {
                limits.put(key, limit(cap, place, BigFraction.ZERO));
                counted = key.from();
            }
        }
        return limits.values().stream().reduce(BigFraction.ZERO, BigFraction::add);
    }

    /** What a cap adds up, and the time that it adds up over. */
    private record Key(String what, LocalDate from, LocalDate until) {}

    private Booking book(Entry entry) {
        if (entry.uncapped() != null && entry.uncapped().isDecided()) {
            return decided(entry, entry.uncapped());
        }
        return switch (entry.outcome()) {
            case BREACHED -> breach(entry);
            case MET -> meet(entry);
            case UNDETERMINED -> Booking.NOTHING;
        };
    }

    private VerdictHistory history(Entry entry) {
        return histories.computeIfAbsent(
                List.of(entry.objective().id(), entry.scope().values()), it -> new VerdictHistory());
    }

    private Booking breach(Entry entry) {
        VerdictHistory history = history(entry);
        List<SetOff> consequences = new ArrayList<>();
        Multiplier multiplier = null;
        for (Applied applied : history.breach(entry.objective().repeat(), entry.period())) {
            if (applied.rule().consequence() instanceof Consequence.Multiply multiply) {
                boolean isMore = multiplier == null || multiply.factor().compareTo(multiplier.factor()) > 0;
                multiplier = isMore ? new Multiplier(multiply.factor(), applied.because()) : multiplier;
            } else if (applied.rule().consequence() instanceof Consequence.Named named) {
                consequences.add(new SetOff(named, applied.because()));
            }
        }
        UncappedCredit uncapped = entry.uncapped();
        CreditTerms terms = entry.objective().credit();
        if (uncapped == null || terms == null) {
            return new Booking(
                    new Result(null, BigDecimal.ZERO, false, Parts.NOTHING, consequences),
                    Set.of(),
                    BigDecimal.ZERO,
                    null,
                    null);
        }
        return owed(
                entry,
                uncapped,
                RoundedCredit.of(entry.agreement(), terms.caps(), uncapped, multiplier),
                history,
                consequences);
    }

    /** What people decided is cut by nothing but what caps over several verdicts leave, whatever the verdict is. */
    private Booking decided(Entry entry, UncappedCredit uncapped) {
        VerdictHistory history = history(entry);
        List<SetOff> consequences = new ArrayList<>();
        if (entry.outcome() == Outcome.BREACHED) {
            for (Applied applied : history.breach(entry.objective().repeat(), entry.period())) {
                if (applied.rule().consequence() instanceof Consequence.Named named) {
                    consequences.add(new SetOff(named, applied.because()));
                }
            }
        } else if (entry.outcome() == Outcome.MET) {
            Agreement agreement = entry.agreement();
            history.meet(null, RoundedCredit.minorUnit(agreement), agreement.rounding());
        }
        return owed(
                entry, uncapped, RoundedCredit.of(entry.agreement(), List.of(), uncapped, null), history, consequences);
    }

    private Booking owed(
            Entry entry,
            UncappedCredit uncapped,
            RoundedCredit rounded,
            VerdictHistory history,
            List<SetOff> consequences) {
        Cut cut = cut(entry, uncapped, rounded, List.of(Level.CREDIT, Level.AGREEMENT));
        Set<Key> keys = keys(entry, Level.CREDIT);
        keys.addAll(keys(entry, Level.AGREEMENT));
        count(keys, entry, cut.amount());
        Credit credit = credit(entry, cut.amount(), uncapped.basis(), cut.steps());
        return new Booking(
                new Result(
                        credit,
                        rounded.beforeCaps(),
                        rounded.capped() || cut.isCut(),
                        Parts.owed(rounded.beforeCaps(), cut.amount()),
                        consequences),
                keys,
                cut.amount(),
                history.pay(entry.period(), cut.amount()),
                null);
    }

    private Booking meet(Entry entry) {
        Agreement agreement = entry.agreement();
        int scale = RoundedCredit.minorUnit(agreement);
        EarnBack earnBack = agreement.credits().earnBack();
        Earned earned = history(entry).meet(earnBack, scale, agreement.rounding());
        UncappedCredit uncapped = entry.uncapped();
        CreditTerms terms = entry.objective().reward();
        if (earned == null && (uncapped == null || terms == null)) {
            return Booking.NOTHING;
        }
        List<Credit.Step> steps = new ArrayList<>();
        BigDecimal amount = BigDecimal.ZERO.setScale(scale);
        BigDecimal beforeCaps = amount;
        BigDecimal rewarded = amount;
        BigFraction basis =
                earned == null ? BigFraction.ZERO : Fractions.of(earned.of().amount());
        boolean capped = false;
        Set<Key> keys = Set.of();
        if (uncapped != null && terms != null) {
            RoundedCredit rounded = RoundedCredit.of(agreement, terms.caps(), uncapped, null);
            Cut cut = cut(entry, uncapped, rounded, List.of(Level.REWARD));
            keys = keys(entry, Level.REWARD);
            rewarded = cut.amount();
            count(keys, entry, rewarded);
            cut.steps().forEach(it -> steps.add(new Credit.Step("reward: " + it.rule(), negative(it.amount()))));
            amount = amount.subtract(rewarded);
            beforeCaps = beforeCaps.subtract(rounded.beforeCaps());
            capped = rounded.capped() || cut.isCut();
            basis = uncapped.basis();
        }
        if (earned != null) {
            amount = amount.subtract(earned.amount());
            beforeCaps = beforeCaps.subtract(earned.amount());
            steps.add(new Credit.Step(words(Objects.requireNonNull(earnBack), earned), amount.toPlainString()));
        }
        Credit credit = credit(entry, amount, basis, steps);
        return new Booking(
                new Result(
                        credit,
                        beforeCaps,
                        capped,
                        Parts.earned(rewarded, earned == null ? BigDecimal.ZERO : earned.amount()),
                        List.of()),
                keys,
                rewarded,
                null,
                earned == null ? null : earned.of());
    }

    private static String words(EarnBack terms, Earned earned) {
        return "earned back after " + terms.afterMet() + " met: " + Fractions.plain(terms.percent()) + " % of "
                + earned.of().amount().toPlainString() + " for "
                + earned.of().period();
    }

    private static String negative(String amount) {
        return new BigDecimal(amount).negate().toPlainString();
    }

    private static Credit credit(Entry entry, BigDecimal amount, BigFraction basis, List<Credit.Step> steps) {
        return new Credit(
                amount,
                entry.agreement().currency(),
                Fractions.money(basis, RoundedCredit.minorUnit(entry.agreement())),
                steps);
    }

    /** What caps leave of an amount. */
    private record Cut(BigDecimal amount, boolean isCut, List<Credit.Step> steps) {}

    private Cut cut(Entry entry, UncappedCredit uncapped, RoundedCredit rounded, List<Level> levels) {
        List<Credit.Step> steps = new ArrayList<>(rounded.steps());
        BigDecimal amount = rounded.amount();
        int scale = amount.scale();
        for (Level level : levels) {
            Place place = new Place(entry.agreement(), entry.objective(), entry.scope(), entry.period(), level);
            BigDecimal atRisk = entry.agreement().credits().atRisk();
            if (level == Level.AGREEMENT && atRisk != null) {
                BigFraction pool = AtRisk.pool(entry.agreement(), entry.period());
                BigDecimal left = left(pool, place.key(Cap.Per.AGREEMENT, Cap.Over.PERIOD), scale);
                if (left.compareTo(amount) < 0) {
                    amount = left;
                    steps.add(new Credit.Step(
                            "at risk: " + Fractions.plain(atRisk) + " % of the period's fees", amount.toPlainString()));
                }
            }
            for (Cap cap : place.caps()) {
                BigDecimal left = left(cap, place, uncapped.basis(), scale);
                if (left.compareTo(amount) < 0) {
                    amount = left;
                    steps.add(new Credit.Step(words(cap), amount.toPlainString()));
                }
            }
        }
        return new Cut(amount, amount.compareTo(rounded.amount()) < 0, steps);
    }

    private static Set<Key> keys(Entry entry, Level level) {
        return new Place(entry.agreement(), entry.objective(), entry.scope(), entry.period(), level).keys();
    }

    /** Counts an amount towards everything that a cap can add up; a negative one is taken back. */
    private void count(Set<Key> keys, Entry entry, BigDecimal amount) {
        for (Key key : keys) {
            if (key.until().equals(Place.ROLLING)) {
                bookedByDay
                        .computeIfAbsent(key.what(), it -> new TreeMap<>())
                        .merge(entry.period().start(), amount, BigDecimal::add);
            } else {
                booked.merge(key, amount, BigDecimal::add);
            }
        }
    }

    /** Takes back what is booked for statements that come to less than is worth paying. All given begin together. */
    private void payOut(List<Entry> entries) {
        Map<LocalDate, List<Entry>> statements = new LinkedHashMap<>();
        entries.forEach(it -> statements
                .computeIfAbsent(it.period().end(), end -> new ArrayList<>())
                .add(it));
        for (List<Entry> statement : statements.values()) {
            BigDecimal minimum =
                    statement.get(statement.size() - 1).agreement().credits().minimumPayout();
            BigDecimal total = statement.stream()
                    .map(it -> Objects.requireNonNull(bookings.get(it)).amount())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            if (minimum != null && total.signum() > 0 && total.compareTo(minimum) < 0) {
                String why = "not paid: the statement comes to " + total.toPlainString() + ", which is less than "
                        + minimum.toPlainString();
                statement.forEach(
                        it -> bookings.computeIfPresent(it, (entry, booking) -> forfeit(entry, booking, why)));
            }
        }
    }

    private Booking forfeit(Entry entry, Booking booking, String why) {
        Credit credit = booking.result().credit();
        if (credit == null || credit.amount().signum() == 0) {
            return booking;
        }
        count(booking.keys(), entry, booking.counted().negate());
        if (booking.paid() != null) {
            booking.paid().forfeit();
        }
        if (booking.earnedBack() != null) {
            booking.earnedBack().owe();
        }
        BigDecimal nothing = BigDecimal.ZERO.setScale(credit.amount().scale());
        List<Credit.Step> steps = new ArrayList<>(credit.steps());
        steps.add(new Credit.Step(why, nothing.toPlainString()));
        Result result = new Result(
                new Credit(nothing, credit.currency(), credit.basis(), steps),
                booking.result().beforeCaps(),
                booking.result().capped(),
                booking.result().parts().forfeiting(credit.amount()),
                booking.result().consequences());
        return new Booking(result, Set.of(), BigDecimal.ZERO, null, null);
    }

    /** Where a cap stands. What a reward comes to is counted apart from credits. */
    private enum Level {
        /** In an objective's credit. */
        CREDIT,
        /** In the agreement. */
        AGREEMENT,
        /** In an objective's reward. */
        REWARD
    }

    /** Where a cap stands, and for which verdict. */
    private record Place(Agreement agreement, Objective objective, Scope scope, EvaluationPeriod period, Level level) {

        /** Stands for the end of a year that rolls, so that all of them share one key. */
        private static final LocalDate ROLLING = LocalDate.MIN;

        /** The caps that stand here; those of a line or a single verdict of an objective are applied before. */
        List<Cap> caps() {
            if (level == Level.AGREEMENT) {
                return agreement.credits().caps().stream()
                        .filter(it -> it.per() != Cap.Per.LINE)
                        .toList();
            }
            CreditTerms terms = level == Level.CREDIT ? objective.credit() : objective.reward();
            return terms == null
                    ? List.of()
                    : terms.caps().stream()
                            .filter(it -> it.per() != Cap.Per.LINE)
                            .filter(it -> it.per() != Cap.Per.VERDICT || it.over() != Cap.Over.PERIOD)
                            .toList();
        }

        Set<Key> keys() {
            Set<Key> keys = new HashSet<>();
            for (Cap.Per per : Cap.Per.values()) {
                for (Cap.Over over : Cap.Over.values()) {
                    keys.add(
                            over == Cap.Over.ROLLING_YEAR
                                    ? new Key(what(per), LocalDate.MIN, ROLLING)
                                    : key(per, over));
                }
            }
            return keys;
        }

        private String what(Cap.Per per) {
            String what =
                    switch (per) {
                        case LINE, VERDICT -> "verdicts of " + objective.id() + " " + scope.values();
                        case SCOPE ->
                            level == Level.AGREEMENT
                                    ? "scope " + scope.asMap()
                                    : "verdicts of " + objective.id() + " " + scope.values();
                        case OBJECTIVE -> "objective " + objective.id();
                        case SERVICE -> "service " + objective.service();
                        case AGREEMENT -> "agreement";
                    };
            return level == Level.REWARD ? "rewards of " + what : what;
        }

        Key key(Cap.Per per, Cap.Over over) {
            String what = what(per);
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
                case ROLLING_YEAR -> new Key(what, start.minusMonths(MONTHS_BEFORE), period.end());
                case TERM -> new Key(what, LocalDate.MIN, LocalDate.MAX);
            };
        }
    }

    private BigDecimal left(Cap cap, Place place, BigFraction basis, int scale) {
        BigFraction limit = limit(cap, place, basis);
        Key key = place.key(cap.per(), cap.over());
        if (cap.over() != Cap.Over.ROLLING_YEAR) {
            return left(limit, key, scale);
        }
        BigDecimal counted =
                bookedByDay.getOrDefault(key.what(), new TreeMap<>()).tailMap(key.from(), true).values().stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return left(limit, counted, scale);
    }

    private BigDecimal left(BigFraction limit, Key key, int scale) {
        return left(limit, booked.getOrDefault(key, BigDecimal.ZERO), scale);
    }

    private static BigDecimal left(BigFraction limit, BigDecimal counted, int scale) {
        return Fractions.round(limit, scale, RoundingMode.DOWN)
                .subtract(counted)
                .max(BigDecimal.ZERO.setScale(scale));
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
