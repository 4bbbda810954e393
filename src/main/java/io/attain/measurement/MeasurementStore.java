package io.attain.measurement;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.attain.evaluation.InputReport;
import io.attain.evaluation.InputReport.Refusal;
import io.attain.evaluation.MeasurementSource;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Measurements as they were sent. Rows are only ever added: a later one of the same key supersedes the earlier, which stays
 * readable.
 */
public interface MeasurementStore {

    /**
     * Keeps a file of measurements, all of it in one transaction. What is known already with the same content is left as it
     * is, so that a file can be sent again.
     *
     * @param series the series' id, never {@literal null}
     * @param submission what comes with the file, never {@literal null}
     * @param content the file, which is read to its end but not closed, never {@literal null}
     * @return how many of its rows were new, unchanged, corrected and refused
     * @throws io.attain.problem.Problem if there is no such series, the file cannot be read to its end, or rows are refused
     *     and not to be left out; nothing is kept then
     * @throws IOException if the sender breaks off; nothing is kept then
     */
    Receipt keep(String series, Submission submission, InputStream content) throws IOException;

    /**
     * Declares that a series is complete, without a file. What was declared before is never taken back.
     *
     * @param series the series' id, never {@literal null}
     * @param until up to when, never {@literal null}
     * @param actor the account that declares it, never {@literal null}
     * @throws io.attain.problem.Problem if there is no such series
     */
    void declareComplete(String series, Instant until, String actor);

    /**
     * What comes with a file.
     *
     * @param name the file's name
     * @param acceptsTheRest whether rows that are refused are left out; else they refuse the whole file
     * @param completeUntil up to when the series is complete with this file, {@literal null} if that is not said
     * @param actor the account that sends it
     */
    record Submission(String name, boolean acceptsTheRest, @Nullable Instant completeUntil, String actor) {

        private static final int LONGEST_NAME = 200;

        /** Takes out of a name what no file is called, and cuts what is too long to read. */
        public Submission {
            String plain = name.replaceAll("\\p{Cntrl}", " ").strip();
            name = plain.length() <= LONGEST_NAME ? plain : plain.substring(0, LONGEST_NAME - 1) + "…";
        }
    }

    /**
     * What became of a file.
     *
     * @param upload the number under which it is recorded
     * @param series the series' id
     * @param hash the hash of its bytes
     * @param rows how many rows it has
     * @param added how many were not known
     * @param unchanged how many were known with the same content
     * @param corrected how many were known with another content, which they supersede
     * @param skipped how many are no measurements by the series' definition
     * @param refused how many could not be read
     * @param refusals the first 10,000 of those, each with line, column, value and reason
     */
    record Receipt(
            long upload,
            String series,
            String hash,
            long rows,
            @JsonProperty("new") long added,
            long unchanged,
            long corrected,
            long skipped,
            long refused,
            List<Refusal> refusals) {}

    /**
     * Streams the measurements of many series, one series after the other and each in order of its usual time. What is read
     * of a series are whole uploads: those that were there when the reading began.
     *
     * @param readings what is wanted, never {@literal null}; of one series there may be several
     * @return what was read, by the series' id
     * @throws io.attain.problem.Problem if there is no such series
     */
    Map<String, InputReport> read(Collection<Reading> readings);

    /**
     * What is wanted of a series.
     *
     * @param series its id
     * @param from the first instant that matters by the usual time, {@literal null} for all; what is handed on may begin
     *     earlier
     * @param until the first instant that does not matter any more, {@literal null} for all
     * @param sink takes the measurements
     */
    record Reading(String series, @Nullable Instant from, @Nullable Instant until, MeasurementSource.Sink sink) {}

    /**
     * Lists what was sent for a series.
     *
     * @param series its id, never {@literal null}
     * @return the last hundred, newest first, possibly empty
     */
    List<Upload> uploads(String series);

    /**
     * Lists the uploads of many series that changed something after another one.
     *
     * @param after the number of that other one by the series' id, never {@literal null}
     * @return in order, possibly empty
     */
    List<Upload> changes(Map<String, Long> after);

    /**
     * A file that was sent, or a declaration without one.
     *
     * @param number under which it is recorded
     * @param series the series' id
     * @param name the file's name, empty for a declaration
     * @param hash the hash of its bytes, empty for a declaration
     * @param added how many rows were not known
     * @param unchanged how many were known with the same content
     * @param corrected how many supersede one with another content
     * @param refused how many were left out
     * @param completeUntil up to when the series was declared complete with it, {@literal null} if it was not
     * @param touchedFrom the earliest time in a row that was added, corrected or superseded, {@literal null} if there is
     *     none
     * @param recordedBy the account that sent it
     * @param recordedAt when
     */
    record Upload(
            long number,
            String series,
            String name,
            String hash,
            @JsonProperty("new") long added,
            long unchanged,
            long corrected,
            long refused,
            @Nullable Instant completeUntil,
            @Nullable Instant touchedFrom,
            String recordedBy,
            Instant recordedAt) {}

    /**
     * Lists measurements for people, superseded ones included.
     *
     * @param series the series' id, never {@literal null}
     * @param wanted which, never {@literal null}
     * @return in order of the usual time, at most as many as wanted
     */
    List<KeptMeasurement> list(String series, Wanted wanted);

    /**
     * Which measurements are listed.
     *
     * @param from the first usual time, {@literal null} for the earliest
     * @param until the first usual time that is not wanted any more, {@literal null} for none
     * @param onlySuperseded whether only those are wanted that others supersede
     * @param skip how many of the first are left out
     * @param limit how many at most
     */
    record Wanted(@Nullable Instant from, @Nullable Instant until, boolean onlySuperseded, int skip, int limit) {}
}
