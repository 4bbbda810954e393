package io.attain.evaluation;

import io.attain.terms.SeriesDefinition;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a series in the time that the back-test of a draft looks back to, by its usual time.
 *
 * @param series the series' id
 * @param measurements how many there are
 * @param first when the first of them is, {@literal null} when there is none
 * @param last when the last of them is, {@literal null} when there is none
 * @param completeUntil up to when the series was declared complete, {@literal null} when it never was
 */
public record SeriesHistory(
        String series,
        long measurements,
        @Nullable Instant first,
        @Nullable Instant last,
        @Nullable Instant completeUntil) {

    /** Returns the history of a series of which nothing is known. */
    public static SeriesHistory nothing(String series) {
        return new SeriesHistory(series, 0, null, null, null);
    }

    /** Tells whether there is any measurement. */
    public boolean isKnown() {
        return first != null;
    }

    /**
     * Tells whether something is known of a period: it is not over before the first measurement, and begins before the last
     * one or lies in what was declared complete. Of a period before or after that nobody knows whether nothing happened or
     * nobody wrote it down, so the rule for missing data does not apply to it.
     */
    boolean covers(EvaluationPeriod period) {
        if (first == null || last == null || !first.isBefore(period.endInstant())) {
            return false;
        }
        return !last.isBefore(period.measuredFromInstant())
                || (completeUntil != null && !completeUntil.isBefore(period.endInstant()));
    }

    /** Works out a history from the measurements that stream by. */
    public static final class Reader implements MeasurementSource.Sink {

        private final String series;
        private final int place;
        private final ZoneId zone;
        private final long from;
        private final long until;
        private long measurements;
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;

        /**
         * Prepares to read.
         *
         * @param series the definition that the measurements were read by, never {@literal null}
         * @param zone in which dates begin, never {@literal null}
         * @param from the first instant that counts, never {@literal null}
         * @param until the first instant that does not count any more, never {@literal null}
         */
        public Reader(SeriesDefinition series, ZoneId zone, Instant from, Instant until) {
            this.series = series.id();
            this.place = Layout.of(series).time(series.usualTime());
            this.zone = zone;
            this.from = Moment.micros(from);
            this.until = Moment.micros(until);
        }

        @Override
        public void accept(Measurement measurement) {
            Moment time = measurement.time(place);
            if (time == null) {
                return;
            }
            long micros = time.micros(zone);
            if (micros >= from && micros < until) {
                measurements++;
                first = Math.min(first, micros);
                last = Math.max(last, micros);
            }
        }

        @Override
        public void restart() {
            measurements = 0;
            first = Long.MAX_VALUE;
            last = Long.MIN_VALUE;
        }

        /**
         * Returns what was read.
         *
         * @param completeUntil up to when the series was declared complete, {@literal null} when it never was
         */
        public SeriesHistory history(@Nullable Instant completeUntil) {
            return measurements == 0
                    ? new SeriesHistory(series, 0, null, null, completeUntil)
                    : new SeriesHistory(
                            series, measurements, Moment.instant(first), Moment.instant(last), completeUntil);
        }
    }
}
