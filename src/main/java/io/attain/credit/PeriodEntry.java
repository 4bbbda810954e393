package io.attain.credit;

import java.time.Instant;

/**
 * A period of an agreement that has begun.
 *
 * @param label a short name such as {@code 2026-04}
 * @param start its first instant
 * @param end the first instant after it
 * @param state how far it has come
 */
public record PeriodEntry(String label, Instant start, Instant end, State state) {

    /** How far a period has come. */
    public enum State {
        /** It is not over. */
        RUNNING,
        /** It is over, and its measurements may still come. */
        OVER,
        /** It is closed, but data is missing that its owner has been asked for. */
        WAITING_FOR_DATA,
        /** There are verdicts on it. */
        JUDGED
    }
}
