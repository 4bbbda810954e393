package io.attain.evaluation;

import java.time.Duration;
import java.time.Instant;

/**
 * One step of the account of a deadline or an elapsed time, in the order of time.
 *
 * @param kind what happened
 * @param from the step's begin
 * @param until the step's end, not earlier than {@code from}, except where a deadline is counted backwards
 * @param counted the time that counted: of {@link Kind#OPEN} what it adds to the elapsed time, of {@link Kind#PAUSED} the
 *     open time that it takes out (or adds to a deadline in working days), of {@link Kind#TOTAL} the sum, else zero
 * @param reason why, in English: the name of a holiday, the number of the working day …
 */
public record Step(Kind kind, Instant from, Instant until, Duration counted, String reason) {

    /** What a step is. */
    public enum Kind {
        /** The clock ran. */
        OPEN,
        /** The calendar was closed. */
        CLOSED,
        /** The clock was paused in open time. */
        PAUSED,
        /** Days were counted. */
        DAYS,
        /** The deadline. */
        DUE,
        /** The elapsed time as a whole. */
        TOTAL
    }
}
