package io.attain.report;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A report that one party owes another by a date.
 *
 * @param number under which it is kept
 * @param reference the agreement's reference
 * @param version the version of the terms by which it is owed
 * @param report the report's id in the terms
 * @param occurrence the day that its rule names
 * @param due when it is due in the agreement's zone, a date or a date with its time
 * @param dueAt that instant; of a date the end of its day, which is late already
 * @param sender the party that owes it
 * @param receiver the party that receives it
 * @param status what has become of it
 * @param deliveredAt when it was last delivered, {@literal null} when it never was or the delivery was refused
 * @param openedAt from when on it was asked for
 */
public record OwedReport(
        long number,
        String reference,
        int version,
        String report,
        LocalDate occurrence,
        String due,
        Instant dueAt,
        String sender,
        String receiver,
        Status status,
        @Nullable Instant deliveredAt,
        Instant openedAt) {

    /** What has become of a report. */
    public enum Status {
        /** It is asked for. */
        OPEN,
        /** It is delivered; its receiver is asked. */
        DELIVERED,
        /** Its receiver refused it, so it is asked for again. */
        REFUSED,
        /** It is delivered and confirmed. */
        CONFIRMED,
        /** There was none. */
        MISSING,
        /** It is not owed any more, since the agreement was ended before. */
        NOT_OWED;

        /** Tells whether its sender is asked for it. */
        public boolean isAsked() {
            return this == OPEN || this == REFUSED;
        }
    }

    /** Returns what files and messages call it. */
    public String name() {
        return "report " + number;
    }

    /** Tells whether all of a day is in time, and its times are dates. */
    public boolean isByDay() {
        return due.length() == LocalDate.EPOCH.toString().length();
    }

    /** Tells whether a delivery then is late. */
    public boolean isLate(Instant at) {
        return isByDay() ? !at.isBefore(dueAt) : at.isAfter(dueAt);
    }

    /** Returns the last instant that is in time, to the second. */
    public Instant lastMoment() {
        return isByDay() ? dueAt.minusSeconds(1) : dueAt;
    }
}
