package io.attain.measurement.store;

import static io.attain.database.Instants.instant;
import static io.attain.database.Instants.instantOrNull;
import static io.attain.database.Instants.offset;
import static io.attain.database.Instants.offsetOrNull;

import io.attain.evaluation.InputReport;
import io.attain.evaluation.InputReport.Refusal;
import io.attain.evaluation.Layout;
import io.attain.evaluation.Measurement;
import io.attain.evaluation.MeasurementSource.Sink;
import io.attain.evaluation.Moment;
import io.attain.evaluation.UnreadableSourceException;
import io.attain.measurement.Ingestion;
import io.attain.measurement.KeptMeasurement;
import io.attain.measurement.MeasurementBlock;
import io.attain.measurement.MeasurementFile;
import io.attain.measurement.MeasurementStore;
import io.attain.measurement.MeasurementsChanged;
import io.attain.measurement.SeriesCatalogue;
import io.attain.measurement.SeriesRecord;
import io.attain.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

@Repository
class JdbcMeasurementStore implements MeasurementStore {

    /** How many series are read by one statement, and how many blocks of theirs. */
    private static final int SERIES_AT_ONCE = 200;

    private static final int BLOCKS_AT_ONCE = 200;

    private static final int SPOOLED_AT_ONCE = 1 << 16;

    private static final Logger LOG = LoggerFactory.getLogger(JdbcMeasurementStore.class);

