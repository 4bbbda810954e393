package io.attain.evaluation;

import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Assumption;
import io.attain.terms.Agreement.Party;
import io.attain.terms.Agreement.Service;
import io.attain.terms.Indicator;
import io.attain.terms.Indicator.Aggregate;
import io.attain.terms.Indicator.Availability;
import io.attain.terms.Indicator.Function;
import io.attain.terms.Indicator.Of;
import io.attain.terms.Indicator.Percentile;
import io.attain.terms.Indicator.Ratio;
import io.attain.terms.Indicator.Tally;
import io.attain.terms.Objective;
import io.attain.terms.Objective.MinimumSample;
import io.attain.terms.Objective.PeriodRule;
import io.attain.terms.Objective.PeriodRule.Recurring;
import io.attain.terms.SeriesDefinition;
import io.attain.terms.Wording;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.PeriodDuration;

/**
 * What a target means before anything is measured: how much time it leaves, how many may miss, for whom, and why it may not
 * be worth what it seems. The linter's findings about precision are made of it.
 *
 * @param objective the objective
 * @param times what a share of time leaves for going wrong; empty for other targets
 * @param misses how many may miss where the target is a share of what is counted or of its value; empty for other targets
 * @param doubts why the target cannot be measured, or is more or less than a person would think; often empty
 * @param provider who owes it, {@literal null} when the terms do not say
 * @param customer to whom, {@literal null} when the terms do not say
 */
