package io.attain.evaluation;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.threeten.extra.PeriodDuration;

/** The clock without a calendar: all time counts, and days are local calendar days. */
final class AllHours extends BusinessTime {

    private final ZoneId zone;

    AllHours(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public ZoneId zone() {
        return zone;
    }

    @Override
    public Duration openTime(Instant from, Instant until) {
        return until.isAfter(from) ? Duration.between(from, until) : Duration.ZERO;
    }

    @Override
    public String version(Instant from, Instant until) {
        return "24x7 " + zone.getId();
    }

    @Override
    Instant deadline(Instant from, PeriodDuration within, boolean endOfDay) {
        try {
            Instant due = afterDays(from, within).plus(within.getDuration());
            return endOfDay ? endOfDay(due) : due;
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    within + " from " + from + " is no instant that can be told: expected a smaller amount", e);
        }
    }

    @Override
    Instant advance(Instant from, Duration amount) {
        return from.plus(amount);
    }

    @Override
    List<Step> explainCount(Instant from, PeriodDuration within, boolean endOfDay) {
        List<Step> steps = new ArrayList<>();
        Instant days = afterDays(from, within);
        if (!within.getPeriod().isZero()) {
            steps.add(new Step(
                    Step.Kind.DAYS, from, days, Duration.ZERO, within.getPeriod() + " of local calendar days"));
        }
        Instant due = days.plus(within.getDuration());
        if (!due.equals(days)) {
            steps.add(new Step(
                    Step.Kind.OPEN, days, due, within.getDuration(), due.isBefore(days) ? "backwards" : "all hours"));
        }
        if (endOfDay) {
            steps.add(new Step(Step.Kind.DAYS, due, endOfDay(due), Duration.ZERO, "the end of that day"));
        }
        return steps;
    }

    @Override
    List<Step> stretches(Instant from, Instant until) {
        return until.isAfter(from)
                ? List.of(new Step(Step.Kind.OPEN, from, until, Duration.between(from, until), "all hours"))
                : List.of();
    }

    private Instant afterDays(Instant from, PeriodDuration within) {
        return from.atZone(zone).plus(within.getPeriod()).toInstant();
    }

    private Instant endOfDay(Instant due) {
        ZonedDateTime local = due.atZone(zone);
        return local.toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
    }
}
