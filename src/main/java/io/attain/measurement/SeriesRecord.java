package io.attain.measurement;

import io.attain.problem.Problem;
import io.attain.terms.SeriesDefinition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What the server knows about a series.
 *
 * @param number by which the server knows it
 * @param definition its newest definition
 * @param zone of local times where the definition does not say, {@literal null} while nobody has needed one
 * @param measurements how many it has, superseded ones included
 * @param lastUpload the number of the last upload that changed something or declared it complete, 0 for none
 * @param contentHash the hash of all uploads that changed something, in order, each with the hash before it
 * @param completeUntil up to when it was declared complete, {@literal null} when it never was
 */
public record SeriesRecord(
        int number,
        SeriesDefinition definition,
        @Nullable ZoneId zone,
        long measurements,
        long lastUpload,
        String contentHash,
        @Nullable Instant completeUntil) {

    /** Returns the series' id. */
    public String id() {
        return definition.id();
    }

    /** Returns the zone of local times, UTC where nobody says another. */
    public ZoneId readingZone() {
        ZoneId own = definition.zone();
        if (own != null) {
            return own;
        }
        return zone == null ? ZoneOffset.UTC : zone;
    }

    /**
     * Reads a time that somebody wrote: a date, which stands for its first instant in the series' zone, or an instant with
     * its offset.
     *
     * @param text never {@literal null}
     * @throws Problem if it is neither
     */
    public Instant instant(String text) {
        try {
            return TimeParser.instant(text, readingZone());
        } catch (DateTimeException | IllegalArgumentException unfit) {
            throw Problem.refused("“" + text
                    + "” is no time: expected a date such as 2026-05-01, or an instant such as 2026-05-01T00:00:00Z.");
        }
    }

    /** Tells whether the series was declared complete up to an instant. */
    public boolean isCompleteUntil(Instant end) {
        return completeUntil != null && !completeUntil.isBefore(end);
    }
}
