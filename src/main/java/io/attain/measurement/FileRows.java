package io.attain.measurement;

import io.attain.evaluation.Measurement;
import io.attain.evaluation.UnreadableSourceException;
import io.attain.terms.SeriesDefinition;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads files of one series row by row, on a thread of its own. */
final class FileRows {

    private static final long PROGRESS_EVERY = 10_000;

    private final SeriesDefinition series;
    private final RowMapper mapper;
    private final RowReader reader;
    private final LongConsumer progress;

    /**
     * Prepares to read.
     *
     * @param series the series' definition
     * @param mapper turns rows into measurements; while a file is read only the other thread uses its parsers
     * @param progress is told now and then, on the other thread, how many bytes of the file at hand have been read
     */
    FileRows(SeriesDefinition series, RowMapper mapper, LongConsumer progress) {
        this.series = series;
        this.mapper = mapper;
        this.reader = RowReader.of(series, mapper);
        this.progress = progress;
    }

    /** A row, and its measurement or why it is none; neither when the series skips it. */
    record Mapped(Row row, @Nullable Measurement measurement, @Nullable UnfitRowException problem) {}

    /**
     * Reads a file to its end.
     *
     * @param file the file
     * @param rows takes its rows, in order, on this thread
     * @return the hash of its bytes
     * @throws UnreadableSourceException when it cannot be read to its end
     */
    String read(MeasurementFile file, Consumer<Mapped> rows) {
        String[] hash = new String[1];
        long[] taken = new long[1];
        try {
            ReadAhead.<Mapped>run(ahead -> hash[0] = readAhead(file, ahead), row -> {
                taken[0]++;
                rows.accept(row);
            });
            return hash[0];
        } catch (CharacterCodingException problem) {
            throw new UnreadableSourceException(
                    file.name() + ": after row " + taken[0] + " " + RowReader.WRONG_ENCODING, problem);
        } catch (EOFException | ZipException problem) {
            throw new UnreadableSourceException(
                    file.name() + ": the packed file is damaged or was cut off after row " + taken[0]
                            + "; transfer it again",
                    problem);
        } catch (IOException problem) {
            throw new UnreadableSourceException(file.name() + ": cannot be read: " + problem.getMessage(), problem);
        }
    }

    private String readAhead(MeasurementFile file, Consumer<Mapped> rows) throws IOException {
        try (SourceStream stream = SourceStream.open(file, series.encoding())) {
            long[] count = new long[1];
            reader.read(file.name(), stream.reader(), row -> {
                if (++count[0] % PROGRESS_EVERY == 0) {
                    progress.accept(stream.bytesRead());
                }
                rows.accept(map(row));
            });
            return stream.hash();
        }
    }

    private Mapped map(Row row) {
        if (row.problem() == null && mapper.skips(row)) {
            return new Mapped(row, null, null);
        }
        try {
            return new Mapped(row, mapper.map(row), null);
        } catch (UnfitRowException problem) {
            return new Mapped(row, null, problem);
        }
    }
}
