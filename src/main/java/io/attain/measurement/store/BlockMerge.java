package io.attain.measurement.store;

import io.attain.evaluation.Measurement;
import io.attain.evaluation.MeasurementSource.Sink;
import io.attain.evaluation.Moment;
import io.attain.measurement.MeasurementBlock;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Hands on the measurements of one series in order of their usual time, and of the same time in the order in which they
 * came, from blocks in order of their first time. Blocks mostly follow each other; only where they overlap are they merged.
 */
final class BlockMerge {

    private final int usualTime;
    private final Sink sink;
    private final PriorityQueue<Cursor> open = new PriorityQueue<>();
    private long count;

    BlockMerge(int usualTime, Sink sink) {
        this.usualTime = usualTime;
        this.sink = sink;
    }

    /** A block of which some measurements are still to come. */
    private final class Cursor implements Comparable<Cursor> {

        private static final Comparator<Cursor> ORDER = Comparator.comparingLong((Cursor it) -> it.at)
                .thenComparingLong(it -> it.upload)
                .thenComparingLong(it -> it.reader.line());

        private final long upload;
        private final MeasurementBlock.Reader reader;
        private final BitSet superseded;
        private long at;
        private @Nullable Measurement next;

        Cursor(long upload, MeasurementBlock block, BitSet superseded) {
            this.upload = upload;
            this.reader = block.open();
            this.superseded = superseded;
        }

        boolean advance() {
            while (reader.hasNext()) {
                Measurement measurement = reader.next();
                if (!superseded.get(reader.place())) {
                    next = measurement;
                    Moment time = measurement.time(usualTime);
                    at = time == null ? MeasurementBlock.NO_TIME : time.micros(ZoneOffset.UTC);
                    return true;
                }
            }
            next = null;
            return false;
        }

        @Override
        public int compareTo(Cursor other) {
            return ORDER.compare(this, other);
        }
    }

    /** Takes the next block. */
    void add(long upload, MeasurementBlock block, BitSet superseded) {
        emitBefore(block.firstAt());
        Cursor cursor = new Cursor(upload, block, superseded);
        if (cursor.advance()) {
            open.add(cursor);
        }
    }

    /** Hands on what is left. */
    void finish() {
        while (!open.isEmpty()) {
            emitFirst(Long.MAX_VALUE);
        }
    }

    private void emitBefore(long limit) {
        while (!open.isEmpty() && open.element().at < limit) {
            emitFirst(limit);
        }
    }

    /** Hands on of the first block as much as comes before the others and before a time. */
    private void emitFirst(long limit) {
        Cursor first = open.remove();
        Cursor second = open.peek();
        boolean more = true;
        while (more
                && (limit == Long.MAX_VALUE || first.at < limit)
                && (second == null || first.compareTo(second) <= 0)) {
            Measurement next = first.next;
            if (next != null) {
                sink.accept(next);
                count++;
            }
            more = first.advance();
        }
        if (more) {
            open.add(first);
        }
    }

    /** Returns how many measurements were handed on. */
    long count() {
        return count;
    }
}
