package io.attain.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The open stretches of some years in order, each with the open time before it, so that the open time between two instants
 * is two binary searches and a subtraction. All times are seconds since 1970 (UTC). Immutable.
 */
final class OpenIndex {

    private final int firstYear;
    private final int lastYear;
    private final long from;
    private final long until;
    private final long[] starts;
    private final long[] ends;
    /** The open seconds before each stretch; one element more than there are stretches. */
    private final long[] before;

    private final long[] workingDays;

    private OpenIndex(Builder builder) {
        firstYear = builder.firstYear;
        lastYear = builder.lastYear;
        from = builder.from;
        until = builder.until;
        starts = Arrays.copyOf(builder.starts, builder.size);
        ends = Arrays.copyOf(builder.ends, builder.size);
        workingDays = Arrays.copyOf(builder.workingDays, builder.workingDaysSize);
        before = new long[builder.size + 1];
        for (int i = 0; i < builder.size; i++) {
            before[i + 1] = before[i] + ends[i] - starts[i];
        }
    }

    int firstYear() {
        return firstYear;
    }

    int lastYear() {
        return lastYear;
    }

    boolean covers(long begin, long end) {
        return begin >= from && end < until;
    }

    int size() {
        return starts.length;
    }

    long start(int i) {
        return starts[i];
    }

    long end(int i) {
        return ends[i];
    }

    /** The whole open seconds before an instant. */
    long openSecondsBefore(Instant instant) {
        long second = instant.getEpochSecond();
        int i = lastStartingAt(second);
        return i < 0 ? 0 : before[i] + Math.min(second, ends[i]) - starts[i];
    }

    /** What the open time before an instant has beyond whole seconds. */
    int openNanosBefore(Instant instant) {
        if (instant.getNano() == 0) {
            return 0;
        }
        int i = lastStartingAt(instant.getEpochSecond());
        return i >= 0 && instant.getEpochSecond() < ends[i] ? instant.getNano() : 0;
    }

    /** The instant by which an amount above zero is used up, {@literal null} when that is after these years. */
    @Nullable
    Instant forward(Instant begin, Duration amount) {
        Duration target = openBefore(begin).plus(amount);
        // The first stretch at whose end at least that much is used up: its closing is a deadline, too.
        long whole = target.toSeconds() + (target.toNanosPart() > 0 ? 1 : 0);
        int position = Arrays.binarySearch(before, 1, before.length, whole);
        int i = (position >= 0 ? position : -position - 1) - 1;
        if (i >= starts.length) {
            return null;
        }
        return Instant.ofEpochSecond(starts[i] - before[i]).plus(target);
    }

    /** The instant from which on an amount above zero is used up, {@literal null} when that is before these years. */
    @Nullable
    Instant backward(Instant end, Duration amount) {
        Duration target = openBefore(end).minus(amount);
        if (target.isNegative()) {
            return null;
        }
        // The last stretch that begins with no more than that: its opening is a deadline, too.
        int position = Arrays.binarySearch(before, 0, starts.length, target.toSeconds());
        int i = position >= 0 ? position : -position - 2;
        return Instant.ofEpochSecond(starts[i] - before[i]).plus(target);
    }

    /** The first stretch that ends after an instant. */
    int firstEndingAfter(Instant instant) {
        int i = lastStartingAt(instant.getEpochSecond());
        return i >= 0 && instant.getEpochSecond() < ends[i] ? i : i + 1;
    }

    /** The first stretch that ends at or after an instant. */
    int firstEndingAt(Instant instant) {
        int position = Arrays.binarySearch(ends, instant.getEpochSecond() + (instant.getNano() > 0 ? 1 : 0));
        return position >= 0 ? position : -position - 1;
    }

    /** The last stretch that begins at or before an instant, -1 when there is none. */
    int lastStartingAt(Instant instant) {
        return lastStartingAt(instant.getEpochSecond());
    }

    /**
     * The working day that is a number of working days after (or, below zero, before) a day.
     *
     * @return the epoch day, {@literal null} when it is not within these years
     */
    @Nullable
    Long workingDay(long day, int count) {
        int position = Arrays.binarySearch(workingDays, day);
        long index = position >= 0 ? (long) position + count : (long) -position - 1 + (count > 0 ? count - 1 : count);
        return index >= 0 && index < workingDays.length ? workingDays[(int) index] : null;
    }

    private int lastStartingAt(long second) {
        int position = Arrays.binarySearch(starts, second);
        return position >= 0 ? position : -position - 2;
    }

    private Duration openBefore(Instant instant) {
        return Duration.ofSeconds(openSecondsBefore(instant), openNanosBefore(instant));
    }

    /** Takes the stretches in order. */
    static final class Builder {

        private final int firstYear;
        private final int lastYear;
        private final long from;
        private final long until;
        private long[] starts = new long[1024];
        private long[] ends = new long[1024];
        private int size;
        private long[] workingDays = new long[512];
        private int workingDaysSize;

        Builder(int firstYear, int lastYear, ZoneId zone) {
            this.firstYear = firstYear;
            this.lastYear = lastYear;
            from = LocalDate.of(firstYear, 1, 1).atStartOfDay(zone).toEpochSecond();
            until = LocalDate.of(lastYear + 1, 1, 1).atStartOfDay(zone).toEpochSecond();
        }

        void add(LocalDate date, long start, long end) {
            // Where clocks go forward, bounds move, and a stretch may vanish or reach into the next.
            long begin = size > 0 ? Math.max(start, ends[size - 1]) : start;
            if (begin >= end) {
                return;
            }
            if (size == starts.length) {
                starts = Arrays.copyOf(starts, 2 * size);
                ends = Arrays.copyOf(ends, 2 * size);
            }
            starts[size] = begin;
            ends[size] = end;
            size++;
            long day = date.toEpochDay();
            if (workingDaysSize == 0 || workingDays[workingDaysSize - 1] != day) {
                if (workingDaysSize == workingDays.length) {
                    workingDays = Arrays.copyOf(workingDays, 2 * workingDaysSize);
                }
                workingDays[workingDaysSize++] = day;
            }
        }

        OpenIndex build() {
            return new OpenIndex(this);
        }
    }
}
