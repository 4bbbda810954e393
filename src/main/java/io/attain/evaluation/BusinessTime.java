package io.attain.evaluation;

import io.attain.terms.Calendar;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.threeten.extra.PeriodDuration;

/**
 * A clock that counts the time of a business calendar, or all time: how much of it elapsed between two instants, and when
 * an amount of it is used up. Instants go in and come out; days and hours are local to the clock's zone, so that a day on
 * which the clocks change has its real 23 or 25 hours. Immutable to its callers, safe for use by many threads, and quick
 * enough to be asked for every case of millions.
 *
 * <p>Hours, minutes and seconds of an amount are open time. Its days are working days at the same wall time, or at that
 * day's closing; without a calendar they are local calendar days, and months and years are allowed too. On a business
 * calendar months and years are refused, since nobody can say how many working days they are. A week ({@code P1W}) reaches
 * this class as seven days and counts as seven working days; a reader of texts that can still tell the difference should
 * refuse it.
 *
 * <p>The rules are those of the agreement format: a start outside hours begins at the next opening (backwards: at the
 * closing before), and a deadline that falls exactly on closing time is that closing time (backwards: an opening is that
 * opening). The very moment of closing counts as within hours when days are counted from it. A wall time keeps to the day
 * that is counted to, even where that day opens later or closes earlier. A wall time that does not exist, as the clocks
 * went forward, moves forward by as much; of one that exists twice the first holds.
 */
public abstract sealed class BusinessTime permits OpenHours, AllHours {

    /** Only the two kinds of clocks. */
    BusinessTime() {}

    /**
     * Returns the clock of a calendar. Public holidays are looked up here, and only for calendars that have any.
     *
     * @param calendar the calendar
     * @param zone the zone of its local times, the agreement's
     * @return the clock
     * @throws IllegalArgumentException when the country or region of its holidays is unknown; the message lists the known
     */
    public static BusinessTime of(Calendar calendar, ZoneId zone) {
        return OpenHours.known(calendar, zone);
    }

    /**
     * Makes the clock that never stands still (24x7).
     *
     * @param zone the zone whose days are counted
     * @return the clock
     */
    public static BusinessTime always(ZoneId zone) {
        return new AllHours(zone);
    }

    /** Returns the zone whose local days and times count. */
    public abstract ZoneId zone();

    /**
     * Returns the open time from one instant until another.
     *
     * @param from the begin
     * @param until the end; before the begin, nothing elapsed. Time before 1900 or after 2199 counts as closed
     * @return the sum of the open stretches in between, never negative
     */
    public abstract Duration openTime(Instant from, Instant until);

    /**
     * Returns the open time from one instant until another without that in pauses. Pauses that overlap count once, one
     * without an end lasts until {@code until}.
     *
     * @param from the begin
     * @param until the end; before the begin, nothing elapsed
     * @param pauses stretches in which the clock stands still, in any order
     * @return the open time, never negative
     */
    public final Duration openTime(Instant from, Instant until, List<Pause> pauses) {
        Duration open = openTime(from, until);
        if (pauses.isEmpty() || open.isZero()) {
            return open;
        }
        for (Stretch pause : merged(pauses, from, until)) {
            open = open.minus(openTime(pause.from(), pause.until()));
        }
        return open;
    }

    /**
     * Returns when an amount of time is used up.
     *
     * @param from the begin
     * @param within the amount: first its days are counted, then its time; a negative amount is counted backwards, as for
     *     escalations before a deadline
     * @param endOfDay whether the deadline is the closing of the day on which it would fall; without a calendar, that
     *     day's end
     * @param pauses stretches in which the clock stands still, in any order, overlapping ones counted once: each that
     *     begins before the deadline, as it is after the pauses before, puts it off by the open time in it, from
     *     {@code from} on
     * @return the deadline
     * @throws IllegalArgumentException when the amount has months or years and the clock a calendar, when a pause that
     *     has no end begins before the deadline, so that there is none yet, or when it would lie before 1900 or after 2199
     */
    public final Instant deadline(Instant from, PeriodDuration within, boolean endOfDay, List<Pause> pauses) {
        Instant deadline = deadline(from, within, endOfDay);
        for (Stretch pause : merged(pauses, from, Instant.MAX)) {
            if (!pause.from().isBefore(deadline)) {
                break;
            }
            deadline = putOff(deadline, pause);
        }
        return deadline;
    }

    /**
     * Names the calendar as it was when something was judged by it: a hash over its definition, its zone's changes of
     * the clock and its public holidays in the years that are touched. The same text means the same open time.
     *
     * @param from the earliest instant that was asked for
     * @param until the latest
     * @return such as {@code office-hours sha256:…}
     */
    public abstract String version(Instant from, Instant until);

    /**
     * Tells step by step how much time elapsed.
     *
     * @param from the begin
     * @param until the end
     * @param pauses as for {@link #openTime(Instant, Instant, List)}
     * @return the steps; the last is a {@link Step.Kind#TOTAL} with the elapsed time
     */
    public final List<Step> explainOpenTime(Instant from, Instant until, List<Pause> pauses) {
        List<Step> steps = new ArrayList<>(walk(from, until, pauses));
        steps.add(new Step(
                Step.Kind.TOTAL,
                from,
                until,
                openTime(from, until, pauses),
                until.isBefore(from) ? "ends before it begins, so nothing elapsed" : "elapsed"));
        return List.copyOf(steps);
    }

