package io.attain.evaluation;

import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Stub;
import io.attain.terms.Agreement.Term;
import io.attain.terms.Objective.Every;
import io.attain.terms.Objective.PeriodRule;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The measurement periods of one objective in one version of an agreement, in order. Only windows that roll overlap; times here
 * are those of what is measured.
 */
final class Periods {

    /** Of a term that never ends nobody wants every day. */
    private static final int MAXIMUM = 100_000;

    private final List<EvaluationPeriod> periods;
    private final ZoneId zone;
    private final long[] startMicros;
    private final long[] endMicros;
    private final long[] startDays;
    private final long[] endDays;
    private int last;

    private Periods(List<EvaluationPeriod> periods, ZoneId zone) {
        this.periods = List.copyOf(periods);
        this.zone = zone;
        this.startMicros =
                periods.stream().mapToLong(EvaluationPeriod::measuredFromMicros).toArray();
        this.endMicros = periods.stream().mapToLong(EvaluationPeriod::endMicros).toArray();
        this.startDays =
                periods.stream().mapToLong(it -> it.measuredFrom().toEpochDay()).toArray();
        this.endDays = periods.stream().mapToLong(it -> it.end().toEpochDay()).toArray();
    }

    /**
     * Returns the periods of a term.
     *
     * @param agreement the version, for term, zone and what happens to partial periods
     * @param rule the objective's period
     * @throws IllegalArgumentException when they are more than 100,000
     */
    static Periods of(Agreement agreement, PeriodRule rule) {
        PeriodRule.Recurring recurring = judged(rule);
        List<EvaluationPeriod> periods = new ArrayList<>();
        Term term = agreement.term();
        LocalDate start = first(recurring, term);
        while (start.isBefore(term.until())) {
            if (periods.size() == MAXIMUM) {
                throw new IllegalArgumentException("the term has more than " + MAXIMUM + " periods");
            }
            LocalDate end = next(recurring, term, start);
            LocalDate cutStart = start.isBefore(term.from()) ? term.from() : start;
            LocalDate cutEnd = end.isAfter(term.until()) ? term.until() : end;
            EvaluationPeriod period = new EvaluationPeriod(
                    label(recurring, start, end),
                    cutStart,
                    cutEnd,
                    start,
                    end,
                    agreement.zone(),
                    window(rule, cutEnd, term));
            if (!period.isPartial() || agreement.stub() != Stub.SKIP) {
                periods.add(period);
            }
            start = end;
        }
        return new Periods(periods, agreement.zone());
    }

    /** Returns how often is judged, and from which day on: by the period itself or, where a window rolls, by that of its credits. */
    static PeriodRule.Recurring judged(PeriodRule rule) {
        return rule instanceof PeriodRule.Rolling rolling
                ? new PeriodRule.Recurring(rolling.creditEvery(), rolling.by(), 1)
                : (PeriodRule.Recurring) rule;
    }

    private static EvaluationPeriod.@Nullable Window window(PeriodRule rule, LocalDate end, Term term) {
        if (!(rule instanceof PeriodRule.Rolling rolling)) {
            return null;
        }
        LocalDate from = end.atStartOfDay().minus(rolling.length()).toLocalDate();
        return new EvaluationPeriod.Window(from.isBefore(term.from()) ? term.from() : from, from);
    }

    /** Returns only the periods that start in [from, until). */
    Periods startingIn(LocalDate from, LocalDate until) {
        return only(it -> !it.start().isBefore(from) && it.start().isBefore(until));
    }

    /** Returns only some of the periods. */
    Periods only(Predicate<EvaluationPeriod> wanted) {
        return new Periods(periods.stream().filter(wanted).toList(), zone);
    }

    private static LocalDate first(PeriodRule.Recurring rule, Term term) {
        LocalDate from = term.from();
        return switch (rule.every()) {
            case DAY, TERM -> from;
            case WEEK -> from.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH, QUARTER, YEAR -> {
                int months = months(rule.every());
                YearMonth month = YearMonth.of(from.getYear(), (from.getMonthValue() - 1) / months * months + 1);
                LocalDate start = anchored(month, rule.startDay());
                yield start.isAfter(from) ? anchored(month.minusMonths(months), rule.startDay()) : start;
            }
        };
    }

    private static LocalDate next(PeriodRule.Recurring rule, Term term, LocalDate start) {
        return switch (rule.every()) {
            case DAY -> start.plusDays(1);
            case WEEK -> start.plusWeeks(1);
            case MONTH, QUARTER, YEAR ->
                anchored(YearMonth.from(start).plusMonths(months(rule.every())), rule.startDay());
            case TERM -> term.until();
        };
    }

    static int months(Every every) {
        return switch (every) {
            case MONTH -> 1;
            case QUARTER -> 3;
            case YEAR -> 12;
            case DAY, WEEK, TERM -> 0;
        };
    }

    private static LocalDate anchored(YearMonth month, int day) {
        return month.atDay(Math.min(day, month.lengthOfMonth()));
    }

    private static String label(PeriodRule.Recurring rule, LocalDate start, LocalDate end) {
        boolean anchored = rule.startDay() != 1;
        return switch (rule.every()) {
            case DAY -> start.toString();
            case WEEK ->
                String.format(
                        Locale.ROOT,
                        "%d-W%02d",
                        start.get(IsoFields.WEEK_BASED_YEAR),
                        start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> anchored ? start + "/" + end : YearMonth.from(start).toString();
            case QUARTER ->
                anchored ? start + "/" + end : start.getYear() + "-Q" + start.get(IsoFields.QUARTER_OF_YEAR);
            case YEAR -> anchored ? start + "/" + end : String.valueOf(start.getYear());
            case TERM -> start + "/" + end;
        };
    }

    List<EvaluationPeriod> list() {
        return periods;
    }

    int size() {
        return periods.size();
    }

    EvaluationPeriod get(int index) {
        return periods.get(index);
    }

    /**
     * Returns the last period that holds a moment, negative when none does; of windows that roll those just before it may
     * {@linkplain #holds hold} it, too. Rows mostly come in order, so the one that was found last is tried first.
     */
    int indexOf(Moment moment) {
        if (last < startMicros.length && holds(last, moment) && !holds(last + 1, moment)) {
            return last;
        }
        long[] starts = moment.isDate() ? startDays : startMicros;
        int found = Arrays.binarySearch(starts, moment.value());
        int index = found >= 0 ? found : -found - 2;
        if (!holds(index, moment)) {
            return -1;
        }
        last = index;
        return index;
    }

    /** Tells whether there is a period at a place, and it holds a moment. */
    boolean holds(int index, Moment moment) {
        if (index < 0 || index >= startMicros.length) {
            return false;
        }
        long[] starts = moment.isDate() ? startDays : startMicros;
        long[] ends = moment.isDate() ? endDays : endMicros;
        return moment.value() >= starts[index] && moment.value() < ends[index];
    }

    /** Returns the first period that ends after an instant, {@link #size()} when none does. */
    int firstEndingAfter(long micros) {
        int found = Arrays.binarySearch(endMicros, micros);
        return found >= 0 ? found + 1 : -found - 1;
    }

    long startMicros(int index) {
        return startMicros[index];
    }

    long endMicros(int index) {
        return endMicros[index];
    }
}