    /** Dates are kept as midnight in UTC, which no zone's midnight is further away from. */
    private static final Duration MARGIN = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final SeriesCatalogue catalogue;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    JdbcMeasurementStore(
            JdbcClient jdbc,
            SeriesCatalogue catalogue,
            Clock clock,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
        this.clock = clock;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public Receipt keep(String series, Submission submission, InputStream content) throws IOException {
        catalogue.get(series);
        // The sender may be slow or break off; only a whole file takes the lock of its series.
        byte[] beginning = content.readNBytes(SPOOLED_AT_ONCE);
        if (beginning.length == 0) {
            throw Problem.refused("The file is empty: not one byte has arrived. Send its content as the body, with a"
                    + " Content-Type such as text/csv.");
        }
        if (beginning.length < SPOOLED_AT_ONCE) {
            return keep(series, submission, () -> new ByteArrayInputStream(beginning));
        }
        Path file = temporaryFile();
        try {
            spool(new SequenceInputStream(new ByteArrayInputStream(beginning), content), file);
            return keep(series, submission, () -> Files.newInputStream(file));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Receipt keep(String series, Submission submission, MeasurementFile.Content content) {
        MeasurementFile whole = new MeasurementFile(submission.name(), content);
        try {
            return Objects.requireNonNull(
                    transaction.execute(status -> keep(series, submission, whole)), "A transaction without a result.");
        } catch (UnreadableSourceException unreadable) {
            throw Problem.refused(String.valueOf(unreadable.getMessage()));
        } catch (PessimisticLockingFailureException busy) {
            throw busy(series);
        } catch (DataAccessException | TransactionException failure) {
            throw unavailable(failure);
        }
    }

    private static Path temporaryFile() {
        try {
            return Files.createTempFile("attain-measurements", null);
        } catch (IOException failure) {
            throw unavailable(failure);
        }
    }

    /** A sender that breaks off is the sender's fault, a disk that is full is ours. */
    private static void spool(InputStream content, Path file) throws IOException {
        try (OutputStream spooled = Files.newOutputStream(file)) {
            byte[] buffer = new byte[SPOOLED_AT_ONCE];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                write(spooled, buffer, read);
            }
        }
    }

    private static void write(OutputStream spooled, byte[] buffer, int length) {
        try {
            spooled.write(buffer, 0, length);
        } catch (IOException failure) {
            throw unavailable(failure);
        }
    }

    private static Problem unavailable(Exception failure) {
        LOG.error("A file of measurements could not be stored.", failure);
        return Problem.unavailable(
                "The file could not be stored, and nothing of it was kept: the database cannot be reached, or a disk is"
                        + " full. Send it again when that is mended.",
                failure);
    }

    private static Problem busy(String series) {
        return Problem.conflict("Another file of the series " + series
                + " is being taken in and has not come to its end; nothing of this one was kept. Send it again.");
    }

    private Receipt keep(String series, Submission submission, MeasurementFile file) {
        lock(series);
        SeriesRecord before = catalogue.get(series);
        long upload = insertUpload(before, submission.name(), submission.completeUntil(), submission.actor());
        Ingestion ingestion = new Ingestion(
                before.definition(),
                before.readingZone(),
                new JdbcMeasurementLog(jdbc, before.number(), upload),
                submission.acceptsTheRest());
        String hash = ingestion.run(file);
        String collision = ingestion.collision();
        if (collision != null) {
            throw Problem.refused("The keys of two measurements cannot be told apart, one of them is “"
                    + collision.replace("\u0000", " ").strip()
                    + "”: nothing of the file was kept. Add another column to the key of the series.");
        }
        if (ingestion.refused() > 0 && !submission.acceptsTheRest()) {
            throw refusal(ingestion);
        }
        boolean changed = ingestion.added() + ingestion.corrected() > 0;
        finishUpload(
                upload, hash, ingestion, changed ? ingestion.contentHash(before.contentHash()) : before.contentHash());
        updateSeries(before, upload, changed, submission.completeUntil(), ingestion);
        return new Receipt(
                upload,
                series,
                hash,
                ingestion.rows(),
                ingestion.added(),
                ingestion.unchanged(),
                ingestion.corrected(),
                ingestion.skipped(),
                ingestion.refused(),
                ingestion.refusals());
    }

    private void lock(String series) {
        jdbc.sql("select number from series where id = :id for update")
                .param("id", series)
                .query(Integer.class)
                .single();
    }

    private static Problem refusal(Ingestion ingestion) {
        List<Map<String, Object>> places = new ArrayList<>();
        for (Refusal refusal : ingestion.refusals()) {
            Map<String, Object> place = new LinkedHashMap<>();
            place.put("line", refusal.line());
            place.put("column", refusal.column());
            place.put("value", refusal.value());
            place.put("reason", refusal.reason());
            places.add(place);
        }
        return Problem.refused(
                ingestion.refused() + " of " + ingestion.rows()
                        + " rows cannot be measurements, so nothing of the file was kept. Correct them, or send the file"
                        + " with mode=accept-the-rest to leave them out.",
                places);
    }

    private long insertUpload(SeriesRecord series, String name, @Nullable Instant completeUntil, String actor) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql(
                        "insert into measurement_upload (series, name, hash, added, unchanged, corrected, refused, complete_until, content_hash, recorded_by, recorded_at) values (:series, :name, '', 0, 0, 0, 0, :complete, :content, :actor, :now)")
                .param("series", series.number())
                .param("name", name)
                .param("complete", offsetOrNull(completeUntil))
                .param("content", series.contentHash())
                .param("actor", actor)
                .param("now", offset(clock.instant()))
                .update(key, "number");
        return number(key);
    }

    /** Nobody has seen the row yet: it is written in the same transaction. */
    private void finishUpload(long upload, String hash, Ingestion ingestion, String contentHash) {
        jdbc.sql(
                        "update measurement_upload set hash = :hash, added = :added, unchanged = :unchanged, corrected = :corrected, refused = :refused, touched_from = :touched, content_hash = :content where number = :upload")
                .param("hash", hash)
                .param("added", ingestion.added())
                .param("unchanged", ingestion.unchanged())
                .param("corrected", ingestion.corrected())
                .param("refused", ingestion.refused())
                .param("touched", offsetOrNull(ingestion.touchedFrom()))
                .param("content", contentHash)
                .param("upload", upload)
                .update();
    }

    private void updateSeries(
            SeriesRecord before, long upload, boolean changed, @Nullable Instant completeUntil, Ingestion ingestion) {
        boolean declares = completeUntil != null && !before.isCompleteUntil(completeUntil);
        if (!changed && !declares) {
            return;
        }
        jdbc.sql(
                        "update series set measurements = measurements + :more, last_upload = :upload, content_hash = (select u.content_hash from measurement_upload u where u.number = :upload), complete_until = :complete, zone = :zone where number = :number")
                .param("more", ingestion.added() + ingestion.corrected())
                .param("upload", upload)
                .param("complete", offsetOrNull(declares ? completeUntil : before.completeUntil()))
                .param("zone", zone(before, ingestion.usedZone()))
                .param("number", before.number())
                .update();
        events.publishEvent(new MeasurementsChanged(before.id(), ingestion.touchedFrom(), declares));
    }

    private static @Nullable String zone(SeriesRecord series, boolean used) {
        if (series.zone() != null) {
            return series.zone().getId();
        }
        return used ? series.readingZone().getId() : null;
    }

    @Override
    public void declareComplete(String series, Instant until, String actor) {
        transaction.executeWithoutResult(status -> {
            catalogue.get(series);
            lock(series);
            SeriesRecord before = catalogue.get(series);
            if (!before.isCompleteUntil(until)) {
                long upload = insertUpload(before, "", until, actor);
                jdbc.sql("update series set last_upload = :upload, complete_until = :until where number = :number")
                        .param("upload", upload)
                        .param("until", offsetOrNull(until))
                        .param("number", before.number())
                        .update();
                events.publishEvent(new MeasurementsChanged(series, null, true));
            }
        });
    }

    @Override
    public Map<String, InputReport> read(Collection<Reading> readings) {
        Map<String, List<Reading>> bySeries = new TreeMap<>();
        readings.forEach(it ->
                bySeries.computeIfAbsent(it.series(), id -> new ArrayList<>()).add(it));
        Map<String, SeriesRecord> records = catalogue.find(bySeries.keySet());
        Map<Integer, SeriesReading> byNumber = new TreeMap<>();
        bySeries.forEach((id, ofSeries) -> {
            SeriesRecord series = records.get(id);
            if (series == null) {
                throw Problem.conflict("There is no series " + id + ".");
            }
            byNumber.put(series.number(), new SeriesReading(series, ofSeries));
        });
        List<SeriesReading> all = List.copyOf(byNumber.values());
        for (int from = 0; from < all.size(); from += SERIES_AT_ONCE) {
            readBlocks(all.subList(from, Math.min(all.size(), from + SERIES_AT_ONCE)), byNumber);
        }
        Map<String, InputReport> reports = new HashMap<>();
        all.forEach(it -> reports.put(it.series.id(), it.report()));
        return reports;
    }

    /** The reading of one series, for all who want it. */
    private static final class SeriesReading {

        private final SeriesRecord series;
        private final BlockMerge merge;
        private final long from;
        private final long until;

        SeriesReading(SeriesRecord series, List<Reading> readings) {
            this.series = series;
            Sink sink = readings.size() == 1
                    ? readings.get(0).sink()
                    : new Fan(readings.stream().map(Reading::sink).toArray(Sink[]::new));
            this.merge = new BlockMerge(
                    Layout.of(series.definition()).time(series.definition().usualTime()), sink);
            long earliest = Long.MAX_VALUE;
            long latest = Long.MIN_VALUE;
            for (Reading reading : readings) {
                Instant begin = reading.from();
                Instant end = reading.until();
                earliest = Math.min(earliest, begin == null ? Long.MIN_VALUE : micros(begin.minus(MARGIN)));
                latest = Math.max(latest, end == null ? Long.MAX_VALUE : micros(end.plus(MARGIN)));
            }
            this.from = earliest;
            this.until = latest;
        }

        boolean wants(Kept kept) {
            return kept.upload() <= series.lastUpload()
                    && kept.block().lastAt() >= from
                    && kept.block().firstAt() < until;
        }

        InputReport report() {
            return new InputReport(
                    series.id(),
                    "the server's, up to upload " + series.lastUpload(),
                    series.contentHash(),
                    merge.count(),
                    merge.count(),
                    0,
                    0,
                    0,
                    0,
                    List.of());
        }
    }

    private record Fan(Sink[] sinks) implements Sink {

        @Override
        public void accept(Measurement measurement) {
            for (Sink sink : sinks) {
                sink.accept(measurement);
            }
        }

        @Override
        public void restart() {
            throw new IllegalStateException("What is kept is read once.");
        }
    }

    /** A block as it is kept. */
    private record Kept(long number, int series, long upload, MeasurementBlock block) {}

    private void readBlocks(List<SeriesReading> some, Map<Integer, SeriesReading> byNumber) {
        List<Integer> numbers = some.stream().map(it -> it.series.number()).toList();
        long asOf = some.stream().mapToLong(it -> it.series.lastUpload()).max().orElse(0);
        long from = some.stream().mapToLong(it -> it.from).min().orElse(Long.MIN_VALUE);
        long until = some.stream().mapToLong(it -> it.until).max().orElse(Long.MAX_VALUE);
        Position position = new Position(0, Long.MIN_VALUE, 0);
        List<Kept> page;
        do {
            page = page(numbers, position, from, until);
            Map<Long, BitSet> superseded = JdbcMeasurementLog.superseded(
                    jdbc, page.stream().map(Kept::number).toList(), asOf);
            for (Kept kept : page) {
                SeriesReading reading = byNumber.get(kept.series());
                if (reading != null && reading.wants(kept)) {
                    reading.merge.add(
                            kept.upload(), kept.block(), superseded.getOrDefault(kept.number(), new BitSet()));
                }
                position = new Position(kept.series(), kept.block().firstAt(), kept.number());
            }
        } while (page.size() == BLOCKS_AT_ONCE);
        some.forEach(it -> it.merge.finish());
    }

    /** Where a page begins, after a block. */
    private record Position(int series, long firstAt, long number) {}

    private List<Kept> page(List<Integer> series, Position after, long from, long until) {
        return jdbc.sql("select number, series, upload, first_at, last_at, size, ids, content from measurement_block"
                        + " where series in (:series) and (series, first_at, number) > (:afterSeries, :afterFirst, :afterNumber)"
                        + " and last_at >= :from and first_at < :until"
                        + " order by series, first_at, number fetch first " + BLOCKS_AT_ONCE + " rows only")
                .param("series", series)
                .param("afterSeries", after.series())
                .param("afterFirst", after.firstAt())
                .param("afterNumber", after.number())
                .param("from", from)
                .param("until", until)
                .query((row, index) -> new Kept(
                        row.getLong("number"),
                        row.getInt("series"),
                        row.getLong("upload"),
                        new MeasurementBlock(
                                row.getLong("first_at"),
                                row.getLong("last_at"),
                                row.getInt("size"),
                                row.getBytes("ids"),
                                row.getBytes("content"))))
                .list();
    }

    private static final String UPLOADS =
            "select u.*, s.id as series_id from measurement_upload u join series s on s.number = u.series";

    @Override
    public List<Upload> uploads(String series) {
        return jdbc.sql(UPLOADS + " where s.id = :series order by u.number desc fetch first 100 rows only")
                .param("series", series)
                .query(JdbcMeasurementStore::upload)
                .list();
    }

    @Override
    public List<Upload> changes(Map<String, Long> after) {
        List<String> series = List.copyOf(after.keySet());
        long least = after.values().stream().mapToLong(it -> it).min().orElse(0);
        List<Upload> changes = new ArrayList<>();
        for (int from = 0; from < series.size(); from += SERIES_AT_ONCE) {
            jdbc
                    .sql(UPLOADS + " where s.id in (:series) and u.number > :least and u.added + u.corrected > 0")
                    .param("series", series.subList(from, Math.min(series.size(), from + SERIES_AT_ONCE)))
                    .param("least", least)
                    .query(JdbcMeasurementStore::upload)
                    .list()
                    .stream()
                    .filter(it -> it.number() > after.getOrDefault(it.series(), Long.MAX_VALUE))
                    .forEach(changes::add);
        }
        changes.sort(Comparator.comparingLong(Upload::number));
        return changes;
    }

    @Override
    public List<KeptMeasurement> list(String series, Wanted wanted) {
        Listing listing = new Listing(catalogue.get(series), wanted);
        Position position = new Position(0, Long.MIN_VALUE, 0);
        List<Kept> page;
        do {
            // Blocks know dates in UTC.
            page = page(
                    List.of(listing.series.number()),
                    position,
                    wanted.from() == null
                            ? Long.MIN_VALUE
                            : micros(wanted.from().minus(MARGIN)),
                    wanted.until() == null
                            ? Long.MAX_VALUE
                            : micros(wanted.until().plus(MARGIN)));
            Map<Long, Map<Integer, Long>> superseded =
                    supersededBy(page.stream().map(Kept::number).toList());
            for (Kept kept : page) {
                listing.add(kept, superseded.getOrDefault(kept.number(), Map.of()));
                position = new Position(kept.series(), kept.block().firstAt(), kept.number());
                if (listing.isFull()) {
                    return listing.found;
                }
            }
        } while (page.size() == BLOCKS_AT_ONCE);
        return listing.found;
    }

    private Map<Long, Map<Integer, Long>> supersededBy(List<Long> blocks) {
        Map<Long, Map<Integer, Long>> superseded = new HashMap<>();
        if (!blocks.isEmpty()) {
            jdbc.sql("select block, place, upload from measurement_superseded where block in (:blocks)")
                    .param("blocks", blocks)
                    .query(row -> {
                        superseded
                                .computeIfAbsent(row.getLong("block"), it -> new HashMap<>())
                                .put(row.getInt("place"), row.getLong("upload"));
                    });
        }
        return superseded;
    }

    /** Collects what is listed of a series. */
    private static final class Listing {

        private final SeriesRecord series;
        private final Wanted wanted;
        private final Layout layout;
        private final int usual;
        private final long from;
        private final long until;
        private final List<KeptMeasurement> found = new ArrayList<>();
        private int skipped;

        Listing(SeriesRecord series, Wanted wanted) {
            this.series = series;
            this.wanted = wanted;
            this.layout = Layout.of(series.definition());
            this.usual = layout.time(series.definition().usualTime());
            this.from = wanted.from() == null ? Long.MIN_VALUE : micros(wanted.from());
            this.until = wanted.until() == null ? Long.MAX_VALUE : micros(wanted.until());
        }

        boolean isFull() {
            return found.size() >= wanted.limit();
        }

        void add(Kept kept, Map<Integer, Long> superseded) {
            MeasurementBlock.Reader reader = kept.block().open();
            while (reader.hasNext() && !isFull()) {
                Measurement measurement = reader.next();
                Long by = superseded.get(reader.place());
                if (!isInTime(measurement.time(usual)) || (by == null && wanted.onlySuperseded())) {
                    continue;
                }
                if (skipped < wanted.skip()) {
                    skipped++;
                } else {
                    found.add(kept(layout, measurement, reader, kept.upload(), by));
                }
            }
        }

        /** What has no time of its own is listed where nobody asks for a time. */
        private boolean isInTime(@Nullable Moment time) {
            if (time == null) {
                return wanted.from() == null && wanted.until() == null;
            }
            long at = time.micros(series.readingZone());
            return at >= from && at < until;
        }
    }

    private static KeptMeasurement kept(
            Layout layout, Measurement measurement, MeasurementBlock.Reader reader, long upload, @Nullable Long by) {
        Map<String, String> times = new LinkedHashMap<>();
        for (int i = 0; i < layout.times().size(); i++) {
            Moment time = measurement.time(i);
            if (time != null) {
                times.put(layout.times().get(i), text(time));
            }
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < layout.attributes().size(); i++) {
            attributes.put(layout.attributes().get(i), measurement.attribute(i));
        }
        Measurement.State state = measurement.state();
        String key = reader.key();
        return new KeptMeasurement(
                times,
                text(measurement.value()),
                text(measurement.part()),
                state == null ? null : state.name().toLowerCase(Locale.ROOT),
                attributes,
                key == null ? null : key.replace('\u0000', ' ').strip(),
                reader.line(),
                upload,
                by);
    }

    private static String text(Moment time) {
        return time.isDate()
                ? LocalDate.ofEpochDay(time.value()).toString()
                : Instant.EPOCH.plus(time.value(), ChronoUnit.MICROS).toString();
    }

    private static @Nullable String text(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private static Upload upload(ResultSet row, int index) throws SQLException {
        return new Upload(
                row.getLong("number"),
                row.getString("series_id"),
                row.getString("name"),
                row.getString("hash"),
                row.getLong("added"),
                row.getLong("unchanged"),
                row.getLong("corrected"),
                row.getLong("refused"),
                instantOrNull(row, "complete_until"),
                instantOrNull(row, "touched_from"),
                row.getString("recorded_by"),
                instant(row, "recorded_at"));
    }

    private static long micros(Instant instant) {
        return Moment.of(instant).value();
    }

    static long number(GeneratedKeyHolder holder) {
        Number key = holder.getKey();
        if (key == null) {
            throw new IllegalStateException("The database has given no key.");
        }
        return key.longValue();
    }
}
