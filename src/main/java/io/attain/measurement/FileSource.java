package io.attain.measurement;

import io.attain.evaluation.InputReport;
import io.attain.evaluation.InputReport.Refusal;
import io.attain.evaluation.Measurement;
import io.attain.evaluation.MeasurementSource;
import io.attain.terms.CanonicalHash;
import io.attain.terms.SeriesDefinition;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Measurements of one series from files as they are. Rows stream by; what is kept of each is 8 bytes of its key's hash.
 * Only when two rows turn out to have one key are the files read again, and then the last of each key counts.
 */
public final class FileSource implements MeasurementSource {

    private static final int MAXIMUM_REFUSALS = 100;

    private final SeriesDefinition series;
    private final List<MeasurementFile> files;
    private final RowMapper mapper;
    private final FileRows rows;

    /**
     * Creates a source.
     *
     * @param series the definition of the series
     * @param agreementZone the zone of local times where the series does not say
     * @param files at least one file, in order: of equal keys the later counts
     * @param progress is told now and then, on another thread, how many bytes of the file at hand have been read
     * @throws IllegalArgumentException when a format of the series cannot be understood
     */
    public FileSource(
            SeriesDefinition series, ZoneId agreementZone, List<MeasurementFile> files, LongConsumer progress) {
        this.series = series;
        this.files = List.copyOf(files);
        this.mapper = new RowMapper(series, agreementZone);
        this.rows = new FileRows(series, mapper, progress);
    }

    @Override
    public SeriesDefinition series() {
        return series;
    }

    /** Counts what is read. */
    private static final class Counts {

        private final List<Refusal> refusals = new ArrayList<>();
        private long rows;
        private long measurements;
        private long skipped;
        private long unchanged;
        private long superseded;
        private long refused;
        private String hash = "";

        void refuse(Row row, UnfitRowException problem) {
            refused++;
            if (refusals.size() < MAXIMUM_REFUSALS) {
                refusals.add(problem.at(row));
            }
        }
    }

    @Override
    public InputReport read(Sink sink) {
        Counts counts = new Counts();
        LongList hashes = new LongList();
        readRows(counts, (row, measurement) -> {
            long hash = mapper.keyHash(row);
            if (hash != 0) {
                hashes.add(hash);
            }
            sink.accept(measurement);
        });
        Set<Long> duplicates = hashes.duplicates();
        if (!duplicates.isEmpty()) {
            counts = readAgain(sink, duplicates);
        }
        return new InputReport(
                series.id(),
                String.join(", ", files.stream().map(MeasurementFile::name).toList()),
                counts.hash,
                counts.rows,
                counts.measurements - counts.unchanged - counts.superseded,
                counts.skipped,
                counts.unchanged,
                counts.superseded,
                counts.refused,
                counts.refusals);
    }

    /** What is known of a key that several rows have. */
    private static final class Repeated {

        private long rows;
        private long lastContent;
        private long unchanged;
    }

    private Counts readAgain(Sink sink, Set<Long> duplicates) {
        Map<String, Repeated> repeated = new HashMap<>();
        readRows(new Counts(), (row, measurement) -> {
            if (duplicates.contains(mapper.keyHash(row))) {
                Repeated key = repeated.computeIfAbsent(mapper.key(row), it -> new Repeated());
                boolean same = key.rows > 0 && key.lastContent == measurement.fingerprint();
                key.unchanged += same ? 1 : 0;
                key.lastContent = measurement.fingerprint();
                key.rows++;
            }
        });
        sink.restart();
        Counts counts = new Counts();
        repeated.values().forEach(it -> {
            counts.unchanged += it.unchanged;
            counts.superseded += it.rows - 1 - it.unchanged;
        });
        readRows(counts, (row, measurement) -> {
            Repeated key = duplicates.contains(mapper.keyHash(row)) ? repeated.get(mapper.key(row)) : null;
            if (key == null || --key.rows == 0) {
                sink.accept(measurement);
            }
        });
        return counts;
    }

    /** What takes a row and its measurement. */
    private interface RowSink {

        void accept(Row row, Measurement measurement);
    }

    private void readRows(Counts counts, RowSink sink) {
        List<String> hashes = new ArrayList<>();
        for (MeasurementFile file : files) {
            hashes.add(rows.read(file, it -> take(it, counts, sink)));
        }
        counts.hash = hashes.size() == 1 ? hashes.get(0) : CanonicalHash.of(String.join(" ", hashes));
    }

    private static void take(FileRows.Mapped mapped, Counts counts, RowSink sink) {
        counts.rows++;
        if (mapped.measurement() != null) {
            counts.measurements++;
            sink.accept(mapped.row(), mapped.measurement());
        } else if (mapped.problem() != null) {
            counts.refuse(mapped.row(), mapped.problem());
        } else {
            counts.skipped++;
        }
    }

    /** Many numbers in 8 bytes each. */
    private static final class LongList {

        private static final int BUCKET_BITS = 10;
        private static final int BUCKETS = 1 << BUCKET_BITS;

        private long[] values = new long[1024];
        private int size;

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size + (size >> 1));
            }
            values[size++] = value;
        }

        /**
         * Brings equal values together, in place. Hashes are spread evenly, so they are first put into one bucket for each
         * value of their highest bits ("American flag sort", McIlroy, Bostic and McIlroy, 1993), and the buckets, which
         * fit a processor's cache, are then sorted.
         */
        private void group() {
            int[] next = new int[BUCKETS];
            int[] end = new int[BUCKETS];
            for (int i = 0; i < size; i++) {
                end[bucket(values[i])]++;
            }
            for (int bucket = 0, start = 0; bucket < BUCKETS; bucket++) {
                next[bucket] = start;
                start += end[bucket];
                end[bucket] = start;
            }
            for (int bucket = 0; bucket < BUCKETS; bucket++) {
                while (next[bucket] < end[bucket]) {
                    long value = values[next[bucket]];
                    for (int home = bucket(value); home != bucket; home = bucket(value)) {
                        long displaced = values[next[home]];
                        values[next[home]++] = value;
                        value = displaced;
                    }
                    values[next[bucket]++] = value;
                }
            }
            for (int bucket = 0, start = 0; bucket < BUCKETS; bucket++) {
                Arrays.sort(values, start, end[bucket]);
                start = end[bucket];
            }
        }

        private static int bucket(long hash) {
            return (int) (hash >>> (Long.SIZE - BUCKET_BITS));
        }

        /** Returns the values that occur more than once; the order of the list is lost. */
        Set<Long> duplicates() {
            group();
            Set<Long> duplicates = new HashSet<>();
            for (int i = 1; i < size; i++) {
                if (values[i] == values[i - 1]) {
                    duplicates.add(values[i]);
                }
            }
            return duplicates;
        }
    }
}
