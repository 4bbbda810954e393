package io.attain.credit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has become of a period so far.
 *
 * @param start its first instant
 * @param end the first instant after it
 * @param lastCause the cause of its last close
 * @param judged whether there are verdicts on it
 * @param waiting its first close, if that waits for missing data; {@literal null} otherwise
 */
public record ClosedPeriod(Instant start, Instant end, int lastCause, boolean judged, @Nullable Close waiting) {}
