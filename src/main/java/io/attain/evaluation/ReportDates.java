package io.attain.evaluation;

import io.attain.terms.Agreement;
import io.attain.terms.Agreement.ReportDuty;
import io.attain.terms.SeriesDefinition;
import io.attain.terms.SeriesDefinition.Shape;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.PeriodDuration;

/**
 * When reports fall due. The recurrence rule (RFC 5545) begins at the term's first day, which it does not name by itself. A
 * day on which the receiver's calendar is closed moves to the next one on which it is open; at the end of the term, where
 * that would lie beyond it, to the one before, as is usual for payments. Occurrences that meet on one day are one report.
 */
public final class ReportDates {

    private static final LocalDate ANY_DAY = LocalDate.of(2026, 1, 1);

    private ReportDates() {}

    /**
     * Checks a recurrence rule.
     *
     * @param every the rule, never {@literal null}
     * @throws IllegalArgumentException if it cannot be read, or no day fits
     */
    public static void check(String every) {
        if (!iterator(rule(every), ANY_DAY).hasNext()) {
            throw new IllegalArgumentException("no day fits the rule " + every);
        }
    }

    /**
     * Tells whether the punctuality of reports can be recorded in a series.
     *
     * @param series never {@literal null}
     */
    public static boolean fits(SeriesDefinition series) {
        return series.shape() == Shape.CASE
                && series.times().keySet().containsAll(List.of("due", "done"))
                && !series.key().isEmpty();
    }

    /**
     * Lists when a report falls due by one version of the terms.
     *
     * @param terms the version, never {@literal null}
     * @param report one of its reports, never {@literal null}
     * @param from the first day that the rule may name; the version's effective day, where that is later
     * @param until the first day that it may not name any more; the term's end, where that is earlier
     * @return in order, each day or time once
     * @throws IllegalArgumentException if the rule cannot be read
     */
    public static List<DueReport> between(Agreement terms, ReportDuty report, LocalDate from, LocalDate until) {
        RecurrenceRule rule = rule(report.every());
        LocalDate first = later(from, terms.effective());
        LocalDate end =
                until.isBefore(terms.term().until()) ? until : terms.term().until();
        Optional<BusinessTime> calendar = terms.calendarOf(report).map(it -> BusinessTime.of(it, terms.zone()));
        List<DueReport> dues = new ArrayList<>();
        RecurrenceRuleIterator iterator = iterator(rule, terms.term().from());
        while (iterator.hasNext()) {
            DateTime next = iterator.nextDateTime();
            LocalDate day = LocalDate.of(next.getYear(), next.getMonth() + 1, next.getDayOfMonth());
            if (!day.isBefore(end)) {
                break;
            }
            if (!day.isBefore(first)) {
                DueReport due = new DueReport(
                        day, calendar.map(it -> workingDay(it, day, terms)).orElse(day), time(next), terms.zone());
                if (dues.isEmpty() || due.compareTo(dues.get(dues.size() - 1)) > 0) {
                    dues.add(due);
                }
            }
        }
        return dues;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate workingDay(BusinessTime calendar, LocalDate day, Agreement terms) {
        Instant start = day.atStartOfDay(terms.zone()).toInstant();
        LocalDate next = dateOf(calendar.deadline(start, PeriodDuration.ZERO, false, List.of()), calendar);
        if (next.isBefore(terms.term().until())) {
            return next;
        }
        LocalDate before =
                dateOf(calendar.deadline(start, PeriodDuration.of(Duration.ofNanos(-1)), false, List.of()), calendar);
        return before.isBefore(terms.term().from()) ? day : before;
    }

    private static LocalDate dateOf(Instant instant, BusinessTime calendar) {
        return instant.atZone(calendar.zone()).toLocalDate();
    }

    private static @Nullable LocalTime time(DateTime at) {
        return at.isAllDay() ? null : LocalTime.of(at.getHours(), at.getMinutes(), at.getSeconds());
    }

    private static RecurrenceRule rule(String every) {
        try {
            RecurrenceRule rule = new RecurrenceRule(every, RfcMode.RFC5545_STRICT);
            if (rule.hasPart(Part.BYSECOND)
                    || (rule.hasPart(Part.BYMINUTE)
                            && rule.getByPart(Part.BYMINUTE).size() > 1)) {
                throw new IllegalArgumentException("a report is due at most once an hour");
            }
            return rule;
        } catch (InvalidRecurrenceRuleException | IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(
                    "the recurrence rule " + every + " cannot be read (" + unreadable.getMessage() + ")", unreadable);
        }
    }

    /** Without an hour in its rule, a report is due on days. */
    private static RecurrenceRuleIterator iterator(RecurrenceRule rule, LocalDate start) {
        boolean timed = rule.hasPart(Part.BYHOUR) || rule.hasPart(Part.BYMINUTE) || rule.hasPart(Part.BYSECOND);
        int month = start.getMonthValue() - 1;
        try {
            return rule.iterator(
                    timed
                            ? new DateTime(start.getYear(), month, start.getDayOfMonth(), 0, 0, 0)
                            : new DateTime(start.getYear(), month, start.getDayOfMonth()));
        } catch (IllegalArgumentException unfit) {
            throw new IllegalArgumentException("no day fits the rule " + rule + " (" + unfit.getMessage() + ")", unfit);
        }
    }
}
