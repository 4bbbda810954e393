package io.attain.measurement;

import io.attain.evaluation.InputReport;
import io.attain.evaluation.MeasurementSource;
import io.attain.terms.SeriesDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Measurements as they were sent. Nothing is ever changed: a later row of the same key counts instead of the earlier. */
public interface MeasurementStore {

    /**
     * Keeps a file of measurements, if it can be read. The very same file again changes nothing.
     *
     * @param series the series' definition, never {@literal null}
     * @param name the file's name, never {@literal null}
     * @param content the file, which is read to its end but not closed, never {@literal null}
     * @param actor the account that sends it, never {@literal null}
     * @return what was read, with the rows that cannot be measurements
     * @throws io.attain.problem.Problem if the file cannot be read to its end; nothing is kept then
     * @throws IOException if the sender breaks off
     */
    InputReport keep(SeriesDefinition series, String name, InputStream content, String actor) throws IOException;

    /**
     * Streams all measurements of a series.
     *
     * @param series the definition to read them by, never {@literal null}
     * @param zone of local times where the definition does not say, never {@literal null}
     * @return a source, without measurements if none have been sent
     */
    MeasurementSource source(SeriesDefinition series, ZoneId zone);

    /**
     * Lists the files of a series.
     *
     * @param series its id, never {@literal null}
     * @return in the order in which they came, possibly empty
     */
    List<Upload> uploads(String series);

    /**
     * A file that was sent.
     *
     * @param name its name
     * @param hash the hash of its bytes
     * @param measurements how many of its rows are measurements
     * @param refused how many are not
     * @param recordedBy the account that sent it
     * @param recordedAt when
     */
    record Upload(String name, String hash, long measurements, long refused, String recordedBy, Instant recordedAt) {}
}
