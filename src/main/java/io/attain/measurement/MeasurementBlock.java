package io.attain.measurement;

import io.attain.evaluation.Measurement;
import io.attain.evaluation.Measurement.State;
import io.attain.evaluation.Moment;
import io.attain.evaluation.Pause;
import io.attain.terms.CanonicalHash;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Up to a thousand measurements of one series and one upload in order of their usual time, as they are kept. A row of a
 * table for each measurement would cost several times as much to write and to read; a block is written once and never
 * changed.
 *
 * @param firstAt the earliest usual time in it, in microseconds since the epoch; {@link #NO_TIME} when its measurements have
 *     none
 * @param lastAt the latest
 * @param size how many there are
 * @param ids of each measurement eight bytes that identify it in its series, and eight that depend on its content
 * @param content all else
 */
public record MeasurementBlock(long firstAt, long lastAt, int size, byte[] ids, byte[] content) {

    /** Stands for the usual time of measurements that have none; they stand in blocks of their own. */
    public static final long NO_TIME = Long.MIN_VALUE;

    private static final int BYTES_OF_ID = 2 * Long.BYTES;
    private static final int NO_MOMENT = 0;
    private static final int INSTANT = 1;
    private static final int DATE = 2;

    /**
     * A measurement as it is kept.
     *
     * @param at its usual time in microseconds since the epoch, that of a date at midnight in UTC, {@link #NO_TIME} without
     *     one
     * @param id what identifies it in its series
     * @param line its line in the file
     * @param key its key, {@literal null} where the id alone tells it apart
     * @param measurement the measurement
     */
    record Entry(long at, long id, long line, @Nullable String key, Measurement measurement) {}

    /** Packs measurements that are in order of their usual time, at least one. */
    static MeasurementBlock of(List<Entry> entries, int times, int attributes) {
        PackedBytes.Writer ids = new PackedBytes.Writer();
        PackedBytes.Writer rows = new PackedBytes.Writer();
        Map<String, Integer> texts = new LinkedHashMap<>();
        long[] lastTimes = new long[times];
        long lastLine = 0;
        for (Entry entry : entries) {
            ids.fixed(entry.id()).fixed(entry.measurement().fingerprint());
            rows.number(entry.line() - lastLine);
            lastLine = entry.line();
            write(entry.measurement(), rows, texts, lastTimes, attributes);
            rows.number(entry.key() == null ? 0 : 1);
            if (entry.key() != null) {
                rows.text(entry.key());
            }
        }
        PackedBytes.Writer content =
                new PackedBytes.Writer().number(times).number(attributes).number(texts.size());
        texts.keySet().forEach(content::text);
        return new MeasurementBlock(
                entries.get(0).at(),
                entries.get(entries.size() - 1).at(),
                entries.size(),
                ids.toBytes(),
                content.append(rows).toBytes());
    }

    private static void write(
            Measurement measurement,
            PackedBytes.Writer rows,
            Map<String, Integer> texts,
            long[] lastTimes,
            int attributes) {
        for (int i = 0; i < lastTimes.length; i++) {
            Moment time = measurement.time(i);
            if (time == null) {
                rows.number(NO_MOMENT);
            } else {
                rows.number(time.isDate() ? DATE : INSTANT).number(time.value() - lastTimes[i]);
                lastTimes[i] = time.value();
            }
        }
        rows.decimal(measurement.value()).decimal(measurement.part());
        State state = measurement.state();
        rows.number(code(state));
        for (int i = 0; i < attributes; i++) {
            rows.number(place(texts, measurement.attribute(i)));
        }
        rows.number(measurement.pauses().size());
        for (Pause pause : measurement.pauses()) {
            Instant until = pause.until();
            rows.number(Moment.of(pause.from()).value()).number(until == null ? 0 : 1);
            if (until != null) {
                rows.number(Moment.of(until).value());
            }
        }
    }

    private static int code(@Nullable State state) {
        return state == null
                ? 0
                : switch (state) {
                    case UP -> 1;
                    case DOWN -> 2;
                    case ENDED -> 3;
                };
    }

    private static @Nullable State state(int code) {
        return switch (code) {
            case 0 -> null;
            case 1 -> State.UP;
            case 2 -> State.DOWN;
            default -> State.ENDED;
        };
    }

    private static int place(Map<String, Integer> texts, String text) {
        Integer place = texts.get(text);
        if (place == null) {
            place = texts.size();
            texts.put(text, place);
        }
        return place;
    }

    /** Returns the eight bytes that identify a measurement. */
    long id(int place) {
        return PackedBytes.fixed(ids, place * BYTES_OF_ID);
    }

    /** Returns the eight bytes that depend on a measurement's content. */
    long fingerprint(int place) {
        return PackedBytes.fixed(ids, place * BYTES_OF_ID + Long.BYTES);
    }

    /** Returns a reader that stands before the first measurement. */
    public Reader open() {
        return new Reader(this);
    }

    /** Adds the block's bytes to a digest. */
    void addTo(MessageDigest digest) {
        digest.update(ids);
        digest.update(content);
    }

    /** Returns the hash of what came before and of what a digest took in since. */
    static String chained(String before, MessageDigest digest) {
        return CanonicalHash.of(before + " " + CanonicalHash.text(digest.digest()));
    }

    /** Reads the measurements of a block, one after the other. */
    public static final class Reader {

        private final MeasurementBlock block;
        private final PackedBytes.Reader rows;
        private final String[] texts;
        private final long[] lastTimes;
        private final int attributes;
        private int place = -1;
        private long line;
        private @Nullable String key;

        private Reader(MeasurementBlock block) {
            this.block = block;
            this.rows = new PackedBytes.Reader(block.content());
            this.lastTimes = new long[rows.count()];
            this.attributes = rows.count();
            this.texts = new String[rows.count()];
            for (int i = 0; i < texts.length; i++) {
                texts[i] = rows.text();
            }
        }

        /** Tells whether there is a next measurement. */
        public boolean hasNext() {
            return place + 1 < block.size();
        }

        /** Returns the next measurement. */
        public Measurement next() {
            place++;
            line += rows.number();
            @Nullable Moment[] times = new @Nullable Moment[lastTimes.length];
            for (int i = 0; i < times.length; i++) {
                int kind = rows.count();
                if (kind != NO_MOMENT) {
                    lastTimes[i] += rows.number();
                    times[i] = new Moment(lastTimes[i], kind == DATE);
                }
            }
            var value = rows.decimal();
            var part = rows.decimal();
            State state = state(rows.count());
            String[] values = new String[attributes];
            for (int i = 0; i < attributes; i++) {
                values[i] = texts[rows.count()];
            }
            List<Pause> pauses = pauses();
            key = rows.count() == 0 ? null : rows.text();
            return new Measurement(times, value, part, state, values, pauses, block.fingerprint(place));
        }

        private List<Pause> pauses() {
            int count = rows.count();
            if (count == 0) {
                return List.of();
            }
            List<Pause> pauses = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                Instant from = instant(rows.number());
                pauses.add(new Pause(from, rows.count() == 0 ? null : instant(rows.number())));
            }
            return pauses;
        }

        private static Instant instant(long micros) {
            return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        }

        /** Returns the place in the block of the measurement that was read last, from 0. */
        public int place() {
            return place;
        }

        /** Returns the line in its file of the measurement that was read last. */
        public long line() {
            return line;
        }

        /** Returns the key of the measurement that was read last, {@literal null} where its id alone tells it apart. */
        public @Nullable String key() {
            return key;
        }
    }
}
