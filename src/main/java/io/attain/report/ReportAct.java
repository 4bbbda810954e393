package io.attain.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an owed report.
 *
 * @param number under which it is kept
 * @param owed the report's number
 * @param kind what happened
 * @param account the account that brought it about, {@code engine} where time did
 * @param words why, possibly empty
 * @param delivery what was delivered, {@literal null} for any other kind
 * @param recordedAt when
 */
public record ReportAct(
        long number,
        long owed,
        Kind kind,
        String account,
        String words,
        @Nullable Delivery delivery,
        Instant recordedAt) {

    /** What can happen. */
    public enum Kind {
        /** It is asked for. */
        OPENED,
        /** Its sender delivered it. */
        DELIVERED,
        /** It was due and not there. */
        OVERDUE,
        /** Its receiver confirmed it. */
        CONFIRMED,
        /** Its receiver refused it. */
        REFUSED,
        /** Its receiver did not answer in time. */
        SILENT,
        /** It was given up, by its sender or after its time. */
        MISSING,
        /** The agreement was ended before it was due. */
        NOT_OWED
    }
}
