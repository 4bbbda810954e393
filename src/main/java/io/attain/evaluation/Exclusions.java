package io.attain.evaluation;

import io.attain.evaluation.Intervals.Interval;
import io.attain.terms.Agreement;
import io.attain.terms.Exclusion;
import io.attain.terms.Exclusion.Recurring;
import io.attain.terms.Exclusion.Treatment;
import io.attain.terms.Exclusion.Window;
import io.attain.terms.Objective;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The exclusions of one objective, bound to the layout of its series. Those that are claimed case by case are no part. */
final class Exclusions {

    private final ZoneId zone;
    private final List<Rule> rules;

    private Exclusions(ZoneId zone, List<Rule> rules) {
        this.zone = zone;
        this.rules = rules;
    }

    static Exclusions of(Agreement agreement, Objective objective, Layout layout, Conditions conditions) {
        List<Rule> rules = new ArrayList<>();
        for (Exclusion exclusion : agreement.exclusionsOf(objective)) {
            if (!exclusion.isClaimed()) {
                rules.add(new Rule(
                        exclusion,
                        exclusion.by() == null ? null : layout.time(exclusion.by()),
                        conditions.where(exclusion.where())));
            }
        }
        return new Exclusions(agreement.zone(), rules);
    }

    /** One exclusion, with the place of the timestamp that its window tests and what selects its measurements. */
    record Rule(Exclusion exclusion, @Nullable Integer byPlace, Conditions.Test where) {

        boolean removes() {
            return exclusion.treatment() == Treatment.REMOVE;
        }

        boolean isTimeOnly() {
            return exclusion.where() == null;
        }
    }

    boolean isEmpty() {
        return rules.isEmpty();
    }

    List<Rule> rules() {
        return rules;
    }

    /**
     * Returns the exclusion under which a measurement falls, {@literal null} for none. Overlaps count once, and one that
     * removes goes before one that counts as met.
     *
     * @param measurement the measurement
     * @param usual the timestamp that puts it into its period
     */
    @Nullable
    Rule ruleFor(Measurement measurement, Moment usual) {
        Rule found = null;
        for (Rule rule : rules) {
            boolean better = found == null || (rule.removes() && !found.removes());
            if (better && isIn(rule, measurement, usual) && rule.where().holds(measurement, null)) {
                found = rule;
            }
        }
        return found;
    }

    private boolean isIn(Rule rule, Measurement measurement, Moment usual) {
        Exclusion exclusion = rule.exclusion();
        if (exclusion.window() == null && exclusion.recurring() == null) {
            return true;
        }
        Moment moment = rule.byPlace() == null ? usual : measurement.time(rule.byPlace());
        if (moment == null) {
            return false;
        }
        if (exclusion.window() != null && !isIn(exclusion.window(), moment)) {
            return false;
        }
        return exclusion.recurring() == null || isIn(exclusion.recurring(), moment);
    }

    private boolean isIn(Window window, Moment moment) {
        if (moment.isDate()) {
            LocalDateTime start = moment.date(zone).atStartOfDay();
            return !start.isBefore(window.from()) && start.isBefore(window.until());
        }
        Interval interval = interval(window);
        return moment.value() >= interval.from() && moment.value() < interval.until();
    }

    /** A date stands for the start of its day. */
    private boolean isIn(Recurring recurring, Moment moment) {
        long micros = moment.micros(zone);
        LocalDate date = moment.date(zone);
        // A window over midnight began the day before.
        for (int back = 0; back <= 1; back++) {
            Interval interval = interval(recurring, date.minusDays(back));
            if (recurring.days().contains(date.minusDays(back).getDayOfWeek())
                    && micros >= interval.from()
                    && micros < interval.until()) {
                return true;
            }
        }
        return false;
    }

    private Interval interval(Window window) {
        return new Interval(micros(window.from()), micros(window.until()));
    }

    private Interval interval(Recurring recurring, LocalDate day) {
        LocalDate lastDay = recurring.until().isAfter(recurring.from()) ? day : day.plusDays(1);
        return new Interval(micros(day.atTime(recurring.from())), micros(lastDay.atTime(recurring.until())));
    }

    /** A local time in a gap moves forward by the gap; of one that exists twice the first holds. */
    private long micros(LocalDateTime local) {
        return Moment.micros(local.atZone(zone).toInstant());
    }

    /**
     * Returns when a rule's window is open.
     *
     * @param rule the rule
     * @param from the first day that matters
     * @param until the day after the last
     */
    Intervals windowOf(Rule rule, LocalDate from, LocalDate until) {
        Exclusion exclusion = rule.exclusion();
        Interval span = new Interval(micros(from.atTime(LocalTime.MIDNIGHT)), micros(until.atTime(LocalTime.MIDNIGHT)));
        Intervals open = Intervals.union(List.of(span));
        if (exclusion.window() != null) {
            Interval window = interval(exclusion.window());
            open = open.within(window.from(), window.until());
        }
        if (exclusion.recurring() != null) {
            List<Interval> days = new ArrayList<>();
            for (LocalDate day = from.minusDays(1); day.isBefore(until); day = day.plusDays(1)) {
                if (exclusion.recurring().days().contains(day.getDayOfWeek())) {
                    days.add(interval(exclusion.recurring(), day));
                }
            }
            Intervals recurring = Intervals.union(days);
            List<Interval> both = new ArrayList<>();
            for (Interval stretch : open.list()) {
                both.addAll(recurring.within(stretch.from(), stretch.until()).list());
            }
            open = Intervals.union(both);
        }
        return open;
    }
}
