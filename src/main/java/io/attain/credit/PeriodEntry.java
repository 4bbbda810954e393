package io.attain.credit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A period of an agreement that can be closed, or has been.
 *
 * @param label a short name such as {@code 2026-04}
 * @param start its first instant
 * @param end the first instant after it
 * @param over whether it is over
 * @param closeId the close's id, {@literal null} if it is not closed yet
 */
public record PeriodEntry(String label, Instant start, Instant end, boolean over, @Nullable Long closeId) {}
