package io.attain.evaluation;

import java.util.List;

/**
 * What was read from a source of measurements.
 *
 * @param series the series' id
 * @param source what was read, usually a file's name
 * @param hash SHA-256 of the bytes as they were given, as {@code sha256:…}
 * @param rows how many rows there were
 * @param measurements how many of them are measurements that count
 * @param skipped how many are no measurements by the series' definition
 * @param unchanged how many repeat a key with the same content
 * @param superseded how many were superseded by a later row of the same key
 * @param refusedRows how many could not be read
 * @param refusals the first of those, with the reason
 */
public record InputReport(
        String series,
        String source,
        String hash,
        long rows,
        long measurements,
        long skipped,
        long unchanged,
        long superseded,
        long refusedRows,
        List<Refusal> refusals) {

    /** Copies the list. */
    public InputReport {
        refusals = List.copyOf(refusals);
    }

    /**
     * A row that could not be read.
     *
     * @param line its line, or its place from 1 in a JSON array
     * @param column the column, empty when the whole row is meant
     * @param value what stands there, shortened when long
     * @param reason why it cannot be read
     */
    public record Refusal(long line, String column, String value, String reason) {}
}