public record TargetMeaning(
        Objective objective,
        List<Time> times,
        List<Misses> misses,
        List<Doubt> doubts,
        @Nullable String provider,
        @Nullable String customer) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** In less time than that nobody notices an outage, let alone ends it. */
    private static final BigDecimal SHORTEST_REACTION = BigDecimal.valueOf(60);

    /** Copies the lists. */
    public TargetMeaning {
        times = List.copyOf(times);
        misses = List.copyOf(misses);
        doubts = List.copyOf(doubts);
    }

    /** The times for which a budget is told. */
    public enum Span {
        /** A day without a change of the clock. */
        DAY(TimeBudget.DAY),
        /** Seven days. */
        WEEK(TimeBudget.WEEK),
        /** A month of 30 days. */
        MONTH(TimeBudget.MONTH),
        /** Three of these. */
        QUARTER(TimeBudget.QUARTER),
        /** A year of 365 days. */
        YEAR(TimeBudget.YEAR);

        private final Duration length;

        Span(Duration length) {
            this.length = length;
        }

        /** Returns how long it is. */
        public Duration length() {
            return length;
        }
    }

    /**
     * What may go wrong in some time.
     *
     * @param span the time
     * @param seconds the downtime allowed in it, exactly
     */
    public record Time(Span span, BigDecimal seconds) {

        /** Returns the downtime as a duration, cut off after nanoseconds; its text is ISO 8601. */
        public Duration duration() {
            return TimeBudget.duration(seconds);
        }
    }

    /**
     * What may miss of what is counted.
     *
     * @param of how many there are
     * @param mayMiss how many of them may miss and the target is still met
     */
    public record Misses(int of, BigDecimal mayMiss) {}

    /** Why a target may not be what it seems. */
    public enum Question {
        /** All of the time must be good. */
        NO_DOWNTIME,
        /** All that is counted must be good. */
        NO_MISS,
        /** The shortest outage that counts is longer than what is allowed. */
        SHORTEST,
        /** Records are further apart than what is allowed. */
        STALE,
        /** What is allowed is shorter than any person reacts. */
        TOO_SMALL,
        /** One bad case decides, with as many cases as the terms assume. */
        ONE_DECIDES_ASSUMED,
        /** One bad case decides, with as few cases as are judged. */
        ONE_DECIDES_SAMPLE,
        /** The percentile is the greatest value. */
        GREATEST_DECIDES,
        /** No figure reaches the target. */
        ALWAYS_MISSED,
        /** Every figure reaches the target. */
        NEVER_MISSED,
        /** A minimum for what should be low, or a maximum for what should be high. */
        DIRECTION
    }

    /**
     * A reason why a target may not be what it seems.
     *
     * @param question what it is about
     * @param parts lengths of time in seconds ({@code SHORTEST}, {@code STALE}, {@code TOO_SMALL}), else numbers, in the
     *     order of the sentence
     */
    public record Doubt(Question question, List<BigDecimal> parts) {

        /** Copies the list. */
        public Doubt {
            parts = List.copyOf(parts);
        }

        static Doubt of(Question question, BigDecimal... parts) {
            return new Doubt(question, List.of(parts));
        }

        /**
         * Says it.
         *
         * @param reader the reader's language, never {@literal null}
         * @return a sentence without capital and full stop
         */
        public String sentence(Locale reader) {
            boolean lengths =
                    question == Question.SHORTEST || question == Question.STALE || question == Question.TOO_SMALL;
            Object[] texts = parts.stream()
                    .map(it -> lengths ? TimeBudget.text(it, reader) : LintSubject.plain(it))
                    .toArray();
            return wording(reader).say("doubt." + question, texts);
        }
    }

    /**
     * Works out what all targets of an agreement mean.
     *
     * @param agreement the terms with the definitions of their series, never {@literal null}
     * @return one for each objective, in their order
     */
    public static List<TargetMeaning> of(Agreement agreement) {
        return agreement.objectives().stream()
                .map(it -> of(
                        agreement,
                        it,
                        agreement.series().stream()
                                .filter(series -> series.id().equals(it.series()))
                                .findFirst()
                                .orElse(null)))
                .toList();
    }

    /**
     * Works out what a target means.
     *
     * @param agreement the terms, never {@literal null}
     * @param objective one of its objectives, never {@literal null}
     * @param series the series that it reads, {@literal null} when it is not known
     * @return never {@literal null}
     */
    public static TargetMeaning of(Agreement agreement, Objective objective, @Nullable SeriesDefinition series) {
        List<Doubt> doubts = new ArrayList<>();
        List<Time> times = new ArrayList<>();
        List<Misses> misses = new ArrayList<>();
        Optional<Question> outOfReach = outOfReach(objective, series);
        if (outOfReach.isPresent()) {
            doubts.add(Doubt.of(outOfReach.get()));
        } else if (objective.indicator().isPercent()) {
            BigDecimal share = share(objective);
            if (objective.indicator() instanceof Availability availability && !availability.byRecords()) {
                for (Span span : Span.values()) {
                    times.add(new Time(span, TimeBudget.allowed(share, span.length())));
                }
                doubts.addAll(doubtsOfTime(agreement, objective, availability, share));
            } else {
                for (int of : new int[] {100, 1000, 10_000}) {
                    misses.add(new Misses(of, mayMiss(objective, share, of)));
                }
                if (!isByValue(objective)) {
                    doubts.addAll(doubtsOfCases(agreement, objective, share));
                }
            }
        } else if (objective.indicator() instanceof Percentile percentile) {
            doubts.addAll(doubtsOfPercentile(agreement, objective, percentile));
        }
        Service service = agreement.services().stream()
                .filter(it -> it.id().equals(objective.service()))
                .findFirst()
                .orElse(null);
        return new TargetMeaning(
                objective,
                times,
                misses,
                doubts,
                service == null ? null : party(agreement, service.provider()),
                service == null ? null : party(agreement, service.customer()));
    }

    private static @Nullable String party(Agreement agreement, @Nullable String id) {
        return id == null ? null : agreement.party(id).map(Party::name).orElse(id);
    }

    /** Tells whether the target lies where no figure, or every figure, reaches it, or bounds the wrong side. */
    private static Optional<Question> outOfReach(Objective objective, @Nullable SeriesDefinition series) {
        BigDecimal bound = objective.target().bound();
        boolean atMost = objective.target().atMost();
        if (objective.indicator().isPercent()) {
            if (bound.signum() < 0 || bound.compareTo(HUNDRED) > 0) {
                return Optional.of(atMost == (bound.signum() < 0) ? Question.ALWAYS_MISSED : Question.NEVER_MISSED);
            }
            if (atMost ? bound.compareTo(HUNDRED) == 0 : bound.signum() == 0) {
                return Optional.of(Question.NEVER_MISSED);
            }
            return highIsGood(objective, series) == atMost ? Optional.of(Question.DIRECTION) : Optional.empty();
        }
        boolean notNegative = objective.indicator() instanceof Aggregate aggregate
                && (aggregate.function() == Function.COUNT || !(aggregate.of() instanceof Of.Value));
        if (notNegative && atMost && bound.signum() < 0) {
            return Optional.of(Question.ALWAYS_MISSED);
        }
        return notNegative && !atMost && bound.signum() <= 0 ? Optional.of(Question.NEVER_MISSED) : Optional.empty();
    }

    /** Tells whether a figure in percent is the share of what is good. */
    static boolean highIsGood(Objective objective, @Nullable SeriesDefinition series) {
        if (objective.indicator() instanceof Ratio ratio) {
            return !ratio.countsBad();
        }
        return !(objective.indicator() instanceof Tally && series != null && series.bad() != null);
    }

    /** Returns how many percent must be good. */
    static BigDecimal share(Objective objective) {
        BigDecimal bound = objective.target().bound();
        return objective.target().atMost() ? HUNDRED.subtract(bound) : bound;
    }

    private static boolean isByValue(Objective objective) {
        return objective.indicator() instanceof Ratio ratio && ratio.weight() == Indicator.Weight.VALUE;
    }

    /** Cases miss as wholes, value in parts. */
    private static BigDecimal mayMiss(Objective objective, BigDecimal share, int of) {
        BigDecimal exact = HUNDRED.subtract(share).movePointLeft(2).multiply(BigDecimal.valueOf(of));
        return isByValue(objective) ? exact : exact.setScale(0, RoundingMode.FLOOR);
    }

    private static List<Doubt> doubtsOfTime(
            Agreement agreement, Objective objective, Availability availability, BigDecimal share) {
        if (share.compareTo(HUNDRED) == 0) {
            return List.of(Doubt.of(Question.NO_DOWNTIME));
        }
        List<Doubt> doubts = new ArrayList<>();
        BigDecimal allowed = TimeBudget.allowed(share, length(agreement, objective.period()));
        Duration shortest = availability.shortest();
        if (shortest != null && TimeBudget.seconds(shortest).compareTo(allowed) > 0) {
            doubts.add(Doubt.of(Question.SHORTEST, TimeBudget.seconds(shortest), allowed));
        }
        Duration stale = availability.staleAfter();
        if (stale != null && TimeBudget.seconds(stale).compareTo(allowed) > 0) {
            doubts.add(Doubt.of(Question.STALE, TimeBudget.seconds(stale), allowed));
        }
        if (allowed.compareTo(SHORTEST_REACTION) < 0) {
            doubts.add(Doubt.of(Question.TOO_SMALL, allowed));
        }
        return doubts;
    }

    /** With so few cases that not one may be bad, the percentage says less than it seems to. */
    private static List<Doubt> doubtsOfCases(Agreement agreement, Objective objective, BigDecimal share) {
        if (share.compareTo(HUNDRED) == 0) {
            return List.of(Doubt.of(Question.NO_MISS));
        }
        BigDecimal assumed = assumed(agreement, objective);
        BigDecimal number = assumed != null ? assumed : fewest(objective);
        if (number == null || number.signum() <= 0) {
            return List.of();
        }
        BigDecimal bad = HUNDRED.subtract(share).multiply(number).divide(HUNDRED, 0, RoundingMode.FLOOR);
        return bad.signum() > 0
                ? List.of()
                : List.of(Doubt.of(
                        assumed != null ? Question.ONE_DECIDES_ASSUMED : Question.ONE_DECIDES_SAMPLE,
                        number,
                        HUNDRED.divide(number, 2, RoundingMode.HALF_EVEN),
                        share));
    }

    private static List<Doubt> doubtsOfPercentile(Agreement agreement, Objective objective, Percentile percentile) {
        BigDecimal assumed = assumed(agreement, objective);
        BigDecimal number = assumed != null ? assumed : fewest(objective);
        if (number == null || number.signum() <= 0 || percentile.percentile().compareTo(HUNDRED) == 0) {
            return List.of();
        }
        BigDecimal above =
                HUNDRED.subtract(percentile.percentile()).multiply(number).divide(HUNDRED, 0, RoundingMode.FLOOR);
        return above.signum() > 0
                ? List.of()
                : List.of(Doubt.of(Question.GREATEST_DECIDES, number, percentile.percentile()));
    }

    private static @Nullable BigDecimal fewest(Objective objective) {
        return objective.minimumSample() instanceof MinimumSample.Count count ? count.number() : null;
    }

    /** Returns how many cases a period has at most by the volumes that the terms assume, {@literal null} when they do not say. */
    private static @Nullable BigDecimal assumed(Agreement agreement, Objective objective) {
        if (agreement.review() == null || objective.where() != null) {
            return null;
        }
        BigDecimal days =
                BigDecimal.valueOf(length(agreement, objective.period()).toDays());
        for (Assumption assumption : agreement.review().assumes()) {
            if (assumption.series().equals(objective.series()) && assumption.atMost() != null) {
                return assumption
                        .atMost()
                        .multiply(days)
                        .divide(BigDecimal.valueOf(TimeBudget.MONTH.toDays()), 0, RoundingMode.CEILING);
            }
        }
        return null;
    }

    /** Returns a period's usual length: a month has 30 days and a year 365. */
    private static Duration length(Agreement agreement, PeriodRule rule) {
        if (rule instanceof Recurring recurring) {
            return switch (recurring.every()) {
                case DAY -> TimeBudget.DAY;
                case WEEK -> TimeBudget.WEEK;
                case MONTH -> TimeBudget.MONTH;
                case QUARTER -> TimeBudget.QUARTER;
                case YEAR -> TimeBudget.YEAR;
                case TERM ->
                    Duration.ofDays(ChronoUnit.DAYS.between(
                            agreement.term().from(), agreement.term().until()));
            };
        }
        return LintSupports.realTime(((PeriodRule.Rolling) rule).length());
    }

    /**
     * Says what the target leaves: time, misses, or the bound where it is neither.
     *
     * @param reader the reader's language, never {@literal null}
     * @return such as {@code 99.95 % allows a downtime of 43.2 s a day, …}, without a full stop
     */
    public String sentence(Locale reader) {
        Wording wording = wording(reader);
        if (!times.isEmpty()) {
            return wording.say(
                    "budget",
                    Stream.concat(
                                    Stream.of(LintSubject.plain(share(objective))),
                                    times.stream().map(it -> TimeBudget.text(it.seconds(), reader)))
                            .toArray());
        }
        if (!misses.isEmpty()) {
            return wording.say(
                    isByValue(objective) ? "misses.value" : "misses",
                    misses.stream().map(it -> LintSubject.plain(it.mayMiss())).toArray());
        }
        return wording.say(
                objective.target().atMost() ? "bound.atMost" : "bound.atLeast",
                figure(wording),
                bound(wording, reader));
    }

    /**
     * Says who owes it to whom, and by what it is judged separately.
     *
     * @param reader the reader's language, never {@literal null}
     * @return sentences without a full stop; none where the terms do not say
     */
    public List<String> forWhom(Locale reader) {
        Wording wording = wording(reader);
        List<String> sentences = new ArrayList<>();
        if (provider != null && customer != null) {
            sentences.add(wording.say("owed", provider, customer));
        }
        objective.scope().stream()
                .reduce((one, other) -> wording.say("list", one, other))
                .ifPresent(it -> sentences.add(wording.say("scope", it)));
        return sentences;
    }

    /**
     * Says why the target may not be what it seems.
     *
     * @param reader the reader's language, never {@literal null}
     * @return sentences without a full stop, often none
     */
    public List<String> warnings(Locale reader) {
        return doubts.stream().map(it -> it.sentence(reader)).toList();
    }

    private String figure(Wording wording) {
        if (objective.indicator() instanceof Aggregate aggregate) {
            return wording.say("figure." + aggregate.function());
        }
        return objective.indicator() instanceof Percentile percentile
                ? wording.say("figure.PERCENTILE", LintSubject.plain(percentile.percentile()))
                : wording.say("figure.percentage");
    }

    private String bound(Wording wording, Locale reader) {
        String bound = objective.target().bound().toPlainString();
        String unit =
                objective.indicator().isPercent() ? "%" : objective.target().unit();
        if (unit != null) {
            return wording.say("unit", bound, unit);
        }
        PeriodDuration length = unitOfTime(objective);
        return length == null ? bound : wording.say("unit.length", bound, Wording.length(length, reader));
    }

    /** Returns the unit of a figure that is a length of time, {@literal null} when it is none or nothing is said. */
    static @Nullable PeriodDuration unitOfTime(Objective objective) {
        Of of = objective.indicator() instanceof Aggregate aggregate && aggregate.function() != Function.COUNT
                ? aggregate.of()
                : objective.indicator() instanceof Percentile percentile ? percentile.of() : new Of.Value();
        return of instanceof Of.ElapsedTime elapsed
                ? elapsed.unit()
                : of instanceof Of.Outages outages ? outages.unit() : null;
    }

    /**
     * Returns what the linter takes from here for its findings, so that they can be said in another language.
     *
     * @param reader the other language, never {@literal null}
     * @return each English sentence with {@code {0}}, {@code {1}} … where its values stand, and the same in the other language
     */
    public static Map<String, String> sentences(Locale reader) {
        Object[] places = IntStream.range(0, 6).mapToObj(it -> "{" + it + "}").toArray();
        return Stream.concat(Stream.of("budget"), Stream.of(Question.values()).map(it -> "doubt." + it))
                .collect(Collectors.toMap(it -> wording(Locale.ENGLISH).say(it, places), it -> wording(reader)
                        .say(it, places)));
    }

    private static Wording wording(Locale reader) {
        return TimeBudget.wording(reader);
    }
}