    /**
     * Tells step by step why a deadline falls when it does.
     *
     * @param from as for {@link #deadline(Instant, PeriodDuration, boolean, List)}
     * @param within likewise
     * @param endOfDay likewise
     * @param pauses likewise
     * @return the steps; the last is a {@link Step.Kind#DUE} at the deadline
     * @throws IllegalArgumentException likewise
     */
    public final List<Step> explainDeadline(Instant from, PeriodDuration within, boolean endOfDay, List<Pause> pauses) {
        Instant deadline = deadline(from, within, endOfDay, pauses);
        List<Step> steps = new ArrayList<>();
        if (within.getPeriod().isZero() && !within.getDuration().isNegative() && !endOfDay) {
            // The clock stands still in a pause: that puts the deadline off by just the open time in it.
            steps.addAll(walk(from, deadline, pauses));
        } else {
            steps.addAll(explainCount(from, within, endOfDay));
            Instant putOff = deadline(from, within, endOfDay);
            for (Stretch pause : merged(pauses, from, Instant.MAX)) {
                if (!pause.from().isBefore(putOff)) {
                    break;
                }
                steps.add(new Step(
                        Step.Kind.PAUSED,
                        pause.from(),
                        pause.until(),
                        openTime(pause.from(), pause.until()),
                        "a pause puts the deadline off by the open time in it"));
                Instant before = putOff;
                putOff = putOff(putOff, pause);
                steps.addAll(walk(before, putOff, List.of()));
            }
        }
        steps.add(new Step(Step.Kind.DUE, deadline, deadline, Duration.ZERO, "due"));
        return List.copyOf(steps);
    }

    /** The deadline without pauses. */
    abstract Instant deadline(Instant from, PeriodDuration within, boolean endOfDay);

    /** Goes forward by an amount of open time. */
    abstract Instant advance(Instant from, Duration amount);

    /** The account of {@link #deadline(Instant, PeriodDuration, boolean)}. */
    abstract List<Step> explainCount(Instant from, PeriodDuration within, boolean endOfDay);

    /** The open and closed stretches between two instants, in order; none when reversed. */
    abstract List<Step> stretches(Instant from, Instant until);

    private List<Step> walk(Instant from, Instant until, List<Pause> pauses) {
        List<Stretch> paused = merged(pauses, from, until);
        List<Step> steps = new ArrayList<>();
        for (Step step : stretches(from, until)) {
            if (step.kind() != Step.Kind.OPEN) {
                steps.add(step);
                continue;
            }
            Instant at = step.from();
            for (Stretch pause : paused) {
                Instant begin = later(pause.from(), at);
                Instant end = earlier(pause.until(), step.until());
                if (begin.isBefore(end)) {
                    addOpen(steps, at, begin, step.reason());
                    steps.add(new Step(Step.Kind.PAUSED, begin, end, Duration.between(begin, end), "paused"));
                    at = end;
                }
            }
            addOpen(steps, at, step.until(), step.reason());
        }
        return steps;
    }

    private static void addOpen(List<Step> steps, Instant from, Instant until, String reason) {
        if (from.isBefore(until)) {
            steps.add(new Step(Step.Kind.OPEN, from, until, Duration.between(from, until), reason));
        }
    }

    private Instant putOff(Instant deadline, Stretch pause) {
        if (pause.until().equals(Instant.MAX)) {
            throw new IllegalArgumentException("the clock stands still since "
                    + pause.from().atZone(zone()).toOffsetDateTime()
                    + ", the begin of a pause that has no end yet: there is no deadline until it ends");
        }
        Duration open = openTime(pause.from(), pause.until());
        return open.isZero() ? deadline : advance(deadline, open);
    }

    /** Sorts pauses, unites those that overlap or touch, and cuts them to [from, until); an open end becomes until. */
    private static List<Stretch> merged(List<Pause> pauses, Instant from, Instant until) {
        if (pauses.isEmpty()) {
            return List.of();
        }
        List<Stretch> cut = new ArrayList<>();
        for (Pause pause : pauses) {
            Instant begin = later(pause.from(), from);
            Instant end = pause.until() == null ? until : earlier(pause.until(), until);
            if (begin.isBefore(end)) {
                cut.add(new Stretch(begin, end));
            }
        }
        cut.sort(Comparator.comparing(Stretch::from));
        List<Stretch> merged = new ArrayList<>();
        for (Stretch next : cut) {
            int last = merged.size() - 1;
            if (last >= 0 && !next.from().isAfter(merged.get(last).until())) {
                Stretch before = merged.get(last);
                merged.set(last, new Stretch(before.from(), later(before.until(), next.until())));
            } else {
                merged.add(next);
            }
        }
        return merged;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private record Stretch(Instant from, Instant until) {}
}
