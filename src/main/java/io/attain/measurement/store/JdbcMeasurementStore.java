package io.attain.measurement.store;

import io.attain.evaluation.InputReport;
import io.attain.evaluation.Measurement;
import io.attain.evaluation.MeasurementSource;
import io.attain.evaluation.UnreadableSourceException;
import io.attain.measurement.FileSource;
import io.attain.measurement.MeasurementFile;
import io.attain.measurement.MeasurementStore;
import io.attain.problem.Problem;
import io.attain.terms.CanonicalHash;
import io.attain.terms.SeriesDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Repository
class JdbcMeasurementStore implements MeasurementStore {

    /** H2 takes at most 1,048,576 bytes in one such column. */
    private static final int CHUNK = 1_000_000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;

    JdbcMeasurementStore(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public InputReport keep(SeriesDefinition series, String name, InputStream content, String actor)
            throws IOException {
        Path file = Files.createTempFile("attain-measurements", null);
        try {
            Files.copy(content, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            InputReport report = read(series, new MeasurementFile(name, () -> Files.newInputStream(file)));
            transaction.executeWithoutResult(status -> insert(report, file, actor));
            return report;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Override
    public MeasurementSource source(SeriesDefinition series, ZoneId zone) {
        List<MeasurementFile> files = jdbc.sql(
                        "select id, name from measurement_upload where series = :series order by id")
                .param("series", series.id())
                .query((row, number) -> {
                    long upload = row.getLong("id");
                    return new MeasurementFile(row.getString("name"), () -> open(upload));
                })
                .list();
        return files.isEmpty()
                ? new NoMeasurements(series)
                : new FileSource(series, zone, files, bytes -> {
                    // Nobody watches the progress of a close.
                });
    }

    @Override
    public List<Upload> uploads(String series) {
        return jdbc.sql("select * from measurement_upload where series = :series order by id")
                .param("series", series)
                .query((row, number) -> new Upload(
                        row.getString("name"),
                        row.getString("hash"),
                        row.getLong("measurements"),
                        row.getLong("refused"),
                        row.getString("recorded_by"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static InputReport read(SeriesDefinition series, MeasurementFile file) {
        try {
            return new FileSource(series, ZoneOffset.UTC, List.of(file), bytes -> {}).read(new Nobody());
        } catch (UnreadableSourceException unreadable) {
            throw Problem.refused(String.valueOf(unreadable.getMessage()));
        }
    }

    private void insert(InputReport report, Path file, String actor) {
        boolean known = jdbc.sql("select count(*) from measurement_upload where series = :series and hash = :hash")
                        .param("series", report.series())
                        .param("hash", report.hash())
                        .query(Long.class)
                        .single()
                > 0;
        if (known) {
            return;
        }
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql(
                        "insert into measurement_upload (series, name, hash, measurements, refused, recorded_by, recorded_at) values (:series, :name, :hash, :measurements, :refused, :actor, :now)")
                .param("series", report.series())
                .param("name", report.source())
                .param("hash", report.hash())
                .param("measurements", report.measurements())
                .param("refused", report.refusedRows())
                .param("actor", actor)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update(key, "id");
        Number upload = key.getKey();
        if (upload == null) {
            throw new IllegalStateException("The database has given no key.");
        }
        insertChunks(upload.longValue(), file);
    }

    private void insertChunks(long upload, Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            int number = 0;
            for (byte[] chunk = content.readNBytes(CHUNK); chunk.length > 0; chunk = content.readNBytes(CHUNK)) {
                jdbc.sql("insert into measurement_chunk (upload, number, content) values (:upload, :number, :content)")
                        .param("upload", upload)
                        .param("number", number++)
                        .param("content", chunk)
                        .update();
            }
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private InputStream open(long upload) {
        int count = jdbc.sql("select count(*) from measurement_chunk where upload = :upload")
                .param("upload", upload)
                .query(Integer.class)
                .single();
        return new ChunkStream(count, number -> jdbc.sql(
                        "select content from measurement_chunk where upload = :upload and number = :number")
                .param("upload", upload)
                .param("number", number)
                .query((row, index) -> row.getBytes("content"))
                .single());
    }

    /** Lets measurements pass, when only the report is wanted. */
    private static final class Nobody implements MeasurementSource.Sink {

        @Override
        public void accept(Measurement measurement) {
            // The report counts them.
        }

        @Override
        public void restart() {
            // Nothing was remembered.
        }
    }

    /** A series that nothing has been sent for: its objectives are judged by their rule for missing data. */
    private record NoMeasurements(SeriesDefinition series) implements MeasurementSource {

        @Override
        public InputReport read(@Nullable Sink sink) {
            return new InputReport(series.id(), "nothing was sent", CanonicalHash.of(""), 0, 0, 0, 0, 0, 0, List.of());
        }
    }
}
