package io.attain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.attain.evaluation.CreditFold.Entry;
import io.attain.evaluation.CreditFold.Result;
import io.attain.terms.Agreement;
import io.attain.terms.Cap;
import io.attain.terms.Payment;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of credits whatever the terms and verdicts are, checked by adding up once more in another way. */
class CreditFoldPropertyTest {

    private static final int SEEDS = 60;

    static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    /** Three years of verdicts, and what they come to. */
    private record History(Agreement agreement, List<Entry> entries, List<Result> results) {

        static History of(long seed) {
            RandomVerdicts verdicts = new RandomVerdicts(seed);
            List<Entry> entries = verdicts.periods().distinct().stream()
                    .flatMap(it -> verdicts.assess(it).stream())
                    .map(verdicts.periods()::entry)
                    .toList();
            return new History(verdicts.agreement(), entries, CreditFold.of(entries));
        }

        BigDecimal amount(int place) {
            Credit credit = results.get(place).credit();
            return credit == null ? BigDecimal.ZERO : credit.amount();
        }

        BigDecimal credits(Predicate<Entry> counted) {
            return sum(counted, place -> amount(place).max(BigDecimal.ZERO));
        }

        /** What was earned back is the last step's. */
        BigDecimal earnedBack(int place) {
            Credit credit = results.get(place).credit();
            if (credit == null
                    || credit.steps().stream().noneMatch(it -> it.rule().startsWith("earned back"))) {
                return BigDecimal.ZERO;
            }
            return amount(place).negate().subtract(rewarded(place));
        }

        BigDecimal rewarded(int place) {
            Credit credit = results.get(place).credit();
            if (credit == null || credit.amount().signum() == 0) {
                return BigDecimal.ZERO;
            }
            return credit.steps().stream()
                    .filter(it -> it.rule().startsWith("reward"))
                    .reduce((one, other) -> other)
                    .map(it -> new BigDecimal(it.amount()).negate())
                    .orElse(BigDecimal.ZERO);
        }

        BigDecimal sum(Predicate<Entry> counted, IntFunction<BigDecimal> amount) {
            BigDecimal sum = BigDecimal.ZERO;
            for (int place = 0; place < entries.size(); place++) {
                if (counted.test(entries.get(place))) {
                    sum = sum.add(amount.apply(place));
                }
            }
            return sum;
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void creditsNeverExceedTheirCaps(long seed) {
        History history = History.of(seed);
        for (Entry entry : history.entries()) {
            List<Cap> ofCredit = entry.objective().credit() == null
                    ? List.of()
                    : entry.objective().credit().caps();
            ofCredit.stream()
                    .filter(it -> it.per() != Cap.Per.VERDICT)
                    .forEach(cap -> check(
                            history,
                            entry,
                            cap,
                            it -> it.objective().id().equals(entry.objective().id())
                                    && (cap.per() != Cap.Per.SCOPE || it.scope().equals(entry.scope()))));
            history.agreement().credits().caps().forEach(cap -> check(history, entry, cap, it -> true));
        }
    }

    private static void check(History history, Entry entry, Cap cap, Predicate<Entry> counted) {
        LocalDate start = entry.period().start();
        LocalDate first = history.agreement().term().from();
        LocalDate from =
                switch (cap.over()) {
                    case PERIOD -> start;
                    case CALENDAR_YEAR -> LocalDate.of(start.getYear(), 1, 1);
                    case CONTRACT_YEAR ->
                        first.plusYears(Period.between(first, start).getYears());
                    case ROLLING_YEAR -> start.minusMonths(11);
                    case TERM -> first;
                };
        LocalDate until = cap.over() == Cap.Over.CALENDAR_YEAR || cap.over() == Cap.Over.CONTRACT_YEAR
                ? from.plusYears(1)
                : start.plusMonths(1);
        BigDecimal months = BigDecimal.valueOf(
                Period.between(from.isBefore(first) ? first : from, until).toTotalMonths());
        BigDecimal limit = cap.limit() instanceof Payment.Amount amount
                ? amount.amount()
                : ((Payment.Percent) cap.limit()).percent().multiply(months).multiply(BigDecimal.TEN);

        assertThat(history.credits(it -> counted.test(it)
                        && !it.period().start().isBefore(from)
                        && it.period().start().isBefore(until)))
                .as("%s from %s until %s", cap, from, until)
                .isLessThanOrEqualTo(limit);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aPeriodNeverReturnsMoreThanIsAtRiskAndAStatementPaysTheMinimumOrNothing(long seed) {
        History history = History.of(seed);
        BigDecimal atRisk = history.agreement().credits().atRisk();
        BigDecimal minimum = history.agreement().credits().minimumPayout();
        for (Entry entry : history.entries()) {
            Predicate<Entry> same = it -> it.period().isSameTimeAs(entry.period());
            BigDecimal total = history.sum(same, history::amount);
            if (atRisk != null) {
                assertThat(history.credits(same)).isLessThanOrEqualTo(atRisk.multiply(BigDecimal.TEN));
            }
            if (minimum != null && total.signum() > 0) {
                assertThat(total).isGreaterThanOrEqualTo(minimum);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverIsMoreEarnedBackThanWasCredited(long seed) {
        History history = History.of(seed);
        for (Entry entry : history.entries()) {
            Predicate<Entry> before =
                    it -> it.objective().id().equals(entry.objective().id())
                            && it.scope().equals(entry.scope())
                            && !it.period().start().isAfter(entry.period().start());
            BigDecimal credited = history.credits(before);
            BigDecimal back = history.sum(before, history::earnedBack);

            assertThat(back).isBetween(BigDecimal.ZERO, credited);
            if (history.agreement().credits().earnBack() == null) {
                assertThat(back).isZero();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void rewardsStayUnderTheirOwnCapAndOnlyMetTargetsHaveThem(long seed) {
        History history = History.of(seed);
        for (Entry entry : history.entries()) {
            if (entry.objective().reward() != null) {
                BigDecimal limit = ((Payment.Amount)
                                entry.objective().reward().caps().get(0).limit())
                        .amount();
                assertThat(history.sum(
                                it -> it.objective()
                                                .id()
                                                .equals(entry.objective().id())
                                        && it.scope().equals(entry.scope()),
                                history::rewarded))
                        .isLessThanOrEqualTo(limit);
            }
            BigDecimal amount = history.amount(history.entries().indexOf(entry));
            assertThat(amount.signum()).isNotEqualTo(entry.outcome() == Outcome.MET ? 1 : -1);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderInWhichVerdictsAreGivenDoesNotMatter(long seed) {
        History history = History.of(seed);
        List<Entry> shuffled = new ArrayList<>(history.entries());
        Collections.shuffle(shuffled, new Random(seed));
        Map<Entry, Result> results = new HashMap<>();
        List<Result> folded = CreditFold.of(shuffled);
        for (int place = 0; place < shuffled.size(); place++) {
            results.put(shuffled.get(place), folded.get(place));
        }

        assertThat(history.entries().stream().map(it -> results.get(it)).toList())
                .isEqualTo(history.results());
    }
}
